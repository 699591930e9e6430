#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "spotting.h"

/* A list of two phrases. */
static struct rule rules[] = { { .title_zh = "请稍等" },
	{ .title_zh = "查话费" } };
static const struct pack list = { .rules = rules, .rule_count = 2 };

static void say(struct spotting *spotting, const char *passage)
{
	struct failure why;

	assert_int_equal(spotting_start(spotting, &list, &why), STATUS_OK);
	assert_int_equal(
		spotting_say(spotting, &list, passage, LANGUAGE_ZH, &why),
		STATUS_OK);
}

/* The first phrase was heard with these confidences, the second never. */
static void hear(
	struct spotting *spotting, const double *confidences, size_t count)
{
	struct evidence evidence[4];
	struct verdict verdicts[] = { { .evidence = evidence,
					      .evidence_count = count },
		{ .evidence_count = 0 } };
	struct judgement judgement = {
		.pack = &list, .verdicts = verdicts, .verdict_count = 2
	};
	const struct call call = { .judgements = &judgement,
		.judgement_count = 1 };
	struct failure why;

	for (size_t i = 0; i < count; i++)
		evidence[i] = (struct evidence){ .confidence = confidences[i] };
	assert_int_equal(
		spotting_hear(spotting, &list, &call, &why), STATUS_OK);
}

static void phrases_are_counted_wherever_they_stand(void **state)
{
	struct spotting spotting = { 0 };

	(void)state;
	say(&spotting, "好的,请稍等。查话费?请稍 等!");
	say(&spotting, "请等");
	assert_int_equal(spotting.said[0], 2);
	assert_int_equal(spotting.said[1], 1);
	spotting_release(&spotting);
}

static void a_phrase_that_was_said_and_heard_is_right(void **state)
{
	struct spotting spotting = { 0 };
	struct spotting_figures figures;

	(void)state;
	say(&spotting, "请稍等");
	hear(&spotting, (const double[]){ 0.8 }, 1);
	figures = spotting_above(&spotting, 0.0);
	assert_float_equal(findings_f1(&figures.findings), 1.0, 1e-9);
	assert_int_equal(figures.false_alarms, 0);
	spotting_release(&spotting);
}

static void hearing_it_once_too_often_is_a_false_alarm(void **state)
{
	struct spotting spotting = { 0 };
	struct spotting_figures figures;

	(void)state;
	say(&spotting, "请稍等,查话费");
	hear(&spotting, (const double[]){ 0.3, 0.8 }, 2);
	figures = spotting_above(&spotting, 0.0);
	assert_float_equal(findings_precision(&figures.findings), 0.5, 1e-9);
	assert_float_equal(findings_recall(&figures.findings), 0.5, 1e-9);
	assert_int_equal(figures.false_alarms, 1);
	assert_int_equal(figures.absent_false_alarms, 0);
	spotting_release(&spotting);
}

static void the_surest_places_are_the_right_ones(void **state)
{
	struct spotting spotting = { 0 };
	struct spotting_figures figures;

	(void)state;
	say(&spotting, "请稍等");
	hear(&spotting, (const double[]){ 0.3, 0.8 }, 2);
	figures = spotting_above(&spotting, 0.5);
	assert_float_equal(findings_f1(&figures.findings), 1.0, 1e-9);
	figures = spotting_above(&spotting, 0.9);
	assert_float_equal(findings_recall(&figures.findings), 0.0, 1e-9);
	assert_true(isnan(findings_precision(&figures.findings)));
	spotting_release(&spotting);
}

static void a_phrase_said_in_another_call_is_not_absent(void **state)
{
	struct spotting sum = { 0 }, said = { 0 }, heard = { 0 };
	struct failure why;

	(void)state;
	say(&heard, "您好");
	hear(&heard, (const double[]){ 0.6 }, 1);
	assert_int_equal(spotting_above(&heard, 0.0).absent_false_alarms, 1);
	say(&said, "请稍等");
	assert_int_equal(spotting_add(&sum, &heard, &why), STATUS_OK);
	assert_int_equal(spotting_add(&sum, &said, &why), STATUS_OK);
	assert_int_equal(spotting_above(&sum, 0.0).absent_false_alarms, 0);
	assert_int_equal(spotting_above(&sum, 0.0).false_alarms, 1);
	assert_int_equal(spotting_above(&sum, 0.0).findings.expected, 1);
	assert_int_equal(spotting_above_of(&sum, 0.0, 1).findings.expected, 0);
	spotting_release(&said);
	spotting_release(&heard);
	spotting_release(&sum);
}

static void imported_words_are_as_sure_as_can_be(void **state)
{
	struct spotting spotting = { 0 };

	(void)state;
	say(&spotting, "请稍等");
	hear(&spotting, (const double[]){ (double)NAN }, 1);
	assert_int_equal(spotting_above(&spotting, 1.0).findings.right, 1);
	spotting_release(&spotting);
}

static void a_call_that_was_not_judged_heard_nothing(void **state)
{
	struct spotting spotting = { 0 };
	const struct call call = { .judgement_count = 0 };
	struct failure why;

	(void)state;
	say(&spotting, "请稍等");
	assert_int_equal(
		spotting_hear(&spotting, &list, &call, &why), STATUS_OK);
	assert_int_equal(spotting_above(&spotting, 0.0).findings.heard, 0);
	assert_int_equal(spotting_above(&spotting, 0.0).findings.expected, 1);
	spotting_release(&spotting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phrases_are_counted_wherever_they_stand),
		cmocka_unit_test(a_phrase_that_was_said_and_heard_is_right),
		cmocka_unit_test(hearing_it_once_too_often_is_a_false_alarm),
		cmocka_unit_test(the_surest_places_are_the_right_ones),
		cmocka_unit_test(a_phrase_said_in_another_call_is_not_absent),
		cmocka_unit_test(imported_words_are_as_sure_as_can_be),
		cmocka_unit_test(a_call_that_was_not_judged_heard_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
