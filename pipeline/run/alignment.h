/*
 * Alignment: how many words apart two texts are.
 *
 *	text -> tokens_add() -> tokens
 *	reference, heard -> alignment_find() -> substitutions, deletions,
 *	                                        insertions
 *
 * Tokens are what error rates are counted in: a Chinese text is cut into
 * characters (CER), an English one into words (WER). Both are folded (text.h)
 * and without punctuation; what is only written differently is made equal:
 *  - Chinese: digits are the characters that they are read as (5 is 五), and
 *    幺 is 一, 〇 is 零; Latin letters count one by one.
 *  - English: apostrophes are dropped (don't is dont); a hyphen parts words;
 *    numbers up to 99 are the words that they are read as, longer ones are
 *    read digit by digit.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_ALIGNMENT_H
#define AUSCULT_ALIGNMENT_H

#include <stddef.h>
#include <stdint.h>

#include "party.h"
#include "text.h"

/* A code point, or with the top bit set the hash of a word (64-bit FNV-1a):
 * of a million different words two are equal with a chance of 1 in 10^7. */
struct tokens {
	uint64_t *items;
	size_t count, capacity;
};

/* Appends the tokens of `text`: words for LANGUAGE_EN, else characters. */
MUST_CHECK enum status tokens_add(struct tokens *tokens, const char *text,
	enum language language, struct failure *why);
void tokens_release(struct tokens *tokens);

struct alignment {
	int64_t reference_count; /* tokens of the reference */
	int64_t substitutions, deletions, insertions;
};

/*
 * The alignment with the fewest errors, each of cost 1 (V. I. Levenshtein,
 * "Binary codes capable of correcting deletions, insertions and reversals",
 * Soviet Physics Doklady 10, 1966; R. A. Wagner, M. J. Fischer, "The
 * string-to-string correction problem", J. ACM 21, 1974). Of alignments with
 * equally many, one with the most substitutions is taken, as an error is then
 * counted where it was made. O(n m) time, O(m) memory: the counts travel with
 * the costs. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status alignment_find(struct alignment *alignment,
	const struct tokens *reference, const struct tokens *heard,
	struct failure *why);

/* Adds the counts of `more`. */
void alignment_add(struct alignment *sum, const struct alignment *more);

int64_t alignment_errors(const struct alignment *alignment);
/* Errors by tokens of the reference: may exceed 1; NAN without a reference. */
double alignment_rate(const struct alignment *alignment);

#endif
