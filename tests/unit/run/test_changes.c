#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "changes.h"

/* One pack of two rules that has judged a call: `a` passes, `b` fails. */
static struct pack pack = { .name = "p" };

struct judged {
	struct call call;
	struct judgement judgement;
	struct verdict verdicts[2];
};

static void judge(struct judged *judged)
{
	*judged = (struct judged){ 0 };
	judged->verdicts[0] =
		(struct verdict){ .rule = "a", .value = VERDICT_PASS };
	judged->verdicts[1] =
		(struct verdict){ .rule = "b", .value = VERDICT_FAIL };
	judged->judgement = (struct judgement){ .pack = &pack,
		.verdicts = judged->verdicts,
		.verdict_count = 2,
		.score = 80.0 };
	judged->call.judgements = &judged->judgement;
	judged->call.judgement_count = 1;
	judged->call.meta.call_id = "4711";
}

static struct stored_verdict stored[2];

static struct stored_result before(
	enum verdict_value a, enum verdict_value b, double score)
{
	struct stored_result result = { .is_assessed = true };

	stored[0] = (struct stored_verdict){ "p", "a", a };
	stored[1] = (struct stored_verdict){ "p", "b", b };
	result.verdicts.items = stored;
	result.verdicts.count = 2;
	result.scores[0] = (struct stored_score){ "p", score };
	result.score_count = 1;
	return result;
}

static void the_same_result_is_no_change(void **state)
{
	struct changes changes = { 0 };
	struct stored_result result = before(VERDICT_PASS, VERDICT_FAIL, 80.0);
	struct judged judged;

	(void)state;
	judge(&judged);
	assert_int_equal(
		changes_add(&changes, &judged.call, &result, NULL), STATUS_OK);
	assert_int_equal(changes.count, 0);
	assert_int_equal(changes.changed, 0);
	assert_int_equal(changes.scores[0].calls, 1);
	changes_release(&changes);
}

static void like_changes_add_up_with_the_first_as_example(void **state)
{
	struct changes changes = { 0 };
	struct stored_result result = before(VERDICT_FAIL, VERDICT_FAIL, 40.0);
	struct judged judged;

	(void)state;
	judge(&judged);
	for (int i = 0; i < 3; i++)
		assert_int_equal(
			changes_add(&changes, &judged.call, &result, NULL),
			STATUS_OK);
	assert_int_equal(changes.count, 1);
	assert_int_equal(changes.changed, 3);
	assert_string_equal(changes.items[0].rule, "a");
	assert_string_equal(changes.items[0].was, "fail");
	assert_string_equal(changes.items[0].becomes, "pass");
	assert_int_equal(changes.items[0].calls, 3);
	assert_string_equal(changes.items[0].example, "4711");
	assert_float_equal(changes.scores[0].was, 120.0, 1e-9);
	assert_float_equal(changes.scores[0].becomes, 240.0, 1e-9);
	changes_release(&changes);
}

static void a_call_never_judged_was_nothing(void **state)
{
	struct changes changes = { 0 };
	struct stored_result result = { 0 };
	struct judged judged;

	(void)state;
	judge(&judged);
	assert_int_equal(
		changes_add(&changes, &judged.call, &result, NULL), STATUS_OK);
	assert_int_equal(changes.count, 3);
	changes_sort(&changes);
	assert_string_equal(changes.items[0].rule, "flagged");
	for (size_t i = 0; i < changes.count; i++)
		assert_null(changes.items[i].was);
	assert_int_equal(changes.score_count, 0);
	changes_release(&changes);
}

static void a_flag_that_goes_is_a_change_of_its_own(void **state)
{
	struct changes changes = { 0 };
	struct stored_result result = before(VERDICT_PASS, VERDICT_FAIL, 80.0);
	struct judged judged;

	(void)state;
	judge(&judged);
	result.is_flagged = true;
	assert_int_equal(
		changes_add(&changes, &judged.call, &result, NULL), STATUS_OK);
	assert_int_equal(changes.count, 1);
	assert_string_equal(changes.items[0].rule, "flagged");
	assert_string_equal(changes.items[0].was, "yes");
	assert_string_equal(changes.items[0].becomes, "no");
	changes_release(&changes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_result_is_no_change),
		cmocka_unit_test(like_changes_add_up_with_the_first_as_example),
		cmocka_unit_test(a_call_never_judged_was_nothing),
		cmocka_unit_test(a_flag_that_goes_is_a_change_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
