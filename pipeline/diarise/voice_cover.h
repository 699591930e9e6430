/*
 * Voice cover: utterances where both parties speak at once.
 *
 *	call->utterances, where both speak -> voice_cover() -> utterances of
 *	both parties there
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_VOICE_COVER_H
#define AUSCULT_VOICE_COVER_H

#include "call.h"

/*
 * After voice_split(). A party that speaks beside `both` is made to speak
 * through it; one that does not gets an utterance there, without words or
 * measures of its own. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status voice_cover(
	struct call *call, struct span both, struct failure *why);

#endif
