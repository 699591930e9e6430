/*
 * N-grams: a back-off language model as a table of at most three words.
 *
 *	words -> ngrams_probability() -> P(last word | the words before it)
 *
 * A word is its number in `words`, which is its index at level 0; an n-gram is
 * its history, an n-gram one shorter, and its last word. Probabilities are
 * linear. <s> only ever stands in histories and has no probability.
 *
 * Thread rule: one thread while it is filled, then read-only and shared.
 */
#ifndef AUSCULT_NGRAMS_H
#define AUSCULT_NGRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "status.h"
#include "symbols.h"

#define NGRAM_ORDER 3
#define NGRAM_START "<s>"
#define NGRAM_END "</s>"

struct ngram {
	uint32_t history; /* index at the level below; 0 at level 0 */
	uint32_t word;
	double probability;
	double backoff; /* of what does not follow it here; 1 at the top */
};

/* The n-grams of one length. */
struct ngram_level {
	struct ngram *items;
	size_t count, capacity;
	uint32_t *slots; /* index + 1 by hash; 0 is free; none at level 0 */
	size_t slot_count;
};

/* Zeroed is empty and valid. */
struct ngrams {
	struct symbols words;
	struct ngram_level levels[NGRAM_ORDER];
};

void ngrams_release(struct ngrams *ngrams);

/* The word's number, new or old; a new one has probability 0, backoff 1. */
MUST_CHECK enum status ngrams_add_word(struct ngrams *ngrams, const char *word,
	uint32_t *number, struct failure *why);

/* The index at `level` (from 1) of the n-gram of `history` and `word`, new or
 * old; a new one has probability 0, backoff 1. */
MUST_CHECK enum status ngrams_add(struct ngrams *ngrams, int level,
	struct ngram key, uint32_t *index, struct failure *why);

/* Whether the `count` words are there as an n-gram; then fills its index at
 * level `count` - 1. */
bool ngrams_find(const struct ngrams *ngrams, const uint32_t *words,
	size_t count, uint32_t *index);

/* The words of an n-gram in order; there are `level` + 1. */
void ngrams_words(const struct ngrams *ngrams, int level, uint32_t index,
	uint32_t words[NGRAM_ORDER]);

/* P(the last of `count` words | those before), backing off as far as needed;
 * of more than NGRAM_ORDER words the last ones count. */
double ngrams_probability(
	const struct ngrams *ngrams, const uint32_t *words, size_t count);

/* Makes every history's probabilities sum to 1: those of single words are
 * scaled, then the back-off weights are computed anew from there up. */
MUST_CHECK enum status ngrams_settle(
	struct ngrams *ngrams, struct failure *why);

#endif
