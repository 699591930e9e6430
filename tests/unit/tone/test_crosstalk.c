#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "crosstalk.h"
#include "loudness.h"

#define RATE_HZ 8000
#define COUNT (3 * RATE_HZ)

static int16_t own[COUNT], other[COUNT];
static struct crosstalk scratch;

/* Syllables of a tone, each as loud as `seed` makes it. */
static void babble(int16_t *samples, uint32_t seed)
{
	double gain = 0.0;

	for (int i = 0; i < COUNT; i++) {
		if (i % 1000 == 0) {
			seed = seed * 1664525U + 1013904223U;
			gain = 100.0 * pow(10.0, (seed >> 16) % 40 / 20.0);
		}
		samples[i] = (int16_t)lround(
			gain * sin(2.0 * M_PI * 400.0 * i / RATE_HZ));
	}
}

static double find(void)
{
	return crosstalk_find(&scratch, RATE_HZ, own, other, COUNT);
}

static void a_delayed_copy_is_an_echo_of_its_level(void **state)
{
	const int delay = RATE_HZ / 10;

	(void)state;
	babble(own, 1);
	memset(other, 0, sizeof(other));
	for (int i = delay; i < COUNT; i++)
		other[i] = (int16_t)(own[i - delay] / 10);
	assert_float_equal(find(), -20.0, 1.5);
}

static void another_voice_is_no_echo(void **state)
{
	(void)state;
	babble(own, 1);
	babble(other, 99);
	assert_true(isnan(find()));
}

static void silence_is_no_echo(void **state)
{
	(void)state;
	babble(own, 1);
	memset(other, 0, sizeof(other));
	assert_true(isnan(find()));
}

static void too_short_a_stretch_tells_nothing(void **state)
{
	(void)state;
	babble(own, 1);
	memcpy(other, own, sizeof(other));
	assert_true(isnan(
		crosstalk_find(&scratch, RATE_HZ, own, other, RATE_HZ / 2)));
}

/* BS.1770-4 gives a full-scale sine at 1 kHz -3.01 LUFS; K-weighting at 400 Hz
 * is a little lower than there. */
static void a_sine_is_as_loud_as_the_standard_says(void **state)
{
	struct loudness *loudness = NULL;
	struct failure why;

	(void)state;
	for (int i = 0; i < COUNT; i++)
		own[i] = (int16_t)lround(
			3276.7 * sin(2.0 * M_PI * 1000.0 * i / RATE_HZ));
	assert_int_equal(loudness_new(&loudness, RATE_HZ, &why), STATUS_OK);
	assert_float_equal(loudness_measure(loudness, own, COUNT), -23.0, 0.3);
	memset(own, 0, sizeof(own));
	(void)loudness_measure(loudness, own, COUNT);
	assert_true(isnan(loudness_measure(loudness, own, COUNT)));
	loudness_free(loudness);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_delayed_copy_is_an_echo_of_its_level),
		cmocka_unit_test(another_voice_is_no_echo),
		cmocka_unit_test(silence_is_no_echo),
		cmocka_unit_test(too_short_a_stretch_tells_nothing),
		cmocka_unit_test(a_sine_is_as_loud_as_the_standard_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
