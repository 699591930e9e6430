/*
 * DTMF: digits pressed on the keypad.
 *
 *	20 ms of sound, every 10 ms -> dtmf_next() -> frames of a digit
 *
 * Eight Goertzel filters (G. Goertzel, Amer. Math. Monthly 65, 1958) at the
 * frequencies of ITU-T Q.23; accepted as ITU-T Q.24 asks: both tones present,
 * 40 ms at least, twist within limits. What keeps speech from being taken for
 * a digit is that the two tones must hold most of the power of the whole band.
 * The digits themselves are not told: they may be a customer's secret.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_DTMF_H
#define AUSCULT_DTMF_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"
#include "track.h"

#define DTMF_SAMPLES 160

/* Zeroed is before the first frame. */
struct dtmf {
	char digit; /* of the frame before, 0 for none */
	int64_t start;
};

/* The digit that fills those samples: "0-9*#A-D", or 0. */
char dtmf_find(const float samples[DTMF_SAMPLES]);

/* Takes the digit found in the samples that end with `frame`. Whether a digit
 * has ended, and where it was. */
bool dtmf_next(
	struct dtmf *dtmf, char digit, int64_t frame, struct frames *found);

#endif
