/*
 * Script: what rule packs expect to be said, as sentences.
 *
 *	phrases of packs -> script_add_packs() -> script_finish() -> n-grams
 *	"您好,工号{number:4}" -> 您好 工号 八 零 二 幺, 您好 工号 三 九 ... ...
 *
 * A phrase is a part of a sentence: what stands before and behind it is the
 * background model's to say. Slots become examples of what they stand for, a
 * few each; {any} parts a phrase in two. The words that no dictionary has are
 * gathered with their guessed readings.
 *
 * Thread rule: one thread at a time for one script.
 */
#ifndef AUSCULT_SCRIPT_H
#define AUSCULT_SCRIPT_H

#include "lexicon.h"
#include "ngrams.h"
#include "pack.h"

struct script;

/* A word of the script that the recogniser's own dictionary does not have. */
struct script_word {
	const char *text;
	const struct reading *readings; /* NULL: nobody knows */
};

/* Both outlive the script; the caller owns `*out`. */
MUST_CHECK enum status script_new(struct script **out,
	const struct lexicon *lexicon, const struct ngrams *background,
	struct failure *why);
void script_free(struct script *script);

/* Adds a phrase, once however often it comes. */
MUST_CHECK enum status script_add_phrase(
	struct script *script, const char *text, struct failure *why);

/* Adds a whole sentence, every time it comes; one in another language is left
 * out. */
MUST_CHECK enum status script_add_sentence(
	struct script *script, const char *text, struct failure *why);

/* Whether a text is in the lexicon's language: Mandarin has ideographs. */
bool script_is_in(enum language language, const char *text);

/* What is done with each phrase of a pack in one language. */
struct script_walk {
	enum language language;
	enum status (*visit)(void *context, const struct phrase *phrase,
		struct failure *why);
	void *context;
};

/* Visits the phrases and exceptions of a pack that judges calls in the
 * language, in its order; those of a pack for several languages only where
 * they are in this one. Errors: those of the visits. */
MUST_CHECK enum status script_walk_pack(const struct script_walk *walk,
	const struct pack *pack, struct failure *why);

/* Adds the phrases and example sentences of all packs that judge calls in the
 * lexicon's language. */
MUST_CHECK enum status script_add_packs(struct script *script,
	const struct pack *const *packs, size_t count, struct failure *why);

/* The words without an entry in the dictionary, in the order they came. */
const struct script_word *script_new_words(
	const struct script *script, size_t *count);

/* Estimates the model of what was added (estimator_finish()); nothing is added
 * behind it. */
MUST_CHECK enum status script_finish(struct script *script,
	double most_discount, struct ngrams *ngrams, struct failure *why);

#endif
