/*
 * Import place: whose words they are, and in which utterance.
 *
 *	words -> import_sides() -> channels and parties
 *	-> import_place() -> call->words, call->utterances
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_IMPORT_PLACE_H
#define AUSCULT_IMPORT_PLACE_H

#include "call.h"
#include "import_words.h"

/* A word this close to an utterance belongs to it: recognisers and voice
 * activity differ by that much about where a word begins. */
#define IMPORT_NEAR_S 0.3
/* Words outside all utterances that follow each other within this are one. */
#define IMPORT_PAUSE_S 0.6

/*
 * Gives every word its channel (and leaves -1 where nothing tells), and every
 * utterance on a party's channel that party. Two sides: agents and every first
 * of two speakers, customers and every second. On a stereo recording a side's
 * channel is that of meta.agent_channel, else the one where its words overlap
 * the most speech; on a mono one the sides keep apart as channel 0 and 1.
 */
void import_sides(struct call *call, const struct pieces *pieces,
	struct imported_words *words);

/* Sorts the words, finds or makes their utterances, and appends them to the
 * call. STATUS_NO_MEMORY; the call must then be cleared. */
MUST_CHECK enum status import_place(
	struct call *call, struct imported_words *words, struct failure *why);

#endif
