/*
 * Call: the one struct that travels through the pipeline.
 *
 *	decode fills audio, segment utterances and sounds, transcribe words,
 *	turns joins them, tone fills measures, score judgements, risk the flag
 *
 * Thread rule: belongs to one thread at a time; a worker reuses one call for
 * many recordings (call_clear keeps the memory).
 */
#ifndef AUSCULT_CALL_H
#define AUSCULT_CALL_H

#include "arena.h"
#include "audio.h"
#include "hash.h"
#include "measure.h"
#include "metadata.h"
#include "sound.h"
#include "text.h"
#include "transcript.h"
#include "verdict.h"
#include "voices.h"

struct utterances {
	struct utterance *items;
	size_t count, capacity;
};

struct words {
	struct word *items;
	size_t count, capacity;
};

struct turns {
	struct turn *items;
	size_t count, capacity;
};

struct sounds {
	struct sound *items;
	size_t count, capacity;
};

/* What the recording itself is, as decode found it. */
struct recording {
	struct digest hash;    /* of the files' content */
	const char *container; /* libav's name, e.g. "wav"; borrowed */
	const char *codec;     /* likewise, e.g. "pcm_mulaw" */
	int rate_hz;	       /* as recorded */
	int channels;	       /* as recorded (two one-party files: 2) */
	bool is_dual_mono;     /* both channels carried the same throughout */
	double duration_s;     /* of what could be decoded */
	/* A sentence when the file was heard but is not sound (truncated,
	 * lying header, silent); NULL otherwise. The call's arena. */
	const char *warning;
};

struct call {
	struct arena arena; /* every string of this call that is not borrowed */
	struct source source;
	struct metadata meta;
	enum language language; /* that it is heard and judged in */
	struct recording recording;
	struct audio audio;
	struct utterances utterances;
	struct words words;
	struct turns turns;
	struct sounds sounds;
	struct voices voices;
	bool is_imported; /* the words come from an imported transcript */
	/* Why nobody transcribed it (no model for its language): what needs
	 * words cannot be judged. NULL when it was heard. The call's arena. */
	const char *unheard;
	struct measures measures[PARTY_COUNT]; /* by enum party */
	struct usual usual;		       /* of the agent */
	double silence_s;	  /* nobody speaks, typed sounds left out */
	double longest_silence_s; /* of it at a stretch */
	/* Both parties speak. On one channel what was found of it, at least;
	 * NAN for none. */
	double overlap_s;
	double hold_s, music_s; /* the line is on hold; music plays */
	/* Voices on a channel too faint to be its speaker's. Not stored. */
	double far_voice_s[AUDIO_CHANNELS];
	struct judgement *judgements; /* the call's arena, one a pack */
	size_t judgement_count;
	struct risk risk;
};

/* Empties it for the next recording and keeps its memory. */
void call_clear(struct call *call);
void call_release(struct call *call);

MUST_CHECK enum status call_add_utterance(struct call *call,
	const struct utterance *utterance, struct failure *why);
/* Copies `word->text` into the call's arena, and rounds times to 10 ms and the
 * confidence to 0.001, as the store keeps them: a stored call is judged exactly
 * as the one that was heard. */
MUST_CHECK enum status call_add_word(
	struct call *call, const struct word *word, struct failure *why);
MUST_CHECK enum status call_add_turn(
	struct call *call, const struct turn *turn, struct failure *why);
MUST_CHECK enum status call_add_sound(
	struct call *call, const struct sound *sound, struct failure *why);

/*
 * Appends the words of `turn` to `into`: Latin words parted by a space, Chinese
 * ones not.
 */
MUST_CHECK enum status call_turn_text(const struct call *call,
	const struct turn *turn, struct text *into, struct failure *why);

/* Appends word `i` of `turn`, with a space before it where it wants one behind
 * word `i - 1`. */
MUST_CHECK enum status call_word_text(const struct call *call,
	const struct turn *turn, size_t i, struct text *into,
	struct failure *why);

/* How much of `when` typed sounds of the kinds (a bit each) fill, on whatever
 * channel; two at once count once. */
double call_sounding_s(
	const struct call *call, unsigned int kinds, struct span when);

/* Whether `at_s` on `channel` lies in a typed sound. */
bool call_is_masked(const struct call *call, int channel, double at_s);

/* Whether `when` on `channel` is an announcement's, by its middle. */
bool call_is_prompt(const struct call *call, int channel, struct span when);

#endif
