#include "crosstalk.h"

#include <math.h>

#define STEP_S 0.01
/* Under this the other channel is silent, whatever it correlates with. */
#define SILENT_DB (-75.0F)
#define NO_POWER 1e-10F

/* Levels of frames; returns the mean power. */
static double level(
	float *db, size_t frames, const int16_t *samples, size_t size)
{
	double sum = 0.0;

	for (size_t f = 0; f < frames; f++) {
		float power = 0.0F;

		for (size_t i = 0; i < size; i++) {
			float value = (float)samples[f * size + i] / 32768.0F;

			power += value * value;
		}
		power /= (float)size;
		sum += (double)power;
		db[f] = fmaxf(SILENT_DB, 10.0F * log10f(power + NO_POWER));
	}
	return sum / (double)frames;
}

/* Pearson's correlation. */
static double correlate(const float *a, const float *b, size_t count)
{
	double n = (double)count, sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
	double spread;

	for (size_t i = 0; i < count; i++) {
		double x = (double)a[i], y = (double)b[i];

		sa += x;
		sb += y;
		aa += x * x;
		bb += y * y;
		ab += x * y;
	}
	spread = (aa - sa * sa / n) * (bb - sb * sb / n);
	return spread > 0.0 ? (ab - sa * sb / n) / sqrt(spread) : 0.0;
}

double crosstalk_find(struct crosstalk *scratch, int rate_hz,
	const int16_t *own, const int16_t *other, size_t count)
{
	size_t size = (size_t)lround(STEP_S * rate_hz), frames = count / size;
	size_t delays = (size_t)lround(CROSSTALK_DELAY_S / STEP_S);
	double likeness = 0.0, own_power, other_power;

	if (frames > CROSSTALK_FRAMES_MOST)
		frames = CROSSTALK_FRAMES_MOST;
	if ((double)frames * STEP_S < CROSSTALK_LEAST_S)
		return NAN;
	other_power = level(scratch->other, frames, other, size);
	if (10.0 * log10(other_power + (double)NO_POWER) <= (double)SILENT_DB)
		return NAN;
	own_power = level(scratch->own, frames, own, size);
	for (size_t d = 0; d < delays && likeness < CROSSTALK_LIKENESS; d++)
		likeness =
			fmax(likeness, correlate(scratch->own,
					       scratch->other + d, frames - d));
	return likeness >= CROSSTALK_LIKENESS
		       ? 10.0 * log10(other_power / own_power)
		       : NAN;
}
