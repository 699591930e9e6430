/*
 * Exchange: how each turn meets the other party's.
 *
 *	call->turns, call->utterances -> exchange_measure()
 *	-> response delay, overlap, interruption, back-channel of each turn
 *
 * A response delay is the wait from the end of the other's turn, where that is
 * the turn before, to the start of one's own, without the music, tones and
 * announcements in between (nobody can answer on hold); turns that begin before
 * the other has ended have none (the positive part of the floor transfer
 * offset: M. Heldner, J. Edlund, "Pauses, gaps and overlaps in conversations",
 * J. Phonetics 38, 2010).
 *
 * A back-channel is a turn of at most BACKCHANNEL_MOST_S that leaves the floor
 * to the other, who goes on over it or within BACKCHANNEL_RESUME_S; where words
 * were heard they are all acknowledgements (V. H. Yngve, "On getting a word in
 * edgewise", CLS 6, 1970).
 *
 * An interruption is a turn that begins while the other speaks, is no
 * back-channel, and goes on for INTERRUPTION_LEAST_S together with the other.
 * It is successful when the other's turn ends first.
 *
 * On one channel less than half of what is said at once is found (diarise.h),
 * and what is found nearly always is so: a turn's overlap and interruption are
 * known where they were found, and unknown, not none, where they were not. Sums
 * and counts of a party are unknown there.
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_EXCHANGE_H
#define AUSCULT_EXCHANGE_H

#include "call.h"

#define INTERRUPTION_LEAST_S 0.5
#define BACKCHANNEL_MOST_S 1.2
#define BACKCHANNEL_RESUME_S 1.0

/* Fills response_delay_s to is_backchannel of the agent's and the customer's
 * turns. O(n) where turns overlap few others. */
void exchange_measure(struct call *call);

#endif
