/* How turns sound, and an agent against his or her other calls. */
#include "judging.h"

static void anger_is_told_of_turns(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {emotion: {kind: anger, above: 0.7}, by: customer, "
		"times: 2}\n",
		"C angry: 一\nA: 二\nC angry: 三\n",
		"C angry: 一\nA angry: 二\nC: 三\n" });
}

static void an_emotion_may_be_named_alone(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {emotion: impatience, by: agent}\n",
			"A impatient: 一\n", "A angry: 一\n" });
}

static void words_lean_to_either_side(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {all: [{emotion: negative, by: customer}, {emotion: "
		"positive, by: agent}]}\n",
		"C unhappy: 一\nA happy: 二\n",
		"C happy: 一\nA unhappy: 二\n" });
}

static void a_tone_that_nobody_measured_is_unknown(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging, "  c: {emotion: anger, by: customer}\n");
	judging_read(&judging, "C angry: 一\nA: 二\n");
	judging.call.turns.items[0].delivery.anger = NAN;
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_UNKNOWN);
	judging_end(&judging);
}

static enum verdict_value judge_usual(
	const char *condition, const char *dialogue, struct usual usual)
{
	struct judging judging;
	enum verdict_value value;

	judging_condition(&judging, condition);
	judging_read(&judging, dialogue);
	judging.call.usual = usual;
	judging_score(&judging);
	value = judging.call.judgements[0].verdicts[0].value;
	judging_end(&judging);
	return value;
}

static void an_agent_is_held_against_other_calls(void **state)
{
	const struct usual slow = { 10, 200.0, -30.0, 120.0 };
	const struct usual same = { 10, 240.0, -20.0, 160.0 };
	static const char *const conditions[] = {
		"  c: {rate_over_usual_share: {above: 0.15}, by: agent}\n",
		"  c: {level_over_usual_db: {above: 6}, by: agent}\n",
		"  c: {pitch_over_usual_st: {above: 4}, by: agent}\n",
	};

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(
			judge_usual(conditions[i], "A: 一二三\n", slow),
			VERDICT_PASS);
		assert_int_equal(
			judge_usual(conditions[i], "A: 一二三\n", same),
			VERDICT_FAIL);
	}
}

static void few_other_calls_tell_nothing(void **state)
{
	const struct usual few = { USUAL_LEAST_CALLS - 1, 200.0, NAN, NAN };

	(void)state;
	assert_int_equal(
		judge_usual("  c: {rate_over_usual_share: {above: 0.15}, by: "
			    "agent}\n",
			"A: 一二三\n", few),
		VERDICT_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(anger_is_told_of_turns),
		cmocka_unit_test(an_emotion_may_be_named_alone),
		cmocka_unit_test(words_lean_to_either_side),
		cmocka_unit_test(a_tone_that_nobody_measured_is_unknown),
		cmocka_unit_test(an_agent_is_held_against_other_calls),
		cmocka_unit_test(few_other_calls_tell_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
