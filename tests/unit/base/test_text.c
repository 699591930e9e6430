#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "scarce_memory.h"
#include "text.h"

static void pieces_are_joined(void **state)
{
	struct text text = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(text_add(&text, "工号", &why), STATUS_OK);
	assert_int_equal(text_add_format(&text, &why, " %d", 8021), STATUS_OK);
	assert_int_equal(text_add_part(&text, "!?", 1, &why), STATUS_OK);
	assert_string_equal(text_string(&text), "工号 8021!");
	text_release(&text);
}

static void an_empty_text_is_the_empty_string(void **state)
{
	struct text text = { 0 };

	(void)state;
	assert_string_equal(text_string(&text), "");
	text_clear(&text);
	text_release(&text);
}

static void clearing_empties_and_keeps_the_memory(void **state)
{
	struct text text = { 0 };
	struct failure why;
	size_t capacity;

	(void)state;
	assert_int_equal(text_add(&text, "abc", &why), STATUS_OK);
	capacity = text.capacity;
	text_clear(&text);
	assert_string_equal(text_string(&text), "");
	assert_int_equal(text.capacity, capacity);
	text_release(&text);
}

static void well_formed_text_is_utf8(void **state)
{
	(void)state;
	assert_true(text_is_utf8("您好 hello \xf0\xa0\x80\x80", 17));
}

static void an_overlong_form_is_not_utf8(void **state)
{
	(void)state;
	assert_false(text_is_utf8("\xc0\xaf", 2));
}

static void a_surrogate_is_not_utf8(void **state)
{
	(void)state;
	assert_false(text_is_utf8("\xed\xa0\x80", 3));
}

static void a_cut_character_is_not_utf8(void **state)
{
	(void)state;
	assert_false(text_is_utf8("\xe6\x82", 2));
}

static void gbk_is_not_utf8(void **state)
{
	(void)state;
	assert_false(text_is_utf8("\xc4\xfa\xba\xc3", 4));
}

static void characters_are_read_one_by_one(void **state)
{
	const char *at = "a您";
	int32_t code_point;

	(void)state;
	assert_int_equal(text_next(at, &code_point), 1);
	assert_int_equal(code_point, 'a');
	assert_int_equal(text_next(at + 1, &code_point), 3);
	assert_int_equal(code_point, 0x60a8);
	assert_int_equal(text_next(at + 4, &code_point), 0);
	assert_int_equal(code_point, 0);
}

static void a_malformed_byte_is_one_replacement(void **state)
{
	int32_t code_point;

	(void)state;
	assert_int_equal(text_next("\xe6\x82", &code_point), 1);
	assert_int_equal(code_point, 0xfffd);
}

static void marks_and_digits_belong_to_words(void **state)
{
	(void)state;
	assert_true(text_is_word_character('x'));
	assert_true(text_is_word_character('7'));
	assert_true(text_is_word_character(0x60a8));
	assert_true(text_is_word_character(0x0301));
}

static void punctuation_belongs_to_no_word(void **state)
{
	(void)state;
	assert_false(text_is_word_character(' '));
	assert_false(text_is_word_character(0xff0c));
	assert_false(text_is_word_character(0x3002));
}

static void kana_and_latin_are_no_ideographs(void **state)
{
	(void)state;
	assert_false(text_is_ideograph('a'));
	assert_false(text_is_ideograph(0x3042));
}

static void ideographs_of_the_extensions_count(void **state)
{
	(void)state;
	assert_true(text_is_ideograph(0x60a8));
	assert_true(text_is_ideograph(0x3400));
	assert_true(text_is_ideograph(0x20000));
}

static void counting_leaves_punctuation_out(void **state)
{
	(void)state;
	assert_int_equal(text_count_characters("您好,10086!"), 7);
}

static void an_ideograph_is_two_columns_wide(void **state)
{
	(void)state;
	assert_int_equal(text_width("坐席 8021"), 9);
}

static void a_combining_mark_takes_no_column(void **state)
{
	(void)state;
	assert_int_equal(text_width("e\xcc\x81"), 1);
}

static void assert_folds(const char *from, const char *to)
{
	struct text text = { 0 };
	struct failure why;

	assert_int_equal(text_fold(&text, from, &why), STATUS_OK);
	assert_string_equal(text_string(&text), to);
	text_release(&text);
}

static void full_width_folds_to_half_width(void **state)
{
	(void)state;
	assert_folds("10086,ABC", "10086,abc");
}

static void upper_case_folds_to_lower(void **state)
{
	(void)state;
	assert_folds("Hello WORLD Straße", "hello world strasse");
}

static void decomposed_folds_to_composed(void **state)
{
	(void)state;
	assert_folds("cafe\xcc\x81", "caf\xc3\xa9");
}

static void malformed_bytes_are_dropped_in_folding(void **state)
{
	(void)state;
	assert_folds("a\xff\xe6\x82z", "az");
}

static void the_empty_text_folds_to_itself(void **state)
{
	(void)state;
	assert_folds("", "");
}

static void folding_twice_changes_nothing_more(void **state)
{
	(void)state;
	assert_folds("10086,abc caf\xc3\xa9", "10086,abc caf\xc3\xa9");
}

static void folding_survives_every_refusal(void **state)
{
	struct failure why;
	long n = 0;

	(void)state;
	for (;; n++) {
		struct text text = { 0 };
		enum status rc;

		scarce_memory_refuse(n);
		rc = text_fold(&text, "ABC 您好,请问有什么可以帮您", &why);
		text_release(&text);
		if (!scarce_memory_grant())
			break;
		assert_int_equal(rc, STATUS_NO_MEMORY);
	}
	assert_true(n > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_joined),
		cmocka_unit_test(an_empty_text_is_the_empty_string),
		cmocka_unit_test(clearing_empties_and_keeps_the_memory),
		cmocka_unit_test(well_formed_text_is_utf8),
		cmocka_unit_test(an_overlong_form_is_not_utf8),
		cmocka_unit_test(a_surrogate_is_not_utf8),
		cmocka_unit_test(a_cut_character_is_not_utf8),
		cmocka_unit_test(gbk_is_not_utf8),
		cmocka_unit_test(characters_are_read_one_by_one),
		cmocka_unit_test(a_malformed_byte_is_one_replacement),
		cmocka_unit_test(marks_and_digits_belong_to_words),
		cmocka_unit_test(punctuation_belongs_to_no_word),
		cmocka_unit_test(kana_and_latin_are_no_ideographs),
		cmocka_unit_test(ideographs_of_the_extensions_count),
		cmocka_unit_test(counting_leaves_punctuation_out),
		cmocka_unit_test(an_ideograph_is_two_columns_wide),
		cmocka_unit_test(a_combining_mark_takes_no_column),
		cmocka_unit_test(full_width_folds_to_half_width),
		cmocka_unit_test(upper_case_folds_to_lower),
		cmocka_unit_test(decomposed_folds_to_composed),
		cmocka_unit_test(malformed_bytes_are_dropped_in_folding),
		cmocka_unit_test(the_empty_text_folds_to_itself),
		cmocka_unit_test(folding_twice_changes_nothing_more),
		cmocka_unit_test(folding_survives_every_refusal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
