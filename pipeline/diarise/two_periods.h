/*
 * Two periods: whether a moment of speech is one hum or two.
 *
 *	samples -> two_periods_take() -> struct two_periods, every 20 ms
 *
 * Harmonic cancellation (A. de Cheveigne, "Separation of concurrent harmonic
 * sounds: fundamental frequency estimation and a time-domain cancellation model
 * of auditory processing", J. Acoust. Soc. Am. 93, 1993): a filter that takes
 * the sound of one period before from the sound silences one voice; a second
 * behind it silences another. What one leaves, and what two leave, follows from
 * the autocorrelation (of 80 ms of the telephone band, its window divided out).
 * Where one leaves much and two leave little, two people speak. The first
 * period is one of the PEAKS strongest; the second any.
 *
 * Thread rule: one thread at a time for one ear.
 */
#ifndef AUSCULT_TWO_PERIODS_H
#define AUSCULT_TWO_PERIODS_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

/* Natural logarithms of shares of the power, in steps of TWO_PERIODS_STEP; 0 is
 * all of it. */
#define TWO_PERIODS_STEP (1.0 / 24.0)

struct two_periods {
	int8_t one; /* what is left without the best period */
	int8_t two; /* without the best two */
};

struct two_periods_ear;

/* For sound at `rate_hz`. The caller owns `*out`. STATUS_NO_MEMORY. */
MUST_CHECK enum status two_periods_ear_new(
	struct two_periods_ear **out, int rate_hz, struct failure *why);
void two_periods_ear_free(struct two_periods_ear *ear);

/* Fills `frames`, cepstrum_count() of them, as cepstrum_take() does. */
void two_periods_take(struct two_periods_ear *ear, const int16_t *samples,
	int64_t count, struct two_periods *frames);

#endif
