/*
 * Cross-talk: one party's voice in the other party's channel.
 *
 *	samples of both channels in an utterance -> crosstalk_find() -> dB
 *
 * An echo, a side tone or a leaking headset makes the other channel's level
 * follow the speaker's, a little later. It is told from the other's own talk by
 * the correlation of the two levels in dB, 10 ms each, at the best of delays up
 * to CROSSTALK_DELAY_S (the envelope method of leak detection; speech levels of
 * two people correlate by chance only).
 *
 * Thread rule: one thread at a time for one scratch.
 */
#ifndef AUSCULT_CROSSTALK_H
#define AUSCULT_CROSSTALK_H

#include <stddef.h>
#include <stdint.h>

#define CROSSTALK_DELAY_S 0.3
#define CROSSTALK_LIKENESS 0.75
/* A shorter stretch correlates by chance. */
#define CROSSTALK_LEAST_S 1.0
#define CROSSTALK_FRAMES_MOST 1500

/* Zeroed is ready. */
struct crosstalk {
	float own[CROSSTALK_FRAMES_MOST], other[CROSSTALK_FRAMES_MOST];
};

/* The other channel's level over the own, dB, where it is an echo of it; NAN
 * where it is none. Of `count` samples no more than 15 s are heard. */
double crosstalk_find(struct crosstalk *scratch, int rate_hz,
	const int16_t *own, const int16_t *other, size_t count);

#endif
