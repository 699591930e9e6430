#include "dtmf.h"

/* 2 cos(2 pi f / 8000) of Q.23's low and high group, in hertz 697, 770, 852,
 * 941 and 1209, 1336, 1477, 1633. */
static const float low_group[4] = { 1.70773781F, 1.64528104F, 1.56868698F,
	1.47820457F };
static const float high_group[4] = { 1.16410402F, 0.99637021F, 0.79861839F,
	0.56853271F };
static const char keys[4][5] = { "123A", "456B", "789C", "*0#D" };

/* Quieter than -45 dBFS is a leak from the other channel. */
#define LEAST_POWER 3e-5F
/* Of the band's power in both tones. */
#define LEAST_SHARE 0.75F
/* A tone over the next strongest of its group: 6 dB. */
#define LEAST_OVER 4.0F
/* Twist: the high tone at most 6 dB over the low one, 9 dB under it (Q.24 asks
 * 4 and 8 at the least; codecs add). */
#define MOST_HIGH_OVER_LOW 4.0F
#define MOST_LOW_OVER_HIGH 8.0F
/* Windows in a row: 20 ms and 2 more of 10 ms are within a digit of 40 ms. */
#define LEAST_WINDOWS 3

/* Mean power of the component. */
static float goertzel(const float *samples, float coefficient)
{
	float s1 = 0.0F, s2 = 0.0F;

	for (int i = 0; i < DTMF_SAMPLES; i++) {
		float s = samples[i] + coefficient * s1 - s2;

		s2 = s1;
		s1 = s;
	}
	return (s1 * s1 + s2 * s2 - coefficient * s1 * s2) * 2.0F /
	       ((float)DTMF_SAMPLES * DTMF_SAMPLES);
}

/* Index of the strongest, -1 when it does not stand out. */
static int strongest(const float *samples, const float *group, float *power)
{
	float powers[4], second = 0.0F;
	int best = 0;

	for (int i = 0; i < 4; i++) {
		powers[i] = goertzel(samples, group[i]);
		if (powers[i] > powers[best])
			best = i;
	}
	for (int i = 0; i < 4; i++)
		if (i != best && powers[i] > second)
			second = powers[i];
	*power = powers[best];
	return powers[best] >= LEAST_OVER * second ? best : -1;
}

char dtmf_find(const float samples[DTMF_SAMPLES])
{
	float total = 0.0F, low_power, high_power;
	int low, high;

	for (int i = 0; i < DTMF_SAMPLES; i++)
		total += samples[i] * samples[i];
	total /= DTMF_SAMPLES;
	if (total < LEAST_POWER)
		return 0;
	low = strongest(samples, low_group, &low_power);
	if (low < 0 || low_power > total * LEAST_SHARE * 1.3F)
		return 0;
	high = strongest(samples, high_group, &high_power);
	if (high < 0 || low_power + high_power < LEAST_SHARE * total ||
		high_power > MOST_HIGH_OVER_LOW * low_power ||
		low_power > MOST_LOW_OVER_HIGH * high_power)
		return 0;
	return keys[low][high];
}

bool dtmf_next(
	struct dtmf *dtmf, char digit, int64_t frame, struct frames *found)
{
	bool is_over = dtmf->digit && digit != dtmf->digit;
	int64_t windows = frame - dtmf->start;

	if (digit != dtmf->digit)
		*found = (struct frames){ dtmf->start - 1, frame };
	else if (digit)
		return false;
	if (digit != dtmf->digit) {
		dtmf->start = frame;
		dtmf->digit = digit;
	}
	return is_over && windows >= LEAST_WINDOWS;
}
