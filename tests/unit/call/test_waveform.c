#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "waveform.h"

static int16_t peaks[][AUDIO_CHANNELS] = { { 0, 0 }, { 16384, 8192 },
	{ 32767, 0 } };
static const struct waveform waveform = {
	.channels = 2, .count = 3, .peaks = peaks
};

static void a_peak_is_the_largest_of_its_bins(void **state)
{
	(void)state;
	assert_float_equal(
		waveform_peak(&waveform, 1, (struct span){ 0.0, 0.06 }), 0.25,
		1e-6);
}

static void a_bin_that_is_touched_counts(void **state)
{
	(void)state;
	assert_float_equal(
		waveform_peak(&waveform, 0, (struct span){ 0.0, 0.03 }), 0.5,
		1e-6);
}

static void behind_the_end_is_silence(void **state)
{
	(void)state;
	assert_float_equal(
		waveform_peak(&waveform, 0, (struct span){ 1.0, 2.0 }), 0.0,
		1e-9);
}

static void a_channel_that_is_not_there_is_silence(void **state)
{
	const struct waveform mono = {
		.channels = 1, .count = 3, .peaks = peaks
	};

	(void)state;
	assert_float_equal(
		waveform_peak(&mono, 1, (struct span){ 0.0, 1.0 }), 0.0, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_peak_is_the_largest_of_its_bins),
		cmocka_unit_test(a_bin_that_is_touched_counts),
		cmocka_unit_test(behind_the_end_is_silence),
		cmocka_unit_test(a_channel_that_is_not_there_is_silence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
