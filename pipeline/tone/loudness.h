/*
 * Loudness: how loud an utterance is to the ear.
 *
 *	samples -> loudness_measure() -> LUFS
 *
 * K-weighted mean power (ITU-R BS.1770-4, as EBU R128 uses it; libebur128),
 * without the gate, which pauses would want and an utterance has none.
 *
 * Thread rule: one thread at a time for one loudness.
 */
#ifndef AUSCULT_LOUDNESS_H
#define AUSCULT_LOUDNESS_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

struct loudness;

/* The caller owns `*out`. */
MUST_CHECK enum status loudness_new(
	struct loudness **out, int rate_hz, struct failure *why);
void loudness_free(struct loudness *loudness);

/* Of all the samples, one or more; NAN below -70 LUFS. */
double loudness_measure(
	struct loudness *loudness, const int16_t *samples, size_t count);

#endif
