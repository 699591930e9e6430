/*
 * Waveform: how loud a recording is, bin by bin, to be drawn.
 *
 *	decode's waveform_read() -> struct waveform -> waveform_peak()
 *
 * Thread rule: one thread while it is filled, then read-only.
 */
#ifndef AUSCULT_WAVEFORM_H
#define AUSCULT_WAVEFORM_H

#include <stddef.h>
#include <stdint.h>

#include "audio.h"

/* A drawn minute has about 750 strokes. */
#define WAVEFORM_BIN_S 0.02

/* Zeroed is empty and valid. */
struct waveform {
	int channels;
	size_t count, capacity;		  /* bins */
	int16_t (*peaks)[AUDIO_CHANNELS]; /* largest absolute sample */
};

/* The largest sample of `channel` within `when`, 0..1; 0 outside. */
double waveform_peak(
	const struct waveform *waveform, int channel, struct span when);

void waveform_release(struct waveform *waveform);

#endif
