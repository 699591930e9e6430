/*
 * Gaussian: a stretch of cepstra as one normal distribution.
 *
 *	frames -> gaussian_add() -> gaussian_cost(), gaussian_gain()
 *
 * The Bayesian information criterion for two stretches (S. S. Chen and P. S.
 * Gopalakrishnan, "Speaker, environment and channel change detection and
 * clustering via the Bayesian information criterion", DARPA Broadcast News
 * Workshop, 1998): how much better two distributions with full covariances
 * explain them than one, less what the further parameters cost.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_GAUSSIAN_H
#define AUSCULT_GAUSSIAN_H

#include <stdint.h>

#include "cepstrum.h"

#define GAUSSIAN_PAIRS (CEPSTRUM_SIZE * (CEPSTRUM_SIZE + 1) / 2)

/* Sums over frames; zeroed is none. */
struct gaussian {
	double count;
	double sum[CEPSTRUM_SIZE];
	double products[GAUSSIAN_PAIRS];
};

/* Adds `sign` times a frame: -1 takes it out again. */
void gaussian_add(
	struct gaussian *gaussian, const struct cepstrum *frame, int sign);
/* Adds all that `other` has. */
void gaussian_join(struct gaussian *gaussian, const struct gaussian *other);

/* Negative log-likelihood of its frames under itself, but for a constant a
 * frame: half the count times the logarithm of the determinant. */
double gaussian_cost(const struct gaussian *gaussian);

/* What the parameters of one more distribution cost over `count` frames. */
double gaussian_penalty(double count);

/* By how much two are better than one; `weight` is that of the penalty, 1 in
 * the criterion itself. */
double gaussian_gain(
	const struct gaussian *a, const struct gaussian *b, double weight);

#endif
