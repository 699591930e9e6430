/*
 * Cepstrum: what a voice sounds like, every 20 ms.
 *
 *	samples -> cepstrum_take() -> struct cepstrum
 *
 * Mel-frequency cepstral coefficients (S. B. Davis and P. Mermelstein,
 * "Comparison of parametric representations for monosyllabic word recognition
 * in continuously spoken sentences", IEEE Trans. ASSP 28, 1980), by aubio, of
 * the telephone band in windows of 32 ms. Each coefficient is kept in a byte,
 * so that an hour of speech takes 2.9 MB.
 *
 * Thread rule: one thread at a time for one ear.
 */
#ifndef AUSCULT_CEPSTRUM_H
#define AUSCULT_CEPSTRUM_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

#define CEPSTRUM_STEP_S 0.02
#define CEPSTRUM_SIZE 15

struct cepstrum {
	int8_t level_db; /* of the window, dBFS, -100 at least */
	int8_t values[CEPSTRUM_SIZE];
};

struct cepstrum_ear;

/* For sound at `rate_hz`. The caller owns `*out`. STATUS_NO_MEMORY. */
MUST_CHECK enum status cepstrum_ear_new(
	struct cepstrum_ear **out, int rate_hz, struct failure *why);
void cepstrum_ear_free(struct cepstrum_ear *ear);

/* Samples from the start of one frame to that of the next. */
int64_t cepstrum_step(const struct cepstrum_ear *ear);

/* How many frames that many samples have. */
size_t cepstrum_count(const struct cepstrum_ear *ear, int64_t samples);

/* Fills `frames` (cepstrum_count() of them) from `count` samples. */
void cepstrum_take(struct cepstrum_ear *ear, const int16_t *samples,
	int64_t count, struct cepstrum *frames);

#endif
