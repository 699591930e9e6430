/*
 * Track: what is remembered of one channel, frame by frame.
 *
 *	power of a frame -> track_add() -> track_db(), track_marks()
 *
 * The newest TRACK_FRAMES frames (41 s), so that a decision about a frame can
 * wait for what follows it. Levels are smoothed over 70 ms around the frame
 * (no delay), which is what makes boundaries agree across codecs.
 *
 * Thread rule: one thread at a time for one track.
 */
#ifndef AUSCULT_TRACK_H
#define AUSCULT_TRACK_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"

#define TRACK_FRAMES 4096
#define TRACK_SMOOTH_HALF 3 /* frames on either side */

enum mark {
	MARK_VOICED = 1, /* periodic as a voice is */
	MARK_TONE = 2,	 /* call progress tones */
	MARK_DTMF = 4,
	MARK_MUSIC = 8,
	MARK_LEAK = 16, /* the other channel's voice */
	MARK_HOLD = 32,
};
#define MARK_MASKED (MARK_TONE | MARK_DTMF | MARK_MUSIC | MARK_LEAK | MARK_HOLD)

/* Frames [start, end). */
struct frames {
	int64_t start, end;
};

struct track {
	int64_t count; /* frames added since the start of the recording */
	float power[TRACK_FRAMES];
	float db[TRACK_FRAMES];
	uint8_t marks[TRACK_FRAMES];
};

void track_clear(struct track *track);
void track_add(struct track *track, float power);

/* Smoothed level of a frame, dBFS: frame < count - TRACK_SMOOTH_HALF. */
float track_db(const struct track *track, int64_t frame);
unsigned track_marks(const struct track *track, int64_t frame);
bool track_is_masked(const struct track *track, int64_t frame);

/* Adds a mark to those of the frames that are still remembered. */
void track_mark(struct track *track, struct frames frames, enum mark mark);

/* How many of the frames carry `mark`. */
int track_count(
	const struct track *track, struct frames frames, enum mark mark);

#endif
