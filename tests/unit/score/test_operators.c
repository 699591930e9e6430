#include "judging.h"

static void said_wants_any_of_its_phrases(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {said: [您好, 早上好], by: agent}\n",
			"A: 早上好呀\n", "A: 喂\nC: 您好\n" });
}

static void said_wants_all_of_its_phrases(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {said: {all: [姓名, 身份证]}}\n",
			"A: 请提供身份证\nC: 好\nA: 还有姓名\n",
			"A: 请提供姓名姓名\n" });
}

static void said_wants_two_of_three(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: {of: [红, 绿, 蓝], at_least: 2}}\n",
		"A: 红的和蓝的\n", "A: 红的红的\n" });
}

static void alternatives_are_one_phrase(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: {all: [{say: 姓名, also: [名字]}, 身份证]}}\n",
		"A: 名字和身份证\n", "A: 姓名和名字\n" });
}

static void a_vocabulary_may_be_ways_to_say_one_thing(void **state)
{
	struct judging judging;

	(void)state;
	judging_start(&judging,
		PACK_HEAD "vocabularies:\n  names: [姓名, 名字]\n"
			  "conditions:\n"
			  "  c: {said: {all: [{say: 户主, also: [$names]}, "
			  "身份证]}}\n"
			  "rules:\n  r: {section: s, pass: c}\n");
	assert_int_equal(judging_verdict(&judging, "A: 名字和身份证\n")->value,
		VERDICT_PASS);
	assert_int_equal(
		judging_verdict(&judging, "A: 户主的姓名名字\n")->value,
		VERDICT_FAIL);
	judging_end(&judging);
}

static void not_said_is_the_opposite(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {not_said: [不知道], by: agent}\n",
			"A: 我知道\n", "A: 不知道\n" });
}

static void except_takes_hits_away(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: {any: [投诉], except: [不是来投诉]}}\n",
		"C: 我不是来投诉的但是现在我要投诉\n", "C: 我不是来投诉的\n" });
}

static void phrases_may_be_wanted_near_in_order(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {said: {all: [宽带, 坏了], "
				     "in_order: true, near_words: 3}}\n",
			"C: 宽带又坏了\n", "C: 坏了的是宽带\n" });
	check_both_ways(&(struct both_ways){
		"  c: {said: {all: [宽带, 坏了], near_words: 3}}\n",
		"C: 坏了的宽带\n", "C: 宽带用了很多很多年才坏了\n" });
	check_both_ways(&(struct both_ways){
		"  c: {said: {all: [宽带, 坏了], near_s: 2}}\n",
		"C: 宽带又坏了\n", "C: 宽带\npause 4\nC: 坏了\n" });
}

static void times_counts_places(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){ "  c: {said: [喂], times: 3}\n",
		"C: 喂喂\nA: 您好\nC: 喂\n", "C: 喂\nA: 您好\nC: 喂\n" });
}

static void overlapping_phrases_are_one_place(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {said: [感谢来电, 感谢, 来电祝您], times: 2}\n",
		"A: 感谢来电\nC: 好\nA: 感谢\n", "A: 感谢来电祝您愉快\n" });
}

static void slots_take_numbers_and_names(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {said: ['工号{number:4}']}\n",
			"A: 工号八零二幺\n", "A: 工号八零\n" });
	check_both_ways(&(struct both_ways){ "  c: {said: ['我叫{name}吧']}\n",
		"A: 我叫王小明吧\n", "A: 我叫五六吧\n" });
	check_both_ways(&(struct both_ways){ "  c: {said: ['网{any:2}慢']}\n",
		"A: 网有点慢\n", "A: 网有一点点慢\n" });
	check_both_ways(
		&(struct both_ways){ "  c: {said: ['{number}号为您服务']}\n",
			"A: 八零二号为您服务\n", "A: 几号为您服务\n" });
}

static void numbers_said_equal_numbers_written(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){ "  c: {said: ['12345']}\n",
		"C: 我打幺二三四五\n", "C: 我打幺二三四\n" });
	check_both_ways(&(struct both_ways){ "  c: {said: [一二三一五]}\n",
		"C: call one two three one five\n", "C: call one two\n" });
}

static void fillers_and_case_do_not_matter(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){ "  c: {said: [请稍等]}\n",
		"A: 请嗯稍啊等\n", "A: 请不稍等\n" });
	check_both_ways(&(struct both_ways){ "  c: {said: [I CAN'T help]}\n",
		"A: Well, I cant, um, help you\n", "A: I can help you\n" });
}

static void english_matches_whole_words(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){ "  c: {said: [sue]}\n",
		"C: I will sue you\n", "C: I will call Susan\n" });
}

static void regex_matches_with_exclusion(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {regex: {pattern: '退.{0,3}钱', "
				     "except: '不退.{0,3}钱'}}\n",
			"C: 退我的钱\n", "C: 不退我的钱也行\n" });
	check_both_ways(&(struct both_ways){ "  c: {regex: '\\bnot? way\\b'}\n",
		"C: No way\n", "C: noway\n" });
}

