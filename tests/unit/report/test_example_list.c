#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "example_list.h"
#include "grid.h"

static const char *const columns[] = { "call", "agent", "verdict", "confidence",
	"snr_db" };

/* A call of the query's table: what ranks it. */
struct row {
	const char *call, *agent, *verdict;
	double confidence, snr_db;
};

static void assert_order(const struct row *rows, size_t count, size_t best,
	size_t worst, const char *const *want)
{
	struct table table = { 0 };
	struct example_list list = { 0 };
	struct failure why;

	assert_int_equal(grid_start(&table, columns, 5, &why), STATUS_OK);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(
			grid_text(&table, rows[i].call, &why), STATUS_OK);
		assert_int_equal(
			grid_text(&table, rows[i].agent, &why), STATUS_OK);
		assert_int_equal(
			grid_text(&table, rows[i].verdict, &why), STATUS_OK);
		assert_int_equal(grid_number(&table, rows[i].confidence, &why),
			STATUS_OK);
		assert_int_equal(
			grid_number(&table, rows[i].snr_db, &why), STATUS_OK);
	}
	assert_int_equal(
		example_list_fill(&list, &table, best, worst, &why), STATUS_OK);
	for (count = 0; want[count]; count++) {
		assert_true(count < list.count);
		assert_string_equal(list.items[count].call, want[count]);
	}
	assert_int_equal(list.count, count);
	example_list_release(&list);
	table_release(&table);
}

#define ORDER(...)                \
	(const char *const[])     \
	{                         \
		__VA_ARGS__, NULL \
	}

static void the_surest_comes_first(void **state)
{
	const struct row rows[] = { { "a", "1", "pass", 0.6, 20 },
		{ "b", "2", "pass", 0.9, 20 } };

	(void)state;
	assert_order(rows, 2, 2, 0, ORDER("b", "a"));
}

static void the_clearest_comes_first(void **state)
{
	const struct row rows[] = { { "a", "1", "pass", 0.9, 5 },
		{ "b", "2", "pass", 0.9, 20 } };

	(void)state;
	assert_order(rows, 2, 2, 0, ORDER("b", "a"));
}

static void every_agent_has_a_turn_before_one_has_two(void **state)
{
	const struct row rows[] = { { "a", "1", "pass", 0.9, 20 },
		{ "b", "1", "pass", 0.8, 20 }, { "c", "2", "pass", 0.5, 20 } };

	(void)state;
	assert_order(rows, 3, 3, 0, ORDER("a", "c", "b"));
}

static void no_more_are_kept_than_asked_for(void **state)
{
	const struct row rows[] = { { "a", "1", "pass", 0.9, 20 },
		{ "b", "2", "pass", 0.8, 20 }, { "c", "3", "fail", 0.7, 20 },
		{ "d", "4", "fail", 0.6, 20 } };

	(void)state;
	assert_order(rows, 4, 1, 1, ORDER("a", "c"));
}

static void unmeasured_clarity_is_middling(void **state)
{
	const struct row rows[] = { { "a", "1", "pass", 0.9, 2 },
		{ "b", "2", "pass", 0.9, NAN }, { "c", "3", "pass", 0.9, 25 } };

	(void)state;
	assert_order(rows, 3, 3, 0, ORDER("c", "b", "a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_surest_comes_first),
		cmocka_unit_test(the_clearest_comes_first),
		cmocka_unit_test(every_agent_has_a_turn_before_one_has_two),
		cmocka_unit_test(no_more_are_kept_than_asked_for),
		cmocka_unit_test(unmeasured_clarity_is_middling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
