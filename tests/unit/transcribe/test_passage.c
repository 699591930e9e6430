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
	assert_int_equal(passage_from(&call, 0).last, 2);
	assert_int_equal(passage_from(&call, 1).last, 2);
	assert_int_equal(passage_from(&call, 3).last, 3);
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
	assert_int_equal(passage.last, 2);
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
	assert_int_equal(passage_from(&call, 0).last, 1);
	assert_int_equal(passage_from(&call, 1).last, 2);
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

static void sound_before_a_passage_tells_of_its_channel(void **state)
{
	struct stretch sound;
	double start_s;

	(void)state;
	record(6.0);
	add(0, 1.0, 2.0);
	add(0, 2.25, 3.0);
	add(0, 3.5, 6.0);
	sound = passage_sound(&call, passage_from(&call, 0), &start_s);
	assert_float_equal(start_s, 0.1, 1e-9);
	assert_ptr_equal(sound.samples, audio_at(&call.audio, 0, RATE_HZ / 10));
	assert_int_equal(sound.count, RATE_HZ * 59 / 10);
	assert_int_equal(sound.lead, RATE_HZ * 6 / 10);
}

static void at_the_start_a_passage_has_less_before_it(void **state)
{
	struct stretch sound;
	double start_s;

	(void)state;
	record(6.0);
	add(0, 0.5, 2.0);
	sound = passage_sound(&call, passage_from(&call, 0), &start_s);
	assert_float_equal(start_s, 0.0, 1e-9);
	assert_int_equal(sound.count, RATE_HZ * 23 / 10);
	assert_int_equal(sound.lead, RATE_HZ * 2 / 10);
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
			sound_before_a_passage_tells_of_its_channel, clear),
		cmocka_unit_test_setup(
			at_the_start_a_passage_has_less_before_it, clear),
	};

	return cmocka_run_group_tests_name("passage", tests, NULL, release);
}
