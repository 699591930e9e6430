/*
 * Leak: one party's voice in the other party's channel.
 *
 *	250 ms of both channels -> leak_find() -> likeness, 0..1
 *
 * A handset's side tone, a line's cross-talk or a hybrid's echo puts a quieter
 * copy of one channel into the other. It is told from two people who speak at
 * once by the normalised cross-correlation of the waveforms: the highest over
 * delays of 0 to 30 ms of the quiet channel behind the loud one, on sound
 * halved to 4 kHz.
 *
 *	spectra of both channels -> leak_is_copy()
 *
 * A codec of joint stereo copies tones and music likewise, but for their phase:
 * these are told by the cosine between the powers of the two spectra.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_LEAK_H
#define AUSCULT_LEAK_H

#include <stdbool.h>

#include "spectrum.h"

#define LEAK_SAMPLES 2048 /* 256 ms at 8 kHz */
/* A leak is at least this much quieter than its source. */
#define LEAK_LEAST_DB 8.0F
/* Two voices at once stay below, a leak at 10 dB over the noise above. */
#define LEAK_LIKENESS 0.6F

float leak_find(
	const float loud[LEAK_SAMPLES], const float quiet[LEAK_SAMPLES]);

/* Whether `power` is LEAK_LEAST_DB below `other` and looks like it. */
bool leak_is_copy(
	const float power[SPECTRUM_BINS], const float other[SPECTRUM_BINS]);

#endif
