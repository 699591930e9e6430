#include "import.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scarce_memory.h"

static struct call call;
static struct failure why;

/* A stereo recording with an utterance on each channel, 1 to 3 s on the left
 * and 4 to 6 s on the right. */
static int set_up(void **state)
{
	const struct utterance left = { .when = { 1.0, 3.0 } };
	const struct utterance right = { .when = { 4.0, 6.0 }, .channel = 1 };

	(void)state;
	call_clear(&call);
	call.audio.channels = 2;
	call.source.paths[0] = "calls/4711.wav";
	why.text[0] = '\0';
	return call_add_utterance(&call, &left, &why) == STATUS_OK &&
			       call_add_utterance(&call, &right, &why) ==
				       STATUS_OK
		       ? 0
		       : -1;
}

static int tear_down(void **state)
{
	(void)state;
	call_release(&call);
	return 0;
}

static enum status import(const char *text)
{
	return import_bytes(&call, "x", text, strlen(text), &why);
}

static void takes(const char *text)
{
	enum status rc = import(text);

	if (rc != STATUS_OK)
		print_error("%s\n", why.text);
	assert_int_equal(rc, STATUS_OK);
	assert_true(call.is_imported);
}

static void refuses(const char *text, const char *sentence)
{
	assert_int_equal(import(text), STATUS_INVALID);
	assert_string_equal(why.text, sentence);
	assert_false(call.is_imported);
}

/* Every word with the utterance it is in: "0:hello 0:there 1:yes". */
static const char *said(void)
{
	static char line[1024];
	size_t used = 0;

	line[0] = '\0';
	for (size_t u = 0; u < call.utterances.count; u++) {
		const struct utterance *at = &call.utterances.items[u];

		for (size_t i = 0; i < at->word_count; i++)
			used += (size_t)snprintf(line + used,
				sizeof(line) - used, "%s%zu:%s",
				used ? " " : "", u,
				call.words.items[at->first_word + i].text);
	}
	return line;
}

static const struct utterance *utterance(size_t index)
{
	assert_true(index < call.utterances.count);
	return &call.utterances.items[index];
}

static void word_is_at(size_t index, double start_s, double end_s)
{
	assert_true(index < call.words.count);
	assert_float_equal(call.words.items[index].when.start_s, start_s, 1e-6);
	assert_float_equal(call.words.items[index].when.end_s, end_s, 1e-6);
}

/* WebVTT */

static void a_cue_spreads_its_words_by_their_letters(void **state)
{
	(void)state;
	takes("WEBVTT\n\n00:01.000 --> 00:02.000\nabcd ab, abcd!\n");
	assert_string_equal(said(), "0:abcd 0:ab 0:abcd");
	word_is_at(0, 1.0, 1.4);
	word_is_at(1, 1.4, 1.6);
	word_is_at(2, 1.6, 2.0);
}

static void chinese_is_cut_into_characters(void **state)
{
	(void)state;
	takes("WEBVTT\n\n00:01.000 --> 00:02.000\n您好，请问5G套餐\n");
	assert_string_equal(said(), "0:您 0:好 0:请 0:问 0:5G 0:套 0:餐");
}

static void a_voice_names_the_party(void **state)
{
	(void)state;
	takes("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n"
	      "<v.loud Agent Lee>hello</v>\n\n"
	      "00:04.000 --> 00:05.000\n<v 客户>我要投诉\n");
	assert_string_equal(said(), "0:hello 1:我 1:要 1:投 1:诉");
	assert_int_equal(utterance(0)->party, PARTY_AGENT);
	assert_int_equal(utterance(1)->party, PARTY_CUSTOMER);
}

static void a_name_before_a_colon_names_the_party(void **state)
{
	(void)state;
	takes("WEBVTT\n\n00:01.000 --> 00:02.000\n坐席：您好\n\n"
	      "00:04.000 --> 00:05.000\nat 10:30\n");
	assert_string_equal(said(), "0:您 0:好 1:at 1:10 1:30");
	assert_int_equal(utterance(0)->party, PARTY_AGENT);
}

