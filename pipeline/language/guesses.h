/*
 * Guesses: words of a rule pack whose sound no dictionary has.
 *
 *	lexicon, pack -> guesses_find() -> 饕餮 in "饕餮套餐", Netflix, read
 *	letter by letter ...
 *
 * What they are heard by is made up: from a rare character's usual reading,
 * from English spelling, or from the names of the letters. People who know
 * better write the word into the model's words.txt (lexicon_file.h).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_GUESSES_H
#define AUSCULT_GUESSES_H

#include "lexicon.h"
#include "pack.h"
#include "symbols.h"

enum guess_kind {
	GUESS_READING, /* the dictionary lacks the word */
	GUESS_LETTERS, /* said letter by letter, though it looks like a word */
	GUESS_NOTHING, /* nobody knows: it is not listened for */
};

struct guess {
	const struct phrase *phrase; /* the first with the word; the pack's */
	const char *word;	     /* the words' */
	const char *phones;	     /* apart by blanks; the words'; or NULL */
	enum guess_kind kind;
};

/* Zeroed is empty and valid. */
struct guesses {
	struct symbols words; /* each once */
	struct guess *items;
	size_t count, capacity;
};

/*
 * Adds the words of those phrases of the pack that are in the lexicon's
 * language, in the order of the pack. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status guesses_find(struct guesses *guesses,
	const struct lexicon *lexicon, const struct pack *pack,
	struct failure *why);
void guesses_release(struct guesses *guesses);

#endif
