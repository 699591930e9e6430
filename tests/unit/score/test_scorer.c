#include "judging.h"

#include <time.h>

static const char greeting[] = "  c: {title: {en: a greeting, zh: 问候语}, "
			       "said: [请问有什么可以帮您], "
			       "by: agent, within: {first_s: 20}}\n";

static void evidence_covers_the_words_exactly(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	judging_condition(&judging, greeting);
	verdict = judging_verdict(
		&judging, "A: 您好,请问有什么可以帮您?\nC: 喂\n");
	assert_int_equal(verdict->value, VERDICT_PASS);
	assert_int_equal(verdict->evidence_count, 1);
	/* Four characters a second: two before it, nine of it. */
	assert_float_equal(verdict->evidence[0].when.start_s, 0.5, 1e-6);
	assert_float_equal(verdict->evidence[0].when.end_s, 2.75, 1e-6);
	assert_string_equal(verdict->evidence[0].text, "请问有什么可以帮您");
	assert_int_equal(verdict->evidence[0].party, PARTY_AGENT);
	judging_end(&judging);
}

static void sentences_say_what_when_and_who(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	judging_condition(&judging, greeting);
	verdict = judging_verdict(&judging, "A: 请问有什么可以帮您\n");
	assert_string_equal(verdict->why_en,
		"agent said \"请问有什么可以帮您\" at 0.0 s within the first "
		"20 "
		"s");
	assert_string_equal(
		verdict->why_zh, "客服在0.0秒说“请问有什么可以帮您”(前20秒内)");
	verdict = judging_verdict(&judging, "A: 喂\n");
	assert_string_equal(verdict->why_en,
		"did not hear a greeting from agent within the first 20 s");
	assert_string_equal(verdict->why_zh, "未在前20秒内听到客服的问候语");
	judging_end(&judging);
}

static void sentences_give_measured_values(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	judging_condition(&judging, "  c: {silence: {longer_than_s: 10}}\n");
	verdict = judging_verdict(&judging, "A: 一二三四\npause 12\nA: 好\n");
	assert_string_equal(verdict->why_en,
		"silence of 12.4 s at 1.0 s, longer than 10 s");
	assert_string_equal(verdict->why_zh, "1.0秒处静音12.4秒,超过10秒");
	assert_float_equal(verdict->evidence[0].value, 12.4, 1e-6);
	assert_float_equal(verdict->evidence[0].threshold, 10.0, 1e-6);
	judging_end(&judging);
}

static void a_phrase_reaches_over_a_backchannel(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	judging_condition(&judging, greeting);
	verdict = judging_verdict(
		&judging, "A: 请问有什么\nC -0.3: 嗯\nA -0.2: 可以帮您\n");
	assert_int_equal(verdict->value, VERDICT_PASS);
	assert_string_equal(verdict->evidence[0].text, "请问有什么可以帮您");
	verdict = judging_verdict(
		&judging, "A: 请问有什么\nC: 等一下\npause 3\nA: 可以帮您\n");
	assert_int_equal(verdict->value, VERDICT_FAIL);
	judging_end(&judging);
}

static void word_borders_of_the_recogniser_do_not_matter(void **state)
{
	static const char *const words[] = { "请问", "有什", "么可", "以帮您" };
	struct judging judging;
	struct turn turn = { .party = PARTY_AGENT, .when = { 0, 4 } };
	struct word word = { .confidence = 0.9 };

	(void)state;
	judging_condition(&judging, greeting);
	judging.call.language = LANGUAGE_ZH;
	for (int i = 0; i < 4; i++) {
		word.text = words[i];
		word.when = (struct span){ i, i + 1 };
		assert_int_equal(
			call_add_word(&judging.call, &word, NULL), STATUS_OK);
	}
	turn.word_count = 4;
	assert_int_equal(call_add_turn(&judging.call, &turn, NULL), STATUS_OK);
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_PASS);
	assert_float_equal(
		judging.call.judgements[0].verdicts[0].confidence, 0.9, 1e-9);
	judging_end(&judging);
}

static void set_confidence(struct judging *judging, double confidence)
{
	for (size_t i = 0; i < judging->call.words.count; i++)
		judging->call.words.items[i].confidence = confidence;
}

