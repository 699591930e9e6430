/*
 * Two voices: which of two speakers each frame of a call is.
 *
 *	memory -> two_voices_find() -> a side for each frame, how much it gains
 *
 * Clusters stretches (bipartition.h), then trains a model of both voices on
 * what they have and resegments by it, again and again.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_TWO_VOICES_H
#define AUSCULT_TWO_VOICES_H

#include "voice_memory.h"
#include "voice_model.h"

/*
 * `sides` says which frames count: those that are not VOICE_NOBODY, and is
 * filled. Side 0 is who speaks first. `*gain` is how much better two
 * distributions explain a frame than one (gaussian_gain()). STATUS_NO_MEMORY.
 */
MUST_CHECK enum status two_voices_find(const struct voice_memory *memory,
	uint8_t *sides, double *gain, struct failure *why);

#endif
