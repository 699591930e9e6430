#include "watch.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "interrupt.h"
#include "log.h"

/* How often the clock is looked at; the end of the process is known at once. */
static const struct timespec period = { .tv_sec = 1 };

struct watch {
	struct board *board;
	int limit_s; /* 0: by the call's length */
	watch_work work;
	void *context;
	sigset_t mask;	/* of signals, before the watch */
	sigset_t child; /* SIGCHLD alone */
	pid_t process;
	bool has_told_to_stop;
	struct trouble trouble; /* why it was ended, or how it ended */
};

/* The forked process: it does the work and is gone. It ends by exit(), unlike
 * anything else outside main.c, so that what is done at exit is done. */
static void be_worker(const struct watch *watch, pid_t parent)
{
	/* Nobody hears on behind a night that was killed. */
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)sigprocmask(SIG_SETMASK, &watch->mask, NULL);
	if (getppid() == parent)
		watch->work(watch->context);
	exit(EXIT_SUCCESS);
}

static double limit_of(const struct watch *watch, const struct record *record)
{
	if (watch->limit_s)
		return watch->limit_s;
	return WATCH_LIMIT_S + WATCH_LIMIT_LENGTHS * record->probe_s;
}

/* Ends the process for a call that takes too long. */
static void check_clock(struct watch *watch)
{
	for (int i = 0; i < watch->board->hand_count; i++) {
		struct hand *hand = board_hand(watch->board, i);
		int64_t job = atomic_load(&hand->job);
		double taken_s = clock_wall_s() - atomic_load(&hand->since_s);
		double limit_s;

		if (!job || watch->trouble.kind)
			continue;
		limit_s = limit_of(watch, &watch->board->records[job - 1]);
		if (taken_s <= limit_s)
			continue;
		watch->trouble = (struct trouble){ TROUBLE_HANG, (int)limit_s };
		(void)kill(watch->process, SIGKILL);
		/* The others in hand are not to blame. */
		for (int j = 0; j < watch->board->hand_count; j++)
			if (j != i)
				board_let_go(watch->board, j);
	}
}

/* The first wish to stop is handed on; a terminal tells both by itself, and
 * with the same signal, which then would be a second one. */
static void hand_on_wish(struct watch *watch)
{
	if (!interrupt_is_set() || watch->has_told_to_stop)
		return;
	watch->has_told_to_stop = true;
	(void)kill(watch->process, SIGTERM);
}

/* Waits for the end of the process. */
static void wait_for_end(struct watch *watch)
{
	int status = 0;

	while (waitpid(watch->process, &status, WNOHANG) == 0) {
		hand_on_wish(watch);
		check_clock(watch);
		(void)sigtimedwait(&watch->child, NULL, &period);
	}
	if (watch->trouble.kind == TROUBLE_NONE && !watch->board->is_over)
		watch->trouble = (struct trouble){ TROUBLE_CRASH,
			WIFSIGNALED(status) ? WTERMSIG(status) : 0 };
}

/* Makes a suspect of each call in hand, a convict of one that was heard alone
 * as a suspect. How many there were. */
static int blame(struct watch *watch)
{
	struct board *board = watch->board;
	int count = 0;

	for (int i = 0; i < board->hand_count; i++) {
		int64_t job = atomic_load(&board_hand(board, i)->job);
		struct record *record;

		board_let_go(board, i);
		if (!job)
			continue;
		record = &board->records[job - 1];
		record->trouble = watch->trouble;
		record->is_convicted = record->is_suspect;
		record->is_suspect = true;
		count++;
	}
	return count;
}

static const char *crash_name(const struct trouble *trouble)
{
	return trouble->number ? strsignal(trouble->number) : "it gave up";
}

static void tell(const struct trouble *trouble, int count)
{
	if (trouble->kind == TROUBLE_HANG)
		log_line(LOG_WARNING,
			"a call was in hand for more than %d s: the process "
			"that hears is started again, the call waits until "
			"the others are heard",
			trouble->number);
	else
		log_line(LOG_WARNING,
			"the process that hears crashed (%s) with %d calls in "
			"hand: it is started again, they wait until the others "
			"are heard",
			crash_name(trouble), count);
}

static enum status run_once(struct watch *watch, struct failure *why)
{
	pid_t parent = getpid();

	watch->trouble = (struct trouble){ 0 };
	watch->has_told_to_stop = false;
	(void)fflush(NULL);
	watch->process = fork();
	if (watch->process < 0)
		return failure_errno(
			why, errno, "cannot start the process that hears");
	if (watch->process == 0)
		be_worker(watch, parent);
	wait_for_end(watch);
	return STATUS_OK;
}

/* Whether it is no call's fault: with none in hand, or when not one call could
 * be heard. The recogniser ends the process by exit() on broken models. */
static enum status check_hope(
	const struct watch *watch, int blamed, int starts, struct failure *why)
{
	const struct trouble *trouble = &watch->trouble;
	bool has_exited =
		trouble->kind == TROUBLE_CRASH && trouble->number == 0;

	if (blamed == 0)
		return failure_set(why, STATUS_IO,
			"the process that hears crashed (%s) with no call in "
			"hand",
			crash_name(trouble));
	if (board_count(watch->board, RECORD_DONE) == 0 &&
		(has_exited || starts == WATCH_STARTS_MOST))
		return failure_set(why, STATUS_IO,
			"the process that hears crashed (%s) before any call "
			"was heard",
			crash_name(trouble));
	return STATUS_OK;
}

static enum status run_until_over(struct watch *watch, struct failure *why)
{
	for (int starts = 1;; starts++) {
		enum status rc = run_once(watch, why);
		int blamed;

		if (rc != STATUS_OK)
			return rc;
		if (watch->board->is_over)
			break;
		blamed = blame(watch);
		rc = check_hope(watch, blamed, starts, why);
		if (rc != STATUS_OK)
			return rc;
		tell(&watch->trouble, blamed);
	}
	*why = watch->board->why;
	return watch->board->status;
}

enum status watch_run(struct board *board, int limit_s, watch_work work,
	void *context, struct failure *why)
{
	struct watch watch = { .board = board,
		.limit_s = limit_s,
		.work = work,
		.context = context };
	enum status rc;

	/* Blocked, so that it is waited for and never missed. */
	(void)sigemptyset(&watch.child);
	(void)sigaddset(&watch.child, SIGCHLD);
	(void)sigprocmask(SIG_BLOCK, &watch.child, &watch.mask);
	rc = run_until_over(&watch, why);
	(void)sigprocmask(SIG_SETMASK, &watch.mask, NULL);
	return rc;
}
