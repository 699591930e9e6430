#include "line_tone.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* Of the band's power, in the line or the two lines. */
#define LEAST_SHARE 0.88F
/* Below -55 dBFS a tone is somebody else's, leaked. */
#define LEAST_POWER 3e-6F
/* Bins on either side that a line fills through the window. */
#define REACH 3
/* The weaker line of two has at least a tenth of the stronger's power. */
#define MOST_TWIST 10.0F

struct line {
	int bin;
	float hz;
	float power;
};

static const struct {
	enum line_tone tone;
	float low_hz, high_hz; /* high_hz is 0 for a single line */
	float within_hz;
} tones[] = {
	{ LINE_TONE_SINGLE, 425.0F, 0.0F, 50.0F },
	{ LINE_TONE_UK_RING, 400.0F, 450.0F, 12.0F },
	{ LINE_TONE_US_RING, 440.0F, 480.0F, 12.0F },
	{ LINE_TONE_US_BUSY, 480.0F, 620.0F, 12.0F },
	{ LINE_TONE_US_DIAL, 350.0F, 440.0F, 12.0F },
	{ LINE_TONE_LOW, 950.0F, 0.0F, 50.0F },
	{ LINE_TONE_MIDDLE, 1400.0F, 0.0F, 50.0F },
	{ LINE_TONE_HIGH, 1800.0F, 0.0F, 50.0F },
};

/* The strongest line that does not belong to `other`. */
static struct line strongest(const float *power, const struct line *other)
{
	struct line line = { .bin = SPECTRUM_LOW };
	float sum = 0.0F;

	for (int b = SPECTRUM_LOW; b <= SPECTRUM_HIGH; b++) {
		bool is_others = other && b >= other->bin - REACH &&
				 b <= other->bin + REACH;

		if (!is_others && power[b] > sum) {
			sum = power[b];
			line.bin = b;
		}
	}
	sum = 0.0F;
	for (int b = line.bin - REACH; b <= line.bin + REACH; b++) {
		if (other && b >= other->bin - REACH && b <= other->bin + REACH)
			continue;
		line.power += power[b];
		if (b < line.bin - 1 || b > line.bin + 1)
			continue;
		sum += power[b];
		line.hz += power[b] * (float)b * SPECTRUM_BIN_HZ;
	}
	line.hz /= sum > 0.0F ? sum : 1.0F;
	return line;
}

static bool is_near(float hz, float want_hz, float within_hz)
{
	return fabsf(hz - want_hz) <= within_hz;
}

static enum line_tone look_up(float low_hz, float high_hz)
{
	for (size_t i = 0; i < sizeof(tones) / sizeof(*tones); i++)
		if (is_near(low_hz, tones[i].low_hz, tones[i].within_hz) &&
			is_near(high_hz, tones[i].high_hz, tones[i].within_hz))
			return tones[i].tone;
	return LINE_TONE_NONE;
}

enum line_tone line_tone_find(const float power[SPECTRUM_BINS])
{
	struct line first, second;
	float total = 0.0F;

	for (int b = SPECTRUM_LOW; b <= SPECTRUM_HIGH; b++)
		total += power[b];
	if (total < LEAST_POWER)
		return LINE_TONE_NONE;
	first = strongest(power, NULL);
	if (first.power >= LEAST_SHARE * total)
		return look_up(first.hz, 0.0F);
	second = strongest(power, &first);
	if (first.power + second.power < LEAST_SHARE * total ||
		first.power > MOST_TWIST * second.power)
		return LINE_TONE_NONE;
	return first.hz < second.hz ? look_up(first.hz, second.hz)
				    : look_up(second.hz, first.hz);
}
