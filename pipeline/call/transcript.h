/*
 * Transcript: what was said, when, by whom.
 *
 *	segment makes utterances -> transcribe gives them words
 *	-> turns joins them by party
 *
 * Thread rule: belongs to one call, hence to one thread.
 */
#ifndef AUSCULT_TRANSCRIPT_H
#define AUSCULT_TRANSCRIPT_H

#include <stddef.h>

#include "measure.h"
#include "party.h"
#include "span.h"

/* An utterance is cut at its quietest place before it grows longer: bounds
 * the recogniser's search and the sound that has to be kept. */
#define UTTERANCE_MOST_S 15.0

/* One recognised word. */
struct word {
	struct span when;
	const char *text;  /* UTF-8, the call's arena */
	double confidence; /* posterior 0..1; NAN when the source gives none */
};

/* A stretch of one channel's speech between pauses: the unit of recognition. */
struct utterance {
	struct span when;
	int channel; /* 0 or 1 */
	enum party party;
	size_t first_word; /* in call.words */
	size_t word_count;
	double confidence;     /* mean over its words; NAN without words */
	double level_db;       /* mean speech level, dBFS; NAN unmeasured */
	double noise_db;       /* noise floor around it, dBFS; NAN likewise */
	double pitch_hz;       /* median over voiced frames; NAN likewise */
	double pitch_range_st; /* 5th to 95th percentile, semitones */
	double voiced_share;   /* voiced frames over all, 0..1 */
};

/* Consecutive utterances of one party that no other party's turn parts. Turns
 * of different parties may overlap in time. */
struct turn {
	struct span when;
	enum party party;
	int channel;
	size_t first_utterance; /* in call.utterances, which are in turn order
				 */
	size_t utterance_count;
	size_t first_word; /* in call.words, which are in turn order */
	size_t word_count;
	struct delivery delivery; /* measure_call() fills it */
};

#endif
