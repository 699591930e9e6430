#define ASKED_DB "responder.tmp.db"
#include "asking.h"
#include "rate.h"

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
	database_execute(
		ASKED_DB, "UPDATE session SET made_s = made_s - 43201");
	(void)get("/tonight", "qa");
	assert_sent_to("/sign-in");
}

static void a_session_that_was_idle_for_an_hour_has_ended(void **state)
{
	(void)state;
	database_execute(ASKED_DB, "UPDATE session SET seen_s = seen_s - 3601");
	(void)get("/tonight", "qa");
	assert_sent_to("/sign-in");
}

static void a_session_that_is_used_goes_on(void **state)
{
	(void)state;
	database_execute(ASKED_DB, "UPDATE session SET seen_s = seen_s - 3000");
	(void)get("/tonight", "qa");
	database_expect(ASKED_DB,
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
	database_execute(ASKED_DB,
		"UPDATE account SET agent = '8022' WHERE name = 'agent'");
	assert_int_equal(get("/call/1", "agent"), 404);
}

static void another_team_s_call_is_as_if_it_were_not_there(void **state)
{
	(void)state;
	database_execute(ASKED_DB, "DELETE FROM account_team");
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
	database_expect(ASKED_DB,
		"SELECT action, why FROM access_log ORDER BY seq DESC LIMIT 1",
		"sign_in_failed|qa");
}

static void who_is_disabled_cannot_sign_in(void **state)
{
	(void)state;
	database_execute(ASKED_DB, "UPDATE account SET is_disabled = 1");
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
