/*
 * Speech level: how loud this channel's speaker is.
 *
 *	levels of frames that rise above the noise -> speech_level_add()
 *	-> level_db, about their 80th percentile
 *
 * Stochastic approximation of a quantile (Robbins and Monro, Ann. Math. Stat.
 * 22, 1951): a step up for a louder frame, a smaller one down for a quieter.
 * Follows a change of 20 dB within a few words upwards and within about ten
 * seconds of speech downwards; silence changes nothing.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_SPEECH_LEVEL_H
#define AUSCULT_SPEECH_LEVEL_H

/* Where it starts: nominal speech on a telephone line (ITU-T P.56 active
 * level -26 dBFS) less what a quiet caller is below it. */
#define SPEECH_LEVEL_START_DB (-32.0F)

void speech_level_add(float *level_db, float frame_db);

#endif
