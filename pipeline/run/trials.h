/*
 * Trials: how well a number tells what is so from what is not.
 *
 *	score, truth -> trials_add() ... -> trials_auc()
 *
 * Thread rule: one thread at a time for one list.
 */
#ifndef AUSCULT_TRIALS_H
#define AUSCULT_TRIALS_H

#include <stdbool.h>
#include <stddef.h>

#include "status.h"

struct trial {
	double score; /* the higher, the likelier */
	bool is_so;
};

/* Zeroed is empty. */
struct trials {
	struct trial *items;
	size_t count, capacity;
};

MUST_CHECK enum status trials_add(
	struct trials *trials, struct trial trial, struct failure *why);
void trials_release(struct trials *trials);

/*
 * Area under the ROC curve: the chance that a trial that is so has a higher
 * score than one that is not, ties counting half (H. B. Mann, D. R. Whitney,
 * Ann. Math. Stat. 18, 1947; J. A. Hanley, B. J. McNeil, Radiology 143, 1982).
 * NAN without trials of both kinds. Sorts the trials by score.
 */
double trials_auc(struct trials *trials);

#endif