/* The verdict when the first words have one confidence, the others another. */
static enum verdict_value judge_heard(const char *condition,
	const char *dialogue, size_t count, double first, double others)
{
	struct judging judging;
	enum verdict_value value;

	judging_condition(&judging, condition);
	judging_read(&judging, dialogue);
	set_confidence(&judging, others);
	for (size_t i = 0; i < count; i++)
		judging.call.words.items[i].confidence = first;
	judging_score(&judging);
	value = judging.call.judgements[0].verdicts[0].value;
	judging_end(&judging);
	return value;
}

static void a_doubtful_hit_is_unknown_with_its_evidence(void **state)
{
	struct judging judging;
	const struct verdict *verdict;

	(void)state;
	judging_condition(&judging, greeting);
	judging_read(&judging, "A: 请问有什么可以帮您\n");
	set_confidence(&judging, 0.25);
	judging_score(&judging);
	verdict = &judging.call.judgements[0].verdicts[0];
	assert_int_equal(verdict->value, VERDICT_UNKNOWN);
	assert_int_equal(verdict->evidence_count, 1);
	assert_non_null(
		strstr(verdict->why_en, "confidence 0.25 is under 0.5"));
	judging_end(&judging);
}

static void a_miss_in_unclear_speech_is_unknown(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging, greeting);
	judging_read(&judging, "A: 喂喂喂\n");
	set_confidence(&judging, 0.1);
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_UNKNOWN);
	set_confidence(&judging, 0.8);
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_FAIL);
	judging_end(&judging);
}

static void a_phrase_in_unclear_speech_has_to_be_surer(void **state)
{
	static const char dialogue[] =
		"A: 请问有什么可以帮您\nC: 喂\nA: "
		"一二三四五六七八九十一二三四五六七八九十\n";

	(void)state;
	assert_int_equal(
		judge_heard(greeting, dialogue, 9, 0.4, 0.9), VERDICT_PASS);
	assert_int_equal(
		judge_heard(greeting, dialogue, 9, 0.4, 0.3), VERDICT_UNKNOWN);
	assert_int_equal(
		judge_heard(greeting, dialogue, 9, 0.8, 0.1), VERDICT_PASS);
}

static void some_sure_words_make_no_clear_speech(void **state)
{
	static const char dialogue[] =
		"A: 喂喂喂喂喂喂喂喂喂喂\nC: 喂\npause 20\nA: "
		"一二三四五六七八九十一二三四五六七八九十\n";

	(void)state;
	assert_int_equal(
		judge_heard(greeting, dialogue, 10, 0.8, 0.9), VERDICT_FAIL);
	assert_int_equal(
		judge_heard(greeting, dialogue, 10, 0.8, 0.2), VERDICT_UNKNOWN);
}

static void a_few_unsure_words_make_no_unclear_speech(void **state)
{
	static const char dialogue[] = "A: 喂\nC: 喂\npause 20\nA: "
				       "一二三四五六七八九十\n";

	(void)state;
	assert_int_equal(
		judge_heard(greeting, dialogue, 1, 0.1, 0.9), VERDICT_FAIL);
}

static void an_unclear_speech_rate_near_its_limit_is_unknown(void **state)
{
	static const char dialogue[] = "A: 一二三四五六七八九十\nC: 喂\n";
	static const char near[] =
		"  c: {speech_rate: {above: 220}, by: agent}\n";
	static const char far[] =
		"  c: {speech_rate: {above: 150}, by: agent}\n";

	(void)state;
	assert_int_equal(judge_heard(near, dialogue, 0, 0, 0.9), VERDICT_PASS);
	assert_int_equal(
		judge_heard(near, dialogue, 0, 0, 0.4), VERDICT_UNKNOWN);
	assert_int_equal(judge_heard(far, dialogue, 0, 0, 0.4), VERDICT_PASS);
}

static void without_parties_a_party_is_unknown(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging, greeting);
	assert_int_equal(
		judging_verdict(&judging, "U: 请问有什么可以帮您\n")->value,
		VERDICT_UNKNOWN);
	judging_end(&judging);
	judging_condition(&judging, "  c: {said: [您好]}\n");
	assert_int_equal(
		judging_verdict(&judging, "U: 您好\n")->value, VERDICT_PASS);
	judging_end(&judging);
}

static void without_a_transcript_words_are_unknown(void **state)
{
	struct judging judging;
	struct turn turn = { .party = PARTY_AGENT, .when = { 0, 4 } };

	(void)state;
	judging_condition(&judging, greeting);
	judging.call.language = LANGUAGE_ZH;
	assert_int_equal(call_add_turn(&judging.call, &turn, NULL), STATUS_OK);
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_UNKNOWN);
	assert_string_equal(judging.call.judgements[0].verdicts[0].why_en,
		"there is no transcript of agent");
	judging_end(&judging);
}

