#include "leak.h"

#include <math.h>

#include "product.h"

#define HALVED (LEAK_SAMPLES / 2)
#define LAGS 120 /* 30 ms at 4 kHz */
#define SUMMED (HALVED - LAGS)
#define BAND_BINS (SPECTRUM_HIGH - SPECTRUM_LOW + 1)
/* LEAK_LEAST_DB as a ratio of powers. */
#define LEAST_RATIO 6.3F
/* Spectra of different notes, or of a note and a voice, stay below. */
#define LEAST_COSINE 0.8F

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

bool leak_is_copy(
	const float power[SPECTRUM_BINS], const float other[SPECTRUM_BINS])
{
	float own = 0.0F, theirs = 0.0F, shared, both;

	for (int i = SPECTRUM_LOW; i <= SPECTRUM_HIGH; i++) {
		own += power[i];
		theirs += other[i];
	}
	if (own * LEAST_RATIO > theirs)
		return false;
	power += SPECTRUM_LOW;
	other += SPECTRUM_LOW;
	shared = product(power, other, BAND_BINS);
	both = product(power, power, BAND_BINS) *
	       product(other, other, BAND_BINS);
	return shared * shared >= LEAST_COSINE * LEAST_COSINE * both;
}
