/*
 * Spectrum: the power of both channels by frequency, in one transform.
 *
 *	128 ms of one or two channels -> spectrum_find() -> power by bin
 *
 * Hann window, radix-2 FFT (Cooley and Tukey, 1965); two real signals share a
 * complex one. Bin b is b * SPECTRUM_BIN_HZ. A full-scale sine in the middle
 * of a bin gives that bin 1/4 and the three around its peak 3/8 in all.
 *
 * Thread rule: read-only after spectrum_init().
 */
#ifndef AUSCULT_SPECTRUM_H
#define AUSCULT_SPECTRUM_H

#include <stdint.h>

#include "frame.h"

#define SPECTRUM_SAMPLES 1024
#define SPECTRUM_BINS 513
#define SPECTRUM_BIN_HZ ((float)FRAME_RATE_HZ / SPECTRUM_SAMPLES)
/* How often the stages look at it: 40 ms. */
#define SPECTRUM_EVERY_FRAMES 4
/* The telephone band, 200 to 3,400 Hz. */
#define SPECTRUM_LOW 26
#define SPECTRUM_HIGH 435

struct spectrum {
	float window[SPECTRUM_SAMPLES];
	float cosine[SPECTRUM_SAMPLES / 2];
	float sine[SPECTRUM_SAMPLES / 2];
	uint16_t order[SPECTRUM_SAMPLES]; /* bit-reversed */
};

void spectrum_init(struct spectrum *spectrum);

/* `second` and `second_power` may both be NULL. */
void spectrum_find(const struct spectrum *spectrum, const float *first,
	const float *second, float *first_power, float *second_power);

#endif
