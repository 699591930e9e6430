#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "database.h"
#include "sample_call.h"
#include "store.h"

/* Two shards, what they are merged into, and one machine that heard all. */
#define FIRST "store_merge_first.tmp.db"
#define SECOND "store_merge_second.tmp.db"
#define MERGED "store_merge_merged.tmp.db"
#define WHOLE "store_merge_whole.tmp.db"

static const char *const names[] = { FIRST, SECOND, MERGED, WHOLE };

static int remove_databases(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++)
		database_remove(names[i]);
	return 0;
}

/* Stores one run of calls, by their letters. */
static void hear(
	const char *path, const char *contents, char engine, char rules)
{
	const struct run_record run = { .version = "0", .jobs = 1 };
	struct store_key key = sample_key(engine, rules);
	struct store *store = NULL;
	struct call call = { 0 };
	struct failure why;

	assert_int_equal(store_new(&store, path, STORE_WRITE, &why), STATUS_OK);
	assert_int_equal(store_begin_run(store, &run, &why), STATUS_OK);
	for (; *contents; contents++) {
		call_clear(&call);
		assert_true(sample_call(&call, *contents));
		assert_int_equal(
			store_put_call(store, &call, &key, &why), STATUS_OK);
	}
	assert_int_equal(store_put_failure(store, "bad.wav", "is empty", &why),
		STATUS_OK);
	assert_int_equal(store_end_run(store, &run, &why), STATUS_OK);
	call_release(&call);
	store_free(store);
}

static enum status merge(
	const char *path, bool is_mixed, int64_t *added, struct failure *why)
{
	struct store *store = NULL;
	enum status rc = store_new(&store, MERGED, STORE_WRITE, why);

	assert_int_equal(rc, STATUS_OK);
	rc = store_merge(store, path, is_mixed, added, why);
	store_free(store);
	return rc;
}

static void expect_merged(const char *path, int64_t calls)
{
	struct failure why = { "" };
	int64_t added = -1;

	if (merge(path, false, &added, &why) != STATUS_OK)
		print_error("%s\n", why.text);
	assert_int_equal(added, calls);
}

/* Rows of `table` that only one of the two databases has. */
static void expect_same_rows(const char *table)
{
	char sql[512];

	(void)snprintf(sql, sizeof(sql),
		"ATTACH '" WHOLE "' AS whole;"
		"SELECT * FROM (SELECT * FROM main.%s EXCEPT "
		"SELECT * FROM whole.%s);"
		"SELECT * FROM (SELECT * FROM whole.%s EXCEPT "
		"SELECT * FROM main.%s);",
		table, table, table, table);
	database_expect(MERGED, sql, "");
}

static void merged_shards_are_the_whole_row_for_row(void **state)
{
	static const char *const tables[] = { "failure", "engine", "pack",
		"section", "rule", "call", "hearing", "turn", "word",
		"utterance", "sound", "measure", "judgement", "section_score",
		"verdict", "evidence", "assessment", "reason" };

	(void)state;
	hear(FIRST, "ab", 'e', 'r');
	hear(SECOND, "cd", 'e', 'r');
	hear(WHOLE, "ab", 'e', 'r');
	hear(WHOLE, "cd", 'e', 'r');
	expect_merged(FIRST, 2);
	expect_merged(SECOND, 2);
	database_execute(MERGED, "UPDATE failure SET run_id = 2");
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		expect_same_rows(tables[i]);
}

static void what_was_said_in_a_shard_is_found(void **state)
{
	(void)state;
	hear(FIRST, "a", 'e', 'r');
	expect_merged(FIRST, 1);
	database_expect(MERGED,
		"SELECT count(*) FROM turn_text WHERE turn_text MATCH '有什么'",
		"1");
}

static void merging_twice_adds_nothing(void **state)
{
	(void)state;
	hear(FIRST, "ab", 'e', 'r');
	expect_merged(FIRST, 2);
	expect_merged(FIRST, 0);
	database_expect(MERGED,
		"SELECT (SELECT count(*) FROM run), (SELECT count(*) FROM "
		"hearing), (SELECT count(*) FROM judgement), "
		"(SELECT count(*) FROM reason)",
		"1|2|4|2");
}

