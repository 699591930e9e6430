/*
 * Pronounce: how any text is said, from the words of a lexicon.
 *
 *	lexicon, "10000号宽带" -> pronounce() -> 10000 | 号 | 宽带, with
 *readings lexicon, "the WiFi dongle" -> the | wifi | dongle
 *
 * Mandarin is cut into the longest known words, what is left into characters,
 * and Latin letters that are no word are named one by one. English words that
 * the lexicon lacks are made of two known ones, spelled, or said as they are
 * written (spelling.h). Numbers are said as words (spoken.h).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PRONOUNCE_H
#define AUSCULT_PRONOUNCE_H

#include "arena.h"
#include "lexicon.h"

/* A piece of the text. */
struct pronounced {
	const char *text; /* a word, or what is said as one */
	/* The usual one first; NULL: nobody knows how it is said. */
	const struct reading *readings;
	bool is_guessed; /* no dictionary has it */
};

/* Zeroed is empty and valid. */
struct pronunciation {
	struct arena arena; /* texts and guessed readings */
	struct pronounced *pieces;
	size_t count, capacity;
};

/*
 * Fills `out` (cleared first) with the pieces of `text` in order; punctuation
 * says nothing. The readings are borrowed from the lexicon and from `out`.
 */
MUST_CHECK enum status pronounce(const struct lexicon *lexicon,
	const char *text, struct pronunciation *out, struct failure *why);

/* The same behind what is there. */
MUST_CHECK enum status pronounce_more(const struct lexicon *lexicon,
	const char *text, struct pronunciation *out, struct failure *why);

/* Empties it and keeps its memory. */
void pronunciation_clear(struct pronunciation *pronunciation);
void pronunciation_release(struct pronunciation *pronunciation);

#endif
