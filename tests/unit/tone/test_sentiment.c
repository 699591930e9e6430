#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "baseline.h"
#include "sentiment.h"

static struct call call;

static int clear(void **state)
{
	(void)state;
	call_clear(&call);
	call.recording.duration_s = 80.0;
	return 0;
}

static int release(void **state)
{
	(void)state;
	call_release(&call);
	return 0;
}

/* A turn of the customer of one utterance in a plain voice of `centroid_hz`. */
static struct delivery *say(double start_s, double end_s, double centroid_hz)
{
	const struct span when = { start_s, end_s };
	const struct utterance utterance = { .when = when,
		.party = PARTY_CUSTOMER,
		.confidence = NAN,
		.level_db = -25.0,
		.noise_db = -60.0,
		.pitch_hz = centroid_hz / 2.0,
		.acoustics = { .voice_s = end_s - start_s,
			.loudness_lufs = -25.0,
			.centroid_hz = centroid_hz,
			.motion_st = 30.0,
			.echo_db = NAN } };
	struct turn turn = { .when = when,
		.party = PARTY_CUSTOMER,
		.first_utterance = call.utterances.count,
		.utterance_count = 1 };
	struct failure why;

	delivery_clear(&turn.delivery);
	turn.delivery.centroid_hz = centroid_hz;
	turn.delivery.pitch_motion_st = 30.0;
	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
	assert_int_equal(call_add_turn(&call, &turn, &why), STATUS_OK);
	return &call.turns.items[call.turns.count - 1].delivery;
}

static struct measures measure(void)
{
	struct measures measures;

	measures_clear(&measures);
	sentiment_measure(&call, PARTY_CUSTOMER, &measures);
	return measures;
}

static void a_turns_sentiment_is_words_less_anger(void **state)
{
	struct delivery *delivery = say(0.0, 4.0, 450.0);

	(void)state;
	delivery->polarity = 0.5;
	delivery->anger = 0.2;
	assert_float_equal(sentiment_of_turn(delivery), 0.3, 1e-9);
	delivery->polarity = -0.8;
	delivery->anger = 0.9;
	assert_float_equal(sentiment_of_turn(delivery), -1.0, 1e-9);
}

static void a_turn_that_tells_nothing_has_none(void **state)
{
	(void)state;
	assert_true(isnan(sentiment_of_turn(say(0.0, 4.0, 450.0))));
}

static void quarters_follow_the_call_and_its_change(void **state)
{
	struct measures measures;

	(void)state;
	say(5.0, 10.0, 450.0)->polarity = 0.5;
	say(45.0, 50.0, 450.0)->polarity = 0.0;
	say(70.0, 75.0, 450.0)->polarity = -0.5;
	measures = measure();
	assert_float_equal(measures.sentiment_q1, 0.5, 1e-9);
	assert_true(isnan(measures.sentiment_q2));
	assert_float_equal(measures.sentiment_q3, 0.0, 1e-9);
	assert_float_equal(measures.sentiment_q4, -0.5, 1e-9);
	assert_float_equal(measures.sentiment_change, -1.0, 1e-9);
}

static void one_quarter_alone_is_no_change(void **state)
{
	(void)state;
	say(5.0, 10.0, 450.0)->polarity = 0.5;
	assert_true(isnan(measure().sentiment_change));
}

static void longer_turns_weigh_more(void **state)
{
	(void)state;
	say(0.0, 3.0, 450.0)->polarity = 1.0;
	say(4.0, 5.0, 450.0)->polarity = -1.0;
	assert_float_equal(measure().sentiment_q1, 0.5, 1e-9);
}

static void the_baseline_is_that_of_the_first_calm_turns(void **state)
{
	struct baseline baseline;

	(void)state;
	say(0.0, 5.0, 400.0);
	say(6.0, 11.0, 440.0);
	say(12.0, 20.0, 600.0);
	baseline = baseline_find(&call, PARTY_CUSTOMER);
	assert_float_equal(baseline.talk_s, 10.0, 1e-9);
	assert_float_equal(baseline.centroid_hz, 420.0, 1e-9);
}

static void an_angry_start_is_no_baseline(void **state)
{
	(void)state;
	say(0.0, 5.0, 1200.0);
	assert_float_equal(
		baseline_find(&call, PARTY_CUSTOMER).talk_s, 0.0, 1e-9);
	say(6.0, 11.0, 440.0);
	assert_float_equal(
		baseline_find(&call, PARTY_CUSTOMER).centroid_hz, 440.0, 1e-9);
}

static void too_little_speech_is_no_baseline(void **state)
{
	(void)state;
	say(0.0, 1.0, 440.0);
	assert_true(isnan(baseline_find(&call, PARTY_CUSTOMER).pitch_hz));
}

#define TEST(f) cmocka_unit_test_setup(f, clear)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_turns_sentiment_is_words_less_anger),
		TEST(a_turn_that_tells_nothing_has_none),
		TEST(quarters_follow_the_call_and_its_change),
		TEST(one_quarter_alone_is_no_change),
		TEST(longer_turns_weigh_more),
		TEST(the_baseline_is_that_of_the_first_calm_turns),
		TEST(an_angry_start_is_no_baseline),
		TEST(too_little_speech_is_no_baseline),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
