#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "pitch.h"

#define RATE_HZ 8000
#define COUNT RATE_HZ

static int16_t samples[COUNT];
static struct pitch *pitch;
static const struct pitch_frame *frames;

static int make(void **state)
{
	struct failure why;

	(void)state;
	return pitch_new(&pitch, RATE_HZ, &why) != STATUS_OK;
}

static int release(void **state)
{
	(void)state;
	pitch_free(pitch);
	return 0;
}

/* Harmonics `first` to those below 3.4 kHz, as a telephone passes them. */
static void sing(double hz, int first, double gain)
{
	for (int i = 0; i < COUNT; i++) {
		double sum = 0.0;

		for (int h = first; h * hz < 3400.0; h++)
			sum += cos(2.0 * M_PI * h * hz * i / RATE_HZ) / h;
		samples[i] = (int16_t)lround(gain * sum);
	}
}

/* The largest error over the voiced frames, of which there must be `least`. */
static double worst_error(double hz, size_t least)
{
	size_t count = pitch_track(pitch, samples, COUNT, &frames);
	size_t voiced = 0;
	double worst = 0.0;

	for (size_t i = 0; i < count; i++)
		if (frames[i].hz > 0.0F) {
			voiced++;
			worst = fmax(
				worst, fabs((double)frames[i].hz / hz - 1.0));
		}
	assert_true(voiced >= least);
	return worst;
}

static size_t count_voiced(void)
{
	size_t count = pitch_track(pitch, samples, COUNT, &frames), voiced = 0;

	for (size_t i = 0; i < count; i++)
		voiced += frames[i].hz > 0.0F;
	return voiced;
}

static void voices_from_deep_to_shrill_are_found(void **state)
{
	const double voices_hz[] = { 75.0, 98.0, 147.0, 220.0, 331.0, 470.0 };

	(void)state;
	for (size_t i = 0; i < sizeof(voices_hz) / sizeof(*voices_hz); i++) {
		sing(voices_hz[i], 1, 2000.0);
		assert_true(worst_error(voices_hz[i], 90) < 0.01);
	}
}

static void a_fundamental_that_the_line_cuts_off_is_found(void **state)
{
	(void)state;
	sing(110.0, 3, 4000.0);
	assert_true(worst_error(110.0, 90) < 0.01);
}

static void one_period_in_two_louder_is_no_octave_error(void **state)
{
	(void)state;
	sing(200.0, 1, 2000.0);
	for (int i = 0; i < COUNT; i++)
		if (i / 40 % 2)
			samples[i] = (int16_t)(samples[i] * 9 / 10);
	assert_true(worst_error(200.0, 90) < 0.05);
}

static void silence_and_noise_have_no_pitch(void **state)
{
	uint32_t noise = 1;

	(void)state;
	memset(samples, 0, sizeof(samples));
	assert_int_equal(count_voiced(), 0);
	for (int i = 0; i < COUNT; i++) {
		noise = noise * 1664525U + 1013904223U;
		samples[i] = (int16_t)((int32_t)(noise >> 16) % 4000 - 2000);
	}
	assert_true(count_voiced() < 10);
}

static void a_pure_voice_is_periodic(void **state)
{
	(void)state;
	sing(150.0, 1, 2000.0);
	assert_true(worst_error(150.0, 90) < 0.01);
	assert_true(frames[50].periodicity > 0.98F);
}

static void power_is_that_of_the_samples(void **state)
{
	(void)state;
	for (int i = 0; i < COUNT; i++)
		samples[i] = (int16_t)lround(
			16384.0 * sin(2.0 * M_PI * 200.0 * i / RATE_HZ));
	(void)pitch_track(pitch, samples, COUNT, &frames);
	assert_float_equal(frames[50].power, 0.125, 0.005);
}

static void a_bright_voice_has_its_power_up_high(void **state)
{
	(void)state;
	sing(150.0, 1, 2000.0);
	(void)pitch_track(pitch, samples, COUNT, &frames);
	assert_true(frames[50].bands[PITCH_BAND_LOW] >
		    frames[50].bands[PITCH_BAND_HIGH]);
	sing(150.0, 8, 4000.0);
	(void)pitch_track(pitch, samples, COUNT, &frames);
	assert_true(frames[50].bands[PITCH_BAND_LOW] <
		    frames[50].bands[PITCH_BAND_HIGH]);
}

static void too_few_samples_give_no_frame(void **state)
{
	(void)state;
	assert_int_equal(pitch_track(pitch, samples, 100, &frames), 0);
	assert_int_equal(pitch_track(pitch, samples, 0, &frames), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(voices_from_deep_to_shrill_are_found),
		cmocka_unit_test(a_fundamental_that_the_line_cuts_off_is_found),
		cmocka_unit_test(one_period_in_two_louder_is_no_octave_error),
		cmocka_unit_test(silence_and_noise_have_no_pitch),
		cmocka_unit_test(a_pure_voice_is_periodic),
		cmocka_unit_test(power_is_that_of_the_samples),
		cmocka_unit_test(a_bright_voice_has_its_power_up_high),
		cmocka_unit_test(too_few_samples_give_no_frame),
	};

	return cmocka_run_group_tests(tests, make, release);
}
