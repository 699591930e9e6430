#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <string.h>

#include "soundalike.h"

#define MOST_WORDS 32

struct desk {
	struct lexicon *lexicon;
	struct soundalike *soundalike;
	struct soundalike_scratch scratch;
	struct word words[MOST_WORDS];
	struct units units;
	unsigned char pauses[2 * MOST_WORDS];
	struct text spare;
	struct phrase_hits hits;
	struct failure why;
};

static const char *const readings[][2] = { { "携", "x ie" }, { "号", "h ao" },
	{ "转", "zh uan" }, { "网", "uang" }, { "写", "x ie" },
	{ "好", "h ao" }, { "专", "zh uan" }, { "王", "uang" },
	{ "赚", "z uan" }, { "工", "g ong" }, { "信", "x in" }, { "部", "b u" },
	{ "我", "uo" }, { "要", "iao" }, { "吃", "ch iy" }, { "三", "s an" },
	{ "百", "b ai" }, { "四", "s ix" }, { "元", "van" }, { "钱", "q ian" },
	{ "费", "f ei" }, { "会", "h ui" }, { "你", "n i" }, { "您", "n in" },
	{ "携号", "x ie h ao" } };

static int set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	assert_non_null(desk);
	assert_int_equal(lexicon_new(&desk->lexicon, LANGUAGE_ZH, &desk->why),
		STATUS_OK);
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		assert_int_equal(lexicon_add(desk->lexicon, readings[i][0],
					 readings[i][1], &desk->why),
			STATUS_OK);
	assert_int_equal(
		soundalike_new(&desk->soundalike, desk->lexicon, &desk->why),
		STATUS_OK);
	assert_non_null(desk->soundalike);
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	soundalike_free(desk->soundalike);
	soundalike_scratch_release(&desk->scratch);
	lexicon_free(desk->lexicon);
	units_release(&desk->units);
	text_release(&desk->spare);
	free(desk->hits.items);
	free(desk);
	return 0;
}

/* Listens for one phrase, number 0, in words apart by blanks. */
static size_t find(struct desk *desk, const char *phrase, const char *said)
{
	static char copy[512];
	size_t count = 0;

	assert_int_equal(
		soundalike_add(desk->soundalike, 0, phrase, &desk->why),
		STATUS_OK);
	assert_int_equal(
		soundalike_finish(desk->soundalike, &desk->why), STATUS_OK);
	(void)strncpy(copy, said, sizeof(copy) - 1);
	for (char *at = strtok(copy, " "); at; at = strtok(NULL, " ")) {
		desk->words[count].text = at;
		assert_int_equal(units_add(&desk->units, at, (uint32_t)count++,
					 &desk->spare, &desk->why),
			STATUS_OK);
	}
	assert_int_equal(soundalike_find(desk->soundalike,
				 &(struct soundalike_speech){ desk->words,
					 &desk->units, desk->pauses },
				 &desk->scratch, &desk->hits, &desk->why),
		STATUS_OK);
	return desk->hits.count;
}

static void homophones_are_found(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(find(desk, "要携号转网", "我 要 写好 专 王 吃"), 1);
	assert_int_equal(desk->hits.items[0].first, 1);
	assert_int_equal(desk->hits.items[0].count, 5);
	assert_true(desk->hits.items[0].likeness < 1.0F);
	assert_true(desk->hits.items[0].likeness > 0.98F);
}

static void an_accent_costs_little(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(find(desk, "我要携号转网", "我 要 写好 赚 王"), 1);
	assert_true(desk->hits.items[0].likeness > 0.94F);
	assert_true(desk->hits.items[0].likeness < 0.98F);
}

static void other_words_are_not_found(void **state)
{
	assert_int_equal(find(*state, "我要携号转网", "我 要 吃 工 信 部"), 0);
}

/* How sure the recogniser was of each word. */
static void be_sure(struct desk *desk, double confidence)
{
	for (int i = 0; i < MOST_WORDS; i++)
		desk->words[i].confidence = confidence;
}

static void words_in_doubt_may_be_a_phrase_a_little_like_them(void **state)
{
	be_sure(*state, 0.7);
	assert_int_equal(
		find(*state, "我要携号转网好", "我 要 写好 专 王 会"), 1);
}

static void sure_words_are_no_phrase_a_little_like_them(void **state)
{
	be_sure(*state, 1.0);
	assert_int_equal(
		find(*state, "我要携号转网好", "我 要 写好 专 王 会"), 0);
}

static void sure_words_may_be_homophones_of_a_phrase(void **state)
{
	be_sure(*state, 1.0);
	assert_int_equal(find(*state, "我要携号转网", "我 要 写好 专 王"), 1);
}

