#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "database.h"
#include "embedded.h"
#include "path.h"
#include "store.h"

#define DB "store.tmp.db"
#define PROCESS_COUNT 8

static int remove_database(void **state)
{
	(void)state;
	database_remove(DB);
	return 0;
}

static enum status open_and_close(enum store_mode mode, struct failure *why)
{
	struct store *store = NULL;
	enum status rc = store_new(&store, DB, mode, why);

	store_free(store);
	return rc;
}

static int newest_version(void)
{
	int count = 0;

	while (schema_files[count].name)
		count++;
	return count;
}

/* A database as the program that knew only the first schema file left it. */
static void make_first_version(void)
{
	database_execute(DB, schema_files[0].text);
	database_execute(DB, "PRAGMA user_version = 1;"
			     "PRAGMA application_id = 0x41757363");
}

static void a_new_database_has_the_newest_version(void **state)
{
	struct failure why;
	char version[8];

	(void)state;
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	(void)snprintf(version, sizeof(version), "%d", newest_version());
	database_expect(DB, "PRAGMA user_version", version);
}

static void a_new_database_says_whose_it_is(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_expect(DB,
		"SELECT application_id = 0x41757363 "
		"FROM pragma_application_id",
		"1");
}

static void every_table_is_strict(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_expect(DB,
		"SELECT name FROM pragma_table_list WHERE schema = 'main' "
		"AND type = 'table' AND NOT strict "
		"AND name NOT LIKE 'sqlite%'",
		"");
}

static void the_journal_is_a_write_ahead_log(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_expect(DB, "PRAGMA journal_mode", "wal");
}

static void opening_twice_changes_nothing(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_execute(DB, "INSERT INTO engine VALUES (1, 'h', 'n')");
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_expect(DB, "SELECT * FROM engine", "1|h|n");
}

static void an_older_database_is_migrated(void **state)
{
	struct failure why;
	char version[8];

	(void)state;
	make_first_version();
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	(void)snprintf(version, sizeof(version), "%d", newest_version());
	database_expect(DB, "PRAGMA user_version", version);
}

static void turns_from_before_the_search_index_are_found(void **state)
{
	struct failure why;

	(void)state;
	make_first_version();
	database_execute(DB,
		"PRAGMA foreign_keys = OFF; INSERT INTO turn (hearing_id, seq, "
		"party, channel, start_s, end_s, text, words) "
		"VALUES (1, 0, 'agent', 1, 0, 1, '请问有什么可以帮您', '[]')");
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_expect(DB,
		"SELECT count(*) FROM turn_text WHERE turn_text MATCH '有什么'",
		"1");
}

static void a_verdict_is_none_but_one_of_four(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_execute(DB,
		"PRAGMA foreign_keys = OFF; "
		"INSERT OR IGNORE INTO verdict (judgement_id, rule, value, "
		"points, is_veto) SELECT 1, value, value, 0, 0 FROM "
		"json_each('[\"pass\",\"fail\",\"unknown\","
		"\"not_applicable\",\"perhaps\"]')");
	database_expect(DB, "SELECT value FROM verdict ORDER BY value",
		"fail\nnot_applicable\npass\nunknown");
}

/* IN would have SQLite make a table with each row to compare with. */
static void a_verdict_is_compared_without_a_list(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_OK);
	database_expect(DB,
		"SELECT sql LIKE '% IN (%' FROM sqlite_schema "
		"WHERE name = 'verdict'",
		"0");
}

static void an_older_database_is_not_read_as_it_is(void **state)
{
	struct failure why;
	char want[128];

	(void)state;
	make_first_version();
	assert_int_equal(open_and_close(STORE_READ, &why), STATUS_INVALID);
	(void)snprintf(want, sizeof(want),
		DB ": has schema version 1, want %d: any writing command "
		   "brings it up to date",
		newest_version());
	assert_string_equal(why.text, want);
}

