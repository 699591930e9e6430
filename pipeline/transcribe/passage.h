/*
 * Passage: neighbouring utterances of one channel, heard as one.
 *
 *	call->utterances -> passage_from() -> passage_sound() -> decoder
 *
 * Somebody who reads or thinks pauses within a sentence, while a model of
 * language knows whole ones: what follows such a pause is understood by what
 * went before it (models/README.md has what it gains).
 *
 * Thread rule: reads the call; as the call.
 */
#ifndef AUSCULT_PASSAGE_H
#define AUSCULT_PASSAGE_H

#include <stdbool.h>

#include "call.h"
#include "decoder.h"

/* A longer pause ends a passage. */
#define PASSAGE_PAUSE_S 0.8

struct passage {
	size_t first, last; /* utterances; other channels' may lie between */
	int channel;
};

/* The first utterance of `channel` that is not before `index`; the count of
 * all for none. */
size_t passage_utterance(const struct call *call, size_t index, int channel);

/* The passage that begins with the utterance `first`, as long as
 * UTTERANCE_MOST_S at most. */
struct passage passage_from(const struct call *call, size_t first);

/* Whether nothing that is still to be recorded can belong to it. */
bool passage_is_final(const struct call *call, struct passage passage);

/* Its sound with some around it, as far as the call's audio has that; where it
 * starts in the recording goes to `start_s`. */
struct stretch passage_sound(
	const struct call *call, struct passage passage, double *start_s);

/* Where the words of utterance `index` of the passage end and those of the
 * next begin; infinite for the last. */
double passage_border_s(
	const struct call *call, struct passage passage, size_t index);

#endif
