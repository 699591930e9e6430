#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit.h"
#include "database.h"

#define DB "audit.tmp.db"

static struct store *store;

static void note(const char *action)
{
	const struct audit_entry entry = { "li", "qa", "127.0.0.1", action,
		"call/1", "" };
	struct failure why;

	assert_int_equal(audit_add(store, &entry, &why), STATUS_OK);
}

static int three_rows(void **state)
{
	struct failure why;

	(void)state;
	database_remove(DB);
	if (store_new(&store, DB, STORE_WRITE, &why) != STATUS_OK)
		return -1;
	note("see");
	note("listen");
	note("decide");
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	store_free(store);
	return 0;
}

static enum status verify(const char *noted, struct failure *why)
{
	struct audit_result result;

	return audit_verify(store, noted, &result, why);
}

/* As somebody would who has the file and knows SQL. */
static void tamper(const char *sql)
{
	database_execute(DB, "DROP TRIGGER access_log_keeps_rows;"
			     "DROP TRIGGER access_log_keeps_all");
	database_execute(DB, sql);
}

static void an_untouched_log_is_whole(void **state)
{
	struct audit_result result = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(audit_verify(store, NULL, &result, &why), STATUS_OK);
	assert_int_equal(result.rows, 3);
}

static void a_changed_row_is_named(void **state)
{
	struct failure why;

	(void)state;
	tamper("UPDATE access_log SET account = 'wang' WHERE seq = 2");
	assert_int_equal(verify(NULL, &why), STATUS_INVALID);
	assert_string_equal(why.text, "access log: row 2 was changed");
}

static void a_row_that_was_taken_out_is_missed(void **state)
{
	struct failure why;

	(void)state;
	tamper("DELETE FROM access_log WHERE seq = 2");
	assert_int_equal(verify(NULL, &why), STATUS_INVALID);
	assert_string_equal(why.text, "access log: row 2 is missing");
}

static void rows_cut_off_the_end_show_by_the_noted_head(void **state)
{
	struct audit_result result = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(audit_verify(store, NULL, &result, &why), STATUS_OK);
	assert_int_equal(verify(result.head.text, &why), STATUS_OK);
	tamper("DELETE FROM access_log WHERE seq = 3");
	assert_int_equal(verify(NULL, &why), STATUS_OK);
	assert_int_equal(verify(result.head.text, &why), STATUS_INVALID);
}

static void the_database_itself_refuses_changes(void **state)
{
	(void)state;
	database_expect(DB,
		"SELECT count(*) FROM sqlite_schema "
		"WHERE tbl_name = 'access_log' "
		"AND type = 'trigger' AND sql LIKE '%ABORT%'",
		"2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			an_untouched_log_is_whole, three_rows, close_store),
		cmocka_unit_test_setup_teardown(
			a_changed_row_is_named, three_rows, close_store),
		cmocka_unit_test_setup_teardown(
			a_row_that_was_taken_out_is_missed, three_rows,
			close_store),
		cmocka_unit_test_setup_teardown(
			rows_cut_off_the_end_show_by_the_noted_head, three_rows,
			close_store),
		cmocka_unit_test_setup_teardown(
			the_database_itself_refuses_changes, three_rows,
			close_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