static void two_voices_share_a_cue(void **state)
{
	(void)state;
	takes("WEBVTT\n\n00:01.000 --> 00:02.000\n"
	      "<v Agent>one</v> <v Customer>two</v>\n");
	assert_int_equal(call.words.count, 2);
	assert_string_equal(said(), "0:one 2:two");
	assert_int_equal(utterance(2)->party, PARTY_CUSTOMER);
	assert_int_equal(utterance(2)->channel, 1);
}

static void times_within_a_cue_part_its_words(void **state)
{
	(void)state;
	takes("WEBVTT\n\n00:01.000 --> 00:03.000\n"
	      "one<00:01.250> two <00:02.500><c>three</c>\n");
	word_is_at(0, 1.0, 1.25);
	word_is_at(1, 1.25, 2.5);
	word_is_at(2, 2.5, 3.0);
}

static void notes_styles_and_regions_are_passed_over(void **state)
{
	(void)state;
	takes("\xef\xbb\xbfWEBVTT - a title\nKind: captions\n\n"
	      "NOTE\nnot said\n\nSTYLE\n::cue { color: red }\n\n"
	      "REGION\nid:1\n\nNOTE also not\n\n"
	      "00:01.000 --> 00:02.000\nsaid\n");
	assert_string_equal(said(), "0:said");
}

static void references_are_read(void **state)
{
	(void)state;
	takes("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n"
	      "don&apos;t&nbsp;R&amp;D\r\n");
	assert_string_equal(said(), "0:don't 0:R 0:D");
}

static void an_empty_webvtt_has_no_words(void **state)
{
	(void)state;
	takes("WEBVTT\n");
	assert_int_equal(call.words.count, 0);
	assert_int_equal(call.utterances.count, 2);
}

static void webvtt_errors_name_the_line(void **state)
{
	(void)state;
	refuses("WEBVTTX\n", "x:1: first line is not WEBVTT: \"WEBVTTX\"");
	refuses("WEBVTT\n\nlost\nwords\n", "x:4: no cue timing in: \"words\"");
	refuses("WEBVTT\n\n1.5 --> 00:02.000\na\n",
		"x:3: no start time in: \"1.5 --> 00:02.000\"");
	refuses("WEBVTT\n\n00:01.000 --> 00:61.000\na\n",
		"x:3: no end time in: \"00:01.000 --> 00:61.000\"");
	refuses("WEBVTT\n\n00:02.000 --> 00:01.000\na\n",
		"x:3: cue ends before it starts: "
		"\"00:02.000 --> 00:01.000\"");
	refuses("WEBVTT\n\n00:01.000 --> 00:02.000\na<00:09.000>b\n",
		"x:4: time outside its cue in: \"a<00:09.000>b\"");
}

static void webvtt_times_have_all_their_digits(void **state)
{
	static const char *const times[] = { "1:02.000", "00:1.000", "00:01.00",
		"00:01,000", "00:01", "000:00:1.000", "00:60:01.000",
		"00:01.000000", "00:00:00:01.000", "" };
	char text[100];

	(void)state;
	for (size_t i = 0; i < sizeof(times) / sizeof(*times); i++) {
		(void)snprintf(text, sizeof(text),
			"WEBVTT\n\n00:00.000 --> %s\na\n", times[i]);
		assert_int_equal(import(text), STATUS_INVALID);
		assert_non_null(strstr(why.text, "no end time in"));
	}
}

static void a_webvtt_time_in_a_text_is_a_whole_one(void **state)
{
	(void)state;
	refuses("WEBVTT\n\n00:01.000 --> 00:02.000\na<00:01.500x>b\n",
		"x:4: no time in <> in: \"a<00:01.500x>b\"");
	refuses("WEBVTT\n\n00:01.000 --> 00:02.000\na<1>b\n",
		"x:4: no time in <> in: \"a<1>b\"");
}

static void a_webvtt_arrow_is_whole(void **state)
{
	(void)state;
	refuses("WEBVTT\n\n00:01.000 -> 00:02.000 -->\na\n",
		"x:3: no \"-->\" behind the start time in: "
		"\"00:01.000 -> 00:02.000 -->\"");
}

static void blanks_in_webvtt_say_nothing(void **state)
{
	(void)state;
	takes("WEBVTT\n\n \t00:01.000\t-->  00:02.000\n<v\tagent >hello\n");
	assert_string_equal(said(), "0:hello");
}

