#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "diarise.h"

#define RATE_HZ 8000

static struct diarise *diarise;
static struct call call;

/* A buzz whose harmonics fade towards higher ones, or not: two vocal tracts;
 * with some noise. */
static void hum(double start_s, double end_s, double hz, double fades)
{
	int64_t end = audio_frame(&call.audio, end_s);

	for (int64_t f = audio_frame(&call.audio, start_s); f < end; f++) {
		double value = rand() % 100 / 100.0 - 0.5;

		for (int h = 1; h * hz < 3400.0; h++)
			value +=
				pow(h, -fades) * sin(2.0 * 3.14159265 * h * hz *
							 (double)f / RATE_HZ);
		*audio_at(&call.audio, 0, f) += (int16_t)(2000.0 * value);
	}
}

static void add_utterance(double start_s, double end_s)
{
	assert_int_equal(
		call_add_utterance(&call,
			&(struct utterance){ .when = { start_s, end_s } },
			NULL),
		STATUS_OK);
}

/* `channels` channels of 20 s. */
static void begin_call(int channels)
{
	call_clear(&call);
	assert_int_equal(
		audio_start(&call.audio, RATE_HZ, channels, NULL), STATUS_OK);
	audio_advance(&call.audio);
	call.audio.end = 20 * RATE_HZ;
	call.audio.is_ended = true;
	for (int c = 0; c < channels; c++)
		for (int64_t f = 0; f < call.audio.end; f++)
			*audio_at(&call.audio, c, f) = 0;
	assert_int_equal(diarise_start(diarise, &call, NULL), STATUS_OK);
}

static int begin(void **state)
{
	(void)state;
	srand(1);
	assert_int_equal(diarise_new(&diarise, NULL), STATUS_OK);
	begin_call(1);
	return 0;
}

static int end(void **state)
{
	(void)state;
	diarise_free(diarise);
	call_release(&call);
	return 0;
}

static void hear(void)
{
	assert_int_equal(diarise_next(diarise, &call, NULL), STATUS_OK);
	assert_int_equal(diarise_finish(diarise, &call, NULL), STATUS_OK);
}

static void voices_in_turn_are_two_parties(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		hum(4 * i, 4 * i + 1.5, 120.0, 1.5);
		add_utterance(4 * i, 4 * i + 1.5);
		hum(4 * i + 2, 4 * i + 3.5, 210.0, 0.3);
		add_utterance(4 * i + 2, 4 * i + 3.5);
	}
	hear();
	for (size_t i = 0; i < 10; i++)
		assert_int_equal(call.utterances.items[i].party,
			i % 2 ? PARTY_CUSTOMER : PARTY_AGENT);
	assert_true(call.voices.separation > VOICES_SURE);
}

static void an_utterance_is_cut_where_the_voice_changes(void **state)
{
	(void)state;
	hum(0.0, 4.0, 120.0, 1.5);
	hum(4.0, 8.0, 210.0, 0.3);
	add_utterance(0.0, 8.0);
	assert_int_equal(diarise_next(diarise, &call, NULL), STATUS_OK);
	assert_int_equal(call.utterances.count, 2);
	assert_float_equal(call.utterances.items[1].when.start_s, 4.0, 0.3);
}

static void one_voice_is_not_two(void **state)
{
	(void)state;
	for (int i = 0; i < 10; i++) {
		hum(2 * i, 2 * i + 1.5, 120.0, 1.5);
		add_utterance(2 * i, 2 * i + 1.5);
	}
	hear();
	assert_true(call.voices.separation < VOICES_SURE);
}

static void little_speech_is_nobodys(void **state)
{
	(void)state;
	hum(0.0, 2.0, 120.0, 1.5);
	add_utterance(0.0, 2.0);
	hear();
	assert_int_equal(call.utterances.items[0].party, PARTY_UNKNOWN);
}

/* How long an agent's and a customer's utterance last at once. */
static double both_s(void)
{
	const struct utterances *all = &call.utterances;
	double sum_s = 0.0;

	for (size_t i = 0; i < all->count; i++)
		for (size_t k = i + 1; k < all->count; k++)
			if (all->items[i].party != all->items[k].party)
				sum_s += span_overlap_s(
					all->items[i].when, all->items[k].when);
	return sum_s;
}

static void both_at_once_are_both_parties(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		hum(5 * i, 5 * i + 2.5, 120.0, 1.5);
		hum(5 * i + (i == 2 ? 1.5 : 2.5), 5 * i + 4.5, 210.0, 0.3);
		add_utterance(5 * i, 5 * i + 4.5);
	}
	hear();
	assert_float_equal(both_s(), 1.0, 0.3);
}

static void voices_in_turn_are_never_both(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		hum(5 * i, 5 * i + 2.5, 120.0, 1.5);
		hum(5 * i + 2.5, 5 * i + 4.5, 210.0, 0.3);
		add_utterance(5 * i, 5 * i + 4.5);
	}
	hear();
	assert_float_equal(both_s(), 0.0, 1e-9);
}

static void a_transcripts_parties_are_left_alone(void **state)
{
	(void)state;
	hum(0.0, 10.0, 120.0, 1.5);
	add_utterance(0.0, 10.0);
	call.utterances.items[0].party = PARTY_CUSTOMER;
	hear();
	assert_int_equal(call.utterances.items[0].party, PARTY_CUSTOMER);
	assert_false(call.voices.is_by_voice);
}

static void two_channels_are_left_alone(void **state)
{
	(void)state;
	begin_call(2);
	hum(0.0, 10.0, 120.0, 1.5);
	add_utterance(0.0, 10.0);
	hear();
	assert_int_equal(call.utterances.items[0].party, PARTY_UNKNOWN);
	assert_false(call.voices.is_by_voice);
}

static void words_go_where_their_middle_is(void **state)
{
	const struct word words[] = { { { 1.0, 2.0 }, "a", 0.5 },
		{ { 6.0, 7.0 }, "b", 0.5 } };
	const struct utterance *customer;

	(void)state;
	for (int i = 0; i < 2; i++) {
		hum(8.0 * i, 8.0 * i + 4.0, 120.0, 1.5);
		hum(8.0 * i + 4.0, 8.0 * i + 7.9, 210.0, 0.3);
		add_utterance(8.0 * i, 8.0 * i + 7.9);
	}
	assert_int_equal(diarise_next(diarise, &call, NULL), STATUS_OK);
	/* As if they had not been cut. */
	call.utterances.count = 1;
	call.utterances.items[0].when.end_s = 15.9;
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			call_add_word(&call, &words[i], NULL), STATUS_OK);
	call.utterances.items[0].word_count = 2;
	assert_int_equal(diarise_finish(diarise, &call, NULL), STATUS_OK);
	customer = &call.utterances.items[1];
	assert_int_equal(customer->party, PARTY_CUSTOMER);
	assert_int_equal(customer->word_count, 1);
	assert_int_equal(customer->first_word, 1);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(voices_in_turn_are_two_parties),
		TEST(an_utterance_is_cut_where_the_voice_changes),
		TEST(one_voice_is_not_two),
		TEST(little_speech_is_nobodys),
		TEST(both_at_once_are_both_parties),
		TEST(voices_in_turn_are_never_both),
		TEST(a_transcripts_parties_are_left_alone),
		TEST(two_channels_are_left_alone),
		TEST(words_go_where_their_middle_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
