/*
 * Narrow: 16-bit sound at 8 or 16 kHz to 8 kHz floats.
 *
 *	160 samples at 16 kHz -> narrow_frame() -> 80 samples at 8 kHz
 *
 * 16 kHz is halved through a half-band filter (windowed sinc, 31 taps,
 * Blackman; stop band from 5 kHz below -60 dB), so that a wide-band recording
 * is cut as its telephone version is. Delay: 0.9 ms.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_NARROW_H
#define AUSCULT_NARROW_H

#include <stdint.h>

#include "frame.h"

#define NARROW_TAPS 31

struct narrow {
	int step; /* 1 at 8 kHz, 2 at 16 kHz */
	float taps[NARROW_TAPS];
	float past[NARROW_TAPS - 1]; /* end of the frame before */
};

/* `rate_hz` is 8000 or 16000. */
void narrow_init(struct narrow *narrow, int rate_hz);

/* Reads FRAME_SAMPLES * step samples; NULL is silence. Full scale becomes
 * 1. */
void narrow_frame(struct narrow *narrow, const int16_t *samples,
	float frame[FRAME_SAMPLES]);

#endif
