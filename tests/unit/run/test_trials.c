#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "trials.h"

static void add(struct trials *trials, bool is_so, double score)
{
	const struct trial trial = { score, is_so };
	struct failure why;

	assert_int_equal(trials_add(trials, trial, &why), STATUS_OK);
}

static void a_score_that_parts_them_has_an_area_of_one(void **state)
{
	struct trials trials = { 0 };

	(void)state;
	add(&trials, true, 0.9);
	add(&trials, false, 0.1);
	add(&trials, true, 0.6);
	add(&trials, false, 0.2);
	assert_float_equal(trials_auc(&trials), 1.0, 1e-9);
	trials_release(&trials);
}

static void a_score_that_is_the_same_for_all_has_half(void **state)
{
	struct trials trials = { 0 };

	(void)state;
	add(&trials, true, 0.3);
	add(&trials, false, 0.3);
	add(&trials, false, 0.3);
	assert_float_equal(trials_auc(&trials), 0.5, 1e-9);
	trials_release(&trials);
}

/* Of the six pairs 0.4 loses to 0.5 and draws with 0.4: 4.5 / 6. */
static void each_pair_counts_and_a_tie_half(void **state)
{
	struct trials trials = { 0 };

	(void)state;
	add(&trials, true, 0.9);
	add(&trials, true, 0.4);
	add(&trials, false, 0.5);
	add(&trials, false, 0.4);
	add(&trials, false, 0.1);
	assert_float_equal(trials_auc(&trials), 4.5 / 6.0, 1e-9);
	trials_release(&trials);
}

static void an_area_needs_trials_of_both_kinds(void **state)
{
	struct trials trials = { 0 };

	(void)state;
	assert_true(isnan(trials_auc(&trials)));
	add(&trials, true, 0.9);
	assert_true(isnan(trials_auc(&trials)));
	trials_release(&trials);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_score_that_parts_them_has_an_area_of_one),
		cmocka_unit_test(a_score_that_is_the_same_for_all_has_half),
		cmocka_unit_test(each_pair_counts_and_a_tie_half),
		cmocka_unit_test(an_area_needs_trials_of_both_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
