#include "narrow.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#define PI 3.14159265358979323846
#define FULL_SCALE 32768.0F

void narrow_init(struct narrow *narrow, int rate_hz)
{
	const int middle = NARROW_TAPS / 2;

	*narrow = (struct narrow){ .step = rate_hz / FRAME_RATE_HZ };
	for (int i = 0; i < NARROW_TAPS; i++) {
		double x = PI * (i - middle) / 2.0;
		double angle = 2.0 * PI * (i + 1) / (NARROW_TAPS + 1);
		double blackman =
			0.42 - 0.5 * cos(angle) + 0.08 * cos(2.0 * angle);

		narrow->taps[i] =
			(float)(blackman *
				(i == middle ? 0.5 : 0.5 * sin(x) / x));
	}
}

static void halve(struct narrow *narrow, const float *wide, float *frame)
{
	for (int i = 0; i < FRAME_SAMPLES; i++) {
		const float *at = wide + (ptrdiff_t)2 * i;
		float sum = 0.0F;

		for (int k = 0; k < NARROW_TAPS; k++)
			sum += narrow->taps[k] * at[k];
		frame[i] = sum;
	}
}

void narrow_frame(struct narrow *narrow, const int16_t *samples,
	float frame[FRAME_SAMPLES])
{
	float wide[NARROW_TAPS - 1 + 2 * FRAME_SAMPLES];
	const int kept = NARROW_TAPS - 1;
	const int count = FRAME_SAMPLES * narrow->step;
	float *into = narrow->step == 1 ? frame : wide + kept;

	for (int i = 0; i < count; i++)
		into[i] = samples ? (float)samples[i] / FULL_SCALE : 0.0F;
	if (narrow->step == 1)
		return;
	memcpy(wide, narrow->past, sizeof(narrow->past));
	halve(narrow, wide, frame);
	memcpy(narrow->past, wide + count, sizeof(narrow->past));
}
