#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "clock.h"
#include "log.h"
#include "watch.h"

#define JOBS 3
#define WORKERS 2
/* What a job may take: more than any does, on a machine however busy. */
#define LIMIT_S 600

/* What the job of that number does to the process. */
enum deed { DEED_NONE, DEED_CRASH, DEED_HANG, DEED_CRASH_ONCE, DEED_EXIT };

struct plan {
	struct board *board;
	enum deed deeds[JOBS];
	bool are_together; /* jobs 0 and 1 are in hand at once */
};

/* A job that hangs says that it has been in hand for too long already, so that
 * nobody waits for it. */
static void hang(struct board *board)
{
	atomic_store(
		&board_hand(board, 0)->since_s, clock_wall_s() - 2.0 * LIMIT_S);
	for (;;)
		(void)pause();
}

static void act(
	enum deed deed, struct board *board, const struct record *record)
{
	if (deed == DEED_CRASH ||
		(deed == DEED_CRASH_ONCE && !record->is_suspect))
		(void)raise(SIGKILL);
	if (deed == DEED_EXIT)
		exit(EXIT_FAILURE);
	if (deed == DEED_HANG)
		hang(board);
}

/* As the night does it: all others, then suspects, each alone. */
static void work(void *context)
{
	struct plan *plan = context;
	struct board *board = plan->board;

	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < JOBS; i++) {
			struct record *record = &board->records[i];

			if (record->state != RECORD_NEW ||
				record->is_suspect != (round == 1))
				continue;
			if (record->is_convicted) {
				record->state = RECORD_FAILED;
				continue;
			}
			if (plan->are_together && round == 0 && i == 0)
				board_take(board, 1, 1);
			board_take(board, 0, i);
			act(plan->deeds[i], board, record);
			board_let_go(board, 0);
			board_let_go(board, 1);
			record->state = RECORD_DONE;
		}
	board->is_over = true;
}

static enum status watch(struct plan *plan, struct failure *why)
{
	log_set_level(LOG_ERROR);
	assert_int_equal(
		board_new(&plan->board, JOBS, WORKERS, why), STATUS_OK);
	return watch_run(plan->board, LIMIT_S, work, plan, why);
}

static void expect_settled(struct plan *plan, int64_t done, int64_t failed)
{
	struct failure why = { "" };
	enum status rc = watch(plan, &why);

	if (rc != STATUS_OK)
		print_error("%s\n", why.text);
	assert_int_equal(rc, STATUS_OK);
	assert_int_equal(board_count(plan->board, RECORD_DONE), done);
	assert_int_equal(board_count(plan->board, RECORD_FAILED), failed);
	board_free(plan->board);
}

static void work_that_goes_well_is_done_once(void **state)
{
	struct plan plan = { 0 };

	(void)state;
	expect_settled(&plan, 3, 0);
}

static void what_crashes_twice_is_convicted_and_the_rest_done(void **state)
{
	struct plan plan = { .deeds = { DEED_NONE, DEED_CRASH } };

	(void)state;
	expect_settled(&plan, 2, 1);
}

static void what_crashes_once_is_done(void **state)
{
	struct plan plan = { .deeds = { DEED_CRASH_ONCE } };

	(void)state;
	expect_settled(&plan, 3, 0);
}

static void who_was_in_hand_beside_a_crash_is_heard(void **state)
{
	struct plan plan = { .deeds = { DEED_CRASH }, .are_together = true };

	(void)state;
	expect_settled(&plan, 2, 1);
}

static void what_hangs_twice_is_convicted(void **state)
{
	struct plan plan = { .deeds = { DEED_NONE, DEED_NONE, DEED_HANG } };

	(void)state;
	expect_settled(&plan, 2, 1);
}

static void an_exit_before_any_call_was_heard_is_the_programs_fault(
	void **state)
{
	struct plan plan = { .deeds = { DEED_EXIT } };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(watch(&plan, &why), STATUS_IO);
	assert_string_equal(why.text,
		"the process that hears crashed (it gave up) before any call "
		"was heard");
	board_free(plan.board);
}

static void crash_idly(void *context)
{
	(void)context;
	(void)raise(SIGKILL);
}

static void a_crash_with_no_call_in_hand_is_the_programs_fault(void **state)
{
	struct board *board = NULL;
	struct failure why = { "" };

	(void)state;
	assert_int_equal(board_new(&board, 0, 1, &why), STATUS_OK);
	assert_int_equal(
		watch_run(board, 0, crash_idly, NULL, &why), STATUS_IO);
	assert_string_equal(why.text,
		"the process that hears crashed (Killed) with no call in "
		"hand");
	board_free(board);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(work_that_goes_well_is_done_once),
		cmocka_unit_test(
			what_crashes_twice_is_convicted_and_the_rest_done),
		cmocka_unit_test(what_crashes_once_is_done),
		cmocka_unit_test(who_was_in_hand_beside_a_crash_is_heard),
		cmocka_unit_test(what_hangs_twice_is_convicted),
		cmocka_unit_test(
			an_exit_before_any_call_was_heard_is_the_programs_fault),
		cmocka_unit_test(
			a_crash_with_no_call_in_hand_is_the_programs_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
