#include "judging.h"

/* 240 characters a minute: four a second. */
#define TEN_S                                                                                                    \
	"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四" \
	"五六七八九十"

static void first_seconds_count_from_the_first_word_of_the_party(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: [您好], by: agent, within: {first_s: 5}}\n",
		"C: " TEN_S "\nA: 喂\nC: 喂\nA: 您好\n",
		"A: 喂\nC: " TEN_S "\nA: 您好\n" });
}

static void last_seconds_count_back_from_the_last_word(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: [再见], by: agent, within: {last_s: 5}}\n",
		"A: 再见\nC: 好\npause 20\nbusy 3\n",
		"A: 再见\nC: " TEN_S "\n" });
}

static void absolute_seconds_count_from_the_recording(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: [您好], within: {from_s: 5, to_s: 12}}\n",
		"ringback 6\nA: 您好\n", "ringback 15\nA: 您好\n" });
}

static void shares_are_of_the_conversation(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: [再见], within: {from_share: 0.8}}\n",
		"A: " TEN_S "\nC: 再见\n", "A: 再见\nC: " TEN_S "\n" });
	check_both_ways(&(struct both_ways){
		"  c: {said: [您好], within: {to_share: 0.2}}\n",
		"A: 您好\nC: " TEN_S "\n", "A: " TEN_S "\nC: 您好\n" });
}

static void first_and_last_turns_are_of_the_party(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: [您好], by: agent, within: {first_turns: 2}}\n",
		"C: 喂\nA: 喂\nC: 喂\nA: 您好\n",
		"A: 喂\nC: 喂\nA: 喂\nC: 喂\nA: 您好\n" });
	check_both_ways(&(struct both_ways){
		"  c: {said: [再见], by: agent, within: {last_turns: 1}}\n",
		"A: 喂\nC: 喂\nA: 再见\nC: 喂\n", "A: 再见\nC: 喂\nA: 喂\n" });
}

static void after_and_before_take_the_first_hit(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  x: {said: [投诉], by: customer}\n"
		"  c: {said: [抱歉], by: agent, within: {after: x}}\n",
		"C: 我要投诉\nA: 抱歉\n", "A: 抱歉\nC: 我要投诉\n" });
	check_both_ways(&(struct both_ways){
		"  x: {said: [派单], by: agent}\n"
		"  c: {said: [重启], by: agent, within: {before: x}}\n",
		"A: 先重启\nC: 好\nA: 派单\n",
		"A: 派单\nC: 好\nA: 重启派单\n" });
}

static void reach_bounds_the_distance(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  x: {said: [投诉]}\n"
				     "  c: {said: [抱歉], by: agent, within: "
				     "{after: x, seconds: 5}}\n",
			"C: 投诉\nA: 抱歉\n", "C: 投诉\npause 6\nA: 抱歉\n" });
	check_both_ways(&(struct both_ways){ "  x: {said: [投诉]}\n"
					     "  c: {said: [抱歉], by: agent, "
					     "within: {after: x, turns: 1}}\n",
		"C: 投诉\nA: 抱歉\n", "C: 投诉\nA: 哦\nC: 喂\nA: 抱歉\n" });
	check_both_ways(
		&(struct both_ways){ "  x: {said: [投诉], by: customer}\n"
				     "  c: {said: [好的], by: agent, within: "
				     "{before: x, turns: 1}}\n",
			"A: 喂\nC: 喂\nA: 好的\nC: 投诉\n",
			"A: 好的\nC: 喂\nA: 喂\nC: 投诉\n" });
}

static void nth_hits_are_chosen(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  x: {said: [喂], by: customer}\n"
		"  c: {said: [您好], by: agent, within: {after: x, hit: 2}}\n",
		"C: 喂\nA: 嗨\nC: 喂\nA: 您好\n", "C: 喂\nA: 您好\nC: 喂\n" });
	check_both_ways(&(struct both_ways){ "  x: {said: [喂], by: customer}\n"
					     "  c: {said: [您好], by: agent, "
					     "within: {after: x, hit: last}}\n",
		"C: 喂\nA: 嗨\nC: 喂\nA: 您好\n", "C: 喂\nA: 您好\nC: 喂\n" });
	check_both_ways(&(struct both_ways){
		"  x: {said: [喂], by: customer}\n"
		"  c: {said: [您好], by: agent, "
		"within: {after: x, hit: each, seconds: 2}}\n",
		"C: 喂\nA: 嗨\npause 5\nC: 喂\nA: 您好\n",
		"C: 喂\nA: 嗨\npause 5\nA: 您好\n" });
}

