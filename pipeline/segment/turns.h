/*
 * Turns: whose speech it was, in the order of the conversation.
 *
 *	call->utterances, call->words -> turns_build() -> call->turns
 *
 * Parties. An utterance that has a party (imported transcripts) keeps it; one
 * inside a SOUND_IVR span is the system's. Otherwise the channel tells: with
 * two channels meta.agent_channel is the agent's, channel 0 when it is unknown
 * (recorders put the agent on the left), and the other the customer's. With
 * one channel, or the same sound on both, the party stays PARTY_UNKNOWN; two
 * voices that diarise told apart then have a turn each.
 *
 * Turns (the field's usual reading of H. Sacks, E. A. Schegloff, G. Jefferson,
 * "A simplest systematics for the organization of turn-taking for
 * conversation", Language 50, 1974). A turn is what one party says until
 * another takes the floor. The next utterance of the same party belongs to it
 *  - when nobody else's utterance overlaps or starts in the pause before it,
 *    and the pause is shorter than TURN_LAPSE_S: a longer one is a lapse,
 *    after which a new turn begins; or
 *  - when the other's utterance began while the party still spoke (a
 *    back-channel, or an attempt at the floor that failed), or before it did
 *    (the party's own attempt), and the party goes on within TURN_RESUME_S.
 * So whatever another party says wholly within a pause takes the floor. For
 * PARTY_UNKNOWN, where one cannot know who goes on, the pause must be shorter
 * than TURN_RESUME_S.
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_TURNS_H
#define AUSCULT_TURNS_H

#include "call.h"
#include "status.h"

#define TURN_RESUME_S 1.5
#define TURN_LAPSE_S 5.0

/*
 * Fills the parties and call->turns, sorts turns by start, and puts
 * call->utterances and call->words into turn order, so that the words of a
 * turn, and of an utterance, follow each other.
 * Every word belongs to an utterance. O(n log n). On failure the call is as it
 * was, but for the parties.
 */
MUST_CHECK enum status turns_build(struct call *call, struct failure *why);

#endif
