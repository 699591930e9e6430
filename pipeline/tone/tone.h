/*
 * Tone: how each utterance sounds.
 *
 *	call->audio, call->utterances -> tone_next() -> level, pitch, voice
 *
 * Measured while the utterance's sound is still in the window.
 *
 * Thread rule: one thread at a time for one tone; each worker has its own.
 */
#ifndef AUSCULT_TONE_H
#define AUSCULT_TONE_H

#include "call.h"

struct tone;

/* The caller owns `*out`. */
MUST_CHECK enum status tone_new(struct tone **out, struct failure *why);
void tone_free(struct tone *tone);

/* Begins a call whose audio has been started. STATUS_UNSUPPORTED for a rate
 * that pitch cannot be measured at. */
MUST_CHECK enum status tone_start(
	struct tone *tone, struct call *call, struct failure *why);

/* Measures the utterances that were appended since. */
MUST_CHECK enum status tone_next(
	struct tone *tone, struct call *call, struct failure *why);
MUST_CHECK enum status tone_finish(
	struct tone *tone, struct call *call, struct failure *why);

#endif