static void a_webvtt_voice_without_a_name_is_nobody_s(void **state)
{
	(void)state;
	takes("WEBVTT\n\n00:01.000 --> 00:02.000\n<v >hello</v>\n");
	assert_string_equal(said(), "0:hello");
}

/* CTM */

static void ctm_has_channels_and_confidence(void **state)
{
	(void)state;
	takes(";; a comment\n4711 A 1.0 0.5 hello 0.75\n"
	      "4711 2 4.5 0.25 yes NA\n4711 A 1.5 0.5 there\n");
	assert_string_equal(said(), "0:hello 0:there 1:yes");
	word_is_at(0, 1.0, 1.5);
	assert_float_equal(call.words.items[0].confidence, 0.75, 1e-9);
	assert_true(isnan(call.words.items[2].confidence));
	assert_float_equal(utterance(0)->confidence, 0.75, 1e-9);
	assert_true(isnan(utterance(1)->confidence));
}

static void ctm_noises_are_no_words(void **state)
{
	(void)state;
	takes("a A 1.0 0.1 <eps>\na A 1.2 0.1 [NOISE]\na A 1.4 0.1 yes\n"
	      "a A 1.6 0.1 uh 0.5 noise\na B 4.0 0.1 ok 0.5 lex 客服\n");
	assert_string_equal(said(), "0:yes 1:ok");
	assert_int_equal(utterance(1)->party, PARTY_AGENT);
}

static void of_several_recordings_its_own_is_taken(void **state)
{
	(void)state;
	takes("4710 A 1.0 0.5 wrong\n4711 A 1.0 0.5 right\n");
	assert_string_equal(said(), "0:right");
}

static void several_other_recordings_are_refused(void **state)
{
	(void)state;
	refuses("4710 A 1.0 0.5 wrong\n4712 A 1.0 0.5 wrong\n",
		"x: several recordings, none of them \"4711\"");
}

static void one_channel_throughout_is_none(void **state)
{
	(void)state;
	takes("a 1 1.0 0.5 left\na 1 5.0 0.5 right\n");
	assert_string_equal(said(), "0:left 1:right");
}

static void ctm_errors_name_the_line(void **state)
{
	(void)state;
	refuses("a A 1.0\n", "x:1: 3 fields, want file, channel, start, "
			     "duration, word");
	refuses("a A 1.0 0.5 b\na C 1.0 0.5 b\n",
		"x:2: channel is not A, B, 1 or 2: \"C\"");
	refuses("a A -1 0.5 b\n", "x:1: start is not a time: \"-1\"");
	refuses("a A 1 nan b\n", "x:1: duration is not a time: \"nan\"");
	refuses("a A 1 1 b 1.5\n",
		"x:1: confidence is not within 0..1: \"1.5\"");
}

/* whisper.cpp */

static void whisper_segments_spread_their_words(void **state)
{
	(void)state;
	takes("{\"transcription\": [{\"offsets\": {\"from\": 1000, "
	      "\"to\": 2000}, \"text\": \" ab cd\"}, {\"offsets\": "
	      "{\"from\": 4000, \"to\": 5000}, "
	      "\"text\": \" [BLANK_AUDIO]\"}]}");
	assert_string_equal(said(), "0:ab 0:cd");
	word_is_at(1, 1.5, 2.0);
}

static void whisper_tokens_make_words(void **state)
{
	(void)state;
	takes("{\"transcription\": [{\"offsets\": {\"from\": 1000, "
	      "\"to\": 3000}, \"text\": \" okay, go\", \"tokens\": ["
	      "{\"text\": \"[_BEG_]\", \"offsets\": {\"from\": 1000, "
	      "\"to\": 1000}, \"p\": 0.9},"
	      "{\"text\": \" ok\", \"offsets\": {\"from\": 1000, "
	      "\"to\": 1250}, \"p\": 0.5},"
	      "{\"text\": \"ay\", \"offsets\": {\"from\": 1250, "
	      "\"to\": 1500}, \"p\": 0.25},"
	      "{\"text\": \",\", \"offsets\": {\"from\": 1500, "
	      "\"to\": 1500}, \"p\": 0.1},"
	      "{\"text\": \" go\", \"offsets\": {\"from\": 2000, "
	      "\"to\": 2500}, \"p\": 0.75}]}]}");
	assert_string_equal(said(), "0:okay 0:go");
	word_is_at(0, 1.0, 1.5);
	word_is_at(1, 2.0, 2.5);
	assert_float_equal(call.words.items[0].confidence, 0.25, 1e-9);
}

