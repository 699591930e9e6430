/*
 * Estimate: a trigram model of a text.
 *
 *	words of sentences -> estimator_add() ... estimator_finish() -> n-grams
 *
 * Interpolated Kneser-Ney smoothing with one discount an order (S. F. Chen,
 * J. Goodman, "An empirical study of smoothing techniques for language
 * modeling", TR-10-98, Harvard 1998, section 3): lower orders count the
 * different words before, not how often.
 *
 * Thread rule: one thread at a time for one estimator.
 */
#ifndef AUSCULT_ESTIMATE_H
#define AUSCULT_ESTIMATE_H

#include "ngrams.h"

struct estimator;

/* The caller owns `*out`. */
MUST_CHECK enum status estimator_new(
	struct estimator **out, struct failure *why);
void estimator_free(struct estimator *estimator);

/* The word's number; those below are the same in the finished model. */
MUST_CHECK enum status estimator_word(struct estimator *estimator,
	const char *word, uint32_t *number, struct failure *why);

/* Where a run of words stands in a sentence. */
struct stand {
	bool is_start, is_end;
};

/* Counts a run of words: a whole sentence, or a part of one whose neighbours
 * nobody knows. */
MUST_CHECK enum status estimator_add(struct estimator *estimator,
	const uint32_t *words, size_t count, struct stand stand,
	struct failure *why);

/*
 * Estimates the model and hands it over; the estimator is empty behind it. No
 * n-gram gives others more than `most_discount` of a count: few words are seen
 * twice in a small text, and the formula would take nearly everything.
 */
MUST_CHECK enum status estimator_finish(struct estimator *estimator,
	double most_discount, struct ngrams *ngrams, struct failure *why);

#endif
