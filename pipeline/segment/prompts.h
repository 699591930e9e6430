/*
 * Prompts: announcements before the conversation, and music in its midst.
 *
 *	call->utterances, call->sounds -> prompts_find(), holds_find()
 *	-> SOUND_IVR, SOUND_HOLD
 *
 * A machine speaks on the agent's channel until it connects the customer to an
 * agent: whatever is said there before the last ring-back, queue music or key
 * that comes before the customer's first word is a prompt. With one channel
 * nobody can tell a machine from a person this way, and nothing is typed.
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_PROMPTS_H
#define AUSCULT_PROMPTS_H

#include "call.h"
#include "status.h"

/* Appends SOUND_IVR spans; call->utterances and call->sounds are complete. */
MUST_CHECK enum status prompts_find(struct call *call, struct failure *why);

/* Appends a SOUND_HOLD on all channels for music that comes after the
 * conversation has begun, while nobody speaks on the other channel for more
 * than a fifth of it, unless the metadata name a hold there. */
MUST_CHECK enum status holds_find(struct call *call, struct failure *why);

#endif
