#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "call.h"
#include "scarce_memory.h"

static void assert_turn_text(const char *const *words, const char *want)
{
	struct call call = { 0 };
	struct text text = { 0 };
	struct turn turn = { 0 };
	struct failure why;

	for (; words[turn.word_count]; turn.word_count++)
		assert_int_equal(
			call_add_word(&call,
				&(struct word){
					.text = words[turn.word_count] },
				&why),
			STATUS_OK);
	assert_int_equal(call_turn_text(&call, &turn, &text, &why), STATUS_OK);
	assert_string_equal(text_string(&text), want);
	text_release(&text);
	call_release(&call);
}

#define WORDS(...)                \
	(const char *const[])     \
	{                         \
		__VA_ARGS__, NULL \
	}

static void english_words_are_parted(void **state)
{
	(void)state;
	assert_turn_text(WORDS("how", "may", "I", "help"), "how may I help");
}

static void chinese_words_are_not_parted(void **state)
{
	(void)state;
	assert_turn_text(WORDS("您好", "请问", "有什么"), "您好请问有什么");
}

static void latin_among_chinese_is_not_parted(void **state)
{
	(void)state;
	assert_turn_text(WORDS("办理", "5G", "套餐"), "办理5G套餐");
}

static void two_latin_words_among_chinese_are_parted(void **state)
{
	(void)state;
	assert_turn_text(
		WORDS("重启", "wifi", "router", "吧"), "重启wifi router吧");
}

static void one_word_has_no_space(void **state)
{
	(void)state;
	assert_turn_text(WORDS("yes"), "yes");
}

static void an_empty_word_adds_no_space(void **state)
{
	(void)state;
	assert_turn_text(WORDS("", "yes"), "yes");
}

static void a_turn_without_words_is_empty(void **state)
{
	struct call call = { 0 };
	struct text text = { 0 };
	struct turn turn = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(call_turn_text(&call, &turn, &text, &why), STATUS_OK);
	assert_string_equal(text_string(&text), "");
	text_release(&text);
}

static void a_turn_takes_its_own_words_only(void **state)
{
	struct call call = { 0 };
	struct text text = { 0 };
	struct turn turn = { .first_word = 1, .word_count = 1 };
	struct failure why;

	(void)state;
	assert_int_equal(
		call_add_word(&call, &(struct word){ .text = "one" }, &why),
		STATUS_OK);
	assert_int_equal(
		call_add_word(&call, &(struct word){ .text = "two" }, &why),
		STATUS_OK);
	assert_int_equal(call_turn_text(&call, &turn, &text, &why), STATUS_OK);
	assert_string_equal(text_string(&text), "two");
	text_release(&text);
	call_release(&call);
}

static void a_word_outlives_the_text_it_came_from(void **state)
{
	struct call call = { 0 };
	char name[8] = "hello";
	struct failure why;

	(void)state;
	assert_int_equal(
		call_add_word(&call, &(struct word){ .text = name }, &why),
		STATUS_OK);
	memset(name, 'x', 5);
	assert_string_equal(call.words.items[0].text, "hello");
	call_release(&call);
}

static struct call call_with_sounds(void)
{
	struct call call = { 0 };
	struct failure why;
	const struct sound ringback = { { 0.0, 2.5 }, SOUND_RINGBACK, 1 };
	const struct sound hold = { { 10.0, 20.0 }, SOUND_HOLD, SOUND_ON_ALL };

	assert_int_equal(call_add_sound(&call, &ringback, &why), STATUS_OK);
	assert_int_equal(call_add_sound(&call, &hold, &why), STATUS_OK);
	return call;
}

static void a_sound_masks_its_own_channel(void **state)
{
	struct call call = call_with_sounds();

	(void)state;
	assert_true(call_is_masked(&call, 1, 1.0));
	assert_false(call_is_masked(&call, 0, 1.0));
	call_release(&call);
}

static void a_sound_on_the_line_masks_both_channels(void **state)
{
	struct call call = call_with_sounds();

	(void)state;
	assert_true(call_is_masked(&call, 0, 15.0));
	assert_true(call_is_masked(&call, 1, 15.0));
	call_release(&call);
}

static void an_announcement_is_told_by_its_middle(void **state)
{
	const struct sound menu = { { 30.0, 40.0 }, SOUND_IVR, 0 };
	struct call call = call_with_sounds();
	struct failure why;

	(void)state;
	assert_int_equal(call_add_sound(&call, &menu, &why), STATUS_OK);
	assert_true(call_is_prompt(&call, 0, (struct span){ 28.0, 34.0 }));
	assert_false(call_is_prompt(&call, 0, (struct span){ 28.0, 31.0 }));
	call_release(&call);
}

static void an_announcement_is_only_on_its_channel(void **state)
{
	const struct sound menu = { { 30.0, 40.0 }, SOUND_IVR, 0 };
	struct call call = call_with_sounds();
	struct failure why;

	(void)state;
	assert_int_equal(call_add_sound(&call, &menu, &why), STATUS_OK);
	assert_false(call_is_prompt(&call, 1, menu.when));
	call_release(&call);
}

static void music_on_hold_is_no_announcement(void **state)
{
	struct call call = call_with_sounds();

	(void)state;
	assert_false(call_is_prompt(&call, 0, (struct span){ 10.0, 20.0 }));
	call_release(&call);
}

