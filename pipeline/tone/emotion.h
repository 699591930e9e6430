/*
 * Emotion: probabilities of anger, impatience and monotone delivery of a turn.
 *
 *	delivery, speaker's baseline -> emotion_anger(), emotion_impatience()
 *	delivery -> emotion_monotony()
 *
 * Anger is a logistic regression of what the voice sounds like, words and
 * loudness left out: anger makes a voice brighter, livelier in pitch, and
 * higher (K. R. Scherer, "Vocal communication of emotion", Speech Communication
 * 40, 2003). Two fits: without a baseline of the spectral centroid and the
 * motion of pitch (how high a voice is tells sex before mood); with one, of
 * their changes and that of pitch. Where both can be had the log odds are
 * averaged. Loudness is left out since it is the line's as much as the
 * speaker's. Fitted by pipeline/tone/recipe on development speakers of acted
 * German and English and of read Mandarin, 8 kHz through GSM; docs/measures.md
 * has the figures on others. Fitted with as many angry turns as calm ones, then
 * moved to EMOTION_ANGER_PRIOR, an assumption: the share of turns that are.
 *
 * Impatience adds up what makes one: fast, loud, cutting in, curt. There is no
 * labelled impatient speech to fit it to; its weights are set so that one sign
 * alone stays under one half and two plain ones reach it.
 *
 * Monotony is a logistic curve of the range of pitch, fitted by the same recipe
 * to read Mandarin as it is and with its melody flattened to 30 %.
 *
 * Unknown goes in, unknown comes out.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_EMOTION_H
#define AUSCULT_EMOTION_H

#include "baseline.h"
#include "call.h"

#define EMOTION_ANGER_PRIOR 0.1
/* What counts as angry where there is no baseline yet: even odds before the
 * prior. */
#define EMOTION_ANGRY_ALONE EMOTION_ANGER_PRIOR

/* Without a baseline. */
double emotion_anger_alone(const struct delivery *delivery);
double emotion_anger(
	const struct delivery *delivery, const struct baseline *baseline);
/* `units` are the characters or words of the turn. */
double emotion_impatience(const struct delivery *delivery,
	const struct baseline *baseline, size_t units);
double emotion_monotony(const struct delivery *delivery);

#endif
