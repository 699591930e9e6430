/*
 * Language: a model that knows the script.
 *
 *	struct model, lexicon, packs -> language_prepare() -> the model with a
 *	dictionary and a language model made for what the packs listen for
 *
 * On speech whose wording is known beforehand the recogniser errs seldom and
 * searches little. The files are made on first use and cached under the hash of
 * what they are made of: the texts of phrases, never points or thresholds, so
 * that a pack that only weighs otherwise hears the same.
 *
 * Thread rule: one thread; the models that it leaves are read-only and shared.
 */
#ifndef AUSCULT_LANGUAGE_H
#define AUSCULT_LANGUAGE_H

#include "cache.h"
#include "lexicon.h"
#include "model.h"
#include "pack.h"

/* What is going to be said. */
struct language_script {
	const struct pack *const *packs;
	size_t pack_count;
	/* Whole sentences, one of which each utterance is; they take the
	 * packs' place. */
	const char *const *lines;
	size_t line_count;
};

/*
 * Puts the script's dictionary and language model in the place of the model's
 * own, and their key into its hash. A script without a phrase in the model's
 * language leaves the model as it is. Errors: STATUS_INVALID for a background
 * model that cannot be read; STATUS_NOT_FOUND, STATUS_IO.
 */
MUST_CHECK enum status language_prepare(struct model *model,
	const struct lexicon *lexicon, const struct language_script *script,
	struct cache *cache, struct failure *why);

#endif
