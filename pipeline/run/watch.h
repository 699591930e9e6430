/*
 * Watch: a night goes on whatever a recording does to the process that hears.
 *
 *	board, work -> watch_run() -> work's own status
 *
 * `work` runs in a process of its own, forked with all that is loaded. When it
 * crashes, or has a call in hand for longer than allowed and is ended for it,
 * it is started again. The calls that it had in hand are suspects: left until
 * all others are heard, then heard one at a time. A suspect to whose turn the
 * process crashes or hangs again is convicted.
 *
 * Thread rule: called from one thread, while the process has no other.
 */
#ifndef AUSCULT_WATCH_H
#define AUSCULT_WATCH_H

#include "board.h"

/* A call may take so long, and so many times its length. Hearing takes a tenth
 * of a call's length (tests/bench/README.md): whatever takes 50 times that and
 * half an hour has come to a stop, on a machine however busy. Waiting for it
 * costs little, as the other workers go on. */
#define WATCH_LIMIT_S 1800
#define WATCH_LIMIT_LENGTHS 5.0

/* Starts of the process, after which it is no call's fault when none could be
 * heard. */
#define WATCH_STARTS_MOST 10

/* Works through the board's records; sets is_over and status at its end. */
typedef void (*watch_work)(void *context);

/*
 * Returns when the work is over. `limit_s` is what a call may take, 0 for the
 * above. Errors: the work's own; STATUS_IO when the process cannot be started,
 * crashes with no call in hand, or does before any call was heard: again and
 * again, or by exit().
 */
MUST_CHECK enum status watch_run(struct board *board, int limit_s,
	watch_work work, void *context, struct failure *why);

#endif
