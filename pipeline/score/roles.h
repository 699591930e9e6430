/*
 * Roles: which of two parties is the agent, by what they say.
 *
 *	call with turns, scorer -> score_roles() -> parties, call->voices
 *
 * What the packs want an agent to say, the agent says: each phrase of a script
 * that one party has said and the other has not speaks for that party being the
 * agent, the more the longer it is, and twice as much near the start, where
 * agents greet. Phrases that only a customer's condition has speak for the
 * other. Who speaks first has answered the telephone (E. A. Schegloff,
 * "Sequencing in conversational openings", American Anthropologist 70, 1968):
 * on an inbound call the agent, on an outbound one the customer, which a
 * greeting of five characters outweighs.
 *
 * Thread rule: the scorer is shared, the scratch belongs to a worker.
 */
#ifndef AUSCULT_ROLES_H
#define AUSCULT_ROLES_H

#include "scorer.h"

/*
 * After turns_build(): sets call->voices.confidence, and exchanges agent and
 * customer where that is likelier; on two channels only if it is beyond doubt.
 * A call of one channel whose parties stay in doubt (VOICES_SURE) loses them:
 * `*is_lost`, and its turns must be built again. An imported transcript's
 * parties are left alone. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status score_roles(const struct scorer *scorer,
	struct score_scratch *scratch, struct call *call, bool *is_lost,
	struct failure *why);

#endif
