#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "database.h"
#include "rate.h"
#include "responder.h"
#include "sample_call.h"
#include "sample_staff.h"

#define DB "responder.tmp.db"
/* Of somebody who has not signed in. */
#define VISIT "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static struct responder *responder;
static struct request request;
static struct response response;

static int open_night(void **state)
{
	const struct responder_settings settings = {
		.database = DB, .threads = 1, .is_local = true
	};
	const struct run_record run = { .version = "0", .jobs = 1 };
	const struct store_key key = sample_key('e', 'r');
	struct store *store = NULL;
	struct call call = { 0 };
	struct failure why;
	enum status rc;

	(void)state;
	database_remove(DB);
	rc = store_new(&store, DB, STORE_WRITE, &why);
	if (rc == STATUS_OK)
		rc = store_begin_run(store, &run, &why);
	if (rc == STATUS_OK && sample_call(&call, 'a'))
		rc = store_put_call(store, &call, &key, &why);
	call_release(&call);
	if (rc == STATUS_OK)
		rc = sample_staff(store, &why);
	store_free(store);
	if (rc == STATUS_OK)
		rc = responder_new(&responder, &settings, &why);
	return rc == STATUS_OK ? 0 : -1;
}

static int close_night(void **state)
{
	(void)state;
	response_release(&response);
	arena_release(&request.arena);
	responder_free(responder);
	responder = NULL;
	return 0;
}

/* A request without fields; with() adds them. */
static void begin(const char *method, const char *path, const char *session)
{
	response_release(&response);
	arena_release(&request.arena);
	request = (struct request){ .method = method,
		.path = path,
		.address = "127.0.0.1",
		.host = "127.0.0.1:8010",
		.origin = "",
		.range = "",
		.languages = "",
		.session = session,
		.visit = VISIT,
		.tongue = "" };
}

static void with(const char *name, const char *value)
{
	request_add(&request, name, value, strlen(value));
}

static int answered(void)
{
	responder_answer(responder, &request, &response);
	return response.status;
}

static int get(const char *path, const char *session)
{
	begin("GET", path, session);
	return answered();
}

/* A form of ours, to which with() adds. */
static void fill(const char *path, const char *session)
{
	begin("POST", path, session);
	with("form", sample_form(*session ? session : VISIT).text);
}

static void assert_page_has(const char *text)
{
	assert_non_null(strstr(text_string(&response.body), text));
}

static void assert_page_lacks(const char *text)
{
	assert_null(strstr(text_string(&response.body), text));
}

static void assert_sent_to(const char *where)
{
	assert_int_equal(response.status, 303);
	assert_string_equal(response.location, where);
}

/* ---- who asks ---- */

static void who_has_not_signed_in_is_sent_to_do_so(void **state)
{
	(void)state;
	(void)get("/tonight", "");
	assert_sent_to("/sign-in");
}

static void a_token_that_nobody_was_given_is_nobody_s(void **state)
{
	(void)state;
	(void)get("/tonight", "guessed");
	assert_sent_to("/sign-in");
}

static void a_session_of_twelve_hours_ago_has_ended(void **state)
{
	(void)state;
	database_execute(DB, "UPDATE session SET made_s = made_s - 43201");
	(void)get("/tonight", "qa");
	assert_sent_to("/sign-in");
}

static void a_session_that_was_idle_for_an_hour_has_ended(void **state)
{
	(void)state;
	database_execute(DB, "UPDATE session SET seen_s = seen_s - 3601");
	(void)get("/tonight", "qa");
	assert_sent_to("/sign-in");
}

static void a_session_that_is_used_goes_on(void **state)
{
	(void)state;
	database_execute(DB, "UPDATE session SET seen_s = seen_s - 3000");
	(void)get("/tonight", "qa");
	database_expect(DB,
		"SELECT count(*) FROM session "
		"WHERE seen_s > unixepoch() - 60",
		"1");
}

static void each_role_begins_where_its_work_is(void **state)
{
	(void)state;
	(void)get("/", "lead");
	assert_sent_to("/tonight");
	(void)get("/", "auditor");
	assert_sent_to("/audit");
}

static void a_visitor_is_given_a_token_for_forms(void **state)
{
	(void)state;
	begin("GET", "/sign-in", "");
	request.visit = "";
	(void)answered();
	assert_int_equal(response.cookie_count, 1);
	assert_string_equal(response.cookies[0].name, "auscult_visit");
}

/* ---- where they may go ---- */

static void a_page_that_there_is_not_is_not_found(void **state)
{
	(void)state;
	assert_int_equal(get("/nowhere", "qa"), 404);
}

