#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "acoustics.h"

#define FRAMES 300

static struct acoustics_scratch scratch;
static struct pitch_frame frames[FRAMES];
static struct utterance utterance;

/* A steady voice at -20 dBFS. */
static int hum(void **state)
{
	(void)state;
	for (int i = 0; i < FRAMES; i++)
		frames[i] = (struct pitch_frame){ .hz = 200.0F,
			.periodicity = 0.9F,
			.power = 0.01F,
			.bands = { 1.0F, 0.1F },
			.centroid_hz = 500.0F };
	utterance = (struct utterance){ .pitch_hz = NAN };
	return 0;
}

static void summarise(void)
{
	acoustics_summarise(&scratch, frames, FRAMES, &utterance);
}

static void a_steady_voice_is_what_its_frames_are(void **state)
{
	(void)state;
	summarise();
	assert_float_equal(utterance.pitch_hz, 200.0, 1e-4);
	assert_float_equal(utterance.pitch_range_st, 0.0, 1e-4);
	assert_float_equal(utterance.voiced_share, 1.0, 1e-9);
	assert_float_equal(utterance.acoustics.voice_s, 3.0, 1e-6);
	assert_float_equal(utterance.acoustics.tilt_db, -10.0, 1e-3);
	assert_float_equal(utterance.acoustics.centroid_hz, 500.0, 1e-3);
	assert_float_equal(utterance.acoustics.harmonicity_db, 9.54, 0.01);
	assert_float_equal(utterance.acoustics.motion_st, 0.0, 1e-6);
}

static void the_range_leaves_out_the_extremes(void **state)
{
	(void)state;
	for (int i = 0; i < FRAMES; i++)
		frames[i].hz = i < FRAMES / 2 ? 150.0F : 300.0F;
	frames[0].hz = 70.0F;
	frames[1].hz = 500.0F;
	summarise();
	assert_float_equal(utterance.pitch_range_st, 12.0, 1e-3);
}

static void a_glide_is_motion_and_a_jump_is_none(void **state)
{
	(void)state;
	for (int i = 0; i < FRAMES; i++)
		frames[i].hz =
			200.0F * powf(2.0F, 0.1F * (float)(i % 2) / 12.0F);
	frames[100].hz = 400.0F;
	summarise();
	assert_float_equal(utterance.acoustics.motion_st, 10.0, 0.01);
}

static void faint_frames_do_not_count_as_vowels(void **state)
{
	(void)state;
	for (int i = 0; i < 100; i++) {
		frames[i].power = 1e-5F;
		frames[i].centroid_hz = 3000.0F;
	}
	summarise();
	assert_float_equal(utterance.acoustics.voice_s, 2.0, 1e-6);
	assert_float_equal(utterance.acoustics.centroid_hz, 500.0, 1e-3);
}

static void every_swell_of_a_voice_is_a_syllable(void **state)
{
	(void)state;
	for (int i = 0; i < FRAMES; i++)
		frames[i].power *= powf(10.0F,
			0.5F * sinf(2.0F * 3.14159265F * (float)i / 25.0F));
	summarise();
	assert_float_equal(utterance.acoustics.syllables, 12.0, 1.0);
}

static void ripples_and_voiceless_peaks_are_no_syllables(void **state)
{
	(void)state;
	for (int i = 0; i < FRAMES; i++)
		frames[i].power *= i % 25 < 12 ? 1.0F : 0.8F;
	summarise();
	assert_float_equal(utterance.acoustics.syllables, 0.0, 1e-9);
	for (int i = 0; i < FRAMES; i++) {
		frames[i].hz = 0.0F;
		frames[i].power = i % 25 < 12 ? 0.01F : 0.001F;
	}
	summarise();
	assert_float_equal(utterance.acoustics.syllables, 0.0, 1e-9);
}

static void without_a_voice_only_its_lack_is_known(void **state)
{
	(void)state;
	for (int i = 0; i < FRAMES; i++)
		frames[i].hz = 0.0F;
	summarise();
	assert_true(isnan(utterance.pitch_hz));
	assert_float_equal(utterance.voiced_share, 0.0, 1e-9);
	assert_float_equal(utterance.acoustics.voice_s, 0.0, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
			a_steady_voice_is_what_its_frames_are, hum),
		cmocka_unit_test_setup(the_range_leaves_out_the_extremes, hum),
		cmocka_unit_test_setup(
			a_glide_is_motion_and_a_jump_is_none, hum),
		cmocka_unit_test_setup(
			faint_frames_do_not_count_as_vowels, hum),
		cmocka_unit_test_setup(
			every_swell_of_a_voice_is_a_syllable, hum),
		cmocka_unit_test_setup(
			ripples_and_voiceless_peaks_are_no_syllables, hum),
		cmocka_unit_test_setup(
			without_a_voice_only_its_lack_is_known, hum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
