#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "privacy.h"

static void assert_plain(const char *text, const char *want)
{
	struct text into = { 0 };
	struct failure why;

	assert_int_equal(
		privacy_plain_text(text, false, &into, &why), STATUS_OK);
	assert_string_equal(text_string(&into), want);
	text_release(&into);
}

static void signs_and_blanks_stay(void **state)
{
	(void)state;
	assert_plain("Well... it's \"fine\", (thank you)!  您好，再见。",
		"Well... it's \"fine\", (thank you)!  您好，再见。");
}

static void a_number_is_masked_within_its_signs(void **state)
{
	(void)state;
	assert_plain(
		"call me: 138-0013-8000, please", "call me: [phone], please");
}

static void nothing_gives_nothing(void **state)
{
	(void)state;
	assert_plain("", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_and_blanks_stay),
		cmocka_unit_test(a_number_is_masked_within_its_signs),
		cmocka_unit_test(nothing_gives_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