static void words_of_unknown_confidence_rule_nothing_out(void **state)
{
	be_sure(*state, NAN);
	assert_int_equal(
		find(*state, "我要携号转网好", "我 要 写好 专 王 会"), 1);
}

static void a_short_phrase_is_not_found_by_sound(void **state)
{
	assert_int_equal(find(*state, "携号转", "写好 专"), 0);
}

static void homophones_of_four_characters_are_found(void **state)
{
	assert_int_equal(find(*state, "携号转网", "写好 专 王"), 1);
}

static void four_characters_are_not_found_by_an_accent(void **state)
{
	assert_int_equal(find(*state, "携号转网", "写好 赚 王"), 0);
}

static void a_polite_phrase_is_not_found_where_you_is_familiar(void **state)
{
	assert_int_equal(
		find(*state, "我要携号转网您", "我 要 写好 专 王 你"), 0);
}

static void a_familiar_phrase_is_found_where_you_is_polite(void **state)
{
	assert_int_equal(
		find(*state, "我要携号转网你", "我 要 写好 专 王 您"), 1);
}

static void a_number_is_not_found_by_sound(void **state)
{
	assert_int_equal(
		find(*state, "我要三百四元钱", "我 要 三 百 四 元 前"), 0);
}

static void a_phrase_with_an_unknown_word_is_not_found_by_sound(void **state)
{
	assert_int_equal(
		find(*state, "我要携号转网吗", "我 要 写好 专 王 吗"), 0);
}

static void a_phrase_does_not_reach_over_a_pause(void **state)
{
	struct desk *desk = *state;

	desk->pauses[3] = 1;
	assert_int_equal(find(desk, "我要携号转网", "我 要 写 好 专 王"), 0);
}

static void what_stands_to_the_letter_is_not_found_again(void **state)
{
	struct desk *desk = *state;
	struct phrase_hit exact = { .count = 6, .likeness = 1.0F };

	desk->hits.items = malloc(sizeof(exact));
	assert_non_null(desk->hits.items);
	desk->hits.items[0] = exact;
	desk->hits.count = desk->hits.capacity = 1;
	assert_int_equal(find(desk, "我要携号转网", "我 要 携号 转 网"), 1);
	assert_true(desk->hits.items[0].likeness >= 1.0F);
}

static void every_place_is_found_once(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(find(desk, "我要携号转网",
				 "我 要 写好 专 王 吃 费 我 要 写好 专 王"),
		2);
	assert_int_equal(desk->hits.items[0].first, 0);
	assert_int_equal(desk->hits.items[1].first, 8);
}

static void of_two_phrases_in_one_place_the_likest_is_found(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(
		soundalike_add(desk->soundalike, 1, "我要写号赚王", &desk->why),
		STATUS_OK);
	assert_int_equal(find(desk, "我要携号转网", "我 要 写好 赚 王"), 1);
	assert_int_equal(desk->hits.items[0].phrase, 1);
}

static void the_end_of_a_phrase_at_the_start_of_speech_is_not_found(
	void **state)
{
	assert_int_equal(find(*state, "工信部我要携号转网", "号 转 网 吃"), 0);
}

static void nothing_said_finds_nothing(void **state)
{
	assert_int_equal(find(*state, "我要携号转网", ""), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(homophones_are_found),
		TEST(an_accent_costs_little),
		TEST(other_words_are_not_found),
		TEST(words_in_doubt_may_be_a_phrase_a_little_like_them),
		TEST(sure_words_are_no_phrase_a_little_like_them),
		TEST(sure_words_may_be_homophones_of_a_phrase),
		TEST(words_of_unknown_confidence_rule_nothing_out),
		TEST(a_short_phrase_is_not_found_by_sound),
		TEST(homophones_of_four_characters_are_found),
		TEST(four_characters_are_not_found_by_an_accent),
		TEST(a_polite_phrase_is_not_found_where_you_is_familiar),
		TEST(a_familiar_phrase_is_found_where_you_is_polite),
		TEST(a_number_is_not_found_by_sound),
		TEST(a_phrase_with_an_unknown_word_is_not_found_by_sound),
		TEST(a_phrase_does_not_reach_over_a_pause),
		TEST(what_stands_to_the_letter_is_not_found_again),
		TEST(every_place_is_found_once),
		TEST(of_two_phrases_in_one_place_the_likest_is_found),
		TEST(the_end_of_a_phrase_at_the_start_of_speech_is_not_found),
		TEST(nothing_said_finds_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
