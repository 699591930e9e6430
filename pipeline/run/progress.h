/*
 * Progress: how far the night is, for whoever watches.
 *
 * On a terminal a bar in the last line; otherwise one line a minute.
 *
 * Thread rule: under the caller's lock.
 */
#ifndef AUSCULT_PROGRESS_H
#define AUSCULT_PROGRESS_H

#include <stdint.h>

struct progress {
	int64_t call_count; /* to do */
	double audio_s;	    /* in them, as far as headers say */
	int64_t calls_done;
	double audio_done_s;
	double started_s; /* monotonic clock */
	double shown_s;
};

void progress_start(struct progress *progress, int64_t calls, double audio_s);

/* One more call of so many seconds is finished, well or not. */
void progress_step(struct progress *progress, double audio_s);

/* Takes the bar away. */
void progress_end(void);

#endif