static void another_method_is_not_allowed(void **state)
{
	(void)state;
	begin("DELETE", "/call/1", "qa");
	assert_int_equal(answered(), 405);
}

static void another_name_of_this_machine_is_refused(void **state)
{
	(void)state;
	begin("GET", "/sign-in", "");
	request.host = "evil.example:8010";
	assert_int_equal(answered(), 421);
}

static void every_own_name_of_this_machine_will_do(void **state)
{
	static const char *const hosts[] = { "localhost", "localhost:8010",
		"127.0.0.2", "[::1]:8010" };

	(void)state;
	for (size_t i = 0; i < sizeof(hosts) / sizeof(*hosts); i++) {
		begin("GET", "/sign-in", "");
		request.host = hosts[i];
		assert_int_equal(answered(), 200);
	}
}

static void who_asks_too_fast_is_told_to_wait(void **state)
{
	(void)state;
	for (int i = 0; i < 2 * (int)RATE_BURST && response.status != 429; i++)
		(void)get("/assets/app.css", "");
	assert_int_equal(response.status, 429);
	assert_int_equal(response.retry_s, 1);
}

static void a_role_goes_only_where_it_has_a_right(void **state)
{
	(void)state;
	assert_int_equal(get("/search", "agent"), 403);
	assert_int_equal(get("/audit", "qa"), 403);
	assert_int_equal(get("/tonight", "admin"), 403);
}

static void a_call_is_named_by_a_number(void **state)
{
	(void)state;
	assert_int_equal(get("/call/1", "qa"), 200);
	assert_int_equal(get("/call/1x", "qa"), 404);
	assert_int_equal(get("/call/9999999999999999999", "qa"), 404);
}

static void another_agent_s_call_is_as_if_it_were_not_there(void **state)
{
	(void)state;
	database_execute(
		DB, "UPDATE account SET agent = '8022' WHERE name = 'agent'");
	assert_int_equal(get("/call/1", "agent"), 404);
}

static void another_team_s_call_is_as_if_it_were_not_there(void **state)
{
	(void)state;
	database_execute(DB, "DELETE FROM account_team");
	assert_int_equal(get("/call/1", "lead"), 404);
}

static void another_agent_s_page_is_as_if_it_were_not_there(void **state)
{
	(void)state;
	assert_int_equal(get("/agent/8021", "agent"), 200);
	assert_int_equal(get("/agent/8022", "agent"), 404);
}

static void a_form_without_its_token_is_refused(void **state)
{
	(void)state;
	begin("POST", "/call/1/comment", "qa");
	with("text", "heard");
	assert_int_equal(answered(), 403);
}

static void a_form_of_another_place_is_refused(void **state)
{
	(void)state;
	fill("/call/1/comment", "qa");
	with("text", "heard");
	request.origin = "http://evil.example";
	assert_int_equal(answered(), 403);
}

static void a_form_that_names_its_place_is_taken(void **state)
{
	(void)state;
	fill("/call/1/comment", "qa");
	with("text", "heard");
	request.origin = "http://127.0.0.1:8010";
	(void)answered();
	assert_sent_to("/call/1");
}

/* ---- in which language ---- */

static void the_browser_s_language_is_spoken(void **state)
{
	(void)state;
	begin("GET", "/sign-in", "");
	request.languages = "zh-CN,en;q=0.5";
	(void)answered();
	assert_page_has("登录");
}

static void a_chosen_language_is_kept(void **state)
{
	(void)state;
	begin("GET", "/sign-in", "");
	with("tongue", "zh");
	(void)answered();
	assert_page_has("登录");
	assert_string_equal(response.cookies[0].name, "auscult_tongue");
}

static void a_language_that_there_is_not_is_no_choice(void **state)
{
	(void)state;
	begin("GET", "/sign-in", "");
	with("tongue", "fr");
	(void)answered();
	assert_int_equal(response.cookie_count, 0);
}

/* ---- signing in and out ---- */

static int sign_in(const char *name, const char *password)
{
	fill("/sign-in", "");
	with("name", name);
	with("password", password);
	return answered();
}

static void the_right_password_opens_a_session(void **state)
{
	(void)state;
	(void)sign_in("qa", SAMPLE_PASSWORD);
	assert_sent_to("/");
	assert_string_equal(response.cookies[0].name, "auscult_session");
}

static void a_wrong_password_is_refused_and_noted(void **state)
{
	(void)state;
	assert_int_equal(sign_in("qa", "long enougj"), 403);
	database_expect(DB,
		"SELECT action, why FROM access_log ORDER BY seq DESC LIMIT 1",
		"sign_in_failed|qa");
}

