/*
 * Import words: pieces of text cut into words with times of their own.
 *
 *	pieces -> import_words_cut() -> words
 *
 * A word is a run of letters and digits, with "'", "-", "." and "," where they
 * stand between two of them; every Chinese character is a word. Words share
 * their piece's time by their number of characters.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_IMPORT_WORDS_H
#define AUSCULT_IMPORT_WORDS_H

#include <stddef.h>

#include "import_pieces.h"
#include "transcript.h"

/* No utterance yet. */
#define IMPORT_NOWHERE ((size_t)-1)

struct imported_word {
	struct word word; /* text in the pieces' arena */
	int channel;	  /* as in struct piece */
	int speaker;
	enum party party;
	size_t place;	  /* in the file: keeps sorting stable */
	size_t utterance; /* in call.utterances, or IMPORT_NOWHERE */
};

struct imported_words {
	struct imported_word *items;
	size_t count, capacity;
};

/* Appends the words of all pieces; `words` is released by the caller. */
MUST_CHECK enum status import_words_cut(struct imported_words *words,
	struct pieces *pieces, struct failure *why);

#endif
