#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "database.h"
#include "sample_call.h"
#include "search.h"

#define DB "search.tmp.db"

static struct store *store;

/* A call in which 您好请问有什么可以帮您 and "cancel my 5G plan" are said. */
static int store_a_call(void **state)
{
	struct call call = { 0 };
	struct store_key key = sample_key('e', 'r');
	const struct run_record run = { .version = "0", .jobs = 1, .found = 1 };
	struct failure why;

	(void)state;
	database_remove(DB);
	if (store_new(&store, DB, STORE_WRITE, &why) != STATUS_OK ||
		store_begin_run(store, &run, &why) != STATUS_OK ||
		!sample_call(&call, 'a') ||
		store_put_call(store, &call, &key, &why) != STATUS_OK)
		return -1;
	call_release(&call);
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	store_free(store);
	return 0;
}

static size_t count_hits(const char *words)
{
	struct text match = { 0 };
	struct table table = { 0 };
	struct failure why = { "" };
	size_t count = 0;

	assert_int_equal(search_match(store, words, &match, &why), STATUS_OK);
	if (match.length > 0) {
		const struct query_parameter parameters[] = {
			{ ":match", text_string(&match) }, { ":scope", "all" },
			{ NULL, NULL }
		};

		assert_int_equal(store_page(store, "search_hits", parameters,
					 &table, &why),
			STATUS_OK);
		count = table.row_count;
	}
	table_release(&table);
	text_release(&match);
	return count;
}

static void two_chinese_characters_are_found(void **state)
{
	(void)state;
	assert_int_equal(count_hits("请问"), 1);
}

static void the_last_two_characters_are_found(void **state)
{
	(void)state;
	assert_int_equal(count_hits("帮您"), 1);
}

static void longer_words_are_found_in_any_case(void **state)
{
	(void)state;
	assert_int_equal(count_hits("什么可以"), 1);
	assert_int_equal(count_hits("CANCEL"), 1);
}

static void all_words_must_be_in_one_turn(void **state)
{
	(void)state;
	assert_int_equal(count_hits("cancel plan"), 1);
	assert_int_equal(count_hits("cancel 请问"), 0);
}

static void a_pair_that_nobody_said_is_not_found(void **state)
{
	(void)state;
	assert_int_equal(count_hits("投诉"), 0);
}

static void a_single_character_asks_for_nothing(void **state)
{
	(void)state;
	assert_int_equal(count_hits("您"), 0);
}

static void what_looks_like_an_expression_is_a_word(void **state)
{
	(void)state;
	assert_int_equal(count_hits("\" OR \"cancel"), 0);
	assert_int_equal(count_hits("cancel*"), 0);
	assert_int_equal(count_hits("text:cancel"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_chinese_characters_are_found),
		cmocka_unit_test(the_last_two_characters_are_found),
		cmocka_unit_test(longer_words_are_found_in_any_case),
		cmocka_unit_test(all_words_must_be_in_one_turn),
		cmocka_unit_test(a_pair_that_nobody_said_is_not_found),
		cmocka_unit_test(a_single_character_asks_for_nothing),
		cmocka_unit_test(what_looks_like_an_expression_is_a_word),
	};

	return cmocka_run_group_tests(tests, store_a_call, close_store);
}
