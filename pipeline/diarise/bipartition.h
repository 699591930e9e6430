/*
 * Bipartition: stretches of speech as those of two voices.
 *
 *	gaussians -> bipartition_find() -> 0 or 1 for each
 *
 * Agglomerative clustering by the Bayesian information criterion (gaussian.h):
 * the two clusters that are likest are joined until few are left; of all ways
 * to make two of those, the likeliest is taken, which the last joins, being the
 * hardest, do not always find.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_BIPARTITION_H
#define AUSCULT_BIPARTITION_H

#include "gaussian.h"

/* Stretches that are clustered at most: the time it takes grows with their
 * square. */
#define BIPARTITION_MOST 400

/*
 * Fills `sides` for `count` stretches, BIPARTITION_MOST at most; the first is
 * on side 0. O(count^2) distances. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status bipartition_find(const struct gaussian *stretches,
	size_t count, uint8_t *sides, struct failure *why);

#endif
