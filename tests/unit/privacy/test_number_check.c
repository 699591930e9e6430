#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "number_check.h"

static void an_identity_number_passes_its_check_character(void **state)
{
	(void)state;
	/* The example of GB 11643-1999. */
	assert_true(number_is_identity("11010519491231002X"));
}

static void a_changed_digit_fails_the_check_character(void **state)
{
	(void)state;
	assert_false(number_is_identity("11010519491231003X"));
}

static void a_birthday_that_is_no_day_is_no_identity(void **state)
{
	(void)state;
	/* Its check character is right. */
	assert_false(number_is_identity("110105194913310027"));
}

static void a_card_number_passes_luhn(void **state)
{
	(void)state;
	assert_true(number_is_luhn("4111111111111111"));
}

static void swapped_digits_fail_luhn(void **state)
{
	(void)state;
	assert_false(number_is_luhn("4111111111111171"));
}

static void a_letter_fails_luhn(void **state)
{
	(void)state;
	assert_false(number_is_luhn("411111111111111X"));
}

static void no_digits_fail_luhn(void **state)
{
	(void)state;
	assert_false(number_is_luhn(""));
}

static void telephone_numbers_are_known_by_form(void **state)
{
	static const char *const numbers[] = { "13800138000", "8613800138000",
		"008613800138000", "01062791234", "057187654321", "4155552671",
		NULL };

	(void)state;
	for (int i = 0; numbers[i]; i++)
		assert_int_equal(number_check_kind(numbers[i]), PRIVATE_PHONE);
}

static void services_are_nobodys_numbers(void **state)
{
	static const char *const numbers[] = { "110", "10086", "12345", "95588",
		"4008100000", "8001234567", NULL };

	(void)state;
	for (int i = 0; numbers[i]; i++)
		assert_int_equal(
			number_check_kind(numbers[i]), PRIVATE_NOTHING);
}

static void six_digits_tell_nothing_by_form(void **state)
{
	(void)state;
	assert_int_equal(number_check_kind("362114"), PRIVATE_NOTHING);
}

static void seven_digits_are_some_number(void **state)
{
	(void)state;
	assert_int_equal(number_check_kind("3621145"), PRIVATE_NUMBER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_identity_number_passes_its_check_character),
		cmocka_unit_test(a_changed_digit_fails_the_check_character),
		cmocka_unit_test(a_birthday_that_is_no_day_is_no_identity),
		cmocka_unit_test(a_card_number_passes_luhn),
		cmocka_unit_test(swapped_digits_fail_luhn),
		cmocka_unit_test(a_letter_fails_luhn),
		cmocka_unit_test(no_digits_fail_luhn),
		cmocka_unit_test(telephone_numbers_are_known_by_form),
		cmocka_unit_test(services_are_nobodys_numbers),
		cmocka_unit_test(six_digits_tell_nothing_by_form),
		cmocka_unit_test(seven_digits_are_some_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
