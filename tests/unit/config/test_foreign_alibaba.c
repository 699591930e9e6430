#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "foreign_pack.h"
#include "pack_file.h"

static struct text yaml;
static struct problems problems;
static struct arena arena;
static struct failure why;

static int release(void **state)
{
	(void)state;
	text_release(&yaml);
	problems_release(&problems);
	arena_release(&arena);
	return 0;
}

static enum status import(const char *json)
{
	return foreign_pack_parse(
		json, strlen(json), "x.json", &yaml, &problems, &arena, &why);
}

/* Imports a rule of one condition of one operator. */
static enum status import_operator(
	const char *type, const char *param, const char *range)
{
	char json[1000];

	(void)snprintf(json, sizeof(json),
		"{\"conditions\":[{\"cid\":\"1\",\"lambda\":\"a\","
		"\"check_range\":{%s},\"operators\":[{\"oid\":\"a\","
		"\"type\":\"%s\",\"param\":{%s}}]}],"
		"\"rules\":[{\"name\":\"r\",\"lambda\":\"1\"}]}",
		range, type, param);
	return import(json);
}

/* The operator becomes that condition, and the pack is sound. */
static void becomes(const char *type, const char *param, const char *range,
	const char *condition)
{
	struct pack *pack = NULL;
	char line[500];

	assert_int_equal(import_operator(type, param, range), STATUS_OK);
	(void)snprintf(line, sizeof(line), "  c1-oa: {%s}\n", condition);
	if (!strstr(text_string(&yaml), line))
		fail_msg("no %sin:\n%s", line, text_string(&yaml));
	assert_int_equal(pack_parse(&pack, text_string(&yaml), yaml.length,
				 "x.yaml", &why),
		STATUS_OK);
	pack_free(pack);
	(void)release(NULL);
}

/* The operator is left out for that reason. */
static void is_left_out(const char *type, const char *param, const char *range,
	const char *problem)
{
	assert_int_equal(import_operator(type, param, range), STATUS_INVALID);
	assert_true(problems.count > 0);
	assert_string_equal(problems.items[0], problem);
	(void)release(NULL);
}

#define WORDS "\"keywords\":[\"a\",\"b\"]"

static void any_of_the_keywords_may_be_wanted_several_times(void **state)
{
	(void)state;
	becomes("HIT_ANY_KEYWORDS", WORDS, "", "said: {any: [a, b]}");
	becomes("HIT_ANY_KEYWORDS", WORDS ",\"threshold\":3", "",
		"said: {any: [a, b]}, times: 3");
	becomes("HIT_ANY_KEYWORDS", WORDS ",\"in_sentence\":true", "",
		"said: {any: [a, b]}");
}

static void how_many_keywords_are_needed_is_kept(void **state)
{
	(void)state;
	becomes("INCLUDE_KEYWORDS", WORDS, "", "said: {all: [a, b]}");
	becomes("INCLUDE_KEYWORDS", WORDS ",\"keywordMatchSize\":-1", "",
		"said: {all: [a, b]}");
	becomes("INCLUDE_KEYWORDS", WORDS ",\"keywordMatchSize\":2", "",
		"said: {of: [a, b], at_least: 2}");
}

static void none_of_the_keywords_is_their_contrary(void **state)
{
	(void)state;
	becomes("INCLUDE_KEYWORDS", WORDS ",\"keywordMatchSize\":0", "",
		"said: {any: [a, b]}, negate: true");
}

static void an_operator_without_its_words_is_left_out(void **state)
{
	(void)state;
	is_left_out("HIT_ANY_KEYWORDS", "", "",
		"x.json: c1: an operator without keywords");
	is_left_out("INCLUDE_KEYWORDS", "\"keywordMatchSize\":0", "",
		"x.json: c1: an operator without keywords");
	is_left_out("REGULAR_EXPRESSION", "", "",
		"x.json: c1: REGULAR_EXPRESSION without regex");
	is_left_out("SIMILAR_MATCH", "\"similarlySentences\":[]", "",
		"x.json: c1: SIMILAR_MATCH without similarlySentences");
}

static void an_operator_without_its_number_is_left_out(void **state)
{
	(void)state;
	is_left_out("INTERVAL_GREATER", "", "",
		"x.json: c1: INTERVAL_GREATER without interval");
	is_left_out("SPEECH_SPEED_CHECK", "", "\"role\":\"客服\"",
		"x.json: c1: SPEECH_SPEED_CHECK without velocityInMint");
}

static void a_speed_is_somebody_s(void **state)
{
	(void)state;
	is_left_out("SPEECH_SPEED_CHECK", "\"velocityInMint\":300", "",
		"x.json: c1: SPEECH_SPEED_CHECK of no role");
}

static void an_operator_that_is_not_known_is_named(void **state)
{
	(void)state;
	is_left_out("MOOD", "", "", "x.json: c1: MOOD has no counterpart");
}

static void a_likeness_is_a_share_or_per_cent(void **state)
{
	(void)state;
	becomes("SIMILAR_MATCH", "\"similarlySentences\":[\"a\"],\"score\":0.5",
		"", "similar: {to: [a], likeness: 0.5}");
	becomes("SIMILAR_MATCH", "\"similarlySentences\":[\"a\"],\"score\":50",
		"", "similar: {to: [a], likeness: 0.5}");
	becomes("SIMILAR_MATCH", "\"similarlySentences\":[\"a\"]", "",
		"similar: {to: [a]}");
}

