/*
 * Mean: a weighted mean over what is known.
 *
 *	value, weight -> mean_add() ... -> mean_of()
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_MEAN_H
#define AUSCULT_MEAN_H

#include <math.h>

/* Zeroed is empty. */
struct mean {
	double sum, weight;
};

/* A value that is NAN is left out. */
static inline void mean_add(struct mean *mean, double value, double weight)
{
	if (isnan(value))
		return;
	mean->sum += weight * value;
	mean->weight += weight;
}

/* NAN without any. */
static inline double mean_of(struct mean mean)
{
	return mean.weight > 0.0 ? mean.sum / mean.weight : NAN;
}

#endif
