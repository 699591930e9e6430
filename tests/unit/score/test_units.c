#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "phrase.h"
#include "units.h"

static struct units take(const char *text)
{
	struct units units = { 0 };
	struct text spare = { 0 };

	assert_int_equal(units_add(&units, text, 0, &spare, NULL), STATUS_OK);
	text_release(&spare);
	return units;
}

static void expect_equal(const char *a, const char *b)
{
	struct units left = take(a), right = take(b);

	assert_int_equal(left.count, right.count);
	for (size_t i = 0; i < left.count; i++)
		assert_int_equal(left.items[i].id, right.items[i].id);
	units_release(&left);
	units_release(&right);
}

static void punctuation_and_fillers_are_no_units(void **state)
{
	(void)state;
	expect_equal("您好,请问!", "您好嗯请啊问");
	expect_equal("Um, can I help?", "can i help");
	expect_equal("嗯……", "");
}

static void digits_are_one_by_one_in_both_languages(void **state)
{
	(void)state;
	expect_equal("幺二三零", "1230");
	expect_equal("one zero zero eight six", "10086");
	expect_equal("12345", "12 345");
}

static void width_case_and_apostrophes_fold(void **state)
{
	(void)state;
	expect_equal("ABC", "abc");
	expect_equal("I can’t", "i CAN'T");
}

static void words_are_units_and_ideographs_too(void **state)
{
	struct units units = take("5G套餐 plan");

	(void)state;
	assert_int_equal(units.count, 5);
	assert_true(units.items[0].is_numeral);
	assert_false(units.items[1].is_numeral);
	assert_int_equal(units.items[2].id, 0x5957);
	units_release(&units);
}

static void broken_utf8_is_dropped(void **state)
{
	(void)state;
	expect_equal("您\xff好\xe6", "您好");
}

static double likeness(const char *a, const char *b)
{
	struct units left = take(a), right = take(b);
	double value = units_likeness(
		left.items, left.count, right.items, right.count);

	units_release(&left);
	units_release(&right);
	return value;
}

static void likeness_is_the_share_in_common(void **state)
{
	(void)state;
	assert_float_equal(likeness("宽带坏了", "宽带坏了"), 1.0, 1e-9);
	assert_float_equal(likeness("宽带坏了", "网坏了"), 4.0 / 7.0, 1e-9);
	assert_float_equal(likeness("甲", "乙"), 0.0, 1e-9);
	assert_float_equal(likeness("", ""), 0.0, 1e-9);
}

struct finding {
	struct phrase_table *table;
	struct phrase_hits hits;
};

static void find(struct finding *finding, const char *phrase, const char *text)
{
	struct units units = take(text);
	uint32_t index;

	*finding = (struct finding){ 0 };
	assert_int_equal(phrase_table_new(&finding->table, NULL), STATUS_OK);
	assert_int_equal(phrase_table_add(finding->table, phrase, &index, NULL),
		STATUS_OK);
	assert_int_equal(phrase_table_finish(finding->table, NULL), STATUS_OK);
	assert_int_equal(
		phrase_find(finding->table, &units, NULL, &finding->hits, NULL),
		STATUS_OK);
	units_release(&units);
}

static void stop(struct finding *finding)
{
	phrase_table_free(finding->table);
	free(finding->hits.items);
}

static void every_place_of_a_phrase_is_found(void **state)
{
	struct finding finding;

	(void)state;
	find(&finding, "好的", "好的好好的");
	assert_int_equal(finding.hits.count, 2);
	assert_int_equal(finding.hits.items[0].first, 0);
	assert_int_equal(finding.hits.items[1].first, 3);
	assert_int_equal(finding.hits.items[1].count, 2);
	stop(&finding);
}

static void a_number_slot_takes_the_whole_number(void **state)
{
	struct finding finding;

	(void)state;
	find(&finding, "工号{number}", "工号八零二幺为您");
	assert_int_equal(finding.hits.count, 1);
	assert_int_equal(finding.hits.items[0].count, 6);
	stop(&finding);
	find(&finding, "工号{number:5}", "工号八零二幺为您");
	assert_int_equal(finding.hits.count, 0);
	stop(&finding);
}

static void a_gap_takes_as_little_as_will_do(void **state)
{
	struct finding finding;

	(void)state;
	find(&finding, "网{any:5}慢", "网太慢慢慢");
	assert_int_equal(finding.hits.items[0].count, 3);
	stop(&finding);
}

static void the_same_phrase_has_one_number(void **state)
{
	struct phrase_table *table = NULL;
	uint32_t a, b, c;

	(void)state;
	assert_int_equal(phrase_table_new(&table, NULL), STATUS_OK);
	assert_int_equal(phrase_table_add(table, "您好", &a, NULL), STATUS_OK);
	assert_int_equal(phrase_table_add(table, "再见", &b, NULL), STATUS_OK);
	assert_int_equal(phrase_table_add(table, "您好", &c, NULL), STATUS_OK);
	assert_int_equal(a, c);
	assert_int_not_equal(a, b);
	assert_int_equal(phrase_table_count(table), 2);
	phrase_table_free(table);
}

static void too_many_slots_are_refused(void **state)
{
	struct phrase_table *table = NULL;
	struct failure why = { "" };
	uint32_t index;

	(void)state;
	assert_int_equal(phrase_table_new(&table, NULL), STATUS_OK);
	assert_int_equal(
		phrase_table_add(
			table, "一{any}二{any}三{any}四{any}五", &index, &why),
		STATUS_INVALID);
	assert_string_equal(why.text, "more than 3 slots in one phrase");
	assert_int_equal(phrase_table_add(table, "一{any", &index, &why),
		STATUS_INVALID);
	assert_int_equal(phrase_table_add(table, "一{any:99}", &index, &why),
		STATUS_INVALID);
	phrase_table_free(table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(punctuation_and_fillers_are_no_units),
		cmocka_unit_test(digits_are_one_by_one_in_both_languages),
		cmocka_unit_test(width_case_and_apostrophes_fold),
		cmocka_unit_test(words_are_units_and_ideographs_too),
		cmocka_unit_test(broken_utf8_is_dropped),
		cmocka_unit_test(likeness_is_the_share_in_common),
		cmocka_unit_test(every_place_of_a_phrase_is_found),
		cmocka_unit_test(a_number_slot_takes_the_whole_number),
		cmocka_unit_test(a_gap_takes_as_little_as_will_do),
		cmocka_unit_test(the_same_phrase_has_one_number),
		cmocka_unit_test(too_many_slots_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
