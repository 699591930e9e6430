/*
 * Speech level: how loud this channel's speaker is.
 *
 *	levels of frames that rise above the noise -> speech_level_add()
 *	-> level->db, about their 80th percentile
 *
 * Stochastic approximation of a quantile (H. Robbins and S. Monro, "A
 * stochastic approximation method", Ann. Math. Stat. 22, 1951): a step up for
 * a louder frame, a smaller one down for a quieter; bigger steps until two
 * seconds of speech have been heard. Silence changes nothing.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_SPEECH_LEVEL_H
#define AUSCULT_SPEECH_LEVEL_H

#include <stdbool.h>

struct speech_level {
	float db;
	int frames; /* heard so far, up to where steps are small */
};

void speech_level_clear(struct speech_level *level);
void speech_level_add(struct speech_level *level, float frame_db);
/* Whether too little was heard to go by it. */
bool speech_level_is_new(const struct speech_level *level);

#endif
