#include "voicing.h"

#include <math.h>

#define HALVED (VOICING_SAMPLES / 2)
#define SHORTEST_LAG 10 /* 400 Hz at 4 kHz */
#define LONGEST_LAG 66	/* 60 Hz */
#define SUMMED (HALVED - LONGEST_LAG)
/* Nothing below -75 dBFS can be told to be a voice. */
#define LEAST_ENERGY (3e-8F * SUMMED)

static float product(const float *a, const float *b)
{
	float sum = 0.0F;

	for (int i = 0; i < SUMMED; i++)
		sum += a[i] * b[i];
	return sum;
}

float voicing(const float samples[VOICING_SAMPLES])
{
	float x[HALVED];
	float best = 0.0F, energy;

	for (int i = 0; i < HALVED; i++)
		x[i] = 0.5F * (samples[2 * i] + samples[2 * i + 1]);
	energy = product(x, x);
	if (energy < LEAST_ENERGY)
		return 0.0F;
	for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
		float shared = product(x, x + lag);
		float both = energy * product(x + lag, x + lag);

		if (shared > 0.0F && shared * shared > best * both)
			best = shared * shared / both;
	}
	return sqrtf(best);
}
