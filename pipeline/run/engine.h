/*
 * Engine: everything loaded once and shared by all workers.
 *
 *	packs, models -> engine_new() -> what hears and judges, and its hashes
 *
 * Each model hears by a language model made for the packs (language.h).
 *
 * Thread rule: read-only once made.
 */
#ifndef AUSCULT_ENGINE_H
#define AUSCULT_ENGINE_H

#include <stddef.h>

#include "cache.h"
#include "lexicon.h"
#include "metadata.h"
#include "model.h"
#include "pack.h"
#include "store.h"

struct scorer;

/* Borrowed for the life of the engine. */
struct engine_options {
	const char *const *packs; /* paths of rule packs */
	size_t pack_count;
	const char *const *model_folders; /* searched in order */
	size_t model_folder_count;
	const char *phrases; /* list to be spotted (phrase_list.h); or NULL */
	/* Of language models; NULL for a temporary one. */
	const char *cache_folder;
	/* Sentences that are all that is said, in place of the packs'. */
	const char *const *lines;
	size_t line_count;
	/* For calls whose metadata does not say; LANGUAGE_UNKNOWN lets their
	 * sound decide (language_choice.h). */
	enum language language;
	int agent_channel; /* 1 or 2 */
};

struct engine {
	struct pack **packs;
	size_t pack_count;
	const struct pack *phrases; /* the last of the packs, or NULL */
	struct model *models[LANGUAGE_COUNT];	  /* NULL where there is none */
	struct lexicon *lexicons[LANGUAGE_COUNT]; /* likewise */
	struct cache cache;			  /* of their language models */
	struct scorer *scorer;
	struct digest rules; /* of all packs together */
	struct engine_options options;
};

/* The caller owns `*out`. Errors: those of the packs and models, named. */
MUST_CHECK enum status engine_new(struct engine **out,
	const struct engine_options *options, struct failure *why);
void engine_free(struct engine *engine);

/* The language that a call is heard in; LANGUAGE_UNKNOWN for one whose sound
 * decides. An imported transcript has no sound: zh, where nothing is said. */
enum language engine_language(
	const struct engine *engine, const struct job *job);

/*
 * What this engine's result for a job depends on besides the sound. Reads an
 * imported transcript. Errors: STATUS_NOT_FOUND, STATUS_IO for one that cannot
 * be read.
 */
MUST_CHECK enum status engine_key(const struct engine *engine,
	const struct job *job, struct store_key *key, struct failure *why);

#endif
