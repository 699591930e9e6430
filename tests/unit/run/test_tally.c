#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "tally.h"

static void add(struct tally *tally, const struct accuracy *accuracy,
	const char *speaker, const char *gender)
{
	struct failure why;

	assert_int_equal(
		tally_add(tally, accuracy, speaker, gender, &why), STATUS_OK);
}

static void add_verdict(struct tally *tally, const char *rule,
	enum verdict_value expected, enum verdict_value value)
{
	struct judged judged = { "p", rule, expected, value, true };
	const struct accuracy accuracy = { .verdicts = &judged,
		.verdict_count = 1 };

	add(tally, &accuracy, NULL, NULL);
}

static void add_flag(struct tally *tally, bool is_expected, double probability)
{
	const struct accuracy accuracy = { .has_flag = true,
		.is_flag_expected = is_expected,
		.is_flagged = probability >= 0.5,
		.probability = probability };

	add(tally, &accuracy, NULL, NULL);
}

static void words_are_added_by_language_and_group(void **state)
{
	struct tally tally = { 0 };
	const struct accuracy zh = { .language = LANGUAGE_ZH,
		.has_words = true,
		.words = { 10, 1, 0, 0 } };
	const struct accuracy en = { .language = LANGUAGE_EN,
		.has_words = true,
		.words = { 5, 0, 2, 0 } };

	(void)state;
	add(&tally, &zh, "s1", "female");
	add(&tally, &zh, "s2", "female");
	add(&tally, &en, "s1", NULL);
	assert_int_equal(
		tally.languages[LANGUAGE_ZH].words.reference_count, 20);
	assert_int_equal(tally.languages[LANGUAGE_EN].calls, 1);
	/* female, s1 and s2 in Mandarin, s1 in English */
	assert_int_equal(tally.groups.count, 4);
	assert_string_equal(tally.groups.items[0].value, "female");
	assert_int_equal(tally.groups.items[0].calls, 2);
	assert_int_equal(tally.groups.items[0].words.substitutions, 2);
	tally_release(&tally);
}

static void precision_and_recall_are_those_of_fail(void **state)
{
	struct tally tally = { 0 };
	struct rule_figures figures;

	(void)state;
	add_verdict(&tally, "r", VERDICT_FAIL, VERDICT_FAIL);
	add_verdict(&tally, "r", VERDICT_FAIL, VERDICT_PASS);
	add_verdict(&tally, "r", VERDICT_PASS, VERDICT_FAIL);
	add_verdict(&tally, "r", VERDICT_PASS, VERDICT_PASS);
	add_verdict(&tally, "r", VERDICT_PASS, VERDICT_FAIL);
	figures = rule_tally_figures(&tally.rules.items[0]);
	assert_float_equal(findings_precision(&figures.fails), 1.0 / 3.0, 1e-9);
	assert_float_equal(findings_recall(&figures.fails), 0.5, 1e-9);
	assert_float_equal(figures.accuracy, 0.4, 1e-9);
	tally_release(&tally);
}

static void unknown_verdicts_are_counted_apart(void **state)
{
	struct tally tally = { 0 };
	struct rule_figures figures;

	(void)state;
	add_verdict(&tally, "r", VERDICT_FAIL, VERDICT_UNKNOWN);
	add_verdict(&tally, "r", VERDICT_PASS, VERDICT_PASS);
	figures = rule_tally_figures(&tally.rules.items[0]);
	assert_int_equal(figures.unknown, 1);
	assert_int_equal(figures.answered, 1);
	assert_float_equal(figures.accuracy, 1.0, 1e-9);
	assert_true(isnan(findings_recall(&figures.fails)));
	tally_release(&tally);
}

static void rules_are_kept_apart_and_summed(void **state)
{
	struct tally tally = { 0 };
	struct rule_figures figures;

	(void)state;
	add_verdict(&tally, "a", VERDICT_FAIL, VERDICT_FAIL);
	add_verdict(&tally, "b", VERDICT_FAIL, VERDICT_PASS);
	assert_int_equal(tally.rules.count, 2);
	assert_string_equal(tally.rules.items[1].rule, "b");
	figures = rule_tally_figures(&tally.all_rules);
	assert_float_equal(findings_recall(&figures.fails), 0.5, 1e-9);
	tally_release(&tally);
}

static void the_area_of_the_risk_is_that_of_its_calls(void **state)
{
	struct tally tally = { 0 };

	(void)state;
	add_flag(&tally, true, 0.9);
	add_flag(&tally, true, 0.4);
	add_flag(&tally, false, 0.5);
	add_flag(&tally, false, 0.1);
	assert_float_equal(trials_auc(&tally.risks), 0.75, 1e-9);
	tally_release(&tally);
}

static void flags_have_precision_and_recall(void **state)
{
	struct tally tally = { 0 };

	(void)state;
	add_flag(&tally, true, 0.9);
	add_flag(&tally, true, 0.4);
	add_flag(&tally, false, 0.6);
	assert_float_equal(findings_recall(&tally.flags), 0.5, 1e-9);
	assert_float_equal(findings_precision(&tally.flags), 0.5, 1e-9);
	assert_float_equal(findings_f1(&tally.flags), 0.5, 1e-9);
	tally_release(&tally);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_added_by_language_and_group),
		cmocka_unit_test(precision_and_recall_are_those_of_fail),
		cmocka_unit_test(unknown_verdicts_are_counted_apart),
		cmocka_unit_test(rules_are_kept_apart_and_summed),
		cmocka_unit_test(the_area_of_the_risk_is_that_of_its_calls),
		cmocka_unit_test(flags_have_precision_and_recall),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