static void an_empty_call_is_unknown(void **state)
{
	struct judging judging;

	(void)state;
	judging_condition(&judging, greeting);
	judging.call.language = LANGUAGE_ZH;
	judging_score(&judging);
	assert_int_equal(
		judging.call.judgements[0].verdicts[0].value, VERDICT_UNKNOWN);
	assert_true(isnan(judging.call.judgements[0].score));
	judging_end(&judging);
}

static void unknown_follows_kleene(void **state)
{
	struct judging judging;

	(void)state;
	/* The customer never speaks: `u` is unknown. */
	judging_start(&judging,
		PACK_HEAD "conditions:\n"
			  "  u: {said: [喂], by: customer}\n"
			  "  t: {said: [您好], by: agent}\n"
			  "  f: {said: [再见], by: agent}\n"
			  "rules:\n"
			  "  a: {pass: {any: [u, t]}}\n"
			  "  b: {pass: {any: [u, f]}}\n"
			  "  c: {pass: {all: [u, t]}}\n"
			  "  d: {pass: {all: [u, f]}}\n"
			  "  e: {pass: {not: u}}\n"
			  "  f: {pass: {at_least: {count: 2, of: [u, t, f]}}}\n"
			  "  g: {applies: u, pass: t}\n"
			  "  h: {applies: f, pass: u}\n");
	(void)judging_verdict(&judging, "A: 您好\n");
	for (int i = 0; i < 8; i++) {
		static const enum verdict_value want[] = { VERDICT_PASS,
			VERDICT_UNKNOWN, VERDICT_UNKNOWN, VERDICT_FAIL,
			VERDICT_UNKNOWN, VERDICT_UNKNOWN, VERDICT_UNKNOWN,
			VERDICT_NOT_APPLICABLE };

		assert_int_equal(
			judging.call.judgements[0].verdicts[i].value, want[i]);
	}
	assert_int_equal(judging.call.judgements[0].unknown_count, 5);
	judging_end(&judging);
}

static void a_hostile_pattern_is_unknown_and_quick(void **state)
{
	struct judging judging;
	char text[1024] = "A: ";
	clock_t start = clock();

	(void)state;
	judging_condition(&judging, "  c: {regex: '(a+)+$'}\n");
	memset(text + 3, 'a', 200);
	memcpy(text + 203, "!b\n", 4);
	assert_int_equal(
		judging_verdict(&judging, text)->value, VERDICT_UNKNOWN);
	assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
	judging_end(&judging);
}

static void packs_judge_calls_of_their_language_and_direction(void **state)
{
	struct judging judging;

	(void)state;
	judging_start(&judging,
		"pack: x\nversion: '1'\nlanguages: zh\ndirection: outbound\n"
		"rules:\n  r: {pass: {said: [好]}}\n");
	judging_read(&judging, "A: 好\n");
	judging_score(&judging);
	assert_int_equal(judging.call.judgement_count, 1);
	judging.call.meta.direction = DIRECTION_INBOUND;
	judging_score(&judging);
	assert_int_equal(judging.call.judgement_count, 0);
	judging.call.meta.direction = DIRECTION_OUTBOUND;
	judging.call.language = LANGUAGE_EN;
	judging_score(&judging);
	assert_int_equal(judging.call.judgement_count, 0);
	judging_end(&judging);
}

static void judge_wrong_pack(const char *yaml, const char *want)
{
	struct failure why = { "" };
	struct pack *pack = NULL;
	struct scorer *scorer = NULL;

	assert_int_equal(pack_parse(&pack, yaml, strlen(yaml), "x.yaml", &why),
		STATUS_OK);
	assert_int_equal(
		scorer_new(&scorer, (const struct pack *[]){ pack }, 1, &why),
		STATUS_INVALID);
	assert_string_equal(why.text, want);
	pack_free(pack);
}

static void wrong_patterns_and_slots_are_refused_with_their_place(void **state)
{
	(void)state;
	judge_wrong_pack("pack: x\nversion: '1'\nlanguages: zh\n"
			 "rules:\n  r: {pass: {said: ['工号{numer}']}}\n",
		"x.yaml:5:21: unknown slot {numer}, want {number}, "
		"{name}, {money}, {date}, {phone} or {any}");
	judge_wrong_pack("pack: x\nversion: '1'\nlanguages: zh\n"
			 "rules:\n  r: {pass: {said: ['{number}']}}\n",
		"x.yaml:5:21: phrase \"{number}\" has no words of its own");
	judge_wrong_pack("pack: x\nversion: '1'\nlanguages: zh\n"
			 "rules:\n  r: {pass: {regex: '(a'}}\n",
		"x.yaml:5:13: pattern \"(a\": character 2: missing closing "
		"parenthesis");
}

