/*
 * Whether the packs' own tests would notice: each part of each shipped pack is
 * taken out in turn, and at least one of its tests must fail.
 */
#include "judging.h"
#include "pack_test.h"

struct mutations {
	struct pack *pack;
	size_t made, survived;
};

static void load(struct mutations *mutations, const char *name)
{
	struct failure why = { "" };
	char path[512];

	*mutations = (struct mutations){ 0 };
	(void)snprintf(
		path, sizeof(path), AUSCULT_SOURCE_DIR "/rules/%s.yaml", name);
	if (pack_load(&mutations->pack, path, &why) != STATUS_OK)
		fail_msg("%s", why.text);
}

/* Runs the tests of the pack as it is now. */
static void try(struct mutations *mutations, int line, const char *what)
{
	struct pack_test_results results = { 0 };
	struct failure why = { "" };

	if (pack_test_run(mutations->pack, &results, &why) != STATUS_OK)
		fail_msg("%s", why.text);
	mutations->made++;
	if (results.failed_count == 0) {
		mutations->survived++;
		print_error("%s:%d: no test notices %s\n",
			mutations->pack->path, line, what);
	}
	pack_test_results_release(&results);
}

static void drop_children(
	struct mutations *mutations, struct condition *condition)
{
	const struct condition whole = *condition;

	for (size_t i = 0; i < whole.child_count && whole.child_count > 1;
		i++) {
		int child = whole.children[i];

		condition->child_count--;
		if (whole.need == (int)whole.child_count)
			condition->need--;
		condition->children[i] = whole.children[whole.child_count - 1];
		try(mutations, whole.line, "a missing part of the logic");
		*condition = whole;
		condition->children[i] = child;
	}
}

static bool has_scope(const struct scope *scope)
{
	return scope->relation != ANCHOR_NONE || !isnan(scope->first_s) ||
	       !isnan(scope->last_s) || !isnan(scope->from_s) ||
	       !isnan(scope->to_s) || !isnan(scope->from_share) ||
	       !isnan(scope->to_share) || scope->first_turns > 0 ||
	       scope->last_turns > 0;
}

static void mutate_condition(
	struct mutations *mutations, struct condition *condition)
{
	const struct condition whole = *condition;

	drop_children(mutations, condition);
	condition->is_negated = !whole.is_negated;
	try(mutations, whole.line, "the opposite");
	*condition = whole;
	if (whole.exception_count > 0) {
		condition->exception_count = 0;
		try(mutations, whole.line, "a missing \"unless\"");
		*condition = whole;
	}
	if (whole.except_count > 0) {
		condition->except_count = 0;
		try(mutations, whole.line, "a missing \"except\"");
		*condition = whole;
	}
	if (has_scope(&whole.scope)) {
		condition->scope = (struct scope){ NAN, NAN, NAN, NAN, NAN, NAN,
			.anchor = -1, .other_anchor = -1, .reach_s = NAN };
		try(mutations, whole.line, "a missing \"within\"");
		*condition = whole;
	}
	if (whole.times > 1) {
		condition->times--;
		try(mutations, whole.line, "a lower \"times\"");
		*condition = whole;
	}
}

static void mutate_rules(struct mutations *mutations)
{
	for (size_t i = 0; i < mutations->pack->rule_count; i++) {
		struct rule *rule = &mutations->pack->rules[i];
		int applies = rule->applies;

		if (applies < 0)
			continue;
		rule->applies = -1;
		try(mutations, rule->line, "a missing \"applies\"");
		rule->applies = applies;
	}
}

/* Tests of the pack in which the rule must get that verdict. */
static size_t count_expected(
	const struct pack *pack, int rule, enum verdict_value value)
{
	size_t count = 0;

	for (size_t e = 0; e < pack->example_count; e++) {
		const struct pack_example *example = &pack->examples[e];

		for (size_t i = 0; i < example->expected_count; i++)
			count += example->expected[i].rule == rule &&
				 example->expected[i].value == value;
	}
	return count;
}

static void every_part_is_noticed(const char *name)
{
	struct mutations mutations;

	load(&mutations, name);
	for (size_t i = 0; i < mutations.pack->condition_count; i++)
		mutate_condition(&mutations, &mutations.pack->conditions[i]);
	mutate_rules(&mutations);
	assert_true(mutations.made > 0);
	assert_int_equal(mutations.survived, 0);
	pack_free(mutations.pack);
}

static void tests_of_telecom_zh_notice_every_missing_part(void **state)
{
	(void)state;
	every_part_is_noticed("telecom-zh");
}

static void tests_of_telecom_en_notice_every_missing_part(void **state)
{
	(void)state;
	every_part_is_noticed("telecom-en");
}

static void tests_of_outbound_sales_zh_notice_every_missing_part(void **state)
{
	(void)state;
	every_part_is_noticed("outbound-sales-zh");
}

static void tests_of_complaint_risk_notice_every_missing_part(void **state)
{
	(void)state;
	every_part_is_noticed("complaint-risk");
}

static void tests_of_complaint_reasons_notice_every_missing_part(void **state)
{
	(void)state;
	every_part_is_noticed("complaint-reasons");
}

static void every_rule_is_shown_twice_kept_and_twice_broken(void **state)
{
	static const char *const packs[] = { "telecom-zh", "telecom-en",
		"outbound-sales-zh", "complaint-risk", "complaint-reasons" };
	static const enum verdict_value values[] = { VERDICT_PASS,
		VERDICT_FAIL };
	struct mutations mutations;

	(void)state;
	for (size_t p = 0; p < sizeof(packs) / sizeof(*packs); p++) {
		load(&mutations, packs[p]);
		for (size_t i = 0; i < 2 * mutations.pack->rule_count; i++) {
			int rule = (int)i / 2;
			size_t count = count_expected(
				mutations.pack, rule, values[i % 2]);

			if (count < 2)
				fail_msg("%s: %s: %zu tests in which it is %s",
					packs[p],
					mutations.pack->rules[rule].id, count,
					verdict_value_name(values[i % 2]));
		}
		pack_free(mutations.pack);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tests_of_telecom_zh_notice_every_missing_part),
		cmocka_unit_test(tests_of_telecom_en_notice_every_missing_part),
		cmocka_unit_test(
			tests_of_outbound_sales_zh_notice_every_missing_part),
		cmocka_unit_test(
			tests_of_complaint_risk_notice_every_missing_part),
		cmocka_unit_test(
			tests_of_complaint_reasons_notice_every_missing_part),
		cmocka_unit_test(
			every_rule_is_shown_twice_kept_and_twice_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
