/* What slots of phrases take, and numbers among numbers. */
#include "judging.h"

static void check(
	const char *conditions, const char *dialogue, enum verdict_value value)
{
	struct judging judging;
	const struct verdict *verdict;

	judging_condition(&judging, conditions);
	verdict = judging_verdict(&judging, dialogue);
	if (verdict->value != value)
		fail_msg("%s, %s: %s (%s)", conditions, dialogue,
			verdict_value_name(verdict->value), verdict->why_en);
	judging_end(&judging);
}

static void slots_take_money_dates_and_telephone_numbers(void **state)
{
	static const struct {
		const char *slot, *said;
		bool is_one;
	} cases[] = {
		{ "扣了{money}", "C: 你们扣了三十六块五毛钱", true },
		{ "扣了{money}", "C: 你们扣了36元", true },
		{ "扣了{money}", "C: 你们扣了三十六次", false },
		{ "charged {money}", "C: you charged twenty dollars", true },
		{ "charged {money}", "C: you charged twenty times", false },
		{ "约的{date}", "C: 约的三月五号", true },
		{ "约的{date}", "C: 约的二零二六年三月", true },
		{ "约的{date}", "C: 约的下周一", true },
		{ "约的{date}", "C: 约的明天", true },
		{ "约的{date}", "C: 约的三个月", false },
		{ "come {date}", "C: they come March fifth", true },
		{ "come {date}", "C: they come on the 5th of March", false },
		{ "the {date}", "C: they come on the 5th of March", true },
		{ "come {date}", "C: they come Monday", true },
		{ "come {date}", "C: they may come soon", false },
		{ "电话{phone}", "C: 电话一三八零零幺三八零零零", true },
		{ "电话{phone}", "C: 电话88234567", true },
		{ "电话{phone}", "C: 电话一三八", false },
	};
	char conditions[128];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		(void)snprintf(conditions, sizeof(conditions),
			"  c: {said: [\"%s\"]}", cases[i].slot);
		check(conditions, cases[i].said,
			cases[i].is_one ? VERDICT_PASS : VERDICT_FAIL);
	}
}

static void a_number_is_not_heard_within_a_longer_one(void **state)
{
	const char *condition = "  c: {said: [\"12345\", \"12315\"]}";

	(void)state;
	check(condition, "C: 我打一二三四五", VERDICT_PASS);
	check(condition, "C: 我打12345,12315", VERDICT_PASS);
	check(condition, "C: 我的号码是13812345678", VERDICT_FAIL);
	check(condition, "C: 我的号码是12345678", VERDICT_FAIL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slots_take_money_dates_and_telephone_numbers),
		cmocka_unit_test(a_number_is_not_heard_within_a_longer_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
