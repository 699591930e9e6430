#include "gaussian.h"

#include <math.h>

/* Added to each variance, in squared steps of a byte: what rounding adds, and
 * enough that few frames have a determinant. */
#define LEAST_VARIANCE 1.0
#define PARAMETERS (CEPSTRUM_SIZE + GAUSSIAN_PAIRS)

void gaussian_add(
	struct gaussian *gaussian, const struct cepstrum *frame, int sign)
{
	int pair = 0;

	gaussian->count += sign;
	for (int i = 0; i < CEPSTRUM_SIZE; i++) {
		gaussian->sum[i] += sign * frame->values[i];
		for (int k = 0; k <= i; k++)
			gaussian->products[pair++] +=
				sign * frame->values[i] * frame->values[k];
	}
}

void gaussian_join(struct gaussian *gaussian, const struct gaussian *other)
{
	gaussian->count += other->count;
	for (int i = 0; i < CEPSTRUM_SIZE; i++)
		gaussian->sum[i] += other->sum[i];
	for (int i = 0; i < GAUSSIAN_PAIRS; i++)
		gaussian->products[i] += other->products[i];
}

/* The logarithm of the covariance's determinant, by Cholesky. */
static double log_determinant(const struct gaussian *gaussian)
{
	double lower[GAUSSIAN_PAIRS];
	double result = 0.0;
	const double *row_k;
	double *row = lower;

	for (int i = 0; i < CEPSTRUM_SIZE; row += ++i) {
		const double *products = gaussian->products + (row - lower);

		row_k = lower;
		for (int k = 0; k <= i; row_k += ++k) {
			double value =
				products[k] / gaussian->count -
				gaussian->sum[i] * gaussian->sum[k] /
					(gaussian->count * gaussian->count);

			for (int j = 0; j < k; j++)
				value -= row[j] * row_k[j];
			if (k < i)
				row[k] = value / row_k[k];
			else
				row[k] =
					sqrt(fmax(value, 0.0) + LEAST_VARIANCE);
		}
		/* cppcheck-suppress uninitvar ; k was i last */
		result += 2.0 * log(row[i]);
	}
	return result;
}

double gaussian_cost(const struct gaussian *gaussian)
{
	return gaussian->count > 0.0
		       ? 0.5 * gaussian->count * log_determinant(gaussian)
		       : 0.0;
}

double gaussian_penalty(double count)
{
	return 0.5 * PARAMETERS * log(count);
}

double gaussian_gain(
	const struct gaussian *a, const struct gaussian *b, double weight)
{
	struct gaussian both = *a;

	gaussian_join(&both, b);
	return gaussian_cost(&both) - gaussian_cost(a) - gaussian_cost(b) -
	       weight * gaussian_penalty(both.count);
}
