/*
 * Voice model: voices as mixtures of normal distributions.
 *
 *	frames of a call -> voice_model_train() -> what all speech is like
 *	frames of a side -> voice_model_adapt() -> how a side differs from that
 *	frame -> voice_model_score() -> how likely it is on a side
 *
 * D. A. Reynolds, T. F. Quatieri, R. B. Dunn, "Speaker verification using
 * adapted Gaussian mixture models", Digital Signal Processing 10, 2000: a
 * background model of the call's own speech by expectation and maximisation;
 * for each side its means and weights, moved as far as there are frames to move
 * them.
 * Covariances are diagonal.
 *
 * Thread rule: one thread at a time for one model.
 */
#ifndef AUSCULT_VOICE_MODEL_H
#define AUSCULT_VOICE_MODEL_H

#include <stdbool.h>

#include "cepstrum.h"

#define VOICE_PARTS 32
/* The parties', and one of both at once. */
#define VOICE_SIDES 3
#define VOICE_BOTH 2
/* A frame on neither side. */
#define VOICE_NOBODY 255

struct voice_side {
	float weights[VOICE_PARTS]; /* logarithms, with the norm */
	float means[VOICE_PARTS][CEPSTRUM_ALL];
};

struct voice_model {
	int size; /* values of a frame that are looked at */
	struct voice_side all;
	float shares[VOICE_PARTS]; /* of all frames */
	float precisions[VOICE_PARTS][CEPSTRUM_ALL];
	struct voice_side sides[VOICE_SIDES];
};

/* From all frames whose side is not VOICE_NOBODY, and the first `size` values
 * of each: CEPSTRUM_SIZE or CEPSTRUM_ALL. */
void voice_model_train(struct voice_model *model, int size,
	const struct cepstrum *frames, const uint8_t *sides, size_t count);

/* Moves means and weights of all sides to their frames; a side without any is
 * like all speech. */
void voice_model_adapt(struct voice_model *model, const struct cepstrum *frames,
	const uint8_t *sides, size_t count);

/* The log-likelihood of a frame on a side. */
float voice_model_score(const struct voice_model *model, int side,
	const struct cepstrum *frame);

#endif
