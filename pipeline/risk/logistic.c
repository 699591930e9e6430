#include "logistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SWEEPS 1000
#define ENOUGH 1e-7
/* Bounds a Newton step where hardly anything speaks for its curvature. */
#define MOST_STEP 2.0
#define LEAST_CURVATURE 1e-9

struct fit {
	const struct logistic_cases *cases;
	const size_t *folds;
	size_t held_out;
	double penalty;
	double *log_odds; /* of each case, under the weights at hand */
};

static double squash(double log_odds)
{
	return 1.0 / (1.0 + exp(-log_odds));
}

double logistic_probability(const struct logistic_model *model,
	const double *features, size_t columns)
{
	double log_odds = model->bias;

	for (size_t i = 0; i < columns; i++)
		log_odds += model->weights[i] * features[i];
	return squash(log_odds);
}

/* The bias is the feature that is always 1, behind the others. */
static double feature(const struct fit *fit, size_t row, size_t column)
{
	const struct logistic_cases *cases = fit->cases;

	return column == cases->columns
		       ? 1.0
		       : cases->features[row * cases->columns + column];
}

/* Moves one weight to the least of the penalised loss along it; gives how far.
 */
static double step(const struct fit *fit, size_t column, double before,
	double least, double *weight)
{
	double slope = fit->penalty * (*weight - before);
	double curvature = fit->penalty + LEAST_CURVATURE;
	double moved;

	for (size_t row = 0; row < fit->cases->rows; row++) {
		double x = feature(fit, row, column);
		double p;

		if (fit->folds[row] == fit->held_out || x == 0.0)
			continue;
		p = squash(fit->log_odds[row]);
		slope += (p - fit->cases->outcomes[row]) * x;
		curvature += p * (1.0 - p) * x * x;
	}
	moved = fmax(-MOST_STEP, fmin(MOST_STEP, -slope / curvature));
	moved = fmax(moved, least - *weight);
	*weight += moved;
	for (size_t row = 0; row < fit->cases->rows; row++)
		fit->log_odds[row] += moved * feature(fit, row, column);
	return fabs(moved);
}

static void start(struct fit *fit, const struct logistic_model *model)
{
	size_t columns = fit->cases->columns;

	for (size_t row = 0; row < fit->cases->rows; row++) {
		fit->log_odds[row] = model->bias;
		for (size_t i = 0; i < columns; i++)
			fit->log_odds[row] +=
				model->weights[i] * feature(fit, row, i);
	}
}

enum status logistic_fit(const struct logistic_cases *cases,
	const size_t *folds, size_t held_out, double penalty,
	const struct logistic_model *before, struct logistic_model *fitted,
	struct failure *why)
{
	struct fit fit = { cases, folds, held_out, penalty, NULL };
	double moved = INFINITY;

	fit.log_odds = calloc(cases->rows + 1, sizeof(*fit.log_odds));
	if (!fit.log_odds)
		return failure_no_memory(why);
	fitted->bias = before->bias;
	if (cases->columns > 0)
		memcpy(fitted->weights, before->weights,
			cases->columns * sizeof(*fitted->weights));
	start(&fit, fitted);
	for (int i = 0; i < MOST_SWEEPS && moved > ENOUGH; i++) {
		moved = step(&fit, cases->columns, before->bias, -INFINITY,
			&fitted->bias);
		for (size_t column = 0; column < cases->columns; column++)
			moved = fmax(moved,
				step(&fit, column, before->weights[column], 0.0,
					&fitted->weights[column]));
	}
	free(fit.log_odds);
	return STATUS_OK;
}
