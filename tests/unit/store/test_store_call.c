#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "database.h"
#include "sample_call.h"
#include "store.h"

#define DB "store_call.tmp.db"

static struct store *store;
static struct call call;

static void begin_run(void)
{
	const struct run_record run = { .version = "0", .jobs = 1, .found = 1 };
	struct failure why;

	assert_int_equal(store_begin_run(store, &run, &why), STATUS_OK);
}

static int open_store(void **state)
{
	struct failure why;

	(void)state;
	database_remove(DB);
	if (store_new(&store, DB, STORE_WRITE, &why) != STATUS_OK)
		return 1;
	begin_run();
	return !sample_call(&call, 'a');
}

static int close_store(void **state)
{
	(void)state;
	store_free(store);
	store = NULL;
	call_release(&call);
	database_remove(DB);
	return 0;
}

static void put(char engine, char rules)
{
	struct store_key key = sample_key(engine, rules);
	struct failure why = { "" };
	enum status rc = store_put_call(store, &call, &key, &why);

	if (rc != STATUS_OK)
		print_error("%s\n", why.text);
	assert_int_equal(rc, STATUS_OK);
}

static bool has(char content, char engine, char rules)
{
	struct store_key key = sample_key(engine, rules);
	struct digest digest = { "" };
	struct failure why;
	bool is_there = false;

	memset(digest.text, content, 64);
	assert_int_equal(
		store_has(store, &digest, &key, &is_there, &why), STATUS_OK);
	return is_there;
}

static void the_call_has_its_metadata(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT name, path, path_customer, agent, team, customer, "
		"queue, started_at, direction, language, hangup, "
		"agent_channel, satisfaction FROM call",
		"4711|a.wav||8021|热线一组|138****2071|资费咨询|"
		"2026-03-02T09:14:05+08:00|inbound|zh|customer|1|4");
}

static void the_call_says_what_was_recorded(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT container, codec, rate_hz, channels, is_dual_mono, "
		"duration_s, warning FROM call",
		"wav|pcm_mulaw|8000|2|0|66.5|");
}

static void the_hearing_names_its_engine(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT engine.name, is_imported, silence_s, overlap_s "
		"FROM hearing JOIN engine USING (engine_id)",
		"zh-cn-8k|0|60.0|0.0");
}

static void turns_say_who_said_what_when(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT seq, party, channel, start_s, end_s, text FROM turn "
		"ORDER BY seq",
		"0|agent|1|2.5|4.5|您好请问有什么可以帮您\n"
		"1|customer|2|5.0|7.0|cancel my 5G plan");
}

static void a_turns_confidence_is_the_mean_of_those_known(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB, "SELECT printf('%.3f', confidence) FROM turn",
		"0.900\n0.650");
}

static void words_have_their_texts_and_times(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT turn, seq, party, text, start_s, end_s, confidence "
		"FROM word ORDER BY turn, seq",
		"0|0|agent|您好|2.5|3.0|0.95\n"
		"0|1|agent|请问|3.0|3.5|0.9\n"
		"0|2|agent|有什么|3.5|4.0|\n"
		"0|3|agent|可以帮您|4.0|4.5|0.85\n"
		"1|0|customer|cancel|5.0|5.5|0.8\n"
		"1|1|customer|my|5.5|6.0|0.7\n"
		"1|2|customer|5G|6.0|6.5|0.6\n"
		"1|3|customer|plan|6.5|7.0|0.5");
}

static void utterances_have_their_levels(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT seq, turn, start_s, end_s, level_db, noise_db, "
		"pitch_hz FROM utterance ORDER BY seq",
		"0|0|2.5|4.5|-20.0|-55.0|200.0\n1|1|5.0|7.0|-24.0|-50.0|");
}

static void sounds_have_kind_and_channel(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT seq, kind, channel, start_s, end_s FROM sound",
		"0|ringback|2|0.0|2.0");
}

static void only_parties_that_spoke_have_measures(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT party, talk_s, talk_share, speech_rate_cpm "
		"FROM measure ORDER BY party",
		"agent|2.0|0.5|330.0\ncustomer|2.0||");
}

/* The names of a table's columns behind the first two, a line each. */
static void expect_columns(
	const char *query, const struct measure_field *fields, size_t count)
{
	char names[2048] = "";
	size_t used = 0;

	for (size_t i = 0; i < count; i++)
		used += (size_t)snprintf(names + used, sizeof(names) - used,
			"%s%s", i ? "\n" : "", fields[i].name);
	assert_true(used < sizeof(names));
	put('e', 'r');
	database_expect(DB, query, names);
}