static void who_is_disabled_cannot_sign_in(void **state)
{
	(void)state;
	database_execute(DB, "UPDATE account SET is_disabled = 1");
	assert_int_equal(sign_in("qa", SAMPLE_PASSWORD), 403);
}

static void five_wrong_passwords_close_the_door(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++)
		assert_int_equal(sign_in("qa", "wrong"), 403);
	assert_int_equal(sign_in("qa", SAMPLE_PASSWORD), 429);
	assert_int_equal(response.retry_s, 900);
}

static void a_form_without_fields_signs_nobody_in(void **state)
{
	(void)state;
	fill("/sign-in", "");
	assert_int_equal(answered(), 403);
}

static void after_signing_out_the_token_is_nobody_s(void **state)
{
	(void)state;
	fill("/sign-out", "qa");
	(void)answered();
	assert_sent_to("/sign-in");
	(void)get("/tonight", "qa");
	assert_sent_to("/sign-in");
}

static int change_password(const char *old, const char *new)
{
	fill("/account", "qa");
	with("old", old);
	with("new", new);
	return answered();
}

static void a_changed_password_ends_other_sessions(void **state)
{
	(void)state;
	(void)change_password(SAMPLE_PASSWORD, "longer than that");
	assert_sent_to("/");
	(void)get("/tonight", "qa");
	assert_sent_to("/sign-in");
}

static void the_old_password_must_be_right(void **state)
{
	(void)state;
	assert_int_equal(change_password("wrong", "longer than that"), 400);
	assert_page_has("old password is not right");
}

static void a_short_new_password_is_refused(void **state)
{
	(void)state;
	assert_int_equal(change_password(SAMPLE_PASSWORD, "short"), 400);
	assert_page_has("at least 10 characters");
}

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
	database_expect(DB, "SELECT count(*) FROM calibration_round", "0");
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
	database_execute(
		DB, "INSERT INTO waveform (call_id, peaks) VALUES (1, '[9]')");
	assert_int_equal(get("/call/1/waveform", "qa"), 200);
	assert_string_equal(text_string(&response.body), "[9]");
}

/* ---- when it is not our day ---- */

static void a_database_that_broke_is_said_to_be_our_fault(void **state)
{
	(void)state;
	database_execute(DB, "DROP TABLE standing");
	assert_int_equal(get("/call/1", "qa"), 500);
	assert_page_has("Something broke");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_night, close_night)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_has_not_signed_in_is_sent_to_do_so),
		TEST(a_token_that_nobody_was_given_is_nobody_s),
		TEST(a_session_of_twelve_hours_ago_has_ended),
		TEST(a_session_that_was_idle_for_an_hour_has_ended),
		TEST(a_session_that_is_used_goes_on),
		TEST(each_role_begins_where_its_work_is),
		TEST(a_visitor_is_given_a_token_for_forms),
		TEST(a_page_that_there_is_not_is_not_found),
		TEST(another_method_is_not_allowed),
		TEST(another_name_of_this_machine_is_refused),
		TEST(every_own_name_of_this_machine_will_do),
		TEST(who_asks_too_fast_is_told_to_wait),
		TEST(a_role_goes_only_where_it_has_a_right),
		TEST(a_call_is_named_by_a_number),
		TEST(another_agent_s_call_is_as_if_it_were_not_there),
		TEST(another_team_s_call_is_as_if_it_were_not_there),
		TEST(another_agent_s_page_is_as_if_it_were_not_there),
		TEST(a_form_without_its_token_is_refused),
		TEST(a_form_of_another_place_is_refused),
		TEST(a_form_that_names_its_place_is_taken),
		TEST(the_browser_s_language_is_spoken),
		TEST(a_chosen_language_is_kept),
		TEST(a_language_that_there_is_not_is_no_choice),
		TEST(the_right_password_opens_a_session),
		TEST(a_wrong_password_is_refused_and_noted),
		TEST(who_is_disabled_cannot_sign_in),
		TEST(five_wrong_passwords_close_the_door),
		TEST(a_form_without_fields_signs_nobody_in),
		TEST(after_signing_out_the_token_is_nobody_s),
		TEST(a_changed_password_ends_other_sessions),
		TEST(the_old_password_must_be_right),
		TEST(a_short_new_password_is_refused),
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
		TEST(the_original_wants_a_reason),
		TEST(a_recording_that_has_gone_is_not_found),
		TEST(a_waveform_is_measured_once),
		TEST(a_database_that_broke_is_said_to_be_our_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
