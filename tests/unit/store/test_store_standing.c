#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "database.h"
#include "sample_call.h"
#include "store.h"

#define DB "standing.tmp.db"
#define DECIDE(rule, machine, value)                                           \
	"INSERT INTO decision (call_id, pack, rule, machine, value, reason, "  \
	"account_id) VALUES (1, 'telecom', '" rule "', '" machine "', '" value \
	"', 'heard again', 1)"

/* The sample call, of score 82.5, and somebody who reviews it. */
static int store_a_call(void **state)
{
	struct store *store = NULL;
	struct call call = { 0 };
	struct store_key key = sample_key('e', 'r');
	const struct run_record run = { .version = "0", .jobs = 1, .found = 1 };
	struct failure why;
	bool is_stored;

	(void)state;
	database_remove(DB);
	is_stored = store_new(&store, DB, STORE_WRITE, &why) == STATUS_OK &&
		    store_begin_run(store, &run, &why) == STATUS_OK &&
		    sample_call(&call, 'a') &&
		    store_put_call(store, &call, &key, &why) == STATUS_OK;
	store_free(store);
	call_release(&call);
	database_execute(DB, "INSERT INTO account (name, role, password) "
			     "VALUES ('li', 'qa', '')");
	return is_stored ? 0 : -1;
}

static void a_stored_call_stands_as_the_machine_judged(void **state)
{
	(void)state;
	database_expect(DB,
		"SELECT score = machine_score, score, is_flagged, is_reviewed "
		"FROM standing",
		"1|82.5|1|0");
}

static void an_overturned_verdict_changes_the_score(void **state)
{
	(void)state;
	database_execute(DB, DECIDE("dead_air", "fail", "pass"));
	database_expect(DB,
		"SELECT score > machine_score, machine_score, is_reviewed "
		"FROM standing",
		"1|82.5|1");
}

static void the_verdict_of_the_machine_stays(void **state)
{
	(void)state;
	database_execute(DB, DECIDE("dead_air", "fail", "pass"));
	database_expect(DB, "SELECT value FROM verdict WHERE rule = 'dead_air'",
		"fail");
	database_expect(
		DB, "SELECT score FROM judgement WHERE score > 0", "82.5");
}

static void the_newest_decision_counts(void **state)
{
	(void)state;
	database_execute(DB, DECIDE("dead_air", "fail", "pass"));
	database_execute(DB, DECIDE("dead_air", "fail", "fail"));
	database_expect(DB,
		"SELECT value FROM standing_verdict WHERE rule = 'dead_air'",
		"fail");
}

static void a_flag_is_overturned_beside_the_machines(void **state)
{
	(void)state;
	database_execute(DB,
		"INSERT INTO decision (call_id, pack, rule, machine, value, "
		"reason, account_id) VALUES "
		"(1, '', '', 'flagged', 'not_flagged', 'a joke', 1)");
	database_expect(
		DB, "SELECT machine_flagged, is_flagged FROM standing", "1|0");
}

static void sums_of_the_day_follow_the_calls(void **state)
{
	(void)state;
	database_expect(DB, "SELECT calls, score FROM agent_day", "1|82.5");
	database_execute(DB, DECIDE("dead_air", "fail", "pass"));
	database_expect(DB,
		"SELECT calls, abs(d.score - s.score) < 0.001 "
		"FROM agent_day AS d, standing AS s",
		"1|1");
}

static void satisfaction_reaches_the_day(void **state)
{
	(void)state;
	database_expect(DB,
		"SELECT satisfaction, rated, satisfied "
		"FROM standing, agent_day",
		"4|1|1");
}

static void satisfaction_that_changes_is_not_counted_twice(void **state)
{
	(void)state;
	database_execute(DB, "UPDATE call SET satisfaction = 2");
	database_expect(DB,
		"SELECT satisfaction, calls, rated, satisfied "
		"FROM standing, agent_day",
		"2|1|1|0");
}

static void what_goes_with_its_call_is_gone(void **state)
{
	(void)state;
	database_execute(DB, DECIDE("dead_air", "fail", "pass"));
	database_execute(DB,
		"PRAGMA foreign_keys = ON; DELETE FROM call WHERE call_id = 1");
	database_expect(DB,
		"SELECT (SELECT count(*) FROM standing), "
		"(SELECT count(*) FROM decision), "
		"(SELECT sum(calls) FROM agent_day)",
		"0|0|0");
}

static void a_call_without_a_team_is_stored(void **state)
{
	(void)state;
	database_execute(DB, "INSERT INTO call (hash, path, direction, "
			     "language, hangup, agent_channel, rate_hz, "
			     "channels, is_dual_mono, duration_s, run_id) "
			     "VALUES ('b', 'b.wav', 'unknown', 'zh', "
			     "'unknown', 0, 8000, 1, 0, 1.0, 1)");
	database_expect(DB, "SELECT count(*) FROM call", "2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
			a_stored_call_stands_as_the_machine_judged,
			store_a_call),
		cmocka_unit_test_setup(
			an_overturned_verdict_changes_the_score, store_a_call),
		cmocka_unit_test_setup(
			the_verdict_of_the_machine_stays, store_a_call),
		cmocka_unit_test_setup(
			the_newest_decision_counts, store_a_call),
		cmocka_unit_test_setup(
			a_flag_is_overturned_beside_the_machines, store_a_call),
		cmocka_unit_test_setup(
			sums_of_the_day_follow_the_calls, store_a_call),
		cmocka_unit_test_setup(
			satisfaction_reaches_the_day, store_a_call),
		cmocka_unit_test_setup(
			satisfaction_that_changes_is_not_counted_twice,
			store_a_call),
		cmocka_unit_test_setup(
			what_goes_with_its_call_is_gone, store_a_call),
		cmocka_unit_test_setup(
			a_call_without_a_team_is_stored, store_a_call),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
