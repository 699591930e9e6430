/*
 * Voice activity: frames above a threshold become utterances.
 *
 *	levels, thresholds -> voice_next() -> frames of an utterance
 *
 * Hysteresis: an utterance opens after 50 ms above `on_db`, reaches back to
 * where the level rose above `off_db`, and closes once it has been below that
 * for VOICE_PAUSE_FRAMES; shorter pauses are bridged. What follows a gap of
 * VOICE_GAP_FRAMES belongs to it only if it rises above `firm_db`: what stays
 * near the threshold there is the room, or the codec. One that would outgrow
 * UTTERANCE_MOST_S is cut at the quietest place of its second half. A masked
 * frame closes it at once and never belongs to one. What stays shorter than
 * VOICE_LEAST_FRAMES is a knock on the line: no syllable is.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_VOICE_ACTIVITY_H
#define AUSCULT_VOICE_ACTIVITY_H

#include <stdbool.h>
#include <stdint.h>

#include "track.h"

#define VOICE_PAUSE_FRAMES 35
#define VOICE_GAP_FRAMES 3
#define VOICE_LEAST_FRAMES 10

/* Zeroed is before the first frame. */
struct voice {
	bool is_open;
	int loud;      /* frames above the threshold in a row */
	int64_t start; /* of the open utterance */
	int64_t end;   /* one past its newest frame above off_db */
	int64_t free;  /* frames before this one are taken */
};

struct voice_gate {
	float on_db, off_db;
	float firm_db; /* what goes on after a gap rises above */
};

/* Decides `frame`, which follows the one of the call before. Whether an
 * utterance became final, and which. */
bool voice_next(struct voice *voice, const struct track *track, int64_t frame,
	struct voice_gate gate, struct frames *found);

/* The utterance that is open when the recording ends at `end`. */
bool voice_finish(struct voice *voice, int64_t end, struct frames *found);

#endif