static void a_character_cut_between_tokens_is_read_whole(void **state)
{
	(void)state;
	takes("{\"transcription\": [{\"offsets\": {\"from\": 1000, "
	      "\"to\": 2000}, \"text\": \"你好\", \"tokens\": ["
	      "{\"text\": \"你\", \"offsets\": {\"from\": 1000, "
	      "\"to\": 1500}, \"p\": 0.5},"
	      "{\"text\": \"\xe5\xa5\", \"offsets\": {\"from\": 1500, "
	      "\"to\": 1700}, \"p\": 0.5},"
	      "{\"text\": \"\xbd\", \"offsets\": {\"from\": 1700, "
	      "\"to\": 2000}, \"p\": 0.5}]}]}");
	assert_string_equal(said(), "0:你 0:好");
}

static void whisper_errors_name_the_segment(void **state)
{
	(void)state;
	refuses("{\"transcription\": [{\"text\": \"a\"}]}",
		"x: transcription[0]: \"from\" is missing");
	refuses("{\"transcription\": [{\"offsets\": {\"from\": 1, "
		"\"to\": \"b\"}, \"text\": \"a\"}]}",
		"x: transcription[0]: \"to\" is not a time");
	refuses("{\"transcription\": [{}]}",
		"x: transcription[0]: \"text\" is missing");
}

/* Amazon Transcribe */

static void amazon_channels_are_channels(void **state)
{
	(void)state;
	takes("{\"results\": {\"channel_labels\": {\"channels\": ["
	      "{\"channel_label\": \"ch_0\", \"items\": [{\"type\": "
	      "\"pronunciation\", \"start_time\": \"1.0\", \"end_time\": "
	      "\"1.5\", \"alternatives\": [{\"content\": \"Hello\", "
	      "\"confidence\": \"0.5\"}]}, {\"type\": \"punctuation\", "
	      "\"alternatives\": [{\"content\": \".\"}]}]},"
	      "{\"channel_label\": \"ch_1\", \"items\": [{\"type\": "
	      "\"pronunciation\", \"start_time\": \"1.25\", \"end_time\": "
	      "\"1.5\", \"alternatives\": [{\"content\": \"yes\", "
	      "\"confidence\": \"1.0\"}]}]}]}}}");
	assert_string_equal(said(), "0:Hello 2:yes");
	assert_float_equal(call.words.items[0].confidence, 0.5, 1e-9);
	assert_int_equal(utterance(2)->channel, 1);
}

static void amazon_speakers_keep_apart_on_a_mono_recording(void **state)
{
	(void)state;
	call.audio.channels = 1;
	call.utterances.items[1].channel = 0;
	takes("{\"results\": {\"speaker_labels\": {\"segments\": ["
	      "{\"start_time\": \"1.0\", \"end_time\": \"2.0\", "
	      "\"speaker_label\": \"spk_0\"}, {\"start_time\": \"2.0\", "
	      "\"end_time\": \"3.0\", \"speaker_label\": \"spk_1\"}]}, "
	      "\"items\": ["
	      "{\"type\": \"pronunciation\", \"start_time\": \"1.0\", "
	      "\"end_time\": \"1.5\", \"alternatives\": [{\"content\": "
	      "\"one\"}]},"
	      "{\"type\": \"pronunciation\", \"start_time\": \"2.0\", "
	      "\"end_time\": \"2.5\", \"alternatives\": [{\"content\": "
	      "\"two\"}]}]}}");
	assert_string_equal(said(), "0:one 2:two");
	assert_int_equal(utterance(0)->channel, 0);
	assert_int_equal(utterance(2)->channel, 1);
	assert_true(utterance(0)->when.end_s <= utterance(2)->when.start_s);
}

