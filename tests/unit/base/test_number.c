#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "number.h"

static void assert_number(const char *text, double want)
{
	double value = -1.0;

	assert_true(number_parse(text, &value));
	assert_true(value == want);
}

static void assert_no_number(const char *text)
{
	double value = 42.0;

	assert_false(number_parse(text, &value));
	assert_true(value == 42.0);
}

static void decimals_are_numbers(void **state)
{
	(void)state;
	assert_number("12.5", 12.5);
	assert_number("-0.25", -0.25);
	assert_number("1e3", 1000.0);
}

static void blanks_around_a_number_are_refused(void **state)
{
	(void)state;
	assert_no_number(" 1");
	assert_no_number("1 ");
}

static void the_empty_text_is_no_number(void **state)
{
	(void)state;
	assert_no_number("");
}

static void a_unit_behind_a_number_is_refused(void **state)
{
	(void)state;
	assert_no_number("12s");
}

static void a_decimal_comma_is_refused(void **state)
{
	(void)state;
	assert_no_number("12,5");
}

static void infinity_and_nan_are_no_numbers(void **state)
{
	(void)state;
	assert_no_number("inf");
	assert_no_number("nan");
	assert_no_number("1e999");
}

static void hexadecimal_is_refused(void **state)
{
	(void)state;
	assert_no_number("0x10");
}

static void signs_and_points_alone_are_no_numbers(void **state)
{
	(void)state;
	assert_no_number("-");
	assert_no_number(".");
	assert_no_number("1e");
}

static void integers_are_parsed(void **state)
{
	int64_t value = 0;

	(void)state;
	assert_true(number_parse_integer("-17", -20, 20, &value));
	assert_int_equal(value, -17);
}

static void integers_out_of_range_are_refused(void **state)
{
	int64_t value = 5;

	(void)state;
	assert_false(number_parse_integer("0", 1, 2, &value));
	assert_false(number_parse_integer("3", 1, 2, &value));
	assert_false(number_parse_integer(
		"99999999999999999999", 1, INT64_MAX, &value));
	assert_int_equal(value, 5);
}

static void a_fraction_is_no_integer(void **state)
{
	int64_t value = 5;

	(void)state;
	assert_false(number_parse_integer("1.5", 0, 9, &value));
	assert_false(number_parse_integer("", 0, 9, &value));
	assert_false(number_parse_integer("-", -9, 9, &value));
	assert_false(number_parse_integer(" 1", 0, 9, &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decimals_are_numbers),
		cmocka_unit_test(blanks_around_a_number_are_refused),
		cmocka_unit_test(the_empty_text_is_no_number),
		cmocka_unit_test(a_unit_behind_a_number_is_refused),
		cmocka_unit_test(a_decimal_comma_is_refused),
		cmocka_unit_test(infinity_and_nan_are_no_numbers),
		cmocka_unit_test(hexadecimal_is_refused),
		cmocka_unit_test(signs_and_points_alone_are_no_numbers),
		cmocka_unit_test(integers_are_parsed),
		cmocka_unit_test(integers_out_of_range_are_refused),
		cmocka_unit_test(a_fraction_is_no_integer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
