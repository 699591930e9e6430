#include "voicing.h"

#include <math.h>

#include "product.h"

#define HALVED (VOICING_SAMPLES / 2)
#define SHORTEST_LAG 10 /* 400 Hz at 4 kHz */
#define LONGEST_LAG 66	/* 60 Hz */
#define SUMMED (HALVED - LONGEST_LAG)
/* Nothing below -75 dBFS can be told to be a voice. */
#define LEAST_ENERGY (3e-8F * SUMMED)

float voicing(const float samples[VOICING_SAMPLES])
{
	float x[HALVED];
	float best = 0.0F, energy;

	for (int i = 0; i < HALVED; i++)
		x[i] = 0.5F * (samples[2 * i] + samples[2 * i + 1]);
	energy = product(x, x, SUMMED);
	if (energy < LEAST_ENERGY)
		return 0.0F;
	for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
		float shared = product(x, x + lag, SUMMED);
		float both = energy * product(x + lag, x + lag, SUMMED);

		if (shared > 0.0F && shared * shared > best * both)
			best = shared * shared / both;
	}
	return sqrtf(best);
}