/* A lexicon in which 写好专王 sounds like 携号转网. */
static struct lexicon *make_lexicon(void)
{
	static const char *const words[][2] = { { "携号", "x ie h ao" },
		{ "转网", "zh uan uang" }, { "写", "x ie" }, { "好", "h ao" },
		{ "专", "zh uan" }, { "王", "uang" }, { "我", "uo" },
		{ "要", "iao" } };
	struct lexicon *lexicon = NULL;
	struct failure why;

	assert_int_equal(lexicon_new(&lexicon, LANGUAGE_ZH, &why), STATUS_OK);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_int_equal(
			lexicon_add(lexicon, words[i][0], words[i][1], &why),
			STATUS_OK);
	return lexicon;
}

static void a_phrase_is_found_by_its_sound(void **state)
{
	struct lexicon *lexicon = make_lexicon();
	const struct verdict *verdict;
	struct judging judging;

	(void)state;
	judging_condition(
		&judging, "  c: {by: customer, said: [我要携号转网]}");
	verdict = judging_verdict(&judging, "C: 我要写好专王\n");
	assert_int_equal(verdict->value, VERDICT_FAIL);
	assert_int_equal(scorer_listen(judging.scorer, lexicon, &judging.why),
		STATUS_OK);
	verdict = judging_verdict(&judging, "C: 我要写好专王\n");
	assert_int_equal(verdict->value, VERDICT_PASS);
	assert_string_equal(verdict->evidence[0].text,
		"我要写好专王 ≈ 我要携号转网 (0.99)");
	assert_string_equal(verdict->why_en,
		"customer said \"我要携号转网\" at 0.0 s (heard "
		"\"我要写好专王\" for it, 0.99 alike)");
	assert_true(verdict->confidence < 1.0);
	judging_end(&judging);
	lexicon_free(lexicon);
}

static void a_veto_hangs_on_nothing_that_only_sounds_alike(void **state)
{
	struct lexicon *lexicon = make_lexicon();
	struct judging judging;

	(void)state;
	judging_start(&judging,
		PACK_HEAD "rules:\n"
			  "  r: {section: s, veto: true, fail: {said: "
			  "[我要携号转网]}}\n");
	assert_int_equal(scorer_listen(judging.scorer, lexicon, &judging.why),
		STATUS_OK);
	assert_int_equal(judging_verdict(&judging, "C: 我要写好专王\n")->value,
		VERDICT_PASS);
	assert_int_equal(judging_verdict(&judging, "C: 我要携号转网\n")->value,
		VERDICT_FAIL);
	judging_end(&judging);
	lexicon_free(lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evidence_covers_the_words_exactly),
		cmocka_unit_test(sentences_say_what_when_and_who),
		cmocka_unit_test(sentences_give_measured_values),
		cmocka_unit_test(a_phrase_reaches_over_a_backchannel),
		cmocka_unit_test(word_borders_of_the_recogniser_do_not_matter),
		cmocka_unit_test(a_doubtful_hit_is_unknown_with_its_evidence),
		cmocka_unit_test(a_miss_in_unclear_speech_is_unknown),
		cmocka_unit_test(a_phrase_in_unclear_speech_has_to_be_surer),
		cmocka_unit_test(some_sure_words_make_no_clear_speech),
		cmocka_unit_test(a_few_unsure_words_make_no_unclear_speech),
		cmocka_unit_test(
			an_unclear_speech_rate_near_its_limit_is_unknown),
		cmocka_unit_test(without_parties_a_party_is_unknown),
		cmocka_unit_test(without_a_transcript_words_are_unknown),
		cmocka_unit_test(an_empty_call_is_unknown),
		cmocka_unit_test(unknown_follows_kleene),
		cmocka_unit_test(a_hostile_pattern_is_unknown_and_quick),
		cmocka_unit_test(
			packs_judge_calls_of_their_language_and_direction),
		cmocka_unit_test(
			wrong_patterns_and_slots_are_refused_with_their_place),
		cmocka_unit_test(a_phrase_is_found_by_its_sound),
		cmocka_unit_test(
			a_veto_hangs_on_nothing_that_only_sounds_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
