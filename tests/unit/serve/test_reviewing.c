#define ASKED_DB "reviewing.tmp.db"
#include <stdio.h>

#include "asking.h"

#define SOUND "reviewing.tmp.wav"
#define HEADER_BYTES 44
#define SOUND_BYTES (HEADER_BYTES + 4000 * 4)

/* ---- what people say of a call ---- */

static void a_comment_stands_on_the_page_as_text(void **state)
{
	(void)state;
	fill("/call/1/comment", "qa");
	with("text", "<b>heard</b>");
	(void)answered();
	(void)get("/call/1", "lead");
	assert_page_has("&#60;b&#62;heard");
	assert_page_lacks("<b>heard");
}

static void an_empty_comment_is_not_understood(void **state)
{
	(void)state;
	fill("/call/1/comment", "qa");
	with("text", "");
	assert_int_equal(answered(), 400);
}

static void overturning_wants_a_reason(void **state)
{
	(void)state;
	fill("/call/1/decide", "qa");
	with("pack", "telecom");
	with("rule", "dead_air");
	with("value", "pass");
	assert_int_equal(answered(), 400);
	with("reason", "the customer was looking for a bill");
	response_release(&response);
	(void)answered();
	assert_sent_to("/call/1");
}

static void what_was_not_judged_cannot_be_decided(void **state)
{
	(void)state;
	fill("/call/1/decide", "qa");
	with("pack", "telecom");
	with("rule", "nothing");
	with("value", "pass");
	assert_int_equal(answered(), 404);
}

static void an_appeal_is_judged_once(void **state)
{
	(void)state;
	fill("/call/1/appeal", "agent");
	with("pack", "telecom");
	with("rule", "dead_air");
	with("text", "the line was dead");
	(void)answered();
	assert_sent_to("/call/1");
	for (int i = 0; i < 2; i++) {
		fill("/call/1/judge", "qa");
		with("appeal", "1");
		with("value", "uphold");
		with("text", "so it was");
		assert_int_equal(answered(), i == 0 ? 303 : 404);
	}
}

static void what_is_seen_is_noted(void **state)
{
	(void)state;
	(void)get("/call/1", "lead");
	(void)get("/audit", "auditor");
	assert_page_has("call/1");
}

/* ---- searching ---- */

static void search(const char *words)
{
	begin("GET", "/search", "trainer");
	with("q", words);
	assert_int_equal(answered(), 200);
}

static void what_was_said_is_found(void **state)
{
	(void)state;
	search("cancel plan");
	assert_page_has("cancel my 5G plan");
}

static void what_was_not_said_is_not_found(void **state)
{
	(void)state;
	search("cancel nothing");
	assert_page_lacks("cancel my 5G plan");
}

static void a_word_of_one_character_is_too_short(void **state)
{
	(void)state;
	search("5");
	assert_page_has("at least two characters");
}

/* ---- scoring blind ---- */

static void draw(void)
{
	fill("/calibration", "qa");
	with("title", "March");
	with("plan", "random");
	with("pack", "telecom");
	with("size", "3");
	(void)answered();
}

static void a_round_has_calls_that_the_pack_judged(void **state)
{
	(void)state;
	draw();
	assert_sent_to("/calibration/1");
	assert_int_equal(get("/calibration/1", "qa"), 200);
	assert_page_has("/blind/1.1");
}

static void a_round_of_a_pack_that_judged_nothing_is_not_drawn(void **state)
{
	(void)state;
	fill("/calibration", "qa");
	with("title", "March");
	with("plan", "random");
	with("pack", "nothing");
	with("size", "3");
	assert_int_equal(answered(), 404);
	database_expect(
		ASKED_DB, "SELECT count(*) FROM calibration_round", "0");
}

static void agreement_is_shown_to_who_has_scored(void **state)
{
	(void)state;
	draw();
	(void)get("/calibration/1", "trainer");
	assert_page_lacks("id=\"agreement\"");
	fill("/blind/1.1", "trainer");
	with("rule-greeting", "pass");
	with("rule-dead_air", "pass");
	with("rule-closing", "not_applicable");
	(void)answered();
	assert_sent_to("/calibration/1");
	(void)get("/calibration/1", "trainer");
	assert_page_has("id=\"agreement\"");
}

static void a_sheet_without_a_score_is_not_taken(void **state)
{
	(void)state;
	draw();
	fill("/blind/1.1", "trainer");
	assert_int_equal(answered(), 404);
}

static void a_score_that_there_is_not_is_not_understood(void **state)
{
	(void)state;
	draw();
	fill("/blind/1.1", "trainer");
	with("rule-greeting", "maybe");
	assert_int_equal(answered(), 400);
}

static void a_round_that_there_is_not_is_not_found(void **state)
{
	(void)state;
	assert_int_equal(get("/calibration/7", "qa"), 404);
	assert_int_equal(get("/blind/7.1", "qa"), 404);
}

/* ---- listening ---- */

/* Half a second of a tone on two channels, in place of the sample's. */
static void put_sound(void)
{
	static unsigned char file[HEADER_BYTES + 4000 * 4] =
		"RIFF\244>\0\0WAVEfmt \20\0\0\0\1\0\2\0"
		"\100\37\0\0\0\175\0\0\4\0\20\0data\200>\0";
	FILE *out = fopen(SOUND, "wb");

	for (size_t i = HEADER_BYTES; i < sizeof(file); i++)
		file[i] = i / 32 % 2 ? 0x10 : 0xf0;
	assert_non_null(out);
	assert_int_equal(fwrite(file, 1, sizeof(file), out), sizeof(file));
	assert_int_equal(fclose(out), 0);
	database_execute(ASKED_DB, "UPDATE call SET path = '" SOUND "';"
				   "UPDATE standing SET duration_s = 0.5");
}

