#include "engine.h"

#include <stdlib.h>

#include "language.h"
#include "lexicon_file.h"
#include "log.h"
#include "model_file.h"
#include "pack_file.h"
#include "phrase_list.h"
#include "scorer.h"

/* Changes when segment, transcribe, turns or tone hear the same sound
 * differently: stored hearings of an older number are heard again. */
#define HEARING_VERSION "3"

static enum status load_packs(struct engine *engine, struct failure *why)
{
	const struct engine_options *options = &engine->options;
	struct hash hash;

	engine->packs = calloc(options->pack_count + 2, sizeof(*engine->packs));
	if (!engine->packs)
		return failure_no_memory(why);
	hash_init(&hash);
	for (size_t i = 0; i < options->pack_count; i++) {
		enum status rc =
			pack_load(&engine->packs[i], options->packs[i], why);

		if (rc != STATUS_OK)
			return rc;
		engine->pack_count++;
		hash_add_text(&hash, engine->packs[i]->hash.text);
	}
	hash_finish(&hash, &engine->rules);
	return STATUS_OK;
}

static enum status load_phrases(struct engine *engine, struct failure *why)
{
	struct pack **last = &engine->packs[engine->pack_count];
	enum status rc;

	if (!engine->options.phrases)
		return STATUS_OK;
	rc = phrase_list_load(last, engine->options.phrases, why);
	if (rc != STATUS_OK)
		return rc;
	engine->phrases = *last;
	engine->pack_count++;
	return STATUS_OK;
}

static enum status load_models(struct engine *engine, struct failure *why)
{
	const struct engine_options *options = &engine->options;

	for (int l = LANGUAGE_UNKNOWN + 1; l < LANGUAGE_COUNT; l++) {
		enum status rc = models_find(&engine->models[l],
			options->model_folders, options->model_folder_count,
			(enum language)l, why);

		/* A language without a model is heard through import only. */
		if (rc != STATUS_OK && rc != STATUS_NOT_FOUND)
			return rc;
	}
	return STATUS_OK;
}

/* The words of a model, and a language model of what the packs want. */
static enum status prepare_model(
	struct engine *engine, enum language language, struct failure *why)
{
	const struct language_script script = {
		.packs = (const struct pack *const *)engine->packs,
		.pack_count = engine->pack_count,
		.lines = engine->options.lines,
		.line_count = engine->options.line_count,
	};
	struct model *model = engine->models[language];
	enum status rc = lexicon_load(&engine->lexicons[language], model, why);

	return rc == STATUS_OK
		       ? language_prepare(model, engine->lexicons[language],
				 &script, &engine->cache, why)
		       : rc;
}

static enum status prepare_models(struct engine *engine, struct failure *why)
{
	enum status rc = STATUS_OK;

	cache_open(&engine->cache, engine->options.cache_folder);
	for (int l = 0; l < LANGUAGE_COUNT && rc == STATUS_OK; l++)
		if (engine->models[l])
			rc = prepare_model(engine, (enum language)l, why);
	if (*engine->cache.refusal.text)
		log_line(LOG_WARNING, "language models are not kept: %s",
			engine->cache.refusal.text);
	return rc;
}

enum status engine_new(struct engine **out,
	const struct engine_options *options, struct failure *why)
{
	struct engine *engine = calloc(1, sizeof(*engine));
	enum status rc;

	if (!engine)
		return failure_no_memory(why);
	engine->options = *options;
	rc = load_packs(engine, why);
	if (rc == STATUS_OK)
		rc = load_phrases(engine, why);
	if (rc == STATUS_OK)
		rc = load_models(engine, why);
	if (rc == STATUS_OK)
		rc = prepare_models(engine, why);
	if (rc == STATUS_OK)
		rc = scorer_new(&engine->scorer,
			(const struct pack *const *)engine->packs,
			engine->pack_count, why);
	for (int l = 0; l < LANGUAGE_COUNT && rc == STATUS_OK; l++)
		if (engine->lexicons[l])
			rc = scorer_listen(
				engine->scorer, engine->lexicons[l], why);
	if (rc != STATUS_OK) {
		engine_free(engine);
		return rc;
	}
	*out = engine;
	return STATUS_OK;
}

void engine_free(struct engine *engine)
{
	if (!engine)
		return;
	scorer_free(engine->scorer);
	for (size_t i = 0; i < engine->pack_count; i++)
		pack_free(engine->packs[i]);
	free(engine->packs);
	for (int l = 0; l < LANGUAGE_COUNT; l++) {
		model_free(engine->models[l]);
		lexicon_free(engine->lexicons[l]);
	}
	cache_close(&engine->cache);
	free(engine);
}

enum language engine_language(
	const struct engine *engine, const struct job *job)
{
	enum language language = job->meta.language ? job->meta.language
						    : engine->options.language;

	return !language && job->source.transcript ? LANGUAGE_ZH : language;
}

/* What hears the call: one model, or each that may. */
static const char *hash_models(
	const struct engine *engine, enum language language, struct hash *hash)
{
	const struct model *model = engine->models[language];

	if (model)
		hash_add_text(hash, model->hash.text);
	if (model || language != LANGUAGE_UNKNOWN)
		return model ? model->name : "none";
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		if (engine->models[l])
			hash_add_text(hash, engine->models[l]->hash.text);
	return "auto";
}

enum status engine_key(const struct engine *engine, const struct job *job,
	struct store_key *key, struct failure *why)
{
	struct hash hash;

	hash_init(&hash);
	hash_add_text(&hash, HEARING_VERSION);
	key->rules = engine->rules;
	if (job->source.transcript) {
		enum status rc =
			hash_add_file(&hash, job->source.transcript, why);

		if (rc != STATUS_OK)
			return failure_prefix(
				why, rc, "%s", job->source.transcript);
		key->engine_name = "import";
	} else {
		key->engine_name = hash_models(
			engine, engine_language(engine, job), &hash);
	}
	hash_finish(&hash, &key->engine);
	return STATUS_OK;
}
