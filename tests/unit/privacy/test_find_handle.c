#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "masking.h"

static void a_spoken_mail_address_is_masked(void **state)
{
	(void)state;
	assert_masked_en("C:my email is john dot smith at gmail dot com",
		"C:my email is [e-mail]");
}

static void a_mail_address_of_digits_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("C:发到一三五七九艾特qq点com", "C:发到[邮箱]");
}

static void at_alone_is_no_mail_address(void **state)
{
	(void)state;
	assert_open("A:i will be at home dot");
}

static void a_number_plate_is_masked(void **state)
{
	(void)state;
	assert_masked_zh("C:车是沪 a 八三六二九", "C:车是[车牌]");
}

static void a_date_of_birth_is_masked(void **state)
{
	(void)state;
	assert_masked_zh(
		"A:出生日期\nC:一九八五年三月十二号", "A:出生日期\nC:[生日]");
}

static void an_english_date_of_birth_is_masked(void **state)
{
	(void)state;
	assert_masked_en(
		"A:your date of birth\nC:march third nineteen eighty five",
		"A:your date of birth\nC:[birth]");
}

static void letters_of_a_passport_number_are_masked(void **state)
{
	(void)state;
	assert_masked_en(
		"A:passport\nC:e one two three four five six seven eight",
		"A:passport\nC:[identity]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_spoken_mail_address_is_masked),
		cmocka_unit_test(a_mail_address_of_digits_is_masked),
		cmocka_unit_test(at_alone_is_no_mail_address),
		cmocka_unit_test(a_number_plate_is_masked),
		cmocka_unit_test(a_date_of_birth_is_masked),
		cmocka_unit_test(an_english_date_of_birth_is_masked),
		cmocka_unit_test(letters_of_a_passport_number_are_masked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
