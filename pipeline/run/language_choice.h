/*
 * Language choice: which language a call is in, by how well each is heard.
 *
 *	beginning of the call, heard in each language ->
 *language_evidence_take()
 *	-> language_choose() -> language, or none
 *
 * A recogniser is sure of its words in its own language and unsure in another:
 * the mean posterior of the agent's words tells which. Where no language is
 * heard well, or two alike, none is chosen: speech in a language or a dialect
 * without a model (Cantonese among them) must not be judged on guesses.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_LANGUAGE_CHOICE_H
#define AUSCULT_LANGUAGE_CHOICE_H

#include "call.h"

/* So much of the agent's speech is heard in each language, from no more than so
 * much of the call. */
#define LANGUAGE_SPEECH_S 15.0
#define LANGUAGE_BEGINNING_S 90.0
/* The first 25 s of hotline agents had 0.64 and more in their own language, and
 * 0.47 and less in the other (models/README.md, "Language choice"). */
#define LANGUAGE_LEAST_CONFIDENCE 0.5
#define LANGUAGE_LEAST_LEAD 0.12

struct language_evidence {
	bool is_heard;	   /* there was a model and speech */
	double speech_s;   /* of utterances that were heard */
	double confidence; /* of words, by their length; 0..1 */
};

/* What was heard so far in the agent's channel, or in all of a mono call. */
void language_evidence_take(
	struct language_evidence *evidence, const struct call *call);

/* LANGUAGE_UNKNOWN where none is heard well enough. */
enum language language_choose(
	const struct language_evidence evidence[LANGUAGE_COUNT]);

#endif
