/*
 * Voice split: utterances of two voices become utterances of one.
 *
 *	call->utterances, a side for each frame -> voice_split() -> parties
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_VOICE_SPLIT_H
#define AUSCULT_VOICE_SPLIT_H

#include "call.h"
#include "voice_memory.h"

/*
 * Side 0 becomes the agent, side 1 the customer; a side's channel is its
 * number, as in imported transcripts of one channel. A word goes where its
 * middle is. A part keeps the measures of the utterance that it was cut from.
 * What no frame was kept of goes to whoever spoke before. Announcements
 * (SOUND_IVR) are nobody's. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status voice_split(struct call *call,
	const struct voice_memory *memory, const uint8_t *sides,
	struct failure *why);

#endif
