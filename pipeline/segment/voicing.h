/*
 * Voicing: whether a stretch of sound repeats itself as a voice does.
 *
 *	40 ms of sound -> voicing() -> periodicity, 0..1
 *
 * The highest normalised autocorrelation between 60 and 400 Hz, on sound
 * halved to 4 kHz (L. R. Rabiner, "On the use of autocorrelation analysis for
 * pitch detection", IEEE Trans. ASSP 25(1), 1977). Breath, keys, hiss and line
 * clicks stay below VOICING_LEAST, vowels lie above it through any telephone
 * codec.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_VOICING_H
#define AUSCULT_VOICING_H

#define VOICING_SAMPLES 320 /* 40 ms at 8 kHz */
#define VOICING_LEAST 0.55F

float voicing(const float samples[VOICING_SAMPLES]);

#endif
