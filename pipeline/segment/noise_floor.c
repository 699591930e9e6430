#include "noise_floor.h"

#include <string.h>

#include "band_power.h"

/* White noise, 150 ms smoothing, 20 s window: the minimum lies this far below
 * the mean (measured over 1,000 windows). */
#define BIAS_DB 1.5F
/* Below this a frame is digital silence, or a codec's rendering of it. */
#define DIGITAL_SILENCE_POWER 3e-8F
#define LEAST_OPEN_FRAMES 300
#define MASK (NOISE_FLOOR_WINDOW_FRAMES - 1)

void noise_floor_clear(struct noise_floor *floor)
{
	memset(floor, 0, sizeof(*floor));
}

static void push(struct noise_floor *floor, float smoothed)
{
	while (floor->tail > floor->head &&
		floor->minima[(floor->tail - 1) & MASK] >= smoothed)
		floor->tail--;
	floor->when[floor->tail & MASK] = floor->frame;
	floor->minima[floor->tail & MASK] = smoothed;
	floor->tail++;
}

void noise_floor_add(struct noise_floor *floor, float power)
{
	const int span = NOISE_FLOOR_SMOOTH_FRAMES;
	float *slot = &floor->recent[floor->frame % span];
	bool *is_open = &floor->is_open[floor->frame & MASK];

	floor->frame++;
	while (floor->tail > floor->head &&
		floor->when[floor->head & MASK] <=
			floor->frame - NOISE_FLOOR_WINDOW_FRAMES)
		floor->head++;
	floor->open -= *is_open;
	*is_open = power >= DIGITAL_SILENCE_POWER;
	floor->open += *is_open;
	if (!*is_open) {
		floor->filled = 0;
		floor->sum = 0.0;
		return;
	}
	if (floor->filled == span)
		floor->sum -= (double)*slot;
	else
		floor->filled++;
	*slot = power;
	floor->sum += (double)power;
	if (floor->filled == span)
		push(floor, (float)(floor->sum / span));
}

float noise_floor_db(const struct noise_floor *floor)
{
	if (floor->tail == floor->head || floor->open < LEAST_OPEN_FRAMES)
		return FRAME_SILENT_DB;
	return power_db(floor->minima[floor->head & MASK]) + BIAS_DB;
}
