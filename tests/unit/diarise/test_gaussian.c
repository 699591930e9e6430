#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "bipartition.h"
#include "change_point.h"
#include "voice_model.h"

/* Frames about `mean` in every coefficient, the same every time. */
static void fill(struct cepstrum *frames, int count, int mean, unsigned seed)
{
	srand(seed);
	for (int f = 0; f < count; f++)
		for (int i = 0; i < CEPSTRUM_SIZE; i++)
			frames[f].values[i] = (int8_t)(mean + rand() % 21 - 10);
}

static struct gaussian stretch(int mean, unsigned seed)
{
	struct cepstrum frames[100];
	struct gaussian gaussian = { 0 };

	fill(frames, 100, mean, seed);
	for (int f = 0; f < 100; f++)
		gaussian_add(&gaussian, &frames[f], 1);
	return gaussian;
}

static void two_voices_are_better_than_one(void **state)
{
	const struct gaussian a = stretch(0, 1), b = stretch(20, 2);

	(void)state;
	assert_true(gaussian_gain(&a, &b, 1.0) > 0.0);
}

static void one_voice_is_not_better_as_two(void **state)
{
	const struct gaussian a = stretch(0, 1), b = stretch(0, 2);

	(void)state;
	assert_true(gaussian_gain(&a, &b, 1.0) < 0.0);
}

static void a_frame_taken_out_leaves_what_was(void **state)
{
	struct gaussian gaussian = stretch(0, 1);
	double before = gaussian_cost(&gaussian);
	const struct cepstrum frame = { .values = { 50, -20 } };

	(void)state;
	gaussian_add(&gaussian, &frame, 1);
	gaussian_add(&gaussian, &frame, -1);
	assert_float_equal(gaussian_cost(&gaussian), before, 1e-6);
}

static void a_change_of_voice_is_found_near_its_place(void **state)
{
	struct cepstrum frames[300];

	(void)state;
	fill(frames, 120, 0, 1);
	fill(frames + 120, 180, 15, 2);
	assert_in_range(change_point_find(frames, 300), 105, 135);
}

static void one_voice_has_no_change(void **state)
{
	struct cepstrum frames[300];

	(void)state;
	fill(frames, 300, 0, 1);
	assert_int_equal(change_point_find(frames, 300), 0);
}

static void what_is_too_short_is_not_cut(void **state)
{
	struct cepstrum frames[70];

	(void)state;
	fill(frames, 35, 0, 1);
	fill(frames + 35, 35, 30, 2);
	assert_int_equal(change_point_find(frames, 70), 0);
}

static void stretches_of_two_voices_fall_in_two(void **state)
{
	struct gaussian stretches[24];
	uint8_t sides[24];

	(void)state;
	for (int i = 0; i < 24; i++)
		stretches[i] = stretch(i % 3 ? 12 : 0, (unsigned)i + 1);
	assert_int_equal(
		bipartition_find(stretches, 24, sides, NULL), STATUS_OK);
	for (int i = 0; i < 24; i++)
		assert_int_equal(sides[i], i % 3 ? 1 : 0);
}

static void one_stretch_is_on_the_first_side(void **state)
{
	const struct gaussian one = stretch(0, 1);
	uint8_t side = 7;

	(void)state;
	assert_int_equal(bipartition_find(&one, 1, &side, NULL), STATUS_OK);
	assert_int_equal(side, 0);
}

static void a_model_tells_whose_frame_it_is(void **state)
{
	static struct cepstrum frames[400];
	static uint8_t sides[400];
	static struct voice_model model;
	struct cepstrum frame;

	(void)state;
	fill(frames, 200, 0, 1);
	fill(frames + 200, 200, 15, 2);
	for (int i = 0; i < 400; i++)
		sides[i] = i >= 200;
	voice_model_train(&model, CEPSTRUM_SIZE, frames, sides, 400);
	voice_model_adapt(&model, frames, sides, 400);
	fill(&frame, 1, 0, 9);
	assert_true(voice_model_score(&model, 0, &frame) >
		    voice_model_score(&model, 1, &frame));
	fill(&frame, 1, 15, 9);
	assert_true(voice_model_score(&model, 0, &frame) <
		    voice_model_score(&model, 1, &frame));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_voices_are_better_than_one),
		cmocka_unit_test(one_voice_is_not_better_as_two),
		cmocka_unit_test(a_frame_taken_out_leaves_what_was),
		cmocka_unit_test(a_change_of_voice_is_found_near_its_place),
		cmocka_unit_test(one_voice_has_no_change),
		cmocka_unit_test(what_is_too_short_is_not_cut),
		cmocka_unit_test(stretches_of_two_voices_fall_in_two),
		cmocka_unit_test(one_stretch_is_on_the_first_side),
		cmocka_unit_test(a_model_tells_whose_frame_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
