#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "logistic.h"

#define ROWS 4000

struct made {
	double features[ROWS * 2];
	bool outcomes[ROWS];
	size_t folds[ROWS];
	double weights[2], drawn_to[2];
	struct logistic_cases cases;
	struct logistic_model fitted, before;
};

/* A number from 0 to 1, the same in every run. */
static double roll(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (double)(*seed >> 8) / (double)(1u << 24);
}

/* Cases of two kinds of evidence whose outcome has these log-odds. */
static void make(struct made *made, size_t rows, double bias, double first,
	double second)
{
	uint32_t seed = 1;

	*made = (struct made){ 0 };
	for (size_t i = 0; i < rows; i++) {
		double *x = &made->features[2 * i];

		x[0] = roll(&seed) < 0.5;
		x[1] = roll(&seed) < 0.3;
		made->outcomes[i] =
			roll(&seed) <
			1.0 / (1.0 + exp(-bias - first * x[0] - second * x[1]));
	}
	made->cases = (struct logistic_cases){ made->features, made->outcomes,
		rows, 2 };
	made->fitted.weights = made->weights;
	made->before.weights = made->drawn_to;
}

static void fit(struct made *made, double penalty)
{
	assert_int_equal(logistic_fit(&made->cases, made->folds, SIZE_MAX,
				 penalty, &made->before, &made->fitted, NULL),
		STATUS_OK);
}

static void many_cases_tell_the_weights(void **state)
{
	static struct made made;

	(void)state;
	make(&made, ROWS, -1.0, 1.5, 2.5);
	fit(&made, 0.1);
	assert_float_equal(made.fitted.bias, -1.0, 0.2);
	assert_float_equal(made.weights[0], 1.5, 0.25);
	assert_float_equal(made.weights[1], 2.5, 0.25);
}

static void no_weight_falls_below_zero(void **state)
{
	static struct made made;

	(void)state;
	make(&made, ROWS, 1.0, -2.0, 1.0);
	made.drawn_to[0] = 1.0;
	fit(&made, 0.1);
	assert_float_equal(made.weights[0], 0.0, 0.0);
	assert_true(made.weights[1] > 0.0);
}

static void few_cases_move_little(void **state)
{
	static struct made made;

	(void)state;
	make(&made, 3, 0.0, 0.0, 0.0);
	made.before.bias = -3.0;
	made.drawn_to[0] = 2.0;
	made.drawn_to[1] = 3.0;
	fit(&made, 100.0);
	assert_float_equal(made.fitted.bias, -3.0, 0.1);
	assert_float_equal(made.weights[0], 2.0, 0.1);
	assert_float_equal(made.weights[1], 3.0, 0.1);
}

static void cases_held_out_are_not_looked_at(void **state)
{
	static struct made made;
	double bias;

	(void)state;
	make(&made, 200, 0.0, 1.0, 1.0);
	for (size_t i = 100; i < 200; i++)
		made.folds[i] = 1;
	made.cases.rows = 100;
	fit(&made, 1.0);
	bias = made.fitted.bias;
	made.cases.rows = 200;
	for (size_t i = 100; i < 200; i++)
		made.outcomes[i] = true;
	assert_int_equal(logistic_fit(&made.cases, made.folds, 1, 1.0,
				 &made.before, &made.fitted, NULL),
		STATUS_OK);
	assert_float_equal(made.fitted.bias, bias, 1e-6);
}

static void cases_that_part_cleanly_stay_bounded(void **state)
{
	static struct made made;

	(void)state;
	make(&made, 100, 0.0, 0.0, 0.0);
	for (size_t i = 0; i < 100; i++)
		made.outcomes[i] = made.features[2 * i] > 0.0;
	fit(&made, 0.1);
	assert_true(isfinite(made.weights[0]));
	assert_true(made.weights[0] > 3.0 && made.weights[0] < 50.0);
}

static void more_evidence_never_lowers_the_probability(void **state)
{
	static struct made made;
	double x[2] = { 0.0, 0.0 }, last;

	(void)state;
	make(&made, 500, -1.0, 0.7, -0.4);
	fit(&made, 1.0);
	last = logistic_probability(&made.fitted, x, 2);
	for (int i = 0; i < 8; i++) {
		double now;

		x[i % 2] += 0.3;
		now = logistic_probability(&made.fitted, x, 2);
		assert_true(now >= last);
		last = now;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_cases_tell_the_weights),
		cmocka_unit_test(no_weight_falls_below_zero),
		cmocka_unit_test(few_cases_move_little),
		cmocka_unit_test(cases_held_out_are_not_looked_at),
		cmocka_unit_test(cases_that_part_cleanly_stay_bounded),
		cmocka_unit_test(more_evidence_never_lowers_the_probability),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
