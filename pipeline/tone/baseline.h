/*
 * Baseline: what a speaker sounds like when calm.
 *
 *	turns of a party -> baseline_find() -> means of the first calm ones
 *
 * Turns are taken in order until BASELINE_ENOUGH_S of speech are together; one
 * that sounds angry by itself (emotion.h, without a baseline) is passed over,
 * so that who rings up in anger has none rather than an angry one.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_BASELINE_H
#define AUSCULT_BASELINE_H

#include "call.h"

#define BASELINE_ENOUGH_S 8.0
#define BASELINE_LEAST_S 2.5

struct baseline {
	double talk_s; /* that it stands on; 0: there is none */
	double loudness_lufs, pitch_hz, pitch_range_st;
	double centroid_hz, motion_st, rate_cpm;
};

/* After the deliveries of the voice have been measured. All unknown where less
 * than BASELINE_LEAST_S is calm. */
struct baseline baseline_find(const struct call *call, enum party party);

/* An interval in semitones. */
double baseline_semitones(double hz, double base_hz);

#endif
