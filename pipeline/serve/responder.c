#include "responder.h"

#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <time.h>

#include "act.h"
#include "log.h"
#include "rate.h"
#include "route.h"
#include "session.h"

struct responder {
	struct responder_settings settings;
	struct rate rate;
	mtx_t lock; /* of what follows, and of `rate` */
	struct store *stores[RESPONDER_THREADS_MOST];
	int free_count; /* stores that nobody uses */
};

/* There are as many as threads. */
static struct store *borrow_store(struct responder *responder)
{
	struct store *store;

	(void)mtx_lock(&responder->lock);
	store = responder->stores[--responder->free_count];
	(void)mtx_unlock(&responder->lock);
	return store;
}

static void give_back(struct responder *responder, struct store *store)
{
	(void)mtx_lock(&responder->lock);
	responder->stores[responder->free_count++] = store;
	(void)mtx_unlock(&responder->lock);
}

static bool is_too_fast(struct responder *responder, const char *address)
{
	bool is_allowed;

	(void)mtx_lock(&responder->lock);
	is_allowed = rate_allows(&responder->rate, address);
	(void)mtx_unlock(&responder->lock);
	return !is_allowed;
}

/* By the reader's choice, else by what the browser wants. */
static void choose_tongue(struct visit *visit)
{
	struct request *request = visit->request;
	const char *chosen = request_field(request, "tongue");

	if (chosen &&
		(strcmp(chosen, "zh") == 0 || strcmp(chosen, "en") == 0)) {
		struct response *response = visit->response;

		response->cookies[response->cookie_count++] =
			(struct cookie){ "auscult_tongue", chosen,
				365 * 24 * 3600 };
		request->tongue = chosen;
	}
	visit->page.is_chinese =
		*request->tongue ? strcmp(request->tongue, "zh") == 0
				 : strncmp(request->languages, "zh", 2) == 0;
}

/* Another place's name for this address would let its scripts in. */
static bool is_own_host(const struct responder *responder, const char *host)
{
	size_t length =
		*host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":");

	if (!responder->settings.is_local)
		return true;
	return (length == 9 && strncmp(host, "localhost", 9) == 0) ||
	       strncmp(host, "127.", 4) == 0 ||
	       (length == 5 && strncmp(host, "[::1]", 5) == 0);
}

static enum status refuse(struct visit *visit, int status, struct failure *why)
{
	visit->response->status = status;
	page_set(&visit->page, "is_error", "1");
	page_set(&visit->page,
		status == 403	? "is_forbidden"
		: status == 404 ? "is_not_found"
		: status < 500	? "is_wrong"
				: "is_broken",
		"1");
	return visit_show(visit, "problem", why);
}

/* Whether `query` finds what the path names. What may not be seen is as if it
 * were not there. */
static enum status is_found(
	struct visit *visit, const char *query, bool *is, struct failure *why)
{
	struct table table = { 0 };
	enum status rc = visit_read(visit, query, &table, why);

	if (rc == STATUS_OK)
		*is = table.row_count > 0;
	table_release(&table);
	return rc;
}

/* Rows are numbered from 1, and 2^63 are never had. */
static bool is_number(const char *object)
{
	size_t length = strspn(object, "0123456789");

	return object[length] == '\0' && length > 0 && length < 19;
}

/* Fills `status` with that of a refusal; 0 for none. */
static enum status find_refusal(
	struct visit *visit, int *status, struct failure *why)
{
	const struct route *route = visit->route;
	bool is = true;
	enum status rc = STATUS_OK;

	*status = 0;
	if ((route->right != RIGHT_ANYBODY &&
		    !access_has(visit->account.role, route->right)) ||
		(strcmp(route->method, "POST") == 0 &&
			!session_is_own_form(visit)))
		*status = 403;
	else if (route->is_of_call && !is_number(visit->object))
		is = false;
	else if (route->is_of_call || route->must_find)
		rc = is_found(visit,
			route->is_of_call ? "call_visible" : route->must_find,
			&is, why);
	if (!is)
		*status = 404;
	return rc;
}

/* What failed by the request is told; what failed by us is logged. */
static enum status answer_failure(
	struct visit *visit, enum status rc, struct failure *why)
{
	struct failure said = *why;
	int status = rc == STATUS_NOT_FOUND ? 404 : 500;

	text_clear(&visit->response->body);
	if (strstr(said.text, "constraint failed"))
		status = 400;
	if (rc != STATUS_NOT_FOUND && status == 500)
		log_line(LOG_ERROR, "review: %s: %s", visit->request->path,
			said.text);
	visit->page.value_count = 0;
	return refuse(visit, status, why);
}

static enum status answer(struct visit *visit, struct failure *why)
{
	bool is_known;
	int status;
	enum status rc;

	visit->route = route_find(visit->request->method, visit->request->path,
		&visit->request->arena, &visit->object, &is_known);
	if (visit->route && visit->route->run == act_asset)
		return act(visit, why);
	rc = session_find(visit, why);
	if (rc != STATUS_OK)
		return rc;
	if (!visit->route)
		return refuse(visit, is_known ? 405 : 404, why);
	if (visit->route->right != RIGHT_ANYBODY &&
		!visit_is_signed_in(visit)) {
		visit_send_to(visit, "/sign-in");
		return STATUS_OK;
	}
	rc = find_refusal(visit, &status, why);
	if (rc == STATUS_OK && status)
		return refuse(visit, status, why);
	return rc == STATUS_OK ? act(visit, why) : rc;
}

void responder_answer(struct responder *responder, struct request *request,
	struct response *response)
{
	struct visit visit = { .request = request,
		.response = response,
		.object = "",
		.recordings = responder->settings.recordings,
		.now_s = (int64_t)time(NULL) };
	struct failure why = { "" };
	enum status rc;

	visit.store = borrow_store(responder);
	choose_tongue(&visit);
	if (!is_own_host(responder, request->host))
		response->status = 421;
	else if (is_too_fast(responder, request->address)) {
		response->status = 429;
		response->retry_s = 1;
	} else {
		rc = answer(&visit, &why);
		if (rc != STATUS_OK)
			rc = answer_failure(&visit, rc, &why);
		if (rc != STATUS_OK)
			response->status = 500;
	}
	page_release(&visit.page);
	give_back(responder, visit.store);
}

static enum status open_stores(struct responder *responder, struct failure *why)
{
	const struct responder_settings *settings = &responder->settings;
	enum status rc = STATUS_OK;

	for (int i = 0; i < settings->threads && rc == STATUS_OK; i++) {
		rc = store_new(&responder->stores[i], settings->database,
			STORE_WRITE, why);
		if (rc == STATUS_OK)
			responder->free_count++;
	}
	return rc;
}

enum status responder_new(struct responder **out,
	const struct responder_settings *settings, struct failure *why)
{
	struct responder *responder = calloc(1, sizeof(*responder));
	enum status rc;

	if (!responder)
		return failure_no_memory(why);
	responder->settings = *settings;
	if (mtx_init(&responder->lock, mtx_plain) != thrd_success) {
		free(responder);
		return failure_no_memory(why);
	}
	rc = open_stores(responder, why);
	if (rc == STATUS_OK)
		*out = responder;
	else
		responder_free(responder);
	return rc;
}

void responder_free(struct responder *responder)
{
	if (!responder)
		return;
	for (int i = 0; i < responder->free_count; i++)
		store_free(responder->stores[i]);
	mtx_destroy(&responder->lock);
	free(responder);
}
