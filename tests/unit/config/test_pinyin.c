#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pinyin.h"

static void assert_phones(const char *syllables, const char *expected)
{
	struct text phones = { 0 };
	struct failure why;

	assert_int_equal(pinyin_phones(&phones, syllables, &why), STATUS_OK);
	assert_string_equal(text_string(&phones), expected);
	text_release(&phones);
}

static void a_syllable_is_initial_and_final(void **state)
{
	(void)state;
	assert_phones("zhang chuang xiong an", "zh ang ch uang x iong an");
}

static void written_forms_give_way_to_sounds(void **state)
{
	(void)state;
	assert_phones("yuan wei you wu weng", "van ui iu u u eng");
	assert_phones("ju xue quan jun", "j v x ve q van j vn");
	assert_phones("zi shi ri ji lue bo", "z ix sh iy r iy j i l ve b uo");
}

static void tones_are_passed_over(void **state)
{
	(void)state;
	assert_phones("wai4  fai1", "uai f ai");
}

static void what_is_no_syllable_is_refused(void **state)
{
	struct text phones = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		pinyin_phones(&phones, "ma brr", &why), STATUS_INVALID);
	assert_string_equal(why.text, "\"brr\" is no pinyin syllable");
	text_release(&phones);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_syllable_is_initial_and_final),
		cmocka_unit_test(written_forms_give_way_to_sounds),
		cmocka_unit_test(tones_are_passed_over),
		cmocka_unit_test(what_is_no_syllable_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
