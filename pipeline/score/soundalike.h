/*
 * Sound-alike: phrases that were said but written as other words.
 *
 *	phrases -> soundalike_add() ... soundalike_finish() -> soundalike
 *	soundalike, what a party said -> soundalike_find() -> further hits
 *
 * A phrase and what was heard are compared phone by phone: the cheapest way to
 * turn one into the other (weighted edit distance, P. H. Sellers, "The theory
 * and computation of evolutionary distances: pattern recognition", Journal of
 * Algorithms 1, 1980) by the costs of phone_costs.h. Likeness is 1 less that
 * cost over the cost of hearing nothing of the phrase. Only places that share
 * a run of phones with the phrase, up to what accents confuse, are compared.
 *
 * Short phrases sound like too much; numbers are heard exactly or not at all.
 *
 * Thread rule: finished it is read-only and shared; scratch is one a worker.
 */
#ifndef AUSCULT_SOUNDALIKE_H
#define AUSCULT_SOUNDALIKE_H

#include "phone_line.h"
#include "phrase.h"

/* Phrases of fewer phones are heard exactly or not at all, but for those of so
 * many characters: their homophones too. */
#define SOUNDALIKE_LEAST_PHONES 8
#define SOUNDALIKE_LEAST_UNITS 4
#define SOUNDALIKE_MOST_PHONES 60
/* Less like it is another phrase (rules/README.md: how it was chosen). */
#define SOUNDALIKE_LEAST_LIKENESS 0.85

/* What was recognised instead with confidence c is the phrase only where it is
 * less unlike it than this share of 1 - c (models/README.md: how it was set).
 */
#define SOUNDALIKE_UNLIKENESS_OF_DOUBT (2.0 / 3.0)
/* Posteriors overrate what they are of, and homophones are no other phrase. */
#define SOUNDALIKE_LEAST_DOUBT 0.02

/* Homophones are the same sound, yet other words. */
#define SOUNDALIKE_MOST_LIKENESS 0.99F

struct soundalike;

struct soundalike_scratch {
	struct phone_line line;
	int *tried; /* by phrase: where it was last compared */
	size_t tried_capacity;
	size_t *said; /* by unit: the longest that was found to the letter */
	size_t said_capacity;
};

/* The lexicon outlives it; the caller owns `*out`, which is NULL for a language
 * without phone costs. */
MUST_CHECK enum status soundalike_new(struct soundalike **out,
	const struct lexicon *lexicon, struct failure *why);
void soundalike_free(struct soundalike *soundalike);

/* Adds phrase number `phrase`, once however often it comes; one that wants to
 * be heard exactly is left out. */
MUST_CHECK enum status soundalike_add(struct soundalike *soundalike,
	uint32_t phrase, const char *text, struct failure *why);
/* Makes the index; nothing may be added behind it. */
MUST_CHECK enum status soundalike_finish(
	struct soundalike *soundalike, struct failure *why);

/* What a party said. */
struct soundalike_speech {
	const struct word *words;
	const struct units *units;
	const unsigned char *is_after_pause; /* one byte a unit; NULL: none */
};

/*
 * Appends the places that sound like a phrase to `hits`, which has those where
 * it stands to the letter: such a place, and one where as long a phrase stands,
 * is none. Places of one phrase do not overlap, and of phrases that share three
 * quarters of a place only the likest is a hit.
 */
MUST_CHECK enum status soundalike_find(const struct soundalike *soundalike,
	const struct soundalike_speech *speech,
	struct soundalike_scratch *scratch, struct phrase_hits *hits,
	struct failure *why);
void soundalike_scratch_release(struct soundalike_scratch *scratch);

#endif
