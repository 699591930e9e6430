/*
 * Both voices: where the two of a call speak at once on one channel.
 *
 *	memory, a side for each frame -> both_voices_find() -> which are both's
 *
 * A third model beside those of the two voices (voice_model.h): frames of the
 * one added to frames of the other, as many as teach it (parallel model
 * combination by sampling, Gales and Young, cepstrum.h). Over half a second
 * around each frame: by how much it is likelier than the likelier of the two,
 * and what one period and two leave of the sound (two_periods.h). A logistic
 * regression of these three numbers, four parameters, says how likely both
 * speak; hysteresis makes spans of that (K. Boakye, B. Trueba-Hornero, O.
 * Vinyals, G. Friedland, "Overlapped speech detection for improved speaker
 * diarization in multiparty meetings", ICASSP 2008, who likewise favour
 * precision).
 *
 * The parameters are fitted by recipe/fit on calls made of development
 * speakers. What is found nearly always is so; less than half of what there is
 * is found (docs/measures.md).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_BOTH_VOICES_H
#define AUSCULT_BOTH_VOICES_H

#include "voice_memory.h"
#include "voice_model.h"

/* What tells, over a window of speech. */
struct both_evidence {
	float gain; /* log-likelihood a frame over the likelier voice alone */
	float one, two; /* natural logarithms of what periods leave */
};

/* Fills `evidence` for the frames of speech: those whose side, 0 or 1, is not
 * VOICE_NOBODY. STATUS_NO_MEMORY. */
MUST_CHECK enum status both_voices_measure(const struct voice_memory *memory,
	const uint8_t *sides, struct both_evidence *evidence,
	struct failure *why);

/* Fills `both` for every frame of the memory. STATUS_NO_MEMORY. */
MUST_CHECK enum status both_voices_find(const struct voice_memory *memory,
	const uint8_t *sides, bool *both, struct failure *why);

#endif