static void an_empty_exception_is_none(void **state)
{
	(void)state;
	becomes("REGULAR_EXPRESSION", "\"regex\":\"a\",\"notRegex\":\"\"", "",
		"regex: {pattern: a}");
}

static void a_repetition_has_its_limits(void **state)
{
	(void)state;
	becomes("ADVANCED_REPEAT_DETECT",
		"\"threshold\":4,\"excludes\":[\"a\"]", "",
		"repeated: {least_words: 4, except: [a]}");
}

static void a_silence_of_one_party_is_no_delay(void **state)
{
	(void)state;
	becomes("INTERVAL_GREATER", "\"interval\":1500", "",
		"silence: {longer_than_s: 1.5}");
}

static void less_than_turns_a_limit_round(void **state)
{
	(void)state;
	becomes("INTERVAL_GREATER",
		"\"interval\":1500,\"compareOperator\":\"lt\"", "",
		"silence: {longer_than_s: 1.5}, negate: true");
	becomes("SPEECH_SPEED_CHECK",
		"\"velocityInMint\":100,\"compareOperator\":\"lt\"",
		"\"role\":\"客户\"", "turn_rate: {below: 100.0}, by: customer");
	becomes("INTERVAL_GREATER",
		"\"interval\":1500,\"compareOperator\":\"gt\"", "",
		"silence: {longer_than_s: 1.5}");
}

static void a_speed_is_of_each_turn_unless_it_is_the_mean(void **state)
{
	(void)state;
	becomes("SPEECH_SPEED_CHECK",
		"\"velocityInMint\":300,\"minWordSize\":5", "\"role\":\"客服\"",
		"turn_rate: {above: 300.0, least_words: 5}, by: agent");
}

static void a_role_that_is_neither_is_both(void **state)
{
	(void)state;
	becomes("HIT_ANY_KEYWORDS", WORDS, "\"role\":\"全部\"",
		"said: {any: [a, b]}");
}

static void a_range_begins_with_the_first_sentence(void **state)
{
	(void)state;
	becomes("HIT_ANY_KEYWORDS", WORDS, "\"range\":{\"to\":2}",
		"said: {any: [a, b]}, within: {first_turns: 2}");
	assert_int_equal(import_operator("HIT_ANY_KEYWORDS", WORDS,
				 "\"range\":{\"from\":3,\"to\":5}"),
		STATUS_OK);
	assert_int_equal(problems.count, 1);
	assert_string_equal(problems.items[0],
		"x.json: c1: the range does not begin at the first sentence "
		"and is left out");
}

static void a_lambda_that_is_no_expression_is_said(void **state)
{
	(void)state;
	assert_int_equal(
		import("{\"conditions\":[{\"cid\":\"1\",\"lambda\":\"a&&\","
		       "\"operators\":[{\"oid\":\"a\",\"type\":"
		       "\"HIT_ANY_KEYWORDS\",\"param\":{" WORDS "}}]}],"
		       "\"rules\":[{\"name\":\"r\",\"lambda\":\"1\"}]}"),
		STATUS_INVALID);
	assert_string_equal(problems.items[0],
		"x.json: c1: lambda \"a&&\" is no expression");
	assert_string_equal(problems.items[1],
		"x.json: c1: nothing of the condition is left");
}

static void a_condition_without_a_number_is_left_out(void **state)
{
	(void)state;
	assert_int_equal(import("{\"conditions\":["
				"{\"cid\":\"1\",\"operators\":[]},"
				"{\"operators\":[]}],\"rules\":[]}"),
		STATUS_INVALID);
	assert_string_equal(
		problems.items[2], "x.json: ?: a condition without cid");
}

static void lists_may_come_as_text(void **state)
{
	(void)state;
	assert_int_equal(
		import("{\"conditions\":\"[{\\\"cid\\\":\\\"1\\\","
		       "\\\"lambda\\\":\\\"a\\\",\\\"operators\\\":[{"
		       "\\\"oid\\\":\\\"a\\\",\\\"type\\\":"
		       "\\\"HIT_ANY_KEYWORDS\\\",\\\"param\\\":{"
		       "\\\"keywords\\\":[\\\"a\\\"]}}]}]\","
		       "\"rules\":[{\"name\":\"r\",\"lambda\":\"1\"}]}"),
		STATUS_OK);
	assert_int_equal(problems.count, 0);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(any_of_the_keywords_may_be_wanted_several_times),
		TEST(how_many_keywords_are_needed_is_kept),
		TEST(none_of_the_keywords_is_their_contrary),
		TEST(an_operator_without_its_words_is_left_out),
		TEST(an_operator_without_its_number_is_left_out),
		TEST(a_speed_is_somebody_s),
		TEST(an_operator_that_is_not_known_is_named),
		TEST(a_likeness_is_a_share_or_per_cent),
		TEST(an_empty_exception_is_none),
		TEST(a_repetition_has_its_limits),
		TEST(a_silence_of_one_party_is_no_delay),
		TEST(less_than_turns_a_limit_round),
		TEST(a_speed_is_of_each_turn_unless_it_is_the_mean),
		TEST(a_role_that_is_neither_is_both),
		TEST(a_range_begins_with_the_first_sentence),
		TEST(a_lambda_that_is_no_expression_is_said),
		TEST(a_condition_without_a_number_is_left_out),
		TEST(lists_may_come_as_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
