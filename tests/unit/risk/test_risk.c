#include "../score/judging.h"
#include "risk.h"

#define PACK                                                            \
	"pack: x\nversion: '1'\nlanguages: zh\n"                        \
	"rules:\n"                                                      \
	"  light: {risk_weight: 1, fail: {said: [甲]}}\n"              \
	"  heavy: {risk_weight: 3, fail: {said: [乙]}}\n"              \
	"  none: {fail: {said: [丙]}}\n"                               \
	"  asked: {risk_weight: 2, applies: {said: [丁]}, "            \
	"fail: {said: [戊], by: customer}}\n"                          \
	"risk: {bias: -2, flag_at: 0.5, again: 0.25, most_again: 0.5, " \
	"tiers: {low: 0.2, medium: 0.5, high: 0.9}}\n"

static void assess(
	struct judging *judging, const char *yaml, const char *dialogue)
{
	judging_start(judging, yaml);
	(void)judging_verdict(judging, dialogue);
	assert_int_equal(risk_assess(&judging->call, &judging->why), STATUS_OK);
}

static double logistic(double log_odds)
{
	return 1.0 / (1.0 + exp(-log_odds));
}

static void a_calm_call_has_the_bias_alone(void **state)
{
	struct judging judging;

	(void)state;
	assess(&judging, PACK, "C: 好\n");
	assert_float_equal(judging.call.risk.probability, logistic(-2.0), 1e-9);
	assert_int_equal(judging.call.risk.tier, RISK_NONE);
	assert_false(judging.call.risk.is_flagged);
	assert_int_equal(judging.call.risk.reason_count, 0);
	judging_end(&judging);
}

static void reasons_add_up_heaviest_first(void **state)
{
	struct judging judging;
	const struct risk *risk = &judging.call.risk;

	(void)state;
	assess(&judging, PACK, "C: 甲乙丙\n");
	assert_float_equal(risk->probability, logistic(2.0), 1e-9);
	assert_true(risk->is_flagged);
	assert_int_equal(risk->tier, RISK_MEDIUM);
	assert_int_equal(risk->reason_count, 2);
	assert_string_equal(risk->reasons[0].verdict->rule, "heavy");
	assert_float_equal(risk->reasons[0].weight, 3.0, 1e-9);
	assert_int_equal(risk->reasons[0].verdict->evidence_count, 1);
	judging_end(&judging);
}

static void more_evidence_never_lowers_the_risk(void **state)
{
	static const char *const dialogues[] = { "C: 好\n", "C: 甲\n",
		"C: 甲甲\n", "C: 甲甲甲\n", "C: 甲甲甲甲甲甲\n", "C: 甲乙\n",
		"C: 甲乙乙\n" };
	double last = 0.0;

	(void)state;
	for (size_t i = 0; i < sizeof(dialogues) / sizeof(dialogues[0]); i++) {
		struct judging judging;

		assess(&judging, PACK, dialogues[i]);
		assert_true(judging.call.risk.probability >= last);
		last = judging.call.risk.probability;
		judging_end(&judging);
	}
}

static void repetition_counts_up_to_its_bound(void **state)
{
	struct judging judging;

	(void)state;
	assess(&judging, PACK, "C: 甲甲\n");
	assert_float_equal(judging.call.risk.reasons[0].weight, 1.25, 1e-9);
	judging_end(&judging);
	assess(&judging, PACK, "C: 甲甲甲甲甲甲甲甲\n");
	assert_float_equal(judging.call.risk.reasons[0].weight, 1.5, 1e-9);
	judging_end(&judging);
}

static void unknown_and_not_applicable_add_nothing(void **state)
{
	struct judging judging;

	(void)state;
	assess(&judging, PACK, "A: 丁\n");
	assert_int_equal(
		judging.call.judgements[0].verdicts[3].value, VERDICT_UNKNOWN);
	assert_int_equal(judging.call.risk.reason_count, 0);
	judging_end(&judging);
}

static void without_a_model_there_is_no_risk(void **state)
{
	struct judging judging;

	(void)state;
	assess(&judging,
		"pack: x\nversion: '1'\nlanguages: zh\n"
		"rules:\n  r: {risk_weight: 9, fail: {said: [甲]}}\n",
		"C: 甲\n");
	assert_float_equal(judging.call.risk.probability, 0.0, 0.0);
	assert_false(judging.call.risk.is_flagged);
	judging_end(&judging);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_calm_call_has_the_bias_alone),
		cmocka_unit_test(reasons_add_up_heaviest_first),
		cmocka_unit_test(more_evidence_never_lowers_the_risk),
		cmocka_unit_test(repetition_counts_up_to_its_bound),
		cmocka_unit_test(unknown_and_not_applicable_add_nothing),
		cmocka_unit_test(without_a_model_there_is_no_risk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
