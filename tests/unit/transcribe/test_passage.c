#include "passage.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define RATE_HZ 8000

static struct call call;
static struct failure why;

static int clear(void **state)
{
	(void)state;
	call_clear(&call);
	return 0;
}

static int release(void **state)
{
	(void)state;
	call_release(&call);
	return 0;
}

static void add(int channel, double start_s, double end_s)
{
	const struct utterance utterance = { .channel = channel,
		.when = { start_s, end_s } };

	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
}

static void record(double seconds)
{
	assert_int_equal(audio_start(&call.audio, RATE_HZ, 1, &why), STATUS_OK);
	audio_advance(&call.audio);
	call.audio.end = audio_frame(&call.audio, seconds);
}

static void a_passage_goes_on_over_short_pauses(void **state)
{
	(void)state;
	add(0, 1.0, 2.0);
	add(0, 2.4, 3.0);
	add(0, 3.8, 4.0);
	add(0, 4.9, 5.0);
	assert_int_equal(passage_from(&call, 0).end, 3);
	assert_int_equal(passage_from(&call, 1).end, 3);
	assert_int_equal(passage_from(&call, 3).end, 4);
}

static void another_channel_neither_joins_nor_parts(void **state)
{
	struct passage passage;

	(void)state;
	add(0, 1.0, 2.0);
	add(1, 2.0, 2.5);
	add(0, 2.5, 3.0);
	add(1, 3.0, 4.0);
	passage = passage_from(&call, 0);
	assert_int_equal(passage.end, 3);
	assert_int_equal(passage_utterance(&call, 1, 0), 2);
	assert_int_equal(passage_utterance(&call, 3, 0), 4);
	assert_float_equal(passage_border_s(&call, passage, 0), 2.25, 1e-9);
	assert_true(isinf(passage_border_s(&call, passage, 2)));
}

static void a_passage_is_as_long_as_an_utterance_at_most(void **state)
{
	(void)state;
	add(0, 0.0, 8.0);
	add(0, 8.5, UTTERANCE_MOST_S);
	add(0, UTTERANCE_MOST_S + 0.4, UTTERANCE_MOST_S + 1.0);
	assert_int_equal(passage_from(&call, 0).end, 2);
	assert_int_equal(passage_from(&call, 1).end, 3);
}

static void a_passage_is_final_when_no_utterance_can_join(void **state)
{
	(void)state;
	add(0, 1.0, 2.0);
	record(25.9);
	assert_false(passage_is_final(&call, passage_from(&call, 0)));
	record(26.0);
	assert_true(passage_is_final(&call, passage_from(&call, 0)));
}

static void pauses_are_left_out_of_the_sound_but_for_margins(void **state)
{
	struct passage_sound sound;

	(void)state;
	record(6.0);
	add(0, 1.0, 2.0);
	add(0, 2.25, 3.0);
	add(0, 3.5, 6.0);
	passage_sound(&call, passage_from(&call, 0), &sound);
	assert_float_equal(sound.start_s, 0.85, 1e-9);
	assert_int_equal(sound.stretch.count, 5.15 * RATE_HZ);
	assert_ptr_equal(sound.stretch.samples,
		audio_at(&call.audio, 0, (int64_t)(0.85 * RATE_HZ)));
	assert_int_equal(sound.stretch.gap_count, 1);
	assert_int_equal(sound.pauses[0].from, 2.3 * RATE_HZ);
	assert_int_equal(sound.pauses[0].to, 2.5 * RATE_HZ);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
			a_passage_goes_on_over_short_pauses, clear),
		cmocka_unit_test_setup(
			another_channel_neither_joins_nor_parts, clear),
		cmocka_unit_test_setup(
			a_passage_is_as_long_as_an_utterance_at_most, clear),
		cmocka_unit_test_setup(
			a_passage_is_final_when_no_utterance_can_join, clear),
		cmocka_unit_test_setup(
			pauses_are_left_out_of_the_sound_but_for_margins,
			clear),
	};

	return cmocka_run_group_tests_name("passage", tests, NULL, release);
}