static void call_analytics_has_parties(void **state)
{
	(void)state;
	takes("{\"Transcript\": [{\"ParticipantRole\": \"CUSTOMER\", "
	      "\"Content\": \"Hi.\", \"Items\": [{\"Type\": "
	      "\"pronunciation\", \"Content\": \"Hi\", \"Confidence\": "
	      "\"0.5\", \"BeginOffsetMillis\": 1000, "
	      "\"EndOffsetMillis\": 1500}, {\"Type\": \"punctuation\", "
	      "\"Content\": \".\"}]}, {\"ParticipantRole\": \"AGENT\", "
	      "\"Content\": \"Good day\", \"BeginOffsetMillis\": \"4000\", "
	      "\"EndOffsetMillis\": \"5000\"}]}");
	assert_string_equal(said(), "0:Hi 1:Good 1:day");
	assert_int_equal(utterance(0)->party, PARTY_CUSTOMER);
	assert_int_equal(utterance(1)->party, PARTY_AGENT);
}

static void amazon_errors_name_the_item(void **state)
{
	(void)state;
	refuses("{\"results\": {}}", "x: results: \"items\" is missing");
	refuses("{\"results\": {\"items\": [{\"type\": \"pronunciation\"}]}}",
		"x: results.items[0]: no \"content\" in \"alternatives\"");
	refuses("{\"results\": {\"items\": [{\"start_time\": \"2\", "
		"\"end_time\": \"1\", \"alternatives\": [{\"content\": "
		"\"a\"}]}]}}",
		"x: results.items[0]: word ends before it starts");
	refuses("{\"Transcript\": [{}]}",
		"x: Transcript[0]: \"Content\" is missing");
}

/* Any format */

static void unknown_formats_are_named(void **state)
{
	(void)state;
	refuses("", "x: transcript is empty");
	refuses("{\"text\": \"hello\"}",
		"x: neither whisper.cpp's \"transcription\" nor Amazon "
		"Transcribe's \"results\" or \"Transcript\"");
	assert_int_equal(import("{\n \"a\" 1}"), STATUS_INVALID);
	assert_non_null(strstr(why.text, "x:2:"));
	assert_int_equal(
		import_bytes(&call, "x", "a\0b", 3, &why), STATUS_INVALID);
	assert_string_equal(why.text, "x: byte 1 is NUL: no transcript");
}

static void words_outside_speech_make_utterances(void **state)
{
	(void)state;
	takes("a A 8.0 0.2 one\na A 8.3 0.2 two\na A 9.5 0.2 three\n"
	      "a B 8.1 0.2 yes\n");
	assert_string_equal(said(), "2:one 2:two 3:three 4:yes");
	assert_float_equal(utterance(2)->when.start_s, 8.0, 1e-9);
	assert_float_equal(utterance(2)->when.end_s, 8.5, 1e-9);
	assert_true(isnan(utterance(2)->level_db));
	assert_int_equal(utterance(4)->channel, 1);
}

static void a_word_just_outside_belongs_to_the_utterance(void **state)
{
	(void)state;
	takes("a A 3.1 0.2 late\na B 3.75 0.2 early\n");
	assert_string_equal(said(), "0:late 1:early");
	assert_float_equal(utterance(0)->when.end_s, 3.3, 1e-9);
	assert_float_equal(utterance(1)->when.start_s, 3.75, 1e-9);
}

static void overlapping_speech_stays_on_its_channel(void **state)
{
	(void)state;
	call.utterances.items[1].when = (struct span){ 1.5, 2.5 };
	takes("a A 1.6 0.2 left\na B 1.6 0.2 right\n");
	assert_string_equal(said(), "0:left 1:right");
}

static void words_come_in_order_of_time(void **state)
{
	(void)state;
	takes("a A 2.0 0.2 two\na B 4.5 0.2 four\na A 1.0 0.2 one\n");
	assert_string_equal(said(), "0:one 0:two 1:four");
}

static void a_partys_channel_is_where_it_speaks(void **state)
{
	(void)state;
	takes("WEBVTT\n\n00:04.500 --> 00:05.000\n<v 客服>您好\n");
	assert_string_equal(said(), "1:您 1:好");
	assert_int_equal(utterance(1)->party, PARTY_AGENT);
}