static void deliveries_have_the_columns_of_their_fields(void **state)
{
	(void)state;
	expect_columns("SELECT name FROM pragma_table_info('delivery') "
		       "WHERE cid >= 2",
		delivery_fields, DELIVERY_FIELDS);
}

static void measures_have_the_columns_of_their_fields(void **state)
{
	(void)state;
	expect_columns(
		"SELECT name FROM pragma_table_info('measure') WHERE cid >= 2",
		measure_fields, MEASURE_FIELDS);
}

static void judgements_have_their_scores(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT pack.name, version, score, is_vetoed, unknown_count "
		"FROM judgement JOIN pack USING (pack_id) ORDER BY pack.name",
		"risk|||0|0\ntelecom|1.2|82.5|0|1");
}

static void sections_have_their_scores(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT section, weight, score FROM section_score "
		"ORDER BY section",
		"customer_experience|40.0|56.25\nservice_attitude|60.0|100.0");
}

static void verdicts_say_what_and_why(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT rule, value, confidence, points, is_veto, why_en, "
		"why_zh FROM verdict ORDER BY rule",
		"churn|fail|0.8|0.0|0|leaving|离网\n"
		"closing|unknown|0.3|0.0|0||\n"
		"dead_air|fail|1.0|17.5|0|silence|静默\n"
		"greeting|pass|0.9|0.0|0|said|已说");
}

static void evidence_has_its_place_and_measure(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT rule, seq, party, start_s, end_s, text, value, "
		"threshold, confidence FROM evidence ORDER BY rule, seq",
		"churn|0|customer|5.0|6.0|cancel|||0.8\n"
		"dead_air|0|unknown|10.0|31.0||21.0|20.0|\n"
		"dead_air|1|unknown|40.0|65.5||25.5|20.0|\n"
		"greeting|0|agent|2.5|4.5|您好请问有什么可以帮您|||0.9");
}

static void the_assessment_has_its_risk(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT probability, tier, is_flagged FROM assessment",
		"0.75|high|1");
}

static void a_reason_leads_to_its_verdict(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT reason.rule, weight, pack.name, value FROM reason "
		"JOIN verdict USING (judgement_id, rule) "
		"JOIN judgement USING (judgement_id) "
		"JOIN pack USING (pack_id)",
		"churn|1.5|risk|fail");
}

static void a_pack_is_stored_once_with_its_rules(void **state)
{
	(void)state;
	put('e', 'r');
	call_clear(&call);
	assert_true(sample_call(&call, 'b'));
	put('e', 'r');
	database_expect(DB,
		"SELECT pack.name, rule, section, points, rule.is_veto, "
		"risk_weight FROM rule JOIN pack USING (pack_id) "
		"ORDER BY pack.name, seq",
		"risk|churn||0.0|0|1.5\n"
		"telecom|greeting|service_attitude|10.0|0|0.0\n"
		"telecom|dead_air|customer_experience|17.5|0|0.0\n"
		"telecom|closing|service_attitude|10.0|1|0.0");
	database_expect(DB,
		"SELECT section, title_zh, weight FROM section ORDER BY seq",
		"service_attitude|服务态度|60.0\n"
		"customer_experience|客户感知|40.0");
}

static void what_was_put_is_had(void **state)
{
	(void)state;
	assert_false(has('a', 'e', 'r'));
	put('e', 'r');
	assert_true(has('a', 'e', 'r'));
}

static void another_call_engine_or_rule_is_not_had(void **state)
{
	(void)state;
	put('e', 'r');
	assert_false(has('b', 'e', 'r'));
	assert_false(has('a', 'f', 'r'));
	assert_false(has('a', 'e', 's'));
}

#define COUNTS                                                                 \
	"SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM hearing), " \
	"(SELECT count(*) FROM turn), (SELECT count(*) FROM judgement), "      \
	"(SELECT count(*) FROM verdict), (SELECT count(*) FROM evidence), "    \
	"(SELECT count(*) FROM assessment), (SELECT count(*) FROM reason)"

static void the_same_key_replaces(void **state)
{
	(void)state;
	put('e', 'r');
	put('e', 'r');
	database_expect(DB, COUNTS, "1|1|2|2|4|4|1|1");
}

static void other_rules_add_an_assessment_to_the_hearing(void **state)
{
	(void)state;
	put('e', 'r');
	put('e', 's');
	assert_true(has('a', 'e', 'r'));
	assert_true(has('a', 'e', 's'));
	database_expect(DB, COUNTS, "1|1|2|2|4|4|2|2");
}

static void another_engine_adds_a_hearing(void **state)
{
	(void)state;
	put('e', 'r');
	put('f', 'r');
	assert_true(has('a', 'e', 'r'));
	database_expect(DB, COUNTS, "1|2|4|4|8|8|2|2");
}

