/*
 * Resegment: who speaks, frame by frame.
 *
 *	likelihood ratios of frames -> resegment() -> a side for each
 *
 * The likeliest path (A. J. Viterbi, 1967) of two states, in which a voice
 * that takes over within a stretch of speech goes on for RESEGMENT_LEAST_FRAMES
 * at least.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_RESEGMENT_H
#define AUSCULT_RESEGMENT_H

#include <stdbool.h>

#include "cepstrum.h"

#define RESEGMENT_LEAST_FRAMES 30

/* A frame of speech as resegment() sees it. */
struct speech_frame {
	float ratio;   /* log-likelihood of side 0 over side 1 */
	bool is_first; /* of an utterance: behind a pause */
	uint8_t side;  /* resegment() fills it: 0 or 1 */
};

/* O(count). STATUS_NO_MEMORY. */
MUST_CHECK enum status resegment(
	struct speech_frame *frames, size_t count, struct failure *why);

#endif
