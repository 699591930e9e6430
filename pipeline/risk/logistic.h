/*
 * Logistic: weights of evidence, fitted to what really happened.
 *
 *	features, outcomes, weights so far -> logistic_fit() -> weights
 *
 * Logistic regression (D. R. Cox, J. R. Stat. Soc. B 20, 1958) by cyclic
 * coordinate descent with Newton steps, drawn to the weights so far by a
 * quadratic penalty, so that few outcomes change little; no weight falls below
 * zero, so that evidence never speaks against the danger that it shows.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_LOGISTIC_H
#define AUSCULT_LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>

#include "status.h"

/* `rows` cases of `columns` features each, row after row. */
struct logistic_cases {
	const double *features;
	const bool *outcomes;
	size_t rows, columns;
};

struct logistic_model {
	double bias;
	double *weights; /* the caller's, one a column */
};

/* The probability of the outcome. */
double logistic_probability(const struct logistic_model *model,
	const double *features, size_t columns);

/*
 * Fills `fitted` from the cases whose `folds` is not `held_out` (SIZE_MAX: all
 * of them). `penalty` is at least 0; `before` draws. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status logistic_fit(const struct logistic_cases *cases,
	const size_t *folds, size_t held_out, double penalty,
	const struct logistic_model *before, struct logistic_model *fitted,
	struct failure *why);

#endif
