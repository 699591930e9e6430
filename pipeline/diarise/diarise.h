/*
 * Diarise: who speaks where both parties are on one channel.
 *
 *	call->audio, call->utterances -> diarise_next() -> cut where the voice
 *	changes; diarise_finish() -> parties of utterances, call->voices
 *
 * The field's standard method (S. E. Tranter and D. A. Reynolds, "An overview
 * of automatic speaker diarization systems", IEEE Trans. ASLP 14, 2006):
 * change detection and agglomerative clustering by the Bayesian information
 * criterion, then Viterbi resegmentation with adapted mixtures, for two voices.
 * Change detection comes while the sound is in the window, so that an utterance
 * is recognised and measured as one voice's; the rest when the call has ended.
 *
 * Where both speak at once (both_voices.h), utterances of both parties lie at
 * the same time, as they do on two channels; words stay with whose voice is
 * nearer.
 *
 * What is remembered of a call is 950 bytes for each second of speech, 3.4 MB
 * an hour, and nothing of calls on two channels.
 *
 * Until the words are known nobody can tell which voice is the agent's: the
 * first to speak is called the agent, and score_roles() sets it right.
 *
 * Thread rule: one thread at a time for one struct diarise.
 */
#ifndef AUSCULT_DIARISE_H
#define AUSCULT_DIARISE_H

#include "call.h"
#include "status.h"

struct diarise;

/* The caller owns `*out`. */
MUST_CHECK enum status diarise_new(struct diarise **out, struct failure *why);
void diarise_free(struct diarise *diarise);

/* Begins a call whose audio has been started. */
MUST_CHECK enum status diarise_start(
	struct diarise *diarise, const struct call *call, struct failure *why);

/* Remembers the utterances that were appended since, and cuts them where the
 * voice changes; their sound must still be in call->audio. Before anybody else
 * has taken them. */
MUST_CHECK enum status diarise_next(
	struct diarise *diarise, struct call *call, struct failure *why);

/*
 * After the last word: gives every utterance on one channel its party, splits
 * those of both, and fills call->voices. Utterances that have a party (an
 * imported transcript) are left alone, and so are two channels.
 */
MUST_CHECK enum status diarise_finish(
	struct diarise *diarise, struct call *call, struct failure *why);

#endif
