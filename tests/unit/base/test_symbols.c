#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "scarce_memory.h"
#include "symbols.h"

static uint32_t add(struct symbols *symbols, const char *text)
{
	struct failure why;
	uint32_t number = UINT32_MAX;

	assert_int_equal(
		symbols_add(symbols, text, strlen(text), &number, &why),
		STATUS_OK);
	return number;
}

static void texts_are_numbered_in_their_order(void **state)
{
	struct symbols symbols = { 0 };

	(void)state;
	assert_int_equal(add(&symbols, "宽带"), 0);
	assert_int_equal(add(&symbols, "坏"), 1);
	assert_int_equal(add(&symbols, "宽带"), 0);
	assert_int_equal(symbols.count, 2);
	assert_string_equal(symbols.texts[1], "坏");
	symbols_release(&symbols);
}

static void a_part_of_a_text_is_another_text(void **state)
{
	struct symbols symbols = { 0 };
	uint32_t number;

	(void)state;
	(void)add(&symbols, "宽带");
	assert_false(symbols_find(&symbols, "宽带", strlen("宽"), &number));
	assert_false(
		symbols_find(&symbols, "宽带坏", strlen("宽带坏"), &number));
	assert_true(symbols_find(&symbols, "宽带坏", strlen("宽带"), &number));
	symbols_release(&symbols);
}

static void nothing_is_found_where_nothing_is(void **state)
{
	struct symbols symbols = { 0 };
	uint32_t number;

	(void)state;
	assert_false(symbols_find(&symbols, "", 0, &number));
}

static void ten_thousand_texts_are_all_found(void **state)
{
	struct symbols symbols = { 0 };
	uint32_t number;
	char text[16];

	(void)state;
	for (int i = 0; i < 10000; i++) {
		(void)snprintf(text, sizeof(text), "w%d", i);
		assert_int_equal(add(&symbols, text), i);
	}
	for (uint32_t i = 0; i < 10000; i++) {
		(void)snprintf(text, sizeof(text), "w%u", (unsigned int)i);
		assert_true(
			symbols_find(&symbols, text, strlen(text), &number));
		assert_int_equal(number, i);
	}
	symbols_release(&symbols);
}

static void a_refusal_leaves_what_was_there(void **state)
{
	struct symbols symbols = { 0 };
	struct failure why;
	uint32_t number = 0;

	(void)state;
	(void)add(&symbols, "a");
	for (size_t granted = 0; granted < 3; granted++) {
		char text[80000];
		enum status rc;

		memset(text, 'x', sizeof(text));
		scarce_memory_refuse(granted);
		rc = symbols_add(&symbols, text, sizeof(text), &number, &why);
		if (!scarce_memory_grant())
			break;
		assert_int_equal(rc, STATUS_NO_MEMORY);
		assert_int_equal(symbols.count, 1);
		assert_true(symbols_find(&symbols, "a", 1, &number));
	}
	symbols_release(&symbols);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_numbered_in_their_order),
		cmocka_unit_test(a_part_of_a_text_is_another_text),
		cmocka_unit_test(nothing_is_found_where_nothing_is),
		cmocka_unit_test(ten_thousand_texts_are_all_found),
		cmocka_unit_test(a_refusal_leaves_what_was_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
