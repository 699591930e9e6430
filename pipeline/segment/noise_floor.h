/*
 * Noise floor: how loud the line is while nobody speaks.
 *
 *	power of each frame -> noise_floor_add() -> noise_floor_db()
 *
 * The minimum, over a window that slides, of the power smoothed over 150 ms
 * (minimum statistics: R. Martin, "Noise power spectral density estimation
 * based on optimal smoothing and minimum statistics", IEEE Trans. Speech Audio
 * Process. 9(5), 2001, on the whole band), raised by what the minimum of a
 * smoothed noise lies below its mean. Digital silence (gaps that a packet
 * network, a mute key or a codec fills with zeros) does not count: the floor
 * is that of the line when it is open. O(1) a frame.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_NOISE_FLOOR_H
#define AUSCULT_NOISE_FLOOR_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"

#define NOISE_FLOOR_SMOOTH_FRAMES 15
#define NOISE_FLOOR_WINDOW_FRAMES 2048

struct noise_floor {
	float recent[NOISE_FLOOR_SMOOTH_FRAMES];
	double sum;
	int filled; /* frames since digital silence, at most the above */
	int64_t frame;
	int open; /* frames of the window that are not digital silence */
	bool is_open[NOISE_FLOOR_WINDOW_FRAMES];
	/* Minima that may yet become the window's: rising queue. */
	int64_t head, tail;
	int64_t when[NOISE_FLOOR_WINDOW_FRAMES];
	float minima[NOISE_FLOOR_WINDOW_FRAMES];
};

void noise_floor_clear(struct noise_floor *floor);
void noise_floor_add(struct noise_floor *floor, float power);

/* dBFS; FRAME_SILENT_DB when the line was open for less than 3 s of the window,
 * too short to tell its noise from its speech. */
float noise_floor_db(const struct noise_floor *floor);

#endif
