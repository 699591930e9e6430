/*
 * Manner: what the utterances of a turn, or of a party, sound like together.
 *
 *	utterances -> manner_add() ... -> manner_rate_cpm(), means
 *
 * Means over utterances are weighted by their length, those of the vowels by
 * the time of loud voice.
 *
 * The speech rate is that of the words: Chinese characters, or English words, a
 * minute of speech. Where words are missing or unsure, syllable nuclei stand
 * in: a character is a syllable, an English word has MANNER_SYLLABLES of them.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_MANNER_H
#define AUSCULT_MANNER_H

#include "call.h"
#include "mean.h"

/* Syllables an English word of conversation has (S. Greenberg, "Speaking in
 * shorthand", Speech Communication 29, 1999: Switchboard, 1.4 by tokens). */
#define MANNER_SYLLABLES 1.4
/* Words are unsure below this mean confidence. What is recognised in the wrong
 * place of a Mandarin sentence is as many characters all the same; English
 * words differ in length, and fewer of them are right. */
#define MANNER_SURE_ZH 0.3
#define MANNER_SURE_EN 0.5

/* Zeroed is empty. */
struct manner {
	double talk_s, voice_s;
	struct mean level, noise, loudness; /* dB, dB, power */
	struct mean pitch_hz, pitch_range_st, voiced;
	struct mean tilt_db, harmonicity_db, centroid_hz, motion_st;
	struct mean clipped, echo_db, confidence;
	double units, syllables; /* characters or words; nuclei */
	bool is_english;
};

void manner_add(struct manner *manner, const struct call *call,
	const struct utterance *utterance);
/* All utterances of a turn. */
void manner_add_turn(struct manner *manner, const struct call *call,
	const struct turn *turn);

double manner_loudness_lufs(const struct manner *manner);
/* NAN without words or syllables. */
double manner_rate_cpm(const struct manner *manner);

#endif
