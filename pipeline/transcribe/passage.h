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
/* A pause between utterances can be found, so many fit (voice_activity.h). */
#define PASSAGE_PAUSES_MOST 40

struct passage {
	size_t first; /* utterance in call.utterances */
	size_t end;   /* behind the last; other channels' may lie between */
	int channel;
};

/* The sound of a passage. */
struct passage_sound {
	struct stretch stretch; /* its gaps are `pauses` */
	struct gap pauses[PASSAGE_PAUSES_MOST];
	double start_s; /* in the recording */
};

/* The first utterance of `channel` that is not before `index`; the count of
 * all for none. */
size_t passage_utterance(const struct call *call, size_t index, int channel);

/* The passage that begins with the utterance `first`, as long as
 * UTTERANCE_MOST_S at most. */
struct passage passage_from(const struct call *call, size_t first);

/* Whether nothing that is still to be recorded can belong to it. */
bool passage_is_final(const struct call *call, struct passage passage);

/* Fills `sound`, which must not be moved, as far as the call's audio has it. */
void passage_sound(const struct call *call, struct passage passage,
	struct passage_sound *sound);

/* Where the words of utterance `index` of the passage end and those of the
 * next begin; infinite for the last. */
double passage_border_s(
	const struct call *call, struct passage passage, size_t index);

#endif
