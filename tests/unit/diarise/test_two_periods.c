#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "cepstrum.h"
#include "two_periods.h"

#define RATE_HZ 8000
#define SAMPLES 4000
#define FRAMES 25
#define MIDDLE 12

static int16_t samples[SAMPLES];

static int silence(void **state)
{
	(void)state;
	for (int i = 0; i < SAMPLES; i++)
		samples[i] = 0;
	return 0;
}

static void hum(double hz)
{
	for (int i = 0; i < SAMPLES; i++)
		for (int h = 1; h * hz < 3400.0; h++)
			samples[i] += (int16_t)(2000.0 / h *
						sin(2.0 * M_PI * h * hz * i /
							RATE_HZ));
}

static struct two_periods hear(void)
{
	struct two_periods frames[FRAMES];
	struct two_periods_ear *ear;

	assert_int_equal(two_periods_ear_new(&ear, RATE_HZ, NULL), STATUS_OK);
	two_periods_take(ear, samples, SAMPLES, frames);
	two_periods_ear_free(ear);
	return frames[MIDDLE];
}

static double share(int8_t steps)
{
	return exp(steps * TWO_PERIODS_STEP);
}

static void one_period_takes_one_hum_away(void **state)
{
	(void)state;
	hum(125.0);
	assert_true(share(hear().one) < 0.1);
}

static void one_period_leaves_much_of_two_hums(void **state)
{
	(void)state;
	hum(125.0);
	hum(181.0);
	assert_true(share(hear().one) > 0.2);
}

static void two_periods_take_two_hums_away(void **state)
{
	(void)state;
	hum(125.0);
	hum(181.0);
	assert_true(share(hear().two) < 0.1);
}

static void of_silence_all_is_left(void **state)
{
	(void)state;
	assert_int_equal(hear().one, 0);
	assert_int_equal(hear().two, 0);
}

static struct cepstrum sound_of(int16_t noise)
{
	struct cepstrum frames[FRAMES];
	struct cepstrum_ear *ear;

	for (int i = 0; i < SAMPLES; i++)
		samples[i] += (int16_t)(i % 7 * noise);
	assert_int_equal(cepstrum_ear_new(&ear, RATE_HZ, NULL), STATUS_OK);
	cepstrum_take(ear, samples, SAMPLES, frames);
	cepstrum_ear_free(ear);
	return frames[MIDDLE];
}

static void a_sound_twice_is_as_much_louder(void **state)
{
	struct cepstrum_basis basis = { 0 };
	struct cepstrum once = sound_of(300), twice;

	(void)state;
	twice = cepstrum_add(&basis, &once, &once);
	/* 3 dB in all filters are 0.15 sqrt(24) in the zeroth, 4 steps each */
	assert_int_equal(
		twice.values[CEPSTRUM_SIZE], once.values[CEPSTRUM_SIZE] + 3);
	for (int i = 0; i < CEPSTRUM_SIZE; i++)
		assert_int_equal(twice.values[i], once.values[i]);
}

static void what_is_much_louder_is_all_that_is_heard(void **state)
{
	struct cepstrum_basis basis = { 0 };
	struct cepstrum faint, loud, sum;

	(void)state;
	faint = sound_of(1);
	hum(140.0);
	loud = sound_of(0);
	sum = cepstrum_add(&basis, &faint, &loud);
	for (int i = 0; i < CEPSTRUM_ALL; i++)
		assert_int_equal(sum.values[i], loud.values[i]);
}

#define TEST(f) cmocka_unit_test_setup(f, silence)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_period_takes_one_hum_away),
		TEST(one_period_leaves_much_of_two_hums),
		TEST(two_periods_take_two_hums_away),
		TEST(of_silence_all_is_left),
		TEST(a_sound_twice_is_as_much_louder),
		TEST(what_is_much_louder_is_all_that_is_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
