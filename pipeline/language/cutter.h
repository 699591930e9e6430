/*
 * Cutter: text as the words that the language model knows.
 *
 *	"您的宽带坏了" -> cutter_cut() -> 您 的 宽带 坏 了
 *
 * Mandarin has no blanks: of all ways to cut a run of characters into words of
 * the lexicon the one with the greatest product of word probabilities is taken
 * (Viterbi search over a unigram model). Everything else, letters, numbers and
 * English, is cut as it is pronounced (pronounce.h).
 *
 * Thread rule: a cutter is used by one thread at a time.
 */
#ifndef AUSCULT_CUTTER_H
#define AUSCULT_CUTTER_H

#include "lexicon.h"
#include "ngrams.h"
#include "pronounce.h"

struct cutter;

/* Both outlive the cutter; the caller owns `*out`. */
MUST_CHECK enum status cutter_new(struct cutter **out,
	const struct lexicon *lexicon, const struct ngrams *ngrams,
	struct failure *why);
void cutter_free(struct cutter *cutter);

/*
 * Fills `out` (cleared first) with the words of a text that is written as it is
 * spoken (spoken.h); punctuation is dropped.
 */
MUST_CHECK enum status cutter_cut(struct cutter *cutter, const char *text,
	struct pronunciation *out, struct failure *why);

#endif