static void a_newer_database_is_refused(void **state)
{
	struct failure why;

	(void)state;
	make_first_version();
	database_execute(DB, "PRAGMA user_version = 1000");
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_INVALID);
	assert_non_null(strstr(why.text, "has schema version 1000"));
	database_expect(DB, "PRAGMA user_version", "1000");
}

static void a_version_below_nothing_is_refused(void **state)
{
	struct failure why;

	(void)state;
	make_first_version();
	database_execute(DB, "PRAGMA user_version = -1");
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_INVALID);
	assert_non_null(strstr(why.text, "has schema version -1"));
	database_expect(DB, "PRAGMA user_version", "-1");
}

static void somebody_elses_database_is_refused_and_untouched(void **state)
{
	struct failure why;

	(void)state;
	database_execute(DB, "CREATE TABLE photo (name TEXT)");
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_INVALID);
	assert_string_equal(
		why.text, DB ": is a database, but not one of auscult's");
	database_expect(DB, "SELECT name FROM sqlite_schema", "photo");
	database_expect(DB, "PRAGMA journal_mode", "delete");
}

static void a_file_that_is_no_database_is_refused(void **state)
{
	struct failure why;
	FILE *file = fopen(DB, "wb");

	(void)state;
	assert_non_null(file);
	for (int i = 0; i < 1000; i++)
		assert_true(fputs("not a database\n", file) >= 0);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(open_and_close(STORE_WRITE, &why), STATUS_INVALID);
}

static void a_missing_database_is_not_found_and_not_made(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(open_and_close(STORE_READ, &why), STATUS_NOT_FOUND);
	assert_string_equal(why.text, DB ": there is no such database");
	assert_false(path_is_file(DB));
}

static void a_folder_that_does_not_exist_is_an_error(void **state)
{
	struct store *store = NULL;
	struct failure why;

	(void)state;
	assert_int_equal(
		store_new(&store, "no/such/folder.db", STORE_WRITE, &why),
		STATUS_IO);
	assert_null(store);
}

/* Several shards may start on one database in the same moment. */
static void processes_that_open_it_at_once_all_succeed(void **state)
{
	int failed = 0;

	(void)state;
	for (int i = 0; i < PROCESS_COUNT; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0) {
			struct failure why;
			enum status rc = open_and_close(STORE_WRITE, &why);

			if (rc != STATUS_OK)
				(void)fprintf(stderr, "%s\n", why.text);
			_exit(rc != STATUS_OK);
		}
	}
	for (int i = 0; i < PROCESS_COUNT; i++) {
		int status = 0;

		assert_true(wait(&status) > 0);
		failed += status != 0;
	}
	assert_int_equal(failed, 0);
}

#define STORE_TEST(test) \
	cmocka_unit_test_setup_teardown(test, remove_database, remove_database)

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(a_new_database_has_the_newest_version),
		STORE_TEST(a_new_database_says_whose_it_is),
		STORE_TEST(every_table_is_strict),
		STORE_TEST(the_journal_is_a_write_ahead_log),
		STORE_TEST(opening_twice_changes_nothing),
		STORE_TEST(an_older_database_is_migrated),
		STORE_TEST(turns_from_before_the_search_index_are_found),
		STORE_TEST(a_verdict_is_none_but_one_of_four),
		STORE_TEST(a_verdict_is_compared_without_a_list),
		STORE_TEST(an_older_database_is_not_read_as_it_is),
		STORE_TEST(a_newer_database_is_refused),
		STORE_TEST(a_version_below_nothing_is_refused),
		STORE_TEST(somebody_elses_database_is_refused_and_untouched),
		STORE_TEST(a_file_that_is_no_database_is_refused),
		STORE_TEST(a_missing_database_is_not_found_and_not_made),
		STORE_TEST(a_folder_that_does_not_exist_is_an_error),
		STORE_TEST(processes_that_open_it_at_once_all_succeed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
