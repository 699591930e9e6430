/* Operators with what narrows them: order, masks, parts of a call. */
#include "judging.h"

static void order_is_found_behind_a_phrase_out_of_it(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: {all: [姓名, 地址, 电话], in_order: true}}\n",
		"A: 姓名,电话,地址,电话\n", "A: 电话,地址,姓名\n" });
}

static void two_of_three_may_be_wanted_in_order(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: {of: [姓名, 地址, 电话], at_least: 2, in_order: "
		"true}}\n",
		"A: 地址,姓名,电话\n", "A: 电话,地址,姓名\n" });
}

static void repetition_may_be_looked_for_in_the_last_turns(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {repeated: {within_turns: 1}, by: customer}\n",
		"C: 我的宽带坏了三天了\nA: 好\nC: 我的宽带坏了三天啊\n",
		"C: 我的宽带坏了三天了\nA: 好\nC: 你说什么我没有听见\n"
		"A: 好\nC: 我的宽带坏了三天啊\n" });
}

static void short_turns_repeat_nothing_unless_asked(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {repeated: {least_words: 2}}\n",
			"C: 好的\nA: 行\nC: 好的\n", "C: 好\nA: 行\nC: 好\n" });
}

static void some_things_may_be_said_again(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {repeated: {except: [请您稍等]}, by: agent}\n",
		"A: 我帮您看一下线路\nC: 好\nA: 我帮您看一下线路\n",
		"A: 请您稍等我看一下\nC: 好\nA: 请您稍等我看一下\n" });
}

static void silence_of_ones_own_is_between_own_turns(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {silence: {longer_than_s: 3, own: true}, by: customer}\n",
		"C: 我想一下\npause 4\nC: 想好了\n",
		"C: 我想一下\npause 4\nA: 想好了吗\n" });
}

static void the_rate_of_each_turn_is_told(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {turn_rate: {above: 300}, by: agent, times: 2}\n",
		"A fast: 您好请讲一二三\nC: 好\nA fast: 您好请讲一二三\n",
		"A fast: 您好请讲一二三\nC: 好\nA fast: 您好\n" });
}

static void masked_sounds_are_no_part_of_the_scope(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: [您好], within: {mask: [ivr]}}\n",
		"ivr 您好请稍后\nA: 您好\n", "ivr 您好请稍后\nA: 喂\n" });
}

static void the_talk_share_of_a_part_is_told(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {talk_share: {above: 0.5}, by: agent, within: "
		"{from_share: 0.5}}\n",
		"C: 一二三四五六七八\nA: 一二三四五六七八\n",
		"A: 一二三四五六七八\nC: 一二三四五六七八\n" });
}

static void a_number_has_its_evidence(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	judging_condition(
		&judging, "  c: {speech_rate: {above: 300}, by: agent}\n");
	verdict = judging_verdict(&judging, "C: 你好\nA fast: 您好请讲\n");
	assert_int_equal(verdict->evidence_count, 1);
	assert_float_equal(verdict->evidence[0].value, 400.0, 1e-6);
	assert_float_equal(verdict->evidence[0].threshold, 300.0, 1e-9);
	assert_true(verdict->evidence[0].when.end_s >
		    verdict->evidence[0].when.start_s);
	judging_end(&judging);
}

static void a_change_is_shown_where_it_was_highest(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	judging_condition(
		&judging, "  c: {level_change_db: {above: 6}, by: customer}\n");
	verdict = judging_verdict(&judging,
		"C: 一二\nA: 好\nC: 一二\nA: 好\nC: 一二\nA: 好\n"
		"C loud: 一二\nA: 好\n");
	assert_int_equal(verdict->evidence_count, 1);
	assert_float_equal(verdict->evidence[0].when.start_s,
		judging.call.turns.items[6].when.start_s, 1e-9);
	judging_end(&judging);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order_is_found_behind_a_phrase_out_of_it),
		cmocka_unit_test(two_of_three_may_be_wanted_in_order),
		cmocka_unit_test(
			repetition_may_be_looked_for_in_the_last_turns),
		cmocka_unit_test(short_turns_repeat_nothing_unless_asked),
		cmocka_unit_test(some_things_may_be_said_again),
		cmocka_unit_test(silence_of_ones_own_is_between_own_turns),
		cmocka_unit_test(the_rate_of_each_turn_is_told),
		cmocka_unit_test(masked_sounds_are_no_part_of_the_scope),
		cmocka_unit_test(the_talk_share_of_a_part_is_told),
		cmocka_unit_test(a_number_has_its_evidence),
		cmocka_unit_test(a_change_is_shown_where_it_was_highest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
