#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cadence.h"
#include "spectrum.h"

#define HALF_WINDOW (SPECTRUM_SAMPLES / FRAME_SAMPLES / 2)
#define GROUPS_MOST 8

static struct track track;
static struct cadence cadence;
static enum line_tone tones[TRACK_FRAMES]; /* of the frames so far */
static struct tone_group groups[GROUPS_MOST];
static int group_count;

static int begin(void **state)
{
	(void)state;
	track_clear(&track);
	memset(tones, 0, sizeof(tones));
	cadence = (struct cadence){ 0 };
	group_count = 0;
	return 0;
}

/* A tone, or LINE_TONE_NONE for silence, as the segmenter sees it: at the end
 * of a window it sees what sounds in the middle. */
static void hear(enum line_tone tone, double length_s)
{
	int frames = (int)(length_s * FRAMES_A_SECOND + 0.5);

	for (; frames > 0; frames--) {
		int64_t frame = track.count + 1;

		tones[track.count % TRACK_FRAMES] = tone;
		track_add(&track, tone ? 0.01F : 1e-8F);
		if (frame % SPECTRUM_EVERY_FRAMES != 0 || frame < HALF_WINDOW)
			continue;
		if (cadence_next(&cadence, &track,
			    tones[(frame - HALF_WINDOW) % TRACK_FRAMES], frame,
			    &groups[group_count]))
			group_count++;
		assert_true(group_count < GROUPS_MOST);
	}
}

/* Until nothing that was heard is open. */
static void hear_nothing_more(void)
{
	hear(LINE_TONE_NONE, 7.0);
}

static void assert_one(enum sound_kind kind, double start_s, double end_s)
{
	hear_nothing_more();
	assert_int_equal(group_count, 1);
	assert_int_equal(groups[0].kind, kind);
	assert_float_equal(groups[0].frames.start / 100.0, start_s, 0.1);
	assert_float_equal(groups[0].frames.end / 100.0, end_s, 0.1);
}

static void one_second_on_and_four_off_is_a_ring(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	for (int i = 0; i < 2; i++) {
		hear(LINE_TONE_SINGLE, 1.0);
		hear(LINE_TONE_NONE, 4.0);
	}
	assert_one(SOUND_RINGBACK, 1.0, 7.0);
}

static void a_short_burst_that_ends_ringing_was_answered(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	hear(LINE_TONE_SINGLE, 1.0);
	hear(LINE_TONE_NONE, 4.0);
	hear(LINE_TONE_SINGLE, 0.4);
	assert_one(SOUND_RINGBACK, 1.0, 6.4);
}

static void short_bursts_are_busy_from_the_first_on(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	for (int i = 0; i < 4; i++) {
		hear(LINE_TONE_SINGLE, 0.35);
		hear(LINE_TONE_NONE, 0.35);
	}
	assert_one(SOUND_BUSY, 1.0, 3.45);
}

static void one_short_burst_is_nothing(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	hear(LINE_TONE_SINGLE, 0.35);
	hear_nothing_more();
	assert_int_equal(group_count, 0);
}

static void a_tone_that_does_not_end_says_unobtainable(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	hear(LINE_TONE_SINGLE, 5.0);
	assert_one(SOUND_INFORMATION_TONE, 1.0, 6.0);
}

static void dual_tones_speak_for_themselves(void **state)
{
	static const struct {
		enum line_tone tone;
		enum sound_kind kind;
	} known[] = { { LINE_TONE_US_RING, SOUND_RINGBACK },
		{ LINE_TONE_UK_RING, SOUND_RINGBACK },
		{ LINE_TONE_US_BUSY, SOUND_BUSY },
		{ LINE_TONE_US_DIAL, SOUND_INFORMATION_TONE } };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		(void)begin(state);
		hear(LINE_TONE_NONE, 1.0);
		hear(known[i].tone, 0.5);
		assert_one(known[i].kind, 1.0, 1.5);
	}
}

static void three_rising_tones_are_an_information_tone(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	hear(LINE_TONE_LOW, 0.33);
	hear(LINE_TONE_MIDDLE, 0.33);
	hear(LINE_TONE_HIGH, 0.33);
	hear_nothing_more();
	assert_int_equal(group_count, 1);
	assert_int_equal(groups[0].kind, SOUND_INFORMATION_TONE);
}

static void falling_tones_are_nothing(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	hear(LINE_TONE_HIGH, 0.33);
	hear(LINE_TONE_MIDDLE, 0.33);
	hear(LINE_TONE_LOW, 0.33);
	hear_nothing_more();
	assert_int_equal(group_count, 0);
}

static void a_sighting_shorter_than_any_cadence_is_nothing(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	for (int i = 0; i < 3; i++) {
		hear(LINE_TONE_US_BUSY, 0.08);
		hear(LINE_TONE_NONE, 0.5);
	}
	hear_nothing_more();
	assert_int_equal(group_count, 0);
}

static void what_rings_and_then_is_busy_are_two_sounds(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	hear(LINE_TONE_SINGLE, 1.0);
	hear(LINE_TONE_NONE, 1.2);
	for (int i = 0; i < 3; i++) {
		hear(LINE_TONE_SINGLE, 0.35);
		hear(LINE_TONE_NONE, 0.35);
	}
	hear_nothing_more();
	assert_int_equal(group_count, 2);
	assert_int_equal(groups[0].kind, SOUND_RINGBACK);
	assert_int_equal(groups[1].kind, SOUND_BUSY);
}

static void a_burst_is_marked_as_a_tone(void **state)
{
	(void)state;
	hear(LINE_TONE_NONE, 1.0);
	hear(LINE_TONE_SINGLE, 1.0);
	hear_nothing_more();
	assert_true(track_count(&track, (struct frames){ 100, 200 },
			    MARK_TONE) > 90);
	assert_int_equal(
		track_count(&track, (struct frames){ 210, 300 }, MARK_TONE), 0);
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_second_on_and_four_off_is_a_ring),
		TEST(a_short_burst_that_ends_ringing_was_answered),
		TEST(short_bursts_are_busy_from_the_first_on),
		TEST(one_short_burst_is_nothing),
		TEST(a_tone_that_does_not_end_says_unobtainable),
		TEST(dual_tones_speak_for_themselves),
		TEST(three_rising_tones_are_an_information_tone),
		TEST(falling_tones_are_nothing),
		TEST(a_sighting_shorter_than_any_cadence_is_nothing),
		TEST(what_rings_and_then_is_busy_are_two_sounds),
		TEST(a_burst_is_marked_as_a_tone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
