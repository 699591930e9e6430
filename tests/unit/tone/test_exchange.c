#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "measure_call.h"

static struct call call;

static int clear(void **state)
{
	(void)state;
	call_clear(&call);
	call.language = LANGUAGE_ZH;
	call.recording.duration_s = 60.0;
	return 0;
}

static int release(void **state)
{
	(void)state;
	call_release(&call);
	return 0;
}

/* A turn of one utterance and, unless NULL, one word. */
static void say(
	enum party party, double start_s, double end_s, const char *text)
{
	const struct span when = { start_s, end_s };
	const struct utterance utterance = { .when = when,
		.party = party,
		.level_db = NAN,
		.noise_db = NAN,
		.pitch_hz = NAN,
		.pitch_range_st = NAN,
		.voiced_share = NAN,
		.first_word = call.words.count,
		.word_count = text != NULL };
	const struct turn turn = { .when = when,
		.party = party,
		.first_utterance = call.utterances.count,
		.utterance_count = 1,
		.first_word = call.words.count,
		.word_count = text != NULL };
	struct failure why;

	if (text)
		assert_int_equal(
			call_add_word(
				&call, &(struct word){ when, text, 1.0 }, &why),
			STATUS_OK);
	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
	assert_int_equal(call_add_turn(&call, &turn, &why), STATUS_OK);
}

static void measure(void)
{
	struct failure why;

	assert_int_equal(measure_call(&call, &why), STATUS_OK);
}

static const struct delivery *delivery(size_t turn)
{
	return &call.turns.items[turn].delivery;
}

static void an_answer_has_a_delay(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 2.0, NULL);
	say(PARTY_CUSTOMER, 3.5, 5.0, NULL);
	measure();
	assert_true(isnan(delivery(0)->response_delay_s));
	assert_float_equal(delivery(1)->response_delay_s, 1.5, 1e-9);
}

static void music_on_hold_is_no_delay(void **state)
{
	const struct sound music = { { 3.0, 33.0 }, SOUND_MUSIC, 0 };
	struct failure why;

	(void)state;
	say(PARTY_CUSTOMER, 0.0, 2.0, NULL);
	assert_int_equal(call_add_sound(&call, &music, &why), STATUS_OK);
	say(PARTY_AGENT, 33.5, 35.0, NULL);
	measure();
	assert_float_equal(delivery(1)->response_delay_s, 1.5, 1e-9);
}

static void delays_are_given_by_median_and_extremes(void **state)
{
	const double delays[] = { 0.5, 1.0, 9.0 };
	double at_s = 0.0;

	(void)state;
	for (int i = 0; i < 3; i++) {
		say(PARTY_CUSTOMER, at_s, at_s + 1.0, NULL);
		say(PARTY_AGENT, at_s + 1.0 + delays[i], at_s + 15.0, NULL);
		at_s += 15.0;
	}
	measure();
	assert_float_equal(
		call.measures[PARTY_AGENT].response_delay_s, 1.0, 1e-9);
	assert_float_equal(
		call.measures[PARTY_AGENT].response_delay_most_s, 9.0, 1e-9);
}

static void who_cuts_in_and_goes_on_interrupts_with_success(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 0.0, 5.0, "我想问一下");
	say(PARTY_AGENT, 4.0, 9.0, "这个不行的");
	measure();
	assert_float_equal(delivery(1)->is_interruption, 1.0, 0.0);
	assert_float_equal(delivery(1)->is_successful, 1.0, 0.0);
	assert_float_equal(delivery(1)->overlap_s, 1.0, 1e-9);
	assert_float_equal(
		call.measures[PARTY_AGENT].interruption_success_count, 1.0,
		0.0);
}

static void who_is_talked_down_interrupts_without_success(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 0.0, 8.0, "我想问一下");
	say(PARTY_AGENT, 4.0, 6.0, "这个不行的");
	measure();
	assert_float_equal(delivery(1)->is_interruption, 1.0, 0.0);
	assert_float_equal(delivery(1)->is_successful, 0.0, 0.0);
}

static void a_short_touch_interrupts_nobody(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 0.0, 5.0, "我想问一下");
	say(PARTY_AGENT, 4.8, 9.0, "这个不行的");
	measure();
	assert_float_equal(delivery(1)->is_interruption, 0.0, 0.0);
	assert_true(isnan(delivery(1)->is_successful));
}

static void an_mm_over_the_others_talk_is_a_backchannel(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 0.0, 8.0, "我想问一下");
	say(PARTY_AGENT, 4.0, 4.8, "嗯");
	measure();
	assert_float_equal(delivery(1)->is_backchannel, 1.0, 0.0);
	assert_float_equal(delivery(1)->is_interruption, 0.0, 0.0);
	assert_float_equal(
		call.measures[PARTY_AGENT].backchannel_count, 1.0, 0.0);
}

static void an_mm_in_the_others_pause_is_a_backchannel(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 0.0, 3.0, "我想问一下");
	say(PARTY_AGENT, 3.1, 3.6, "嗯");
	say(PARTY_CUSTOMER, 3.9, 8.0, "就是那个套餐");
	measure();
	assert_float_equal(delivery(1)->is_backchannel, 1.0, 0.0);
}

static void a_short_word_of_its_own_is_no_backchannel(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 0.0, 8.0, "我想问一下");
	say(PARTY_AGENT, 4.0, 4.8, "不行");
	measure();
	assert_float_equal(delivery(1)->is_backchannel, 0.0, 0.0);
	assert_float_equal(delivery(1)->is_interruption, 1.0, 0.0);
}

static void a_yes_that_ends_the_exchange_is_an_answer(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0.0, 3.0, "您是本机吗");
	say(PARTY_CUSTOMER, 3.3, 3.8, "是的");
	say(PARTY_AGENT, 6.0, 8.0, "好的请稍等");
	measure();
	assert_float_equal(delivery(1)->is_backchannel, 0.0, 0.0);
}

