#include "leak.h"

#include <math.h>

#include "product.h"

#define HALVED (LEAK_SAMPLES / 2)
#define LAGS 120 /* 30 ms at 4 kHz */
#define SUMMED (HALVED - LAGS)

static void halve(const float *in, float *out)
{
	for (int i = 0; i < HALVED; i++)
		out[i] = 0.5F * (in[2 * i] + in[2 * i + 1]);
}

float leak_find(const float loud[LEAK_SAMPLES], const float quiet[LEAK_SAMPLES])
{
	float source[HALVED], copy[HALVED];
	float best = 0.0F, energy;

	halve(loud, source);
	halve(quiet, copy);
	energy = product(copy + LAGS, copy + LAGS, SUMMED);
	for (int lag = 0; lag < LAGS; lag++) {
		const float *from = source + LAGS - lag;
		float shared = product(copy + LAGS, from, SUMMED);
		float both = energy * product(from, from, SUMMED);

		if (both > 0.0F && shared * shared > best * both)
			best = shared * shared / both;
	}
	return sqrtf(best);
}
