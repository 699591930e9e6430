#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "transcript_writer.h"

static struct call call;

/* One party says one word. */
static void say(enum party party, int channel, const char *text)
{
	struct failure why;
	const struct word word = { { 3661.5, 3662.25 }, text, NAN };
	const struct utterance utterance = { .when = { 3661.5, 3662.25 },
		.channel = channel,
		.party = party,
		.first_word = call.words.count,
		.word_count = 1 };
	const struct turn turn = { .when = { 3661.5, 3662.25 },
		.party = party,
		.channel = channel,
		.first_utterance = call.utterances.count,
		.utterance_count = 1,
		.first_word = call.words.count,
		.word_count = 1 };

	assert_int_equal(call_add_word(&call, &word, &why), STATUS_OK);
	assert_int_equal(
		call_add_utterance(&call, &utterance, &why), STATUS_OK);
	assert_int_equal(call_add_turn(&call, &turn, &why), STATUS_OK);
}

/* What is written, to be freed. */
static char *written(enum transcript_format format, bool is_chinese)
{
	char *bytes = NULL;
	size_t length;
	FILE *out = open_memstream(&bytes, &length);
	struct failure why;

	assert_non_null(out);
	assert_int_equal(transcript_write(out, &call, format, is_chinese, &why),
		STATUS_OK);
	assert_int_equal(fclose(out), 0);
	return bytes;
}

static void assert_written(
	enum transcript_format format, bool is_chinese, const char *expected)
{
	char *bytes = written(format, is_chinese);

	assert_string_equal(bytes, expected);
	free(bytes);
}

static int begin(void **state)
{
	(void)state;
	call_clear(&call);
	call.source.paths[0] = "calls/a b.wav";
	return 0;
}

static int end(void **state)
{
	(void)state;
	call_release(&call);
	return 0;
}

static void text_names_the_parties_in_the_readers_tongue(void **state)
{
	(void)state;
	say(PARTY_AGENT, 0, "您好");
	assert_written(TRANSCRIPT_TEXT, false,
		"1:01:01.500 - 1:01:02.250  agent: 您好\n");
	assert_written(TRANSCRIPT_TEXT, true,
		"1:01:01.500 - 1:01:02.250  坐席: 您好\n");
}

static void text_says_why_nothing_was_heard(void **state)
{
	char *bytes;

	(void)state;
	call.unheard = "not transcribed: no model for language yue";
	bytes = written(TRANSCRIPT_TEXT, false);
	assert_int_equal(bytes[0], '#');
	assert_non_null(strstr(bytes, "no model for language yue"));
	free(bytes);
}

static void webvtt_escapes_what_would_be_markup(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 1, "a<b>&c");
	assert_written(TRANSCRIPT_VTT, false,
		"WEBVTT\n\n01:01:01.500 --> 01:01:02.250\n"
		"<v Customer>a&lt;b&gt;&amp;c\n");
}

static void webvtt_of_silence_is_its_header(void **state)
{
	(void)state;
	assert_written(TRANSCRIPT_VTT, false, "WEBVTT\n");
}

static void ctm_names_have_no_blanks_and_channels_come_apart(void **state)
{
	(void)state;
	say(PARTY_CUSTOMER, 1, "hello");
	say(PARTY_AGENT, 0, "您好");
	assert_written(TRANSCRIPT_CTM, false,
		"a_b A 3661.500 0.750 您好\na_b B 3661.500 0.750 hello\n");
}

static void json_of_a_name_in_any_bytes_is_json(void **state)
{
	char *bytes;
	json_t *root;
	const char *path;

	(void)state;
	call.source.paths[0] = "a\xff.wav";
	say(PARTY_AGENT, 0, "您好");
	bytes = written(TRANSCRIPT_JSON, false);
	root = json_loads(bytes, 0, NULL);
	assert_non_null(root);
	path = json_string_value(
		json_object_get(json_object_get(root, "recording"), "path"));
	assert_string_equal(path, "a?.wav");
	json_decref(root);
	free(bytes);
}

static void a_full_disk_is_a_failure(void **state)
{
	FILE *out = fopen("/dev/full", "wb");
	struct failure why = { "" };

	(void)state;
	if (!out)
		skip();
	say(PARTY_AGENT, 0, "您好");
	assert_int_equal(
		transcript_write(out, &call, TRANSCRIPT_TEXT, false, &why),
		STATUS_IO);
	(void)fclose(out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			text_names_the_parties_in_the_readers_tongue, begin,
			end),
		cmocka_unit_test_setup_teardown(
			text_says_why_nothing_was_heard, begin, end),
		cmocka_unit_test_setup_teardown(
			webvtt_escapes_what_would_be_markup, begin, end),
		cmocka_unit_test_setup_teardown(
			webvtt_of_silence_is_its_header, begin, end),
		cmocka_unit_test_setup_teardown(
			ctm_names_have_no_blanks_and_channels_come_apart, begin,
			end),
		cmocka_unit_test_setup_teardown(
			json_of_a_name_in_any_bytes_is_json, begin, end),
		cmocka_unit_test_setup_teardown(
			a_full_disk_is_a_failure, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
