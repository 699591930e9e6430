#include "judging.h"
#include "sheet.h"

/* Rule a passes on 甲, b on 乙, c on 丙 (where 丁 was said). */
#define SHEET                                                     \
	"pack: x\nversion: '1'\nlanguages: zh\n"                  \
	"sections:\n  one: {weight: 30}\n  two: {weight: 70}\n"   \
	"rules:\n"                                                \
	"  a: {section: one, points: 6, pass: {said: [甲]}}\n"   \
	"  b: {section: one, points: 4, pass: {said: [乙]}}\n"   \
	"  c: {section: two, points: 5, applies: {said: [丁]}, " \
	"pass: {said: [丙]}}\n"

static void expect_score(const char *yaml, const char *dialogue, double want)
{
	struct judging judging;

	judging_start(&judging, yaml);
	(void)judging_verdict(&judging, dialogue);
	assert_float_equal(judging.call.judgements[0].score, want, 1e-6);
	judging_end(&judging);
}

static void sections_are_weighed(void **state)
{
	(void)state;
	expect_score(SHEET, "A: 甲乙丙丁\n", 100.0);
	expect_score(SHEET, "A: 甲丙丁\n", 0.3 * 60 + 70);
	expect_score(SHEET, "A: 甲乙丁\n", 30.0);
}

static void what_does_not_apply_is_left_out(void **state)
{
	struct judging judging;
	const struct judgement *judgement;

	(void)state;
	judging_start(&judging, SHEET);
	(void)judging_verdict(&judging, "A: 甲\n");
	judgement = &judging.call.judgements[0];
	assert_float_equal(judgement->score, 60.0, 1e-6);
	assert_float_equal(judgement->sections[0].weight, 100.0, 1e-6);
	assert_float_equal(judgement->sections[1].weight, 0.0, 1e-6);
	assert_true(isnan(judgement->sections[1].score));
	judging_end(&judging);
}

static void unknown_is_left_out_and_counted(void **state)
{
	struct judging judging;

	(void)state;
	judging_start(&judging,
		"pack: x\nversion: '1'\nlanguages: zh\n"
		"sections:\n  s: {weight: 1}\n"
		"rules:\n"
		"  a: {section: s, points: 5, pass: {said: [甲]}}\n"
		"  b: {section: s, points: 5, pass: {said: [乙], by: "
		"customer}}\n");
	(void)judging_verdict(&judging, "A: 甲\n");
	assert_float_equal(judging.call.judgements[0].score, 100.0, 1e-6);
	assert_int_equal(judging.call.judgements[0].unknown_count, 1);
	judging_end(&judging);
}

static void a_veto_voids_the_sheet(void **state)
{
	static const char yaml[] =
		SHEET "  v: {section: two, points: 1, veto: true, "
		      "fail: {said: [忌]}}\n";
	struct judging judging;

	(void)state;
	expect_score(yaml, "A: 甲乙丙丁\n", 100.0);
	judging_start(&judging, yaml);
	(void)judging_verdict(&judging, "A: 甲乙丙丁忌\n");
	assert_float_equal(judging.call.judgements[0].score, 0.0, 1e-6);
	assert_true(judging.call.judgements[0].is_vetoed);
	assert_true(judging.call.judgements[0].verdicts[3].is_veto);
	judging_end(&judging);
}

static void a_section_veto_voids_its_section(void **state)
{
	expect_score(SHEET "  v: {section: one, points: 1, veto: section, "
			   "fail: {said: [忌]}}\n",
		"A: 甲乙丙丁忌\n", 70.0);
	(void)state;
}

static void points_may_be_taken_each_time_up_to_a_cap(void **state)
{
	static const char yaml[] =
		"pack: x\nversion: '1'\nlanguages: zh\n"
		"sections:\n  s: {weight: 1}\n"
		"rules:\n"
		"  a: {section: s, points: 10, pass: {said: [甲]}}\n"
		"  b: {section: s, points: 2, each: true, cap: 10, "
		"fail: {said: [乙]}}\n";

	(void)state;
	expect_score(yaml, "A: 甲乙\n", 90.0);
	expect_score(yaml, "A: 甲乙\nC: 乙乙\n", 70.0);
	expect_score(yaml, "A: 甲乙乙乙乙乙乙乙乙\n", 50.0);
}

static void a_bonus_never_exceeds_a_hundred(void **state)
{
	static const char yaml[] =
		"pack: x\nversion: '1'\nlanguages: zh\n"
		"sections:\n  s: {weight: 1}\n"
		"rules:\n"
		"  a: {section: s, points: 6, pass: {said: [甲]}}\n"
		"  b: {section: s, points: 4, pass: {said: [乙]}}\n"
		"  c: {section: s, bonus: 2, pass: {said: [丙]}}\n";

	(void)state;
	expect_score(yaml, "A: 甲丙\n", 80.0);
	expect_score(yaml, "A: 甲乙丙\n", 100.0);
	expect_score(yaml, "A: 甲\n", 60.0);
}

static void a_bonus_may_be_given_each_time_up_to_a_cap(void **state)
{
	static const char yaml[] =
		"pack: x\nversion: '1'\nlanguages: zh\n"
		"sections:\n  s: {weight: 1}\n"
		"rules:\n"
		"  a: {section: s, points: 5, pass: {said: [甲]}}\n"
		"  b: {section: s, points: 5, pass: {said: [乙]}}\n"
		"  c: {section: s, bonus: 1, each: true, cap: 3, pass: {said: "
		"[丙]}}\n";

	(void)state;
	expect_score(yaml, "A: 甲丙\n", 60.0);
	expect_score(yaml, "A: 甲丙\nC: 丙\n", 70.0);
	expect_score(yaml, "A: 甲丙丙丙丙丙\n", 80.0);
}

static void a_pack_without_sections_has_no_score(void **state)
{
	struct judging judging;

	(void)state;
	judging_start(&judging, "pack: x\nversion: '1'\nlanguages: zh\n"
				"rules:\n  r: {pass: {said: [好]}}\n");
	(void)judging_verdict(&judging, "A: 好\n");
	assert_true(isnan(judging.call.judgements[0].score));
	judging_end(&judging);
}

static void grades_are_found_by_score(void **state)
{
	struct judging judging;

	(void)state;
	judging_start(&judging,
		SHEET "grades:\n"
		      "  - {at_least: 90, title: {en: good, zh: 好}}\n"
		      "  - {at_least: 50, title: {en: fair, zh: 中}}\n");
	assert_string_equal(sheet_grade(judging.pack, 95)->name_en, "good");
	assert_string_equal(sheet_grade(judging.pack, 50)->name_zh, "中");
	assert_null(sheet_grade(judging.pack, 49.9));
	assert_null(sheet_grade(judging.pack, NAN));
	judging_end(&judging);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_are_weighed),
		cmocka_unit_test(what_does_not_apply_is_left_out),
		cmocka_unit_test(unknown_is_left_out_and_counted),
		cmocka_unit_test(a_veto_voids_the_sheet),
		cmocka_unit_test(a_section_veto_voids_its_section),
		cmocka_unit_test(points_may_be_taken_each_time_up_to_a_cap),
		cmocka_unit_test(a_bonus_never_exceeds_a_hundred),
		cmocka_unit_test(a_bonus_may_be_given_each_time_up_to_a_cap),
		cmocka_unit_test(a_pack_without_sections_has_no_score),
		cmocka_unit_test(grades_are_found_by_score),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
