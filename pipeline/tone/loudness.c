#include "loudness.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

/* What the library keeps in its mode for momentary loudness. A longer window
 * asked of version 1.2.6 takes a thousand times the memory. */
#define WINDOW_MS 400
/* The absolute gate of EBU R128, -70 LUFS: below it there is nothing to hear.
 */
#define POWER_LEAST 1e-7

struct loudness {
	ebur128_state *state;
	size_t window; /* samples */
};

void loudness_free(struct loudness *loudness)
{
	if (!loudness)
		return;
	if (loudness->state)
		ebur128_destroy(&loudness->state);
	free(loudness);
}

enum status loudness_new(
	struct loudness **out, int rate_hz, struct failure *why)
{
	struct loudness *loudness = calloc(1, sizeof(*loudness));

	if (!loudness)
		return failure_no_memory(why);
	loudness->window = (size_t)rate_hz * WINDOW_MS / 1000;
	loudness->state =
		ebur128_init(1, (unsigned long)rate_hz, EBUR128_MODE_M);
	if (!loudness->state) {
		loudness_free(loudness);
		return failure_no_memory(why);
	}
	*out = loudness;
	return STATUS_OK;
}

/* Power of the next samples, at most a window of them; 0 for silence. */
static double window_power(
	struct loudness *loudness, const int16_t *samples, size_t count)
{
	unsigned long length_ms =
		(unsigned long)(count * WINDOW_MS / loudness->window);
	double lufs = -INFINITY;

	if (ebur128_add_frames_short(loudness->state, samples, count) !=
			EBUR128_SUCCESS ||
		length_ms == 0)
		return 0.0;
	(void)ebur128_loudness_window(loudness->state, length_ms, &lufs);
	return pow(10.0, lufs / 10.0);
}

double loudness_measure(
	struct loudness *loudness, const int16_t *samples, size_t count)
{
	double power = 0.0;

	for (size_t at = 0; at < count; at += loudness->window) {
		size_t n = count - at < loudness->window ? count - at
							 : loudness->window;

		power += (double)n * window_power(loudness, samples + at, n);
	}
	power /= (double)count;
	return power >= POWER_LEAST ? 10.0 * log10(power) : NAN;
}
