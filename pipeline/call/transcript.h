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

/* How an utterance sounds, beside its level and pitch: what tone hears while
 * the sound is there and measures are made of. Not stored. Without voice_s
 * nothing else is known. */
struct acoustics {
	double voice_s;	       /* loud voiced frames: what the rest stands on */
	double loudness_lufs;  /* NAN unmeasured, as all that follows */
	double tilt_db;	       /* 1-3.4 kHz over 0.2-1 kHz */
	double centroid_hz;    /* of the spectrum, 0.2-3.4 kHz */
	double harmonicity_db; /* harmonics to noise */
	double motion_st;      /* mean pitch change, semitones a second */
	double syllables;      /* nuclei counted */
	double clipped_share;  /* samples at full scale, 0..1 */
	double echo_db;	       /* in the other channel over own; NAN: none */
};

/* A stretch of one channel's speech between pauses. */
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
	struct acoustics acoustics;
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
