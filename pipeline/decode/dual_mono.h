/*
 * Dual mono: whether the two channels of a stereo recording are one sound.
 *
 *	two channels of a chunk -> dual_mono_judge() -> silent, same, different
 *
 * Many recorders write a mono call as stereo. Heard as stereo it would seem
 * that agent and customer say every word together.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_DUAL_MONO_H
#define AUSCULT_DUAL_MONO_H

#include <stdint.h>

enum dual_mono {
	DUAL_MONO_SILENT = 0, /* nothing to judge by */
	DUAL_MONO_SAME,
	DUAL_MONO_DIFFERENT,
};

/*
 * `a` and `b` are `frames` samples at `rate_hz`. The chunk is judged in blocks
 * of half a second, so that a short answer on one channel is not lost in the
 * mean. In a block the channels are the same when what is left of their
 * difference has less than 5 % (-13 dB) of their energy: a lossy codec that
 * codes the channels apart stays below -15 dB on telephone speech, an echo of
 * one party on the other's channel does not come near. A difference 30 dB below
 * the whole chunk is codec noise in a pause and proves nothing.
 */
enum dual_mono dual_mono_judge(
	const int16_t *a, const int16_t *b, int64_t frames, int rate_hz);

#endif
