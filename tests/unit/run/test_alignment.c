#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "alignment.h"

static struct alignment align(
	const char *said, const char *heard, enum language language)
{
	struct tokens a = { 0 }, b = { 0 };
	struct alignment alignment = { 0 };
	struct failure why;

	assert_int_equal(tokens_add(&a, said, language, &why), STATUS_OK);
	assert_int_equal(tokens_add(&b, heard, language, &why), STATUS_OK);
	assert_int_equal(alignment_find(&alignment, &a, &b, &why), STATUS_OK);
	tokens_release(&a);
	tokens_release(&b);
	return alignment;
}

static void assert_errors(struct alignment alignment, int64_t substitutions,
	int64_t deletions, int64_t insertions)
{
	assert_int_equal(alignment.substitutions, substitutions);
	assert_int_equal(alignment.deletions, deletions);
	assert_int_equal(alignment.insertions, insertions);
}

static void equal_texts_have_no_errors(void **state)
{
	struct alignment alignment =
		align("您好,请问", "您好请问", LANGUAGE_ZH);

	(void)state;
	assert_errors(alignment, 0, 0, 0);
	assert_int_equal(alignment.reference_count, 4);
}

static void a_wrong_character_is_a_substitution(void **state)
{
	(void)state;
	assert_errors(align("派单", "拍单", LANGUAGE_ZH), 1, 0, 0);
}

static void a_missing_word_is_a_deletion(void **state)
{
	(void)state;
	assert_errors(
		align("how may I help you", "how may help you", LANGUAGE_EN), 0,
		1, 0);
}

static void an_additional_word_is_an_insertion(void **state)
{
	(void)state;
	assert_errors(align("thank you", "oh thank you", LANGUAGE_EN), 0, 0, 1);
}

static void all_three_errors_are_told_apart(void **state)
{
	(void)state;
	assert_errors(align("a b c d e", "q a x c e", LANGUAGE_EN), 1, 1, 1);
}

static void one_substitution_beats_deletion_and_insertion(void **state)
{
	(void)state;
	/* "kitten", "sitting": the textbook's example, distance 3. */
	assert_errors(
		align("k i t t e n", "s i t t i n g", LANGUAGE_EN), 2, 0, 1);
}

static void nothing_heard_is_all_deletions(void **state)
{
	(void)state;
	assert_errors(align("感谢您的来电", "", LANGUAGE_ZH), 0, 6, 0);
}

static void words_in_silence_are_insertions(void **state)
{
	struct alignment alignment = align("", "喂喂", LANGUAGE_ZH);

	(void)state;
	assert_errors(alignment, 0, 0, 2);
	assert_true(isnan(alignment_rate(&alignment)));
}

static void case_width_and_punctuation_do_not_count(void **state)
{
	(void)state;
	assert_errors(
		align("Hello, WORLD!", "hello world", LANGUAGE_EN), 0, 0, 0);
	assert_errors(align("WiFi坏了。", "wifi坏了", LANGUAGE_ZH), 0, 0, 0);
}

static void chinese_digits_are_the_same_either_way(void **state)
{
	(void)state;
	assert_errors(align("工号8021", "工号八零二幺", LANGUAGE_ZH), 0, 0, 0);
	assert_errors(align("二〇一", "二零幺", LANGUAGE_ZH), 0, 0, 0);
}

static void english_numbers_are_read_as_words(void **state)
{
	(void)state;
	assert_errors(align("42 days", "forty-two days", LANGUAGE_EN), 0, 0, 0);
	assert_errors(align("room 407", "room four zero seven", LANGUAGE_EN), 0,
		0, 0);
}

static void letters_and_digits_part(void **state)
{
	(void)state;
	assert_errors(align("5g", "five g", LANGUAGE_EN), 0, 0, 0);
}

static void apostrophes_do_not_part_words(void **state)
{
	struct alignment alignment = align("I can’t", "i can't", LANGUAGE_EN);

	(void)state;
	assert_errors(alignment, 0, 0, 0);
	assert_int_equal(alignment.reference_count, 2);
}

static void malformed_text_is_passed_over(void **state)
{
	(void)state;
	assert_errors(align("a\xff b", "a b", LANGUAGE_EN), 0, 0, 0);
}

static void counts_add_up_to_a_rate(void **state)
{
	struct alignment sum = align("一二三四", "一二三", LANGUAGE_ZH);
	struct alignment more = align("一二三四", "一二三五", LANGUAGE_ZH);

	(void)state;
	alignment_add(&sum, &more);
	assert_int_equal(alignment_errors(&sum), 2);
	assert_float_equal(alignment_rate(&sum), 0.25, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_texts_have_no_errors),
		cmocka_unit_test(a_wrong_character_is_a_substitution),
		cmocka_unit_test(a_missing_word_is_a_deletion),
		cmocka_unit_test(an_additional_word_is_an_insertion),
		cmocka_unit_test(all_three_errors_are_told_apart),
		cmocka_unit_test(one_substitution_beats_deletion_and_insertion),
		cmocka_unit_test(nothing_heard_is_all_deletions),
		cmocka_unit_test(words_in_silence_are_insertions),
		cmocka_unit_test(case_width_and_punctuation_do_not_count),
		cmocka_unit_test(chinese_digits_are_the_same_either_way),
		cmocka_unit_test(english_numbers_are_read_as_words),
		cmocka_unit_test(letters_and_digits_part),
		cmocka_unit_test(apostrophes_do_not_part_words),
		cmocka_unit_test(malformed_text_is_passed_over),
		cmocka_unit_test(counts_add_up_to_a_rate),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