static void the_agents_channel_of_the_metadata_counts(void **state)
{
	(void)state;
	call.meta.agent_channel = 2;
	takes("WEBVTT\n\n00:01.500 --> 00:02.000\n<v agent>hello\n");
	assert_string_equal(said(), "2:hello");
	assert_int_equal(utterance(2)->channel, 1);
}

static void words_behind_the_end_are_dropped(void **state)
{
	(void)state;
	call.recording.duration_s = 6.0;
	takes("a A 1.0 0.2 one\na A 6.5 0.2 never\n");
	assert_string_equal(said(), "0:one");
}

static void a_missing_file_is_named(void **state)
{
	(void)state;
	call.source.transcript = "/nowhere/4711.vtt";
	assert_int_equal(import_transcript(&call, &why), STATUS_NOT_FOUND);
	assert_non_null(strstr(why.text, "/nowhere/4711.vtt"));
}

static void survives_scarce_memory(const char *text)
{
	for (long n = 0;; n++) {
		enum status rc;

		tear_down(NULL);
		set_up(NULL);
		scarce_memory_refuse(n);
		rc = import(text);
		if (!scarce_memory_grant())
			break;
		assert_int_equal(rc, STATUS_NO_MEMORY);
		assert_false(call.is_imported);
	}
}

static void a_refused_allocation_is_a_failure(void **state)
{
	(void)state;
	survives_scarce_memory("WEBVTT\n\n00:01.000 --> 00:02.000\n"
			       "<v Agent>one</v> <v Customer>two</v>\n");
	survives_scarce_memory("4710 A 1.0 0.5 wrong\n4711 A 1.0 0.5 right "
			       "0.5 lex 客服\n4711 B 9.0 0.5 late\n");
	survives_scarce_memory(
		"{\"transcription\": [{\"offsets\": {\"from\": 1000, "
		"\"to\": 2000}, \"text\": \"\xe5 a\", \"tokens\": ["
		"{\"text\": \" a\", \"offsets\": {\"from\": 1000, "
		"\"to\": 1500}, \"p\": 0.5}]}]}");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_cue_spreads_its_words_by_their_letters),
		TEST(chinese_is_cut_into_characters),
		TEST(a_voice_names_the_party),
		TEST(a_name_before_a_colon_names_the_party),
		TEST(two_voices_share_a_cue),
		TEST(times_within_a_cue_part_its_words),
		TEST(notes_styles_and_regions_are_passed_over),
		TEST(references_are_read),
		TEST(an_empty_webvtt_has_no_words),
		TEST(webvtt_errors_name_the_line),
		TEST(webvtt_times_have_all_their_digits),
		TEST(a_webvtt_time_in_a_text_is_a_whole_one),
		TEST(a_webvtt_arrow_is_whole),
		TEST(blanks_in_webvtt_say_nothing),
		TEST(a_webvtt_voice_without_a_name_is_nobody_s),
		TEST(ctm_has_channels_and_confidence),
		TEST(ctm_noises_are_no_words),
		TEST(of_several_recordings_its_own_is_taken),
		TEST(several_other_recordings_are_refused),
		TEST(one_channel_throughout_is_none),
		TEST(ctm_errors_name_the_line),
		TEST(whisper_segments_spread_their_words),
		TEST(whisper_tokens_make_words),
		TEST(a_character_cut_between_tokens_is_read_whole),
		TEST(whisper_errors_name_the_segment),
		TEST(amazon_channels_are_channels),
		TEST(amazon_speakers_keep_apart_on_a_mono_recording),
		TEST(call_analytics_has_parties),
		TEST(amazon_errors_name_the_item),
		TEST(unknown_formats_are_named),
		TEST(words_outside_speech_make_utterances),
		TEST(a_word_just_outside_belongs_to_the_utterance),
		TEST(overlapping_speech_stays_on_its_channel),
		TEST(words_come_in_order_of_time),
		TEST(a_partys_channel_is_where_it_speaks),
		TEST(the_agents_channel_of_the_metadata_counts),
		TEST(words_behind_the_end_are_dropped),
		TEST(a_missing_file_is_named),
		TEST(a_refused_allocation_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
