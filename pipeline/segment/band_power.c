#include "band_power.h"

#include <math.h>

#define PI 3.14159265358979323846
#define LOW_HZ 200.0
#define HIGH_HZ 3400.0

enum pass { LOW_PASS, HIGH_PASS };

static struct band_section section(enum pass pass, double corner_hz, double q)
{
	double w = 2.0 * PI * corner_hz / FRAME_RATE_HZ;
	double alpha = sin(w) / (2.0 * q);
	double sign = pass == LOW_PASS ? -1.0 : 1.0;
	double edge = 1.0 + sign * cos(w); /* 1 - cos or 1 + cos */
	double a0 = 1.0 + alpha;

	return (struct band_section){
		.b0 = (float)(edge / 2.0 / a0),
		.b1 = (float)(-sign * edge / a0),
		.b2 = (float)(edge / 2.0 / a0),
		.a1 = (float)(-2.0 * cos(w) / a0),
		.a2 = (float)((1.0 - alpha) / a0),
	};
}

void band_power_init(struct band_power *band)
{
	/* Quality factors of a fourth-order and a second-order Butterworth. */
	band->sections[0] = section(HIGH_PASS, LOW_HZ, 0.54119610);
	band->sections[1] = section(HIGH_PASS, LOW_HZ, 1.3065630);
	band->sections[2] = section(LOW_PASS, HIGH_HZ, 0.70710678);
}

static void filter(struct band_section *s, float frame[FRAME_SAMPLES])
{
	for (int i = 0; i < FRAME_SAMPLES; i++) {
		float in = frame[i];
		float out = s->b0 * in + s->z1;

		s->z1 = s->b1 * in - s->a1 * out + s->z2;
		s->z2 = s->b2 * in - s->a2 * out;
		frame[i] = out;
	}
	/* Digital silence must not decay through denormal numbers. */
	if (fabsf(s->z1) < 1e-15F && fabsf(s->z2) < 1e-15F)
		s->z1 = s->z2 = 0.0F;
}

float band_power(struct band_power *band, float frame[FRAME_SAMPLES])
{
	float sum = 0.0F;

	for (int i = 0; i < BAND_SECTIONS; i++)
		filter(&band->sections[i], frame);
	for (int i = 0; i < FRAME_SAMPLES; i++)
		sum += frame[i] * frame[i];
	return sum / FRAME_SAMPLES;
}

float power_db(float power)
{
	return power > 1e-8F ? 10.0F * log10f(power) : FRAME_SILENT_DB;
}
