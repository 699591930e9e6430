#include "judging.h"

static void expect_refusal(const char *text, const char *want)
{
	struct failure why = { "" };
	struct call call = { .language = LANGUAGE_ZH };

	assert_int_equal(dialogue_read(&call, text, &why), STATUS_INVALID);
	assert_string_equal(why.text, want);
	call_release(&call);
}

static void turns_have_nominal_times(void **state)
{
	struct call call = { .language = LANGUAGE_ZH };

	(void)state;
	assert_int_equal(
		dialogue_read(&call, "# one\nA: 您好,请讲\nC: 喂\n", NULL),
		STATUS_OK);
	assert_int_equal(call.turns.count, 2);
	assert_int_equal(call.words.count, 5);
	assert_float_equal(call.turns.items[0].when.end_s, 1.0, 1e-9);
	assert_float_equal(call.turns.items[1].when.start_s, 1.4, 1e-9);
	assert_int_equal(call.turns.items[1].party, PARTY_CUSTOMER);
	assert_float_equal(
		call.measures[PARTY_AGENT].speech_rate_cpm, 240.0, 1e-6);
	assert_float_equal(call.measures[PARTY_AGENT].talk_share, 0.8, 1e-9);
	call_release(&call);
}

static void english_is_read_word_by_word(void **state)
{
	struct call call = { .language = LANGUAGE_EN };

	(void)state;
	assert_int_equal(
		dialogue_read(&call, "A fast: I can't help you.\n", NULL),
		STATUS_OK);
	assert_int_equal(call.words.count, 4);
	assert_string_equal(call.words.items[1].text, "can't");
	assert_float_equal(
		call.measures[PARTY_AGENT].speech_rate_cpm, 260.0, 1e-6);
	call_release(&call);
}

static void a_turn_may_cut_in(void **state)
{
	struct call call = { .language = LANGUAGE_ZH };

	(void)state;
	assert_int_equal(dialogue_read(&call,
				 "C: 一二三四五六七八\nA -1: 一二三四\n", NULL),
		STATUS_OK);
	assert_float_equal(call.turns.items[1].when.start_s, 1.0, 1e-9);
	call_release(&call);
}

static void pauses_and_sounds_take_time(void **state)
{
	struct call call = { .language = LANGUAGE_ZH };

	(void)state;
	assert_int_equal(dialogue_read(&call,
				 "ringback 2\nivr 欢迎\nA: 好\npause 5\nhold "
				 "10\nA: 好\n",
				 NULL),
		STATUS_OK);
	assert_int_equal(call.sounds.count, 3);
	assert_int_equal(call.sounds.items[1].kind, SOUND_IVR);
	assert_int_equal(call.turns.items[0].party, PARTY_SYSTEM);
	assert_float_equal(call.turns.items[2].when.start_s -
				   call.turns.items[1].when.end_s,
		15.4, 1e-9);
	call_release(&call);
}

static void wrong_lines_are_refused_with_their_number(void **state)
{
	(void)state;
	expect_refusal("A: 好\nB: 好\n",
		"line 2: want A:, C:, U:, pause, hold, ivr or a tone");
	expect_refusal("A 好\n", "line 1: want a colon behind the speaker");
	expect_refusal("A: !\n", "line 1: nothing is said");
	expect_refusal("pause x\n", "line 1: want a number of seconds");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_have_nominal_times),
		cmocka_unit_test(english_is_read_word_by_word),
		cmocka_unit_test(a_turn_may_cut_in),
		cmocka_unit_test(pauses_and_sounds_take_time),
		cmocka_unit_test(wrong_lines_are_refused_with_their_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
