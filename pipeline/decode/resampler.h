/*
 * Resampler: samples of any kind become 16-bit ones at the wanted rate. The
 * only place that knows libswresample.
 *
 *	samples -> resampler_open() -> resampler_run() ... -> 16-bit channels
 *
 * Nothing is delayed: the first sample out is at the time of the first in.
 *
 * Thread rule: one thread at a time for one resampler.
 */
#ifndef AUSCULT_RESAMPLER_H
#define AUSCULT_RESAMPLER_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

#define RESAMPLER_CHANNELS 2

struct resampler;

struct sample_format {
	int rate_hz;
	int channels;
	int kind; /* enum AVSampleFormat */
};

/* The caller owns `*resampler`; what it held before is freed. One channel is
 * mixed from two, and two are copies of one, where the numbers differ. */
MUST_CHECK enum status resampler_open(struct resampler **resampler,
	const struct sample_format *in, int rate_hz, int channels,
	struct failure *why);
void resampler_free(struct resampler *resampler);

/* Leaves out that much of what comes out next. Before the first run only. */
MUST_CHECK enum status resampler_drop(
	struct resampler *resampler, double seconds, struct failure *why);

/* Puts that much silence before what goes in next. */
MUST_CHECK enum status resampler_pause(
	struct resampler *resampler, double seconds, struct failure *why);

/* What goes in: `count` samples for each channel, planes as libav has them. */
struct sample_block {
	const uint8_t **planes; /* may be NULL with `count` 0 */
	int count;
	bool is_last; /* nothing follows: what is held back comes out */
};

/* Takes the block and writes at most `room` frames to the channels of `into`;
 * what does not fit comes out of the next run. `got` is 0 at the end. */
MUST_CHECK enum status resampler_run(struct resampler *resampler,
	const struct sample_block *block,
	int16_t *const into[RESAMPLER_CHANNELS], int room, int *got,
	struct failure *why);

#endif