static void a_mask_is_half_open(void **state)
{
	struct call call = call_with_sounds();

	(void)state;
	assert_true(call_is_masked(&call, 1, 0.0));
	assert_false(call_is_masked(&call, 1, 2.5));
	call_release(&call);
}

static double sounding_s(unsigned int kinds, struct span when)
{
	static const struct sound sounds[] = {
		{ { 20.0, 30.0 }, SOUND_BUSY, 1 },
		{ { 5.0, 15.0 }, SOUND_MUSIC, 0 },
		{ { 5.0, 15.0 }, SOUND_HOLD, SOUND_ON_ALL },
	};
	struct call call = { 0 };
	struct failure why;
	double sum_s;

	for (size_t i = 0; i < sizeof(sounds) / sizeof(*sounds); i++)
		assert_int_equal(
			call_add_sound(&call, &sounds[i], &why), STATUS_OK);
	sum_s = call_sounding_s(&call, kinds, when);
	call_release(&call);
	return sum_s;
}

static void sounds_at_once_count_once(void **state)
{
	(void)state;
	assert_float_equal(
		sounding_s(~0U, (struct span){ 0.0, 40.0 }), 20.0, 1e-9);
}

static void sounds_count_as_far_as_they_are_within(void **state)
{
	(void)state;
	assert_float_equal(
		sounding_s(~0U, (struct span){ 12.0, 24.0 }), 7.0, 1e-9);
}

static void sounds_of_other_kinds_do_not_count(void **state)
{
	(void)state;
	assert_float_equal(
		sounding_s(1U << SOUND_BUSY, (struct span){ 0.0, 40.0 }), 10.0,
		1e-9);
}

static void a_cleared_call_is_empty_and_needs_no_memory(void **state)
{
	struct call call = call_with_sounds();
	const struct sound sound = { { 0.0, 1.0 }, SOUND_BUSY, 0 };
	struct failure why;
	enum status rc;

	(void)state;
	call.is_imported = true;
	call.meta.agent = "8021";
	call_clear(&call);
	assert_int_equal(call.sounds.count, 0);
	assert_false(call.is_imported);
	assert_null(call.meta.agent);
	scarce_memory_refuse(0);
	rc = call_add_sound(&call, &sound, &why);
	assert_false(scarce_memory_grant());
	assert_int_equal(rc, STATUS_OK);
	call_release(&call);
}

static enum status fill(struct call *call, struct failure *why)
{
	const struct word word = { { 0.1, 0.4 }, "您好", 0.9 };
	const struct utterance utterance = { .when = { 0.0, 1.0 } };
	const struct turn turn = { .when = { 0.0, 1.0 } };
	const struct sound sound = { { 2.0, 3.0 }, SOUND_DTMF, 0 };
	enum status rc = call_add_utterance(call, &utterance, why);

	if (rc == STATUS_OK)
		rc = call_add_word(call, &word, why);
	if (rc == STATUS_OK)
		rc = call_add_turn(call, &turn, why);
	return rc == STATUS_OK ? call_add_sound(call, &sound, why) : rc;
}

static void every_refused_allocation_is_said(void **state)
{
	struct failure why;
	long n = 0;

	(void)state;
	for (;; n++) {
		struct call call = { 0 };
		enum status rc;

		scarce_memory_refuse(n);
		rc = fill(&call, &why);
		call_release(&call);
		if (!scarce_memory_grant())
			break;
		assert_int_equal(rc, STATUS_NO_MEMORY);
	}
	assert_int_equal(n, 5);
}

static void a_refused_word_is_not_counted(void **state)
{
	struct call call = { 0 };
	struct failure why;
	enum status rc;

	(void)state;
	scarce_memory_refuse(1);
	rc = call_add_word(&call, &(struct word){ .text = "word" }, &why);
	assert_true(scarce_memory_grant());
	assert_int_equal(rc, STATUS_NO_MEMORY);
	assert_int_equal(call.words.count, 0);
	call_release(&call);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_words_are_parted),
		cmocka_unit_test(chinese_words_are_not_parted),
		cmocka_unit_test(latin_among_chinese_is_not_parted),
		cmocka_unit_test(two_latin_words_among_chinese_are_parted),
		cmocka_unit_test(one_word_has_no_space),
		cmocka_unit_test(an_empty_word_adds_no_space),
		cmocka_unit_test(a_turn_without_words_is_empty),
		cmocka_unit_test(a_turn_takes_its_own_words_only),
		cmocka_unit_test(a_word_outlives_the_text_it_came_from),
		cmocka_unit_test(a_sound_masks_its_own_channel),
		cmocka_unit_test(a_sound_on_the_line_masks_both_channels),
		cmocka_unit_test(an_announcement_is_told_by_its_middle),
		cmocka_unit_test(an_announcement_is_only_on_its_channel),
		cmocka_unit_test(music_on_hold_is_no_announcement),
		cmocka_unit_test(a_mask_is_half_open),
		cmocka_unit_test(sounds_at_once_count_once),
		cmocka_unit_test(sounds_count_as_far_as_they_are_within),
		cmocka_unit_test(sounds_of_other_kinds_do_not_count),
		cmocka_unit_test(a_cleared_call_is_empty_and_needs_no_memory),
		cmocka_unit_test(every_refused_allocation_is_said),
		cmocka_unit_test(a_refused_word_is_not_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
