/*
 * Agreement: how alike people, and people and the machine, judge.
 *
 *	judgements of units by raters -> agreement_alpha() -> -1..1
 *	pairs of judgements -> agreement_kappa() -> -1..1
 *
 * Values are categories without order, as small numbers.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_AGREEMENT_H
#define AUSCULT_AGREEMENT_H

#include <stddef.h>

/* pass, fail, not applicable, unknown. */
#define AGREEMENT_VALUES 4

/* How many raters gave each value to one unit. */
struct unit_votes {
	int counts[AGREEMENT_VALUES];
};

/*
 * Krippendorff's alpha for nominal data: 1 - observed / expected disagreement,
 * over units that two or more raters judged (Krippendorff, Content Analysis,
 * 2004, 11.3). 1: all agree; 0: as by chance; NAN where there is nothing to
 * compare, or only one value was ever given.
 */
double agreement_alpha(const struct unit_votes *units, size_t count);

/* The value that most raters gave; -1 for none or a draw. */
int agreement_majority(const struct unit_votes *unit);

/* Cohen's kappa (Educational and Psychological Measurement 20, 1960) of a
 * table of how often the first rater's value i met the second's j. NAN where
 * nothing was judged by both, or chance alone agrees always. */
double agreement_kappa(const int table[AGREEMENT_VALUES][AGREEMENT_VALUES]);

#endif
