/*
 * Segment: where in a recording somebody speaks, and what else sounds.
 *
 *	call->audio -> segment_next() -> call->utterances, call->sounds
 *
 * Every channel is heard by itself (ear.h); what one channel leaks into the
 * other is taken out (leak.h). Utterances are appended in the order in which
 * they become final, EAR_DELAY_FRAMES and a pause after they end, so while
 * their sound can still be read; sounds likewise, some only at the end. No
 * utterance lies in a masked span. Metadata's holds are sounds from the start.
 *
 * The result does not depend on how the recording was chunked (but for
 * audio->is_dual_mono, which is a property of the chunk).
 *
 * Thread rule: one thread at a time for one segment; each worker has its own.
 */
#ifndef AUSCULT_SEGMENT_H
#define AUSCULT_SEGMENT_H

#include "call.h"
#include "status.h"

struct segment;

/* NULL and a sentence when memory is short. The caller frees it. */
struct segment *segment_new(struct failure *why);
void segment_free(struct segment *segment);

/* Begins a recording whose audio has been started. STATUS_UNSUPPORTED for a
 * rate other than 8000 or 16000 Hz. */
MUST_CHECK enum status segment_start(
	struct segment *segment, struct call *call, struct failure *why);

/* Hears what is new in call->audio. */
MUST_CHECK enum status segment_next(
	struct segment *segment, struct call *call, struct failure *why);

/* Hears the end. */
MUST_CHECK enum status segment_finish(
	struct segment *segment, struct call *call, struct failure *why);

#endif
