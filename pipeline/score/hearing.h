/*
 * Hearing: one call, indexed for questions.
 *
 *	struct call -> hearing_take() -> units by party, speech, gaps, hits
 *
 * Made once a call, then asked by every condition of every pack.
 *
 * Thread rule: belongs to one worker; keeps its memory from call to call.
 */
#ifndef AUSCULT_HEARING_H
#define AUSCULT_HEARING_H

#include "call.h"
#include "phrase.h"
#include "soundalike.h"

/* A phrase does not reach over a pause of its party longer than this: the
 * party had turned to something else. */
#define HEARING_PAUSE_S 2.0

#define HEARING_NONE UINT32_MAX

/* A phrase that was found. */
struct found {
	struct phrase_hit hit;
	enum party party;
	uint32_t next; /* of the same phrase, HEARING_NONE for none */
};

/* One party speaking without a pause. */
struct speech {
	struct span when;
	enum party party;
	const struct utterance *utterance; /* NULL when there is none */
};

/* Nobody speaks. It belongs to the agent, unless the agent spoke before and
 * the customer after it: then the customer was thinking. */
struct gap {
	struct span when;
	enum party party;
	enum party before; /* who spoke before it */
	bool is_answer;	   /* another party than after it */
	bool has_sound;	   /* a typed one in it */
};

struct hearing {
	const struct call *call;
	struct units streams[PARTY_COUNT]; /* unit.word: index in call.words */
	struct {
		unsigned char *items; /* one a unit: a pause is before it */
		size_t count, capacity;
	} pauses[PARTY_COUNT];
	struct {
		struct found *items;
		size_t count, capacity;
	} found;
	uint32_t *first_found; /* by phrase */
	size_t first_found_capacity;
	struct {
		struct speech *items; /* by start; no system announcements */
		size_t count, capacity;
	} speech;
	struct {
		struct gap *items;
		size_t count, capacity;
	} gaps;
	struct span talk; /* from the first word to the last of the parties */
	bool has_speech[PARTY_COUNT];
	bool has_words[PARTY_COUNT];
	double confidence[PARTY_COUNT]; /* mean over words; NAN: not given */
	double confidence_of_all;	/* over everybody's */
	struct phrase_hits hits;	/* scratch */
	struct text spare;		/* scratch */
	struct soundalike_scratch sounding; /* likewise */
};

/* `soundalike` finds phrases by their sound, in the call's language; NULL: to
 * the letter only. */
MUST_CHECK enum status hearing_take(struct hearing *hearing,
	const struct call *call, const struct phrase_table *table,
	const struct soundalike *soundalike, struct failure *why);
void hearing_release(struct hearing *hearing);

/* When the party first speaks (PARTY_UNKNOWN: anybody); NAN for never. */
double hearing_first_s(const struct hearing *hearing, enum party party);

/* The span of the words that units [first, first + count) come from, and their
 * mean confidence (NAN: not given). */
struct span hearing_span(const struct hearing *hearing, enum party party,
	size_t first, size_t count);
double hearing_confidence(const struct hearing *hearing, enum party party,
	size_t first, size_t count);

#endif
