#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "reference.h"

#define PATH "test_reference.json"

static enum status read_text(
	struct reference *reference, const char *text, struct failure *why)
{
	FILE *file = fopen(PATH, "wb");

	assert_non_null(file);
	(void)fputs(text, file);
	assert_int_equal(fclose(file), 0);
	return reference_read(reference, PATH, why);
}

static void assert_refused(const char *text, const char *sentence)
{
	struct reference reference = { 0 };
	struct failure why = { "" };

	assert_int_equal(read_text(&reference, text, &why), STATUS_INVALID);
	assert_string_equal(why.text, sentence);
	assert_null(reference.turns);
}

static void every_part_is_read(void **state)
{
	struct reference reference = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		read_text(&reference,
			"{\"turns\": [{\"party\": \"agent\", \"start_s\": 1,"
			" \"end_s\": 2.5, \"text\": \"您好\"}],"
			"\"spans\": [{\"kind\": \"busy\", \"channel\": 2,"
			" \"start_s\": 0, \"end_s\": 1}],"
			"\"verdicts\": {\"p\": {\"greeting\": \"fail\","
			" \"closing\": \"pass\"}},"
			"\"flagged\": true, \"reasons\": [\"churn\"]}",
			&why),
		STATUS_OK);
	assert_int_equal(reference.turn_count, 1);
	assert_int_equal(reference.turns[0].party, PARTY_AGENT);
	assert_float_equal(reference.turns[0].when.end_s, 2.5, 1e-9);
	assert_string_equal(reference.turns[0].text, "您好");
	assert_int_equal(reference.spans[0].kind, SOUND_BUSY);
	assert_int_equal(reference.spans[0].channel, 1);
	assert_int_equal(reference.verdict_count, 2);
	assert_string_equal(reference.verdicts[0].pack, "p");
	assert_string_equal(reference.verdicts[0].rule, "greeting");
	assert_int_equal(reference.verdicts[0].value, VERDICT_FAIL);
	assert_true(reference.has_flag && reference.is_flagged);
	assert_string_equal(reference.reasons[0], "churn");
	reference_release(&reference);
}

static void what_is_not_said_is_not_there(void **state)
{
	struct reference reference = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(read_text(&reference, "{}", &why), STATUS_OK);
	assert_false(reference.has_turns || reference.has_spans ||
		     reference.has_verdicts || reference.has_flag ||
		     reference.has_reasons);
	reference_release(&reference);
}

static void an_empty_list_says_that_there_is_nothing(void **state)
{
	struct reference reference = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		read_text(&reference, "{\"spans\": []}", &why), STATUS_OK);
	assert_true(reference.has_spans);
	assert_int_equal(reference.span_count, 0);
	reference_release(&reference);
}

static void a_span_without_channel_is_on_all(void **state)
{
	struct reference reference = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(read_text(&reference,
				 "{\"spans\": [{\"kind\": \"dtmf\","
				 "\"start_s\": 0, \"end_s\": 1}]}",
				 &why),
		STATUS_OK);
	assert_int_equal(reference.spans[0].channel, SOUND_ON_ALL);
	reference_release(&reference);
}

static void an_unknown_party_is_refused_with_its_place(void **state)
{
	(void)state;
	assert_refused("{\"turns\": [{\"party\": \"agnt\"}]}",
		PATH ": turns[0].party: want agent, customer or system");
}

static void an_end_before_the_start_is_refused(void **state)
{
	(void)state;
	assert_refused("{\"turns\": [{\"party\": \"agent\", \"start_s\": 2,"
		       "\"end_s\": 1}]}",
		PATH ": turns[0].end_s: want a time not before start_s");
}

static void an_unknown_key_is_refused(void **state)
{
	(void)state;
	assert_refused("{\"turn\": []}", PATH ": unknown key \"turn\"");
	assert_refused("{\"turns\": [{\"praty\": 1}]}",
		PATH ": turns[0]: unknown key \"praty\"");
}

static void an_unknown_verdict_is_refused(void **state)
{
	(void)state;
	assert_refused("{\"verdicts\": {\"p\": {\"r\": \"passed\"}}}",
		PATH ": verdicts.p.r: \"passed\" is not pass, fail, unknown "
		     "or not_applicable");
}

static void what_is_no_object_is_refused(void **state)
{
	(void)state;
	assert_refused("[]", PATH ": want an object");
	assert_refused("{\"turns\": 3}", PATH ": turns: want a list");
}

static void broken_json_is_refused_with_its_line(void **state)
{
	struct reference reference = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(read_text(&reference, "{\n\"turns\": [\n", &why),
		STATUS_INVALID);
	assert_non_null(strstr(why.text, PATH ": line 3: "));
}

static void a_missing_file_is_not_found(void **state)
{
	struct reference reference = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(reference_read(&reference, "no/such.json", &why),
		STATUS_NOT_FOUND);
	assert_non_null(strstr(why.text, "no/such.json"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_part_is_read),
		cmocka_unit_test(what_is_not_said_is_not_there),
		cmocka_unit_test(an_empty_list_says_that_there_is_nothing),
		cmocka_unit_test(a_span_without_channel_is_on_all),
		cmocka_unit_test(an_unknown_party_is_refused_with_its_place),
		cmocka_unit_test(an_end_before_the_start_is_refused),
		cmocka_unit_test(an_unknown_key_is_refused),
		cmocka_unit_test(an_unknown_verdict_is_refused),
		cmocka_unit_test(what_is_no_object_is_refused),
		cmocka_unit_test(broken_json_is_refused_with_its_line),
		cmocka_unit_test(a_missing_file_is_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