static void similar_allows_some_difference(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {similar: {to: [请问还有什么可以帮到您的吗], likeness: "
		"0.7}}\n",
		"A: 请问还有其他可以帮您的吗\n", "A: 请问您要办什么\n" });
}

static void repetition_is_much_the_same_again(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {repeated: {likeness: 0.8}, by: customer}\n",
		"C: 我的宽带坏了三天了\nA: 好\nC: 我的宽带坏了三天啊\n",
		"C: 我的宽带坏了三天了\nA: 我的宽带坏了三天了\nC: "
		"快来修吧求你了\n" });
}

static void numbers_are_read_back(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){ "  c: {read_back: {digits: 4}}\n",
		"C: 身份证后四位三六二幺\nA: 三六二一对吗\n",
		"C: 身份证后四位三六二幺\nA: 三六二二对吗\n" });
}

static void silence_belongs_to_whom_is_waited_for(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {silence: {longer_than_s: 10}, by: agent}\n",
		"C: 你好\npause 11\nA: 您好\n",
		"A: 您看一下\npause 11\nC: 好\n" });
	check_both_ways(
		&(struct both_ways){ "  c: {silence: {longer_than_s: 10}}\n",
			"A: 您看一下\npause 11\nC: 好\n",
			"A: 您看一下\npause 9\nC: 好\n" });
}

static void typed_sounds_are_no_silence_unless_included(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {silence: {longer_than_s: 10, include: [hold]}}\n",
		"A: 请稍等\nhold 12\nA: 好了\n",
		"A: 请稍等\nmusic 12\nA: 好了\n" });
}

static void silence_may_be_asked_in_total(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {silence: {longer_than_s: 2, total_above_s: 8}}\n",
		"A: 一\npause 5\nC: 二\npause 5\nA: 三\n",
		"A: 一\npause 5\nC: 二\npause 1.5\nA: 三\npause 1.5\nC: "
		"四\n" });
	check_both_ways(&(struct both_ways){
		"  c: {silence: {longer_than_s: 1, share_above: 0.5}}\n",
		"A: 一\npause 5\nC: 二\n",
		"A: 一二三四五六七八九十\npause 2\nC: 二\n" });
}

static void response_delay_needs_a_change_of_speaker(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {response_delay: {longer_than_s: 4}, by: agent}\n",
		"C: 你好\npause 5\nA: 您好\n", "A: 您好\npause 5\nA: 请讲\n" });
}

static void interruption_needs_the_other_to_be_speaking(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {interruption: {longer_than_s: 0.8}, by: agent}\n",
		"C: 我想问一下我的话费\nA -1: 您说什么\n",
		"A: 我想问一下我的话费\nC -1: 您说什么\n" });
	check_both_ways(
		&(struct both_ways){ "  c: {interruption: {longer_than_s: 0.8, "
				     "after_s: 2}, by: agent}\n",
			"C: 我想问一下我的话费是多少\nA -1: 您说什么\n",
			"C: 我想问一下\nA -1.2: 您说什么\n" });
}

static void overlap_is_both_at_once(void **state)
{
	(void)state;
	check_both_ways(
		&(struct both_ways){ "  c: {overlap: {longer_than_s: 0.8}}\n",
			"A: 我想问一下我的话费\nC -1: 您说什么\n",
			"A: 我想问一下我的话费\nC -0.5: 您说什么\n" });
}

/* What is said of a dialogue whose voices share a channel. */
static const struct verdict *judge_one_channel(
	struct judging *judging, const char *conditions, const char *dialogue)
{
	judging_condition(judging, conditions);
	judging_read(judging, dialogue);
	judging->call.voices.is_by_voice = true;
	judging_score(judging);
	return &judging->call.judgements[0].verdicts[0];
}

static void an_overlap_found_on_one_channel_is_one(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	verdict = judge_one_channel(&judging,
		"  c: {overlap: {longer_than_s: 0.8}}\n",
		"A: 我想问一下我的话费\nC -1: 您说什么\n");
	assert_int_equal(verdict->value, VERDICT_PASS);
	judging_end(&judging);
}

static void no_overlap_found_on_one_channel_is_unknown(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	verdict = judge_one_channel(&judging,
		"  c: {interruption: {longer_than_s: 0.8}, by: agent}\n",
		"A: 我想问一下我的话费\nC: 您说什么\n");
	assert_int_equal(verdict->value, VERDICT_UNKNOWN);
	assert_non_null(strstr(verdict->why_en, "on one channel"));
	assert_non_null(strstr(verdict->why_zh, "同一声道"));
	judging_end(&judging);
}

static void sounds_are_found_by_kind(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {sound: {kinds: [hold], longer_than_s: 10}}\n",
		"A: 请稍等\nhold 12\nA: 好\n",
		"A: 请稍等\nmusic 12\nA: 好\n" });
}

static void monologue_is_a_long_turn(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {monologue: {longer_than_s: 3}, by: agent}\n",
		"A: 一二三四五六七八九十一二三\nC: 好\n",
		"A: 好\nC: 一二三四五六七八九十一二三\n" });
}

