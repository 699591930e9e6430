/*
 * Cepstrum: what a voice sounds like, every 20 ms.
 *
 *	samples -> cepstrum_take() -> struct cepstrum
 *
 * Mel-frequency cepstral coefficients (S. B. Davis and P. Mermelstein,
 * "Comparison of parametric representations for monosyllabic word recognition
 * in continuously spoken sentences", IEEE Trans. ASSP 28, 1980), by aubio, of
 * the telephone band in windows of 32 ms. Each coefficient is kept in a byte,
 * so that an hour of speech takes 3.1 MB.
 *
 * Thread rule: one thread at a time for one ear.
 */
#ifndef AUSCULT_CEPSTRUM_H
#define AUSCULT_CEPSTRUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "status.h"

#define CEPSTRUM_STEP_S 0.02
#define CEPSTRUM_FILTERS 24
#define CEPSTRUM_WINDOW_S 0.032
/* Coefficients that say who speaks; all, with the one that says how loud. */
#define CEPSTRUM_SIZE 15
#define CEPSTRUM_ALL (CEPSTRUM_SIZE + 1)

struct cepstrum {
	int8_t level_db; /* of the window, dBFS, -100 at least */
	/* From the first on; behind them the zeroth. */
	int8_t values[CEPSTRUM_ALL];
};

/* What cepstrum_add() needs, zeroed until the first time. */
struct cepstrum_basis {
	float of[CEPSTRUM_ALL][CEPSTRUM_FILTERS];
	bool is_made;
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

/*
 * What both would be at once: their powers by filter, as far as the
 * coefficients tell them, added (parallel model combination: M. J. F. Gales and
 * S. J. Young, "Robust continuous speech recognition using parallel model
 * combination", IEEE Trans. SAP 4, 1996). The level is not filled.
 */
struct cepstrum cepstrum_add(struct cepstrum_basis *basis,
	const struct cepstrum *a, const struct cepstrum *b);

#endif
