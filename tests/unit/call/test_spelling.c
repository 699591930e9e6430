#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "spelling.h"

static void assert_guess(const char *word, const char *expected)
{
	struct text phones = { 0 };
	struct failure why;

	assert_int_equal(
		spelling_guess(&phones, word, strlen(word), &why), STATUS_OK);
	assert_string_equal(text_string(&phones), expected);
	text_release(&phones);
}

static void words_are_said_as_written(void **state)
{
	(void)state;
	assert_guess("dongle", "D AA N G AH L");
	assert_guess("Fritbox", "F R IH T B AA K S");
	assert_guess("telcoshop", "T EH L K AA SH AA P");
	assert_guess("phibration", "F IH B R AE SH AH N");
}

static void a_final_e_makes_the_vowel_long(void **state)
{
	(void)state;
	assert_guess("zote", "Z OW T");
	assert_guess("fibe", "F AY B");
}

static void what_has_no_letters_has_no_phones(void **state)
{
	(void)state;
	assert_guess("42", "");
	assert_guess("", "");
}

static void capitals_and_words_without_vowels_are_spelled(void **state)
{
	(void)state;
	assert_true(spelling_is_spelled("IPTV", 4));
	assert_true(spelling_is_spelled("http", 4));
	assert_false(spelling_is_spelled("router", 6));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_said_as_written),
		cmocka_unit_test(a_final_e_makes_the_vowel_long),
		cmocka_unit_test(what_has_no_letters_has_no_phones),
		cmocka_unit_test(capitals_and_words_without_vowels_are_spelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
