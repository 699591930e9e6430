/*
 * Compile: a script-aware language model and its dictionary.
 *
 *	lexicon, background model, packs or lines -> compile() -> two files
 *
 * The script's model (script.h) is mixed with the background's, cut to the
 * words that are said at a hotline: every word of the script, and the
 * background's likeliest. What is cut away would cost the recogniser time and
 * offer it words that nobody says.
 *
 * Thread rule: as ngram_file.h.
 */
#ifndef AUSCULT_COMPILE_H
#define AUSCULT_COMPILE_H

#include "lexicon.h"
#include "pack.h"

/* What a model is made of. Borrowed. */
struct compile_source {
	const struct lexicon *lexicon;
	const char *background; /* a language model, ARPA or binary */
	const struct pack *const *packs;
	size_t pack_count;
	/* Sentences that are known to come, one or more of which make up all
	 * that is said; they take the packs' place. */
	const char *const *lines;
	size_t line_count;
};

/* How it is made; each has a reason where it is set (language.c). */
struct compile_recipe {
	double script_weight;	 /* of the script in the mixture, 0..1 */
	size_t background_words; /* how many of its words are kept */
	double most_discount;	 /* of the script's n-grams (estimate.h) */
};

/* Where it goes. */
struct compile_paths {
	const char *dictionary;
	const char *model;   /* PocketSphinx's binary form */
	const char *scratch; /* made and removed on the way */
};

/* Errors: STATUS_INVALID where the source has no words or the background is no
 * language model; STATUS_NOT_FOUND, STATUS_IO. */
MUST_CHECK enum status compile(const struct compile_source *source,
	const struct compile_recipe *recipe, const struct compile_paths *paths,
	struct failure *why);

#endif
