/*
 * Pitch: the fundamental frequency of a voice over an utterance.
 *
 *	samples -> pitch_measure() -> median, range, voiced share
 *
 * aubio's yinfft (P. Brossier, "Automatic annotation of musical audio for
 * interactive systems", 2006, after A. de Cheveigne and H. Kawahara, "YIN",
 * JASA 111, 2002) on 64 ms windows every 16 ms.
 *
 * Thread rule: one thread at a time for one pitch.
 */
#ifndef AUSCULT_PITCH_H
#define AUSCULT_PITCH_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

struct pitch;

struct pitch_summary {
	double median_hz;    /* NAN without voiced frames */
	double range_st;     /* 5th to 95th percentile, semitones; NAN */
	double voiced_share; /* of all frames, 0..1; NAN without frames */
};

/* `rate_hz` 8000 to 48000. The caller owns `*out`. */
MUST_CHECK enum status pitch_new(
	struct pitch **out, int rate_hz, struct failure *why);
void pitch_free(struct pitch *pitch);

/* Measures `count` samples; no more than two minutes of them count. */
struct pitch_summary pitch_measure(
	struct pitch *pitch, const int16_t *samples, size_t count);

#endif