static void unknown_parties_have_no_exchange(void **state)
{
	(void)state;
	say(PARTY_UNKNOWN, 0.0, 3.0, "您是本机吗");
	say(PARTY_UNKNOWN, 3.3, 3.8, "是的");
	measure();
	assert_true(isnan(delivery(1)->response_delay_s));
	assert_true(isnan(delivery(1)->is_interruption));
}

static void on_one_channel_no_overlap_found_is_unknown(void **state)
{
	(void)state;
	call.voices.is_by_voice = true;
	say(PARTY_CUSTOMER, 0.0, 5.0, "我想问一下");
	say(PARTY_AGENT, 5.0, 9.0, "这个不行的");
	measure();
	assert_true(isnan(delivery(1)->is_interruption));
	assert_true(isnan(call.measures[PARTY_AGENT].interruption_count));
	assert_true(
		isnan(call.measures[PARTY_AGENT].interruption_success_count));
	assert_true(isnan(call.measures[PARTY_AGENT].overlap_share));
	assert_true(isnan(call.overlap_s));
	call.voices.is_by_voice = false;
}

static void on_one_channel_a_cut_that_was_found_is_known(void **state)
{
	(void)state;
	call.voices.is_by_voice = true;
	say(PARTY_CUSTOMER, 0.0, 5.0, "我想问一下");
	say(PARTY_AGENT, 4.2, 9.0, "这个不行的");
	say(PARTY_CUSTOMER, 9.5, 12.0, "那怎么办呢");
	measure();
	call.voices.is_by_voice = false;
	assert_float_equal(delivery(1)->overlap_s, 0.8, 1e-9);
	assert_float_equal(delivery(1)->is_interruption, 1.0, 0.0);
	assert_float_equal(delivery(1)->is_successful, 1.0, 0.0);
	assert_true(isnan(delivery(2)->overlap_s));
	assert_true(isnan(delivery(2)->is_interruption));
	assert_float_equal(call.overlap_s, 0.8, 1e-9);
}

static void on_one_channel_sums_of_a_party_stay_unknown(void **state)
{
	(void)state;
	call.voices.is_by_voice = true;
	say(PARTY_CUSTOMER, 0.0, 5.0, "我想问一下");
	say(PARTY_AGENT, 4.2, 9.0, "这个不行的");
	say(PARTY_AGENT, 16.0, 19.0, "还有别的吗");
	measure();
	call.voices.is_by_voice = false;
	assert_true(isnan(call.measures[PARTY_AGENT].interruption_count));
	assert_true(isnan(call.measures[PARTY_AGENT].overlap_share));
}

static void on_one_channel_an_answer_has_a_delay(void **state)
{
	(void)state;
	call.voices.is_by_voice = true;
	say(PARTY_CUSTOMER, 0.0, 5.0, "我想问一下");
	say(PARTY_AGENT, 6.0, 9.0, "这个不行的");
	measure();
	assert_float_equal(delivery(1)->response_delay_s, 1.0, 1e-9);
	call.voices.is_by_voice = false;
}

static void silence_is_where_nothing_sounds(void **state)
{
	const struct sound music = { { 10.0, 30.0 }, SOUND_MUSIC, 0 };
	const struct sound hold = { { 10.0, 30.0 }, SOUND_HOLD, SOUND_ON_ALL };
	struct failure why;

	(void)state;
	say(PARTY_AGENT, 0.0, 4.0, NULL);
	say(PARTY_CUSTOMER, 3.0, 5.0, NULL);
	assert_int_equal(call_add_sound(&call, &music, &why), STATUS_OK);
	assert_int_equal(call_add_sound(&call, &hold, &why), STATUS_OK);
	measure();
	assert_float_equal(call.silence_s, 35.0, 1e-9);
	assert_float_equal(call.longest_silence_s, 30.0, 1e-9);
	assert_float_equal(call.hold_s, 20.0, 1e-9);
	assert_float_equal(call.music_s, 20.0, 1e-9);
	assert_float_equal(call.overlap_s, 1.0, 1e-9);
	assert_float_equal(
		call.measures[PARTY_AGENT].overlap_share, 0.25, 1e-9);
}

#define EXCHANGE_TEST(f) cmocka_unit_test_setup(f, clear)

int main(void)
{
	const struct CMUnitTest tests[] = {
		EXCHANGE_TEST(an_answer_has_a_delay),
		EXCHANGE_TEST(music_on_hold_is_no_delay),
		EXCHANGE_TEST(delays_are_given_by_median_and_extremes),
		EXCHANGE_TEST(who_cuts_in_and_goes_on_interrupts_with_success),
		EXCHANGE_TEST(who_is_talked_down_interrupts_without_success),
		EXCHANGE_TEST(a_short_touch_interrupts_nobody),
		EXCHANGE_TEST(an_mm_over_the_others_talk_is_a_backchannel),
		EXCHANGE_TEST(an_mm_in_the_others_pause_is_a_backchannel),
		EXCHANGE_TEST(a_short_word_of_its_own_is_no_backchannel),
		EXCHANGE_TEST(a_yes_that_ends_the_exchange_is_an_answer),
		EXCHANGE_TEST(unknown_parties_have_no_exchange),
		EXCHANGE_TEST(on_one_channel_no_overlap_found_is_unknown),
		EXCHANGE_TEST(on_one_channel_a_cut_that_was_found_is_known),
		EXCHANGE_TEST(on_one_channel_sums_of_a_party_stay_unknown),
		EXCHANGE_TEST(on_one_channel_an_answer_has_a_delay),
		EXCHANGE_TEST(silence_is_where_nothing_sounds),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
