/*
 * Asking: requests to the pages of a night with one call, for tests.
 *
 *	fill("/call/1/comment", "qa"); with("text", "heard");
 *	answered() -> 303, and `response`
 *
 * Each file of tests has a database of its own, which it names first: ASKED_DB.
 */
#ifndef AUSCULT_ASKING_H
#define AUSCULT_ASKING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "database.h"
#include "responder.h"
#include "sample_call.h"
#include "sample_staff.h"

/* Of somebody who has not signed in. */
#define VISIT "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static struct responder *responder;
static struct request request;
static struct response response;

static inline int open_night(void **state)
{
	const struct responder_settings settings = {
		.database = ASKED_DB, .threads = 1, .is_local = true
	};
	const struct run_record run = { .version = "0", .jobs = 1 };
	const struct store_key key = sample_key('e', 'r');
	struct store *store = NULL;
	struct call call = { 0 };
	struct failure why;
	enum status rc;

	(void)state;
	database_remove(ASKED_DB);
	rc = store_new(&store, ASKED_DB, STORE_WRITE, &why);
	if (rc == STATUS_OK)
		rc = store_begin_run(store, &run, &why);
	if (rc == STATUS_OK && sample_call(&call, 'a'))
		rc = store_put_call(store, &call, &key, &why);
	call_release(&call);
	if (rc == STATUS_OK)
		rc = sample_staff(store, &why);
	store_free(store);
	if (rc == STATUS_OK)
		rc = responder_new(&responder, &settings, &why);
	return rc == STATUS_OK ? 0 : -1;
}

static inline int close_night(void **state)
{
	(void)state;
	response_release(&response);
	arena_release(&request.arena);
	responder_free(responder);
	responder = NULL;
	return 0;
}

/* A request without fields; with() adds them. */
static inline void begin(
	const char *method, const char *path, const char *session)
{
	response_release(&response);
	arena_release(&request.arena);
	request = (struct request){ .method = method,
		.path = path,
		.address = "127.0.0.1",
		.host = "127.0.0.1:8010",
		.origin = "",
		.range = "",
		.languages = "",
		.session = session,
		.visit = VISIT,
		.tongue = "" };
}

static inline void with(const char *name, const char *value)
{
	request_add(&request, name, value, strlen(value));
}

static inline int answered(void)
{
	responder_answer(responder, &request, &response);
	return response.status;
}

static inline int get(const char *path, const char *session)
{
	begin("GET", path, session);
	return answered();
}

/* A form of ours, to which with() adds. */
static inline void fill(const char *path, const char *session)
{
	begin("POST", path, session);
	with("form", sample_form(*session ? session : VISIT).text);
}

static inline void assert_page_has(const char *text)
{
	assert_non_null(strstr(text_string(&response.body), text));
}

static inline void assert_page_lacks(const char *text)
{
	assert_null(strstr(text_string(&response.body), text));
}

static inline void assert_sent_to(const char *where)
{
	assert_int_equal(response.status, 303);
	assert_string_equal(response.location, where);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_night, close_night)

#endif
