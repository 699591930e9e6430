/*
 * Product: the inner product of two stretches of sound.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PRODUCT_H
#define AUSCULT_PRODUCT_H

/* Sums that grow side by side, so that a processor can add them at once: the
 * order of additions is part of the result and a compiler must not change it.
 */
#define PRODUCT_LANES 8

static inline float product(const float *a, const float *b, int count)
{
	float sums[PRODUCT_LANES] = { 0.0F };
	float sum = 0.0F;
	int i = 0;

	for (; i + PRODUCT_LANES <= count; i += PRODUCT_LANES)
		for (int lane = 0; lane < PRODUCT_LANES; lane++)
			sums[lane] += a[i + lane] * b[i + lane];
	for (; i < count; i++)
		sum += a[i] * b[i];
	for (int lane = 0; lane < PRODUCT_LANES; lane++)
		sum += sums[lane];
	return sum;
}

#endif
