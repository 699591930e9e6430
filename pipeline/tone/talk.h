/*
 * Talk: who speaks when, second by second of a call.
 *
 *	call->utterances, call->sounds -> talk_measure()
 *	-> call->silence_s, overlap_s, hold_s, music_s, time alone of each party
 *
 * Silence is where nobody speaks and no typed sound lies. Where the parties
 * share a channel (voices.h) overlap is what was found of it, unknown where
 * none was.
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_TALK_H
#define AUSCULT_TALK_H

#include "call.h"

struct talk {
	double talk_s[PARTY_COUNT];  /* own overlap counted once */
	double alone_s[PARTY_COUNT]; /* and no other party speaks */
};

/* O(n log n). Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status talk_measure(
	struct call *call, struct talk *talk, struct failure *why);

#endif