static void what_was_replaced_is_not_found_any_more(void **state)
{
	(void)state;
	put('e', 'r');
	put('e', 'r');
	database_expect(DB,
		"SELECT count(*) FROM turn_text WHERE turn_text MATCH 'cancel'",
		"1");
}

static void three_chinese_characters_are_found(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT turn.party FROM turn_text "
		"JOIN turn ON turn.turn_id = turn_text.rowid "
		"WHERE turn_text MATCH '有什么'",
		"agent");
}

static void an_english_word_is_found_in_any_case(void **state)
{
	(void)state;
	put('e', 'r');
	database_expect(DB,
		"SELECT turn.party FROM turn_text "
		"JOIN turn ON turn.turn_id = turn_text.rowid "
		"WHERE turn_text MATCH 'Cancel'",
		"customer");
}

static void new_metadata_of_a_known_call_is_taken(void **state)
{
	(void)state;
	put('e', 'r');
	call.meta.agent = "8035";
	call.meta.team = NULL;
	put('e', 'r');
	database_expect(DB, "SELECT agent, team FROM call", "8035|");
}

static void a_rating_that_came_later_is_taken_once(void **state)
{
	struct failure why;
	bool is_news[2] = { false, true };

	(void)state;
	put('e', 'r');
	for (int i = 0; i < 2; i++)
		assert_int_equal(store_rate_call(store, &call.recording.hash, 2,
					 &is_news[i], &why),
			STATUS_OK);
	assert_true(is_news[0]);
	assert_false(is_news[1]);
	database_expect(DB, "SELECT satisfaction FROM call", "2");
}

static void a_rating_stays_when_it_is_not_said_again(void **state)
{
	(void)state;
	put('e', 'r');
	call.meta.satisfaction = 0;
	put('e', 'r');
	database_expect(DB, "SELECT satisfaction FROM call", "4");
}

static void a_failure_is_noted_with_its_newest_reason(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(
		store_put_failure(store, "x.wav", "file is empty", &why),
		STATUS_OK);
	assert_int_equal(
		store_put_failure(store, "x.wav", "no audio in it", &why),
		STATUS_OK);
	database_expect(
		DB, "SELECT path, reason FROM failure", "x.wav|no audio in it");
}

static void a_failure_is_forgotten_once_the_call_is_stored(void **state)
{
	struct failure why;

	(void)state;
	assert_int_equal(
		store_put_failure(store, "a.wav", "file is empty", &why),
		STATUS_OK);
	put('e', 'r');
	database_expect(DB, "SELECT count(*) FROM failure", "0");
}

static void a_run_is_booked_from_start_to_end(void **state)
{
	const struct run_record run = { "0", 1, 10, 7, 2, 1, 60.5 };
	struct failure why;

	(void)state;
	assert_int_equal(store_end_run(store, &run, &why), STATUS_OK);
	database_expect(DB,
		"SELECT found, done, skipped, failed, audio_s, "
		"finished_at >= started_at FROM run",
		"1|7|2|1|60.5|1");
}

static void a_call_with_too_many_packs_leaves_nothing_behind(void **state)
{
	struct store_key key = sample_key('e', 'r');
	struct failure why;

	(void)state;
	call.judgement_count = 17;
	assert_int_equal(
		store_put_call(store, &call, &key, &why), STATUS_UNSUPPORTED);
	database_expect(DB, COUNTS, "0|0|0|0|0|0|0|0");
	call.judgement_count = 2;
	put('e', 'r');
}

/* A duration that SQLite has no value for: NOT NULL refuses it. */
static void a_refused_row_leaves_nothing_behind(void **state)
{
	struct store_key key = sample_key('e', 'r');
	struct failure why;

	(void)state;
	call.risk.probability = NAN;
	assert_int_equal(store_put_call(store, &call, &key, &why), STATUS_IO);
	database_expect(DB, COUNTS, "0|0|0|0|0|0|0|0");
	call.risk.probability = 0.75;
	put('e', 'r');
}

static void a_stored_hearing_is_read_back_as_it_was(void **state)
{
	struct call again = { 0 };
	struct failure why;

	(void)state;
	put('e', 'r');
	assert_int_equal(store_read_call(store, 1, &again, &why), STATUS_OK);
	assert_string_equal(again.meta.agent, "8021");
	assert_int_equal(again.words.count, call.words.count);
	for (size_t i = 0; i < call.words.count; i++) {
		const struct word *was = &call.words.items[i];
		const struct word *is = &again.words.items[i];

		assert_string_equal(is->text, was->text);
		assert_true(is->when.start_s == was->when.start_s);
		assert_true(is->when.end_s == was->when.end_s);
		assert_true(is->confidence == was->confidence ||
			    (isnan(is->confidence) && isnan(was->confidence)));
	}
	call_release(&again);
}

