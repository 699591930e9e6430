#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "music.h"
#include "music_span.h"

#define BLOCK_FRAMES (MUSIC_BLOCK * SPECTRUM_EVERY_FRAMES)
#define NOISE_DB (-70.0F)
#define SPANS_MOST 4

static struct track track;
static struct music_span span;
static uint8_t plays[TRACK_FRAMES]; /* whether music is in the frame */
static struct frames spans[SPANS_MOST];
static int span_count;

static int begin(void **state)
{
	(void)state;
	track_clear(&track);
	memset(plays, 0, sizeof(plays));
	span = (struct music_span){ 0 };
	span_count = 0;
	return 0;
}

/* As music.h has it: high where music fills half of the block that ends at
 * `frame`, low where it fills less than a third. */
static float activation_at(int64_t frame)
{
	int filled = 0;

	for (int64_t i = frame - BLOCK_FRAMES; i < frame; i++)
		filled += i >= 0 && plays[i % TRACK_FRAMES];
	return 2 * filled >= BLOCK_FRAMES  ? 2.0F
	       : 3 * filled < BLOCK_FRAMES ? 0.0F
					   : 1.3F;
}

static void hear(bool is_music, float level_db, double length_s)
{
	int frames = (int)(length_s * FRAMES_A_SECOND + 0.5);

	for (; frames > 0; frames--) {
		plays[track.count % TRACK_FRAMES] = is_music;
		track_add(&track, powf(10.0F, level_db / 10.0F));
		if (track.count % SPECTRUM_EVERY_FRAMES != 0 ||
			track.count < SPECTRUM_SAMPLES / FRAME_SAMPLES)
			continue;
		if (music_span_next(&span, &track, activation_at(track.count),
			    track.count, &spans[span_count]))
			span_count++;
		assert_true(span_count < SPANS_MOST);
	}
}

static void play(double length_s)
{
	hear(true, -20.0F, length_s);
}

static void pause(double length_s)
{
	hear(false, NOISE_DB, length_s);
}

static void assert_span(int i, double start_s, double end_s)
{
	assert_true(span_count > i);
	assert_float_equal(spans[i].start / 100.0, start_s, 0.2);
	assert_float_equal(spans[i].end / 100.0, end_s, 0.2);
}

static void music_is_found_from_its_first_note_to_its_last(void **state)
{
	(void)state;
	pause(6.0);
	play(10.0);
	pause(12.0);
	assert_int_equal(span_count, 1);
	assert_span(0, 6.0, 16.0);
}

static void a_recording_may_begin_with_music(void **state)
{
	(void)state;
	play(10.0);
	pause(12.0);
	assert_int_equal(span_count, 1);
	assert_span(0, 0.0, 10.0);
}

static void music_of_less_than_four_seconds_is_none(void **state)
{
	(void)state;
	pause(6.0);
	play(3.0);
	pause(12.0);
	assert_int_equal(span_count, 0);
	assert_int_equal(
		track_count(&track, (struct frames){ 0, 2100 }, MARK_MUSIC), 0);
}

static void what_is_as_quiet_as_the_line_s_hum_is_none(void **state)
{
	(void)state;
	pause(6.0);
	hear(true, -60.0F, 10.0);
	pause(12.0);
	assert_int_equal(span_count, 0);
}

static void two_pieces_close_to_each_other_are_one(void **state)
{
	(void)state;
	pause(6.0);
	play(8.0);
	pause(2.5);
	play(8.0);
	pause(12.0);
	assert_int_equal(span_count, 1);
	assert_span(0, 6.0, 24.5);
}

static void two_pieces_far_from_each_other_are_two(void **state)
{
	(void)state;
	pause(6.0);
	play(8.0);
	pause(8.0);
	play(8.0);
	pause(12.0);
	assert_int_equal(span_count, 2);
	assert_span(0, 6.0, 14.0);
	assert_span(1, 22.0, 30.0);
}

static void music_is_marked_as_such(void **state)
{
	(void)state;
	pause(6.0);
	play(10.0);
	pause(12.0);
	assert_true(track_count(&track, (struct frames){ 600, 1600 },
			    MARK_MUSIC) > 950);
	assert_int_equal(
		track_count(&track, (struct frames){ 0, 550 }, MARK_MUSIC), 0);
}

static void speech_that_goes_before_music_is_no_part_of_it(void **state)
{
	(void)state;
	pause(4.0);
	hear(false, -22.0F, 3.0);
	pause(0.6);
	play(10.0);
	pause(12.0);
	assert_int_equal(span_count, 1);
	assert_span(0, 7.6, 17.6);
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(music_is_found_from_its_first_note_to_its_last),
		TEST(a_recording_may_begin_with_music),
		TEST(music_of_less_than_four_seconds_is_none),
		TEST(what_is_as_quiet_as_the_line_s_hum_is_none),
		TEST(two_pieces_close_to_each_other_are_one),
		TEST(two_pieces_far_from_each_other_are_two),
		TEST(music_is_marked_as_such),
		TEST(speech_that_goes_before_music_is_no_part_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
