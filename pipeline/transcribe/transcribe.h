/*
 * Transcribe: the words of every utterance.
 *
 *	call->audio, call->utterances -> transcriber_next() -> call->words
 *
 * A call with an imported transcript is not listened to: its words come from
 * the file, at the end (import.h). A call in a language without a model gets no
 * words and says so in call->unheard; it is never heard with another
 * language's model.
 *
 * The words of a call depend on the call and the models alone, not on what was
 * heard before it.
 *
 * Thread rule: one thread at a time for one transcriber; each worker has its
 * own. The models are shared.
 */
#ifndef AUSCULT_TRANSCRIBE_H
#define AUSCULT_TRANSCRIBE_H

#include "call.h"
#include "model.h"
#include "status.h"

struct transcriber;

/*
 * `models` has LANGUAGE_COUNT places, by enum language, NULL where there is no
 * model; they outlive the transcriber. A model is loaded when the first call in
 * its language comes. The caller owns `*out`.
 */
MUST_CHECK enum status transcriber_new(struct transcriber **out,
	const struct model *const *models, struct failure *why);
void transcriber_free(struct transcriber *transcriber);

/* The rate that a call in `language` must be decoded at; 8000 where no model
 * hears it. */
int transcriber_rate_hz(
	const struct transcriber *transcriber, enum language language);

/* Begins a call whose language is known; its audio need not have been started.
 * Errors: those of decoder_new(). */
MUST_CHECK enum status transcriber_start(struct transcriber *transcriber,
	struct call *call, struct failure *why);

/*
 * Hears the passages (passage.h) that have become final since; their sound must
 * still be in call->audio. Every word lies within its utterance. STATUS_INVALID
 * for sound at another rate than the model's.
 */
MUST_CHECK enum status transcriber_next(struct transcriber *transcriber,
	struct call *call, struct failure *why);

/* Hears the rest, or imports the transcript (errors of import_transcript()). */
MUST_CHECK enum status transcriber_finish(struct transcriber *transcriber,
	struct call *call, struct failure *why);

#endif