static void around_and_between_take_both_sides(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  x: {said: [转接]}\n"
		"  c: {said: [稍等], within: {around: x, seconds: 3}}\n",
		"A: 稍等\nC: 好\nA: 转接\n", "A: 稍等\npause 5\nA: 转接\n" });
	check_both_ways(&(struct both_ways){
		"  x: {said: [开始]}\n  y: {said: [结束]}\n"
		"  c: {said: [密码], within: {between: [x, y]}}\n",
		"A: 开始\nC: 密码\nA: 结束\n",
		"C: 密码\nA: 开始\nA: 结束\nC: 密码\n" });
}

static void same_turn_and_next_turn_are_turns(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  x: {said: [您好], by: agent}\n"
		"  c: {said: [工号], by: agent, within: {same_turn: x}}\n",
		"A: 工号一二您好\n", "A: 您好\nC: 喂\nA: 工号\n" });
	check_both_ways(&(struct both_ways){
		"  x: {said: [确认], by: agent}\n"
		"  c: {said: [同意], by: customer, within: {next_turn: x}}\n",
		"A: 您确认吗\nC: 同意\n",
		"A: 您确认吗\nC: 喂\nA: 嗯好\nC: 同意\n" });
}

static void nowhere_to_look_is_a_miss(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging, "  x: {said: [投诉]}\n  c: {said: [抱歉], "
				    "within: {after: x}}\n");
	assert_int_equal(
		judging_verdict(&judging, "A: 抱歉\n")->value, VERDICT_FAIL);
	judging_end(&judging);
}

static void an_unknown_anchor_makes_it_unknown(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging,
		"  x: {said: [投诉], by: customer}\n"
		"  c: {said: [抱歉], by: agent, within: {after: x}}\n");
	assert_int_equal(
		judging_verdict(&judging, "A: 抱歉\n")->value, VERDICT_UNKNOWN);
	judging_end(&judging);
}

static void an_excuse_before_or_after_forgives(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  x: {said: [稍等], by: agent}\n"
		"  c: {silence: {longer_than_s: 10}, "
		"unless: {condition: x, before_s: 3}}\n",
		"A: 稍等\nA: 一二三四五六七八九十一二三四\npause 12\nA: 好\n",
		"A: 稍等\npause 12\nA: 好\n" });
	check_both_ways(&(struct both_ways){
		"  x: {said: [久等了], by: agent}\n"
		"  c: {silence: {longer_than_s: 10}, "
		"unless: {condition: x, after_s: 3}}\n",
		"A: 喂\npause 12\nA: 好\n", "A: 喂\npause 12\nA: 久等了\n" });
}

static void an_excuse_may_count_once_only(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  x: {said: [稍等], by: agent}\n"
		"  c: {silence: {longer_than_s: 10}, "
		"unless: {condition: x, before_s: 60, times: 1}}\n",
		"A: 稍等\npause 12\nA: 还在查\npause 12\nA: 好\n",
		"A: 稍等\npause 12\nA: 还在查\npause 5\nA: 好\n" });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			first_seconds_count_from_the_first_word_of_the_party),
		cmocka_unit_test(last_seconds_count_back_from_the_last_word),
		cmocka_unit_test(absolute_seconds_count_from_the_recording),
		cmocka_unit_test(shares_are_of_the_conversation),
		cmocka_unit_test(first_and_last_turns_are_of_the_party),
		cmocka_unit_test(after_and_before_take_the_first_hit),
		cmocka_unit_test(reach_bounds_the_distance),
		cmocka_unit_test(nth_hits_are_chosen),
		cmocka_unit_test(around_and_between_take_both_sides),
		cmocka_unit_test(same_turn_and_next_turn_are_turns),
		cmocka_unit_test(nowhere_to_look_is_a_miss),
		cmocka_unit_test(an_unknown_anchor_makes_it_unknown),
		cmocka_unit_test(an_excuse_before_or_after_forgives),
		cmocka_unit_test(an_excuse_may_count_once_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