static void a_rating_that_is_not_known_here_is_taken(void **state)
{
	(void)state;
	hear(MERGED, "ab", 'e', 'r');
	database_execute(
		MERGED, "UPDATE call SET satisfaction = nullif(call_id, 1)");
	hear(FIRST, "ab", 'e', 'r');
	expect_merged(FIRST, 0);
	database_expect(MERGED,
		"SELECT (SELECT group_concat(satisfaction) FROM call), "
		"(SELECT group_concat(satisfaction) FROM standing)",
		"4,2|4,2");
}

static void other_rules_of_the_same_hearing_are_added(void **state)
{
	(void)state;
	hear(FIRST, "a", 'e', 'r');
	hear(SECOND, "a", 'e', 's');
	expect_merged(FIRST, 1);
	expect_merged(SECOND, 0);
	database_expect(MERGED,
		"SELECT count(*), count(DISTINCT hearing_id) FROM assessment",
		"2|1");
}

static void a_shard_heard_by_another_engine_is_refused(void **state)
{
	struct failure why = { "" };
	int64_t added = -1;

	(void)state;
	hear(FIRST, "a", 'e', 'r');
	hear(SECOND, "b", 'f', 'r');
	expect_merged(FIRST, 1);
	assert_int_equal(merge(SECOND, false, &added, &why), STATUS_INVALID);
	assert_string_equal(why.text,
		SECOND ": was heard by another zh-cn-8k (ffffffffffff) than "
		       "the calls here; --mixed takes it all the same");
	assert_int_equal(added, -1);
	database_expect(MERGED, "SELECT count(*) FROM call", "1");
}

static void another_engine_is_taken_where_it_is_wanted(void **state)
{
	struct failure why = { "" };
	int64_t added = -1;

	(void)state;
	hear(FIRST, "a", 'e', 'r');
	hear(SECOND, "b", 'f', 'r');
	expect_merged(FIRST, 1);
	assert_int_equal(merge(SECOND, true, &added, &why), STATUS_OK);
	assert_int_equal(added, 1);
}

static void a_failure_is_forgotten_where_the_call_was_heard(void **state)
{
	(void)state;
	hear(FIRST, "a", 'e', 'r');
	hear(SECOND, "", 'e', 'r');
	database_execute(SECOND, "UPDATE failure SET path = 'a.wav'");
	expect_merged(SECOND, 0);
	expect_merged(FIRST, 1);
	database_expect(MERGED, "SELECT path FROM failure", "bad.wav");
}

static void a_database_is_not_merged_into_itself(void **state)
{
	struct failure why = { "" };
	int64_t added = -1;

	(void)state;
	hear(MERGED, "a", 'e', 'r');
	assert_int_equal(
		merge("./" MERGED, false, &added, &why), STATUS_INVALID);
	assert_string_equal(
		why.text, "./" MERGED ": cannot be merged into itself");
}

static void a_shard_that_is_missing_is_named(void **state)
{
	struct failure why = { "" };
	int64_t added = -1;

	(void)state;
	assert_int_equal(merge(FIRST, false, &added, &why), STATUS_NOT_FOUND);
	assert_string_equal(why.text, FIRST ": there is no such database");
}

static void a_foreign_database_is_refused(void **state)
{
	struct failure why = { "" };
	int64_t added = -1;

	(void)state;
	database_execute(FIRST, "CREATE TABLE call (x)");
	assert_int_equal(merge(FIRST, false, &added, &why), STATUS_INVALID);
	assert_string_equal(
		why.text, FIRST ": is a database, but not one of auscult's");
}

#define TEST(name)                       \
	cmocka_unit_test_setup_teardown( \
		name, remove_databases, remove_databases)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(merged_shards_are_the_whole_row_for_row),
		TEST(what_was_said_in_a_shard_is_found),
		TEST(merging_twice_adds_nothing),
		TEST(a_rating_that_is_not_known_here_is_taken),
		TEST(other_rules_of_the_same_hearing_are_added),
		TEST(a_shard_heard_by_another_engine_is_refused),
		TEST(another_engine_is_taken_where_it_is_wanted),
		TEST(a_failure_is_forgotten_where_the_call_was_heard),
		TEST(a_database_is_not_merged_into_itself),
		TEST(a_shard_that_is_missing_is_named),
		TEST(a_foreign_database_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
