#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "agreement.h"

#define FAIL 1

static void raters_who_always_agree_have_alpha_one(void **state)
{
	const struct unit_votes units[] = { { { 2, 0 } }, { { 0, 2 } },
		{ { 2, 0 } } };

	(void)state;
	assert_true(fabs(agreement_alpha(units, 3) - 1.0) < 1e-9);
}

/* Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example B:
 * two observers, ten articles, binary; alpha = 0.095. */
static void alpha_is_that_of_the_published_example(void **state)
{
	static const int first[] = { 0, 1, 0, 0, 0, 0, 0, 0, 1, 0 };
	static const int second[] = { 1, 1, 1, 0, 0, 1, 0, 0, 0, 0 };
	struct unit_votes units[10] = { { { 0 } } };

	(void)state;
	for (int i = 0; i < 10; i++) {
		units[i].counts[first[i]]++;
		units[i].counts[second[i]]++;
	}
	assert_true(fabs(agreement_alpha(units, 10) - 0.095) < 0.0005);
}

static void a_unit_with_one_rater_does_not_count(void **state)
{
	const struct unit_votes units[] = { { { 2, 0 } }, { { 0, 2 } },
		{ { 1, 0 } } };

	(void)state;
	assert_true(fabs(agreement_alpha(units, 3) - 1.0) < 1e-9);
}

static void one_value_throughout_says_nothing(void **state)
{
	const struct unit_votes units[] = { { { 2, 0 } }, { { 3, 0 } } };

	(void)state;
	assert_true(isnan(agreement_alpha(units, 2)));
}

/* Cohen (1960) by hand: 20 and 15 agreements of 50, kappa = 0.4. */
static void kappa_is_that_of_a_table_by_hand(void **state)
{
	const int table[AGREEMENT_VALUES][AGREEMENT_VALUES] = { { 20, 5 },
		{ 10, 15 } };

	(void)state;
	assert_true(fabs(agreement_kappa(table) - 0.4) < 1e-9);
}

static void an_empty_table_has_no_kappa(void **state)
{
	const int table[AGREEMENT_VALUES][AGREEMENT_VALUES] = { { 0 } };

	(void)state;
	assert_true(isnan(agreement_kappa(table)));
}

static void the_majority_is_the_commonest_value(void **state)
{
	const struct unit_votes unit = { { 1, 2 } };

	(void)state;
	assert_int_equal(agreement_majority(&unit), FAIL);
}

static void a_draw_has_no_majority(void **state)
{
	const struct unit_votes unit = { { 2, 2 } };

	(void)state;
	assert_int_equal(agreement_majority(&unit), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(raters_who_always_agree_have_alpha_one),
		cmocka_unit_test(alpha_is_that_of_the_published_example),
		cmocka_unit_test(a_unit_with_one_rater_does_not_count),
		cmocka_unit_test(one_value_throughout_says_nothing),
		cmocka_unit_test(kappa_is_that_of_a_table_by_hand),
		cmocka_unit_test(an_empty_table_has_no_kappa),
		cmocka_unit_test(the_majority_is_the_commonest_value),
		cmocka_unit_test(a_draw_has_no_majority),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