static void speech_rate_is_held_against_both_ends(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {speech_rate: {above: 320, below: 120}, by: agent}\n",
		"A slow: 您好请讲\n", "A: 您好请讲\n" });
	check_both_ways(&(struct both_ways){
		"  c: {speech_rate: {above: 320}, by: agent, "
		"within: {last_turns: 1}}\n",
		"A: 您好请讲一二三四\nC: 好\nA fast: 您好请讲\n",
		"A fast: 您好请讲\nC: 好\nA: 您好请讲\n" });
}

static void talk_share_duration_and_turns_are_numbers(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){
		"  c: {talk_share: {above: 0.6}, by: agent}\n",
		"A: 一二三四五六七八\nC: 好的\n",
		"A: 一二三四\nC: 好的好的\n" });
	check_both_ways(&(struct both_ways){ "  c: {duration_s: {above: 10}}\n",
		"A: 好\npause 10\nC: 好\n", "A: 好\nC: 好\n" });
	check_both_ways(
		&(struct both_ways){ "  c: {turns: {above: 1}, by: customer}\n",
			"C: 一\nA: 二\nC: 三\n", "A: 一\nC: 二\nA: 三\n" });
}

static void first_speaker_is_told(void **state)
{
	(void)state;
	check_both_ways(&(struct both_ways){ "  c: {first_speaker: agent}\n",
		"ivr 欢迎\nA: 一\nC: 二\n", "C: 一\nA: 二\n" });
}

static void hangup_is_told_by_the_metadata(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging, "  c: {hangup: agent}\n");
	judging_read(&judging, "A: 再见\n");
	judging.call.meta.hangup = PARTY_AGENT;
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_PASS);
	judging.call.meta.hangup = PARTY_CUSTOMER;
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_FAIL);
	judging.call.meta.hangup = PARTY_UNKNOWN;
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_UNKNOWN);
	judging_end(&judging);
}

static void level_and_pitch_changes_are_told_from_the_median(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging,
		"  c: {any: [{level_change_db: {above: 9}, by: agent}, "
		"{pitch_change_st: {above: 6}, by: agent}]}\n");
	judging_read(&judging, "A: 一\nC: 二\nA: 三\nA: 四\nA: 五\n");
	for (size_t i = 0; i < judging.call.utterances.count; i++) {
		judging.call.utterances.items[i].level_db = -30.0;
		judging.call.utterances.items[i].pitch_hz = 100.0;
	}
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_FAIL);
	judging.call.utterances.items[4].level_db = -20.0;
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_PASS);
	judging.call.utterances.items[4].level_db = -30.0;
	judging.call.utterances.items[4].pitch_hz = 200.0;
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_PASS);
	judging_end(&judging);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(said_wants_any_of_its_phrases),
		cmocka_unit_test(said_wants_all_of_its_phrases),
		cmocka_unit_test(said_wants_two_of_three),
		cmocka_unit_test(alternatives_are_one_phrase),
		cmocka_unit_test(a_vocabulary_may_be_ways_to_say_one_thing),
		cmocka_unit_test(not_said_is_the_opposite),
		cmocka_unit_test(except_takes_hits_away),
		cmocka_unit_test(phrases_may_be_wanted_near_in_order),
		cmocka_unit_test(times_counts_places),
		cmocka_unit_test(overlapping_phrases_are_one_place),
		cmocka_unit_test(slots_take_numbers_and_names),
		cmocka_unit_test(numbers_said_equal_numbers_written),
		cmocka_unit_test(fillers_and_case_do_not_matter),
		cmocka_unit_test(english_matches_whole_words),
		cmocka_unit_test(regex_matches_with_exclusion),
		cmocka_unit_test(similar_allows_some_difference),
		cmocka_unit_test(repetition_is_much_the_same_again),
		cmocka_unit_test(numbers_are_read_back),
		cmocka_unit_test(silence_belongs_to_whom_is_waited_for),
		cmocka_unit_test(typed_sounds_are_no_silence_unless_included),
		cmocka_unit_test(silence_may_be_asked_in_total),
		cmocka_unit_test(response_delay_needs_a_change_of_speaker),
		cmocka_unit_test(interruption_needs_the_other_to_be_speaking),
		cmocka_unit_test(overlap_is_both_at_once),
		cmocka_unit_test(an_overlap_found_on_one_channel_is_one),
		cmocka_unit_test(no_overlap_found_on_one_channel_is_unknown),
		cmocka_unit_test(sounds_are_found_by_kind),
		cmocka_unit_test(monologue_is_a_long_turn),
		cmocka_unit_test(speech_rate_is_held_against_both_ends),
		cmocka_unit_test(talk_share_duration_and_turns_are_numbers),
		cmocka_unit_test(first_speaker_is_told),
		cmocka_unit_test(hangup_is_told_by_the_metadata),
		cmocka_unit_test(
			level_and_pitch_changes_are_told_from_the_median),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
