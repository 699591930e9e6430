#include "dual_mono.h"

#define BLOCK_S 0.5
#define SAME_MOST_RESIDUAL 0.05
#define PAUSE_RESIDUAL 0.001
/* -70 dBFS of an int16_t, squared; A-law's idle code is at -72 dBFS. */
#define SILENT_POWER (10.4 * 10.4)

struct powers {
	double signal;	 /* mean of both channels */
	double residual; /* of half the difference: 0 for a copy */
};

static struct powers measure(const int16_t *a, const int16_t *b, int64_t frames)
{
	double signal = 0.0, residual = 0.0;

	for (int64_t i = 0; i < frames; i++) {
		double left = a[i], right = b[i];

		signal += left * left + right * right;
		residual += (left - right) * (left - right);
	}
	return (struct powers){ .signal = signal / (2.0 * (double)frames),
		.residual = residual / (2.0 * (double)frames) };
}

enum dual_mono dual_mono_judge(
	const int16_t *a, const int16_t *b, int64_t frames, int rate_hz)
{
	int64_t block = (int64_t)(BLOCK_S * rate_hz);
	struct powers whole;

	if (frames <= 0)
		return DUAL_MONO_SILENT;
	whole = measure(a, b, frames);
	if (whole.signal < SILENT_POWER)
		return DUAL_MONO_SILENT;
	for (int64_t at = 0; at < frames; at += block) {
		int64_t rest = frames - at;
		struct powers part =
			measure(a + at, b + at, rest < block ? rest : block);

		if (part.residual > SAME_MOST_RESIDUAL * part.signal &&
			part.residual > PAUSE_RESIDUAL * whole.signal &&
			part.residual > SILENT_POWER)
			return DUAL_MONO_DIFFERENT;
	}
	return DUAL_MONO_SAME;
}
