#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "database.h"
#include "sample_call.h"
#include "store.h"

#define DB "store_quarantine.tmp.db"
#define SHARD "store_quarantine_shard.tmp.db"
#define REASON "crashed"

static int remove_databases(void **state)
{
	(void)state;
	database_remove(DB);
	database_remove(SHARD);
	return 0;
}

static struct store *open_run(const char *path)
{
	const struct run_record run = { .version = "0", .jobs = 1 };
	struct store *store = NULL;

	assert_int_equal(store_new(&store, path, STORE_WRITE, NULL), STATUS_OK);
	assert_int_equal(store_begin_run(store, &run, NULL), STATUS_OK);
	return store;
}

/* Quarantines the sample call "a" as heard by engine "e". */
static struct store *open_quarantined(const char *path, struct call *call)
{
	const struct store_key key = sample_key('e', 'r');
	struct store *store = open_run(path);

	assert_true(sample_call(call, 'a'));
	assert_int_equal(store_put_quarantine(store, &call->recording.hash,
				 &key, "a.wav", REASON, NULL),
		STATUS_OK);
	return store;
}

/* Whether the call is kept out from that engine, and then for that reason. */
static bool is_kept_out(
	struct store *store, const struct call *call, char engine)
{
	const struct store_key key = sample_key(engine, 'r');
	struct failure reason = { "" };
	bool is_quarantined = false;

	assert_int_equal(store_is_quarantined(store, &call->recording.hash,
				 &key, &is_quarantined, &reason, NULL),
		STATUS_OK);
	assert_string_equal(reason.text, is_quarantined ? REASON : "");
	return is_quarantined;
}

static void a_quarantined_call_is_kept_out_with_the_reason(void **state)
{
	struct call call = { 0 };
	struct store *store = open_quarantined(DB, &call);

	(void)state;
	assert_true(is_kept_out(store, &call, 'e'));
	store_free(store);
	call_release(&call);
}

static void another_engine_may_try_it(void **state)
{
	struct call call = { 0 };
	struct store *store = open_quarantined(DB, &call);

	(void)state;
	assert_false(is_kept_out(store, &call, 'f'));
	store_free(store);
	call_release(&call);
}

static void a_call_that_is_stored_is_kept_out_no_more(void **state)
{
	const struct store_key key = sample_key('e', 'r');
	struct call call = { 0 };
	struct store *store = open_quarantined(DB, &call);

	(void)state;
	assert_int_equal(store_put_call(store, &call, &key, NULL), STATUS_OK);
	assert_false(is_kept_out(store, &call, 'e'));
	store_free(store);
	call_release(&call);
}

static void what_a_shard_quarantined_is_merged(void **state)
{
	struct call call = { 0 };
	struct store *store = open_quarantined(SHARD, &call);
	int64_t added = -1;

	(void)state;
	store_free(store);
	store = open_run(DB);
	assert_int_equal(
		store_merge(store, SHARD, false, &added, NULL), STATUS_OK);
	assert_true(is_kept_out(store, &call, 'e'));
	store_free(store);
	call_release(&call);
}

static void a_run_goes_on_in_another_process(void **state)
{
	struct store *store = open_run(DB);
	const int64_t run_id = store_run_id(store);
	const struct run_record end = { .done = 3 };

	(void)state;
	store_free(store);
	assert_int_equal(store_new(&store, DB, STORE_WRITE, NULL), STATUS_OK);
	store_resume_run(store, run_id);
	assert_int_equal(store_end_run(store, &end, NULL), STATUS_OK);
	store_free(store);
	database_expect(DB, "SELECT done, finished_at NOTNULL FROM run", "3|1");
}

#define QUARANTINE_TEST(test)            \
	cmocka_unit_test_setup_teardown( \
		test, remove_databases, remove_databases)

int main(void)
{
	const struct CMUnitTest tests[] = {
		QUARANTINE_TEST(a_quarantined_call_is_kept_out_with_the_reason),
		QUARANTINE_TEST(another_engine_may_try_it),
		QUARANTINE_TEST(a_call_that_is_stored_is_kept_out_no_more),
		QUARANTINE_TEST(what_a_shard_quarantined_is_merged),
		QUARANTINE_TEST(a_run_goes_on_in_another_process),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