static void assert_part(
	const char *range, int status, uint64_t offset, uint64_t length)
{
	begin("GET", "/call/1/audio", "qa");
	request.range = range;
	assert_int_equal(answered(), status);
	assert_int_equal(response.offset, offset);
	assert_int_equal(response.length, length);
}

static void a_recording_is_answered_as_a_whole(void **state)
{
	(void)state;
	put_sound();
	assert_part("", 200, 0, SOUND_BYTES);
}

static void a_range_is_answered_as_a_part(void **state)
{
	(void)state;
	put_sound();
	assert_part("bytes=0-9", 206, 0, 10);
	assert_part("bytes=100-", 206, 100, SOUND_BYTES - 100);
	assert_part("bytes=-5", 206, SOUND_BYTES - 5, 5);
}

static void a_range_that_goes_too_far_ends_with_the_recording(void **state)
{
	(void)state;
	put_sound();
	assert_part("bytes=0-99999999", 206, 0, SOUND_BYTES);
	assert_part("bytes=-99999999", 206, 0, SOUND_BYTES);
}

static void a_range_behind_the_end_cannot_be_had(void **state)
{
	(void)state;
	put_sound();
	begin("GET", "/call/1/audio", "qa");
	request.range = "bytes=99999999-";
	assert_int_equal(answered(), 416);
	begin("GET", "/call/1/audio", "qa");
	request.range = "bytes=-0";
	assert_int_equal(answered(), 416);
}

static void a_range_that_is_not_understood_is_passed_over(void **state)
{
	static const char *const ranges[] = { "lines=1-2", "bytes=x",
		"bytes=5-2", "bytes=1-2,4-5", "bytes=1-2x", "bytes=1",
		"bytes=--1", "bytes=1--2", "bytes=+1-", "bytes=-5x" };

	(void)state;
	put_sound();
	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		assert_part(ranges[i], 200, 0, SOUND_BYTES);
}

static void a_listening_in_parts_is_noted_once(void **state)
{
	(void)state;
	put_sound();
	assert_part("bytes=0-9", 206, 0, 10);
	assert_part("bytes=10-19", 206, 10, 10);
	database_expect(ASKED_DB,
		"SELECT account, object FROM access_log WHERE action = "
		"'listen'",
		"qa|call/1");
}

static void the_original_is_noted_with_its_reason(void **state)
{
	(void)state;
	put_sound();
	begin("GET", "/call/1/original", "qa");
	with("why", "appeal of 8021");
	assert_int_equal(answered(), 200);
	database_expect(ASKED_DB,
		"SELECT why FROM access_log WHERE action = "
		"'listen_original'",
		"appeal of 8021");
}

static void a_waveform_has_a_line_for_each_channel(void **state)
{
	(void)state;
	put_sound();
	assert_int_equal(get("/call/1/waveform", "qa"), 200);
	assert_non_null(strstr(text_string(&response.body), "],["));
	database_expect(ASKED_DB, "SELECT count(*) FROM waveform", "1");
}

static void the_original_wants_a_reason(void **state)
{
	(void)state;
	begin("GET", "/call/1/original", "qa");
	with("why", "x");
	assert_int_equal(answered(), 400);
}

static void a_recording_that_has_gone_is_not_found(void **state)
{
	(void)state;
	assert_int_equal(get("/call/1/audio", "qa"), 404);
}

static void a_waveform_is_measured_once(void **state)
{
	(void)state;
	database_execute(ASKED_DB,
		"INSERT INTO waveform (call_id, peaks) VALUES (1, '[9]')");
	assert_int_equal(get("/call/1/waveform", "qa"), 200);
	assert_string_equal(text_string(&response.body), "[9]");
}

/* ---- when it is not our day ---- */

static void a_database_that_broke_is_said_to_be_our_fault(void **state)
{
	(void)state;
	database_execute(ASKED_DB, "DROP TABLE standing");
	assert_int_equal(get("/call/1", "qa"), 500);
	assert_page_has("Something broke");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_comment_stands_on_the_page_as_text),
		TEST(an_empty_comment_is_not_understood),
		TEST(overturning_wants_a_reason),
		TEST(what_was_not_judged_cannot_be_decided),
		TEST(an_appeal_is_judged_once),
		TEST(what_is_seen_is_noted),
		TEST(what_was_said_is_found),
		TEST(what_was_not_said_is_not_found),
		TEST(a_word_of_one_character_is_too_short),
		TEST(a_round_has_calls_that_the_pack_judged),
		TEST(a_round_of_a_pack_that_judged_nothing_is_not_drawn),
		TEST(agreement_is_shown_to_who_has_scored),
		TEST(a_sheet_without_a_score_is_not_taken),
		TEST(a_score_that_there_is_not_is_not_understood),
		TEST(a_round_that_there_is_not_is_not_found),
		TEST(a_recording_is_answered_as_a_whole),
		TEST(a_range_is_answered_as_a_part),
		TEST(a_range_that_goes_too_far_ends_with_the_recording),
		TEST(a_range_behind_the_end_cannot_be_had),
		TEST(a_range_that_is_not_understood_is_passed_over),
		TEST(a_listening_in_parts_is_noted_once),
		TEST(the_original_is_noted_with_its_reason),
		TEST(a_waveform_has_a_line_for_each_channel),
		TEST(the_original_wants_a_reason),
		TEST(a_recording_that_has_gone_is_not_found),
		TEST(a_waveform_is_measured_once),
		TEST(a_database_that_broke_is_said_to_be_our_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