static void turns_and_utterances_are_read_back_as_they_were(void **state)
{
	struct call again = { 0 };
	struct failure why;

	(void)state;
	put('e', 'r');
	assert_int_equal(store_read_call(store, 1, &again, &why), STATUS_OK);
	assert_int_equal(again.turns.count, 2);
	assert_memory_equal(again.turns.items, call.turns.items,
		2 * sizeof(*call.turns.items));
	assert_int_equal(again.utterances.count, 2);
	assert_int_equal(again.utterances.items[1].first_word, 4);
	assert_int_equal(again.utterances.items[1].party, PARTY_CUSTOMER);
	assert_true(again.utterances.items[1].level_db == -24.0);
	call_release(&again);
}

static void a_word_a_hair_before_the_start_is_read_back(void **state)
{
	struct call again = { 0 };
	struct failure why;

	(void)state;
	call.words.items[0].when.start_s = -0.001;
	put('e', 'r');
	assert_int_equal(store_read_call(store, 1, &again, &why), STATUS_OK);
	assert_true(again.words.items[0].when.start_s == 0.0);
	call_release(&again);
}

static void a_hearing_that_is_not_there_is_not_found(void **state)
{
	struct call again = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		store_read_call(store, 99, &again, &why), STATUS_NOT_FOUND);
	call_release(&again);
}

static void only_hearings_not_judged_by_the_rules_are_listed(void **state)
{
	struct hearing_ids *ids = test_calloc(1, sizeof(*ids));
	struct store_key other = sample_key('e', 's');
	struct failure why;

	(void)state;
	put('e', 'r');
	assert_int_equal(store_list_hearings(store, &other.rules, 0, ids, &why),
		STATUS_OK);
	assert_int_equal(ids->count, 1);
	put('e', 's');
	assert_int_equal(store_list_hearings(store, &other.rules, 0, ids, &why),
		STATUS_OK);
	assert_int_equal(ids->count, 0);
	test_free(ids);
}

#define STORE_TEST(test) \
	cmocka_unit_test_setup_teardown(test, open_store, close_store)

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(the_call_has_its_metadata),
		STORE_TEST(the_call_says_what_was_recorded),
		STORE_TEST(the_hearing_names_its_engine),
		STORE_TEST(turns_say_who_said_what_when),
		STORE_TEST(a_turns_confidence_is_the_mean_of_those_known),
		STORE_TEST(words_have_their_texts_and_times),
		STORE_TEST(utterances_have_their_levels),
		STORE_TEST(sounds_have_kind_and_channel),
		STORE_TEST(only_parties_that_spoke_have_measures),
		STORE_TEST(deliveries_have_the_columns_of_their_fields),
		STORE_TEST(measures_have_the_columns_of_their_fields),
		STORE_TEST(judgements_have_their_scores),
		STORE_TEST(sections_have_their_scores),
		STORE_TEST(verdicts_say_what_and_why),
		STORE_TEST(evidence_has_its_place_and_measure),
		STORE_TEST(the_assessment_has_its_risk),
		STORE_TEST(a_reason_leads_to_its_verdict),
		STORE_TEST(a_pack_is_stored_once_with_its_rules),
		STORE_TEST(what_was_put_is_had),
		STORE_TEST(another_call_engine_or_rule_is_not_had),
		STORE_TEST(the_same_key_replaces),
		STORE_TEST(other_rules_add_an_assessment_to_the_hearing),
		STORE_TEST(another_engine_adds_a_hearing),
		STORE_TEST(what_was_replaced_is_not_found_any_more),
		STORE_TEST(three_chinese_characters_are_found),
		STORE_TEST(an_english_word_is_found_in_any_case),
		STORE_TEST(new_metadata_of_a_known_call_is_taken),
		STORE_TEST(a_rating_that_came_later_is_taken_once),
		STORE_TEST(a_rating_stays_when_it_is_not_said_again),
		STORE_TEST(a_failure_is_noted_with_its_newest_reason),
		STORE_TEST(a_failure_is_forgotten_once_the_call_is_stored),
		STORE_TEST(a_run_is_booked_from_start_to_end),
		STORE_TEST(a_call_with_too_many_packs_leaves_nothing_behind),
		STORE_TEST(a_refused_row_leaves_nothing_behind),
		STORE_TEST(a_stored_hearing_is_read_back_as_it_was),
		STORE_TEST(turns_and_utterances_are_read_back_as_they_were),
		STORE_TEST(a_word_a_hair_before_the_start_is_read_back),
		STORE_TEST(a_hearing_that_is_not_there_is_not_found),
		STORE_TEST(only_hearings_not_judged_by_the_rules_are_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
