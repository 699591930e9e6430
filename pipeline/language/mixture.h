/*
 * Mixture: several language models as one.
 *
 *	n-grams, weights, vocabulary -> mixture_make() -> n-grams
 *
 * Linear interpolation (F. Jelinek, R. L. Mercer, "Interpolated estimation of
 * Markov source parameters from sparse data", 1980): an n-gram that any part
 * has gets the weighted mean of what all parts give it, and the back-off
 * weights are computed anew.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_MIXTURE_H
#define AUSCULT_MIXTURE_H

#include "ngrams.h"

struct mixture_part {
	const struct ngrams *ngrams;
	double weight; /* all together need not be 1 */
};

/*
 * Fills `ngrams`, which is empty, with the words of `vocabulary` that a part
 * has, and with the n-grams that are made of them. The markers of sentences
 * need not be in it.
 */
MUST_CHECK enum status mixture_make(struct ngrams *ngrams,
	const struct mixture_part *parts, size_t count,
	const struct symbols *vocabulary, struct failure *why);

#endif
