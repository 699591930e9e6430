/*
 * Cadence: bursts of a line tone become ring-back, busy and information tones.
 *
 *	the tone of each 40 ms -> cadence_next() -> kind and frames
 *
 * The single tones of China (450 Hz) and Europe (425 Hz) mean different things
 * by their rhythm (ITU-T E.180; China: YD/T 1522, ring 1 s on, 4 s off; busy
 * 0.35 s on and off; congestion 0.7 s on and off): a burst of CADENCE_RING_S
 * or more rings, two or more shorter ones are busy or congestion, one that
 * does not end is a dial or number-unobtainable tone. The dual tones of the
 * United Kingdom and North America speak for themselves. The special
 * information tone is 950, 1,400 and 1,800 Hz in a row, 330 ms each.
 * Bursts of one kind, with the pauses between them, are one sound; a short
 * burst that ends ringing is the ring that was answered.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_CADENCE_H
#define AUSCULT_CADENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "line_tone.h"
#include "sound.h"
#include "track.h"

struct burst {
	enum line_tone tone;
	struct frames frames;
};

struct tone_group {
	enum sound_kind kind; /* SOUND_NONE: nothing is open */
	struct frames frames;
};

/* Zeroed is before the first frame. */
struct cadence {
	struct burst open; /* sounding now; frames are when it was sighted */
	struct burst last; /* the short burst before, not yet of a group */
	struct burst rising[2]; /* of an information tone: 950, 1,400 Hz */
	struct tone_group group;
};

/* Takes the tone seen at `frame`, the end of its window; marks bursts in
 * `track`. Whether a group became final, and which. */
bool cadence_next(struct cadence *cadence, struct track *track,
	enum line_tone tone, int64_t frame, struct tone_group *found);

#endif
