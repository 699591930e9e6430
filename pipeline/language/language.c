#include "language.h"

#include <stdlib.h>
#include <string.h>

#include "compile.h"
#include "hash.h"
#include "script.h"

/* Changes when the same script makes another model. */
#define BUILDER_VERSION "1"

static const struct compile_recipe pack_recipe = {
	.script_weight = 0.4,
	.background_words = 8000,
	.most_discount = 0.7,
};
/* Every utterance is one of the lines; the background only has the rest, and
 * what did not follow a word in them hardly will (models/README.md). */
static const struct compile_recipe line_recipe = {
	.script_weight = 0.95,
	.background_words = 0,
	.most_discount = 0.1,
};

/* Files of an entry. */
#define DICTIONARY_NAME "words.dict"
#define MODEL_NAME "words.lm.bin"
#define SCRATCH_NAME "words.arpa"

static const struct compile_recipe *find_recipe(size_t line_count)
{
	return line_count > 0 ? &line_recipe : &pack_recipe;
}

static void hash_recipe(struct hash *hash, const struct compile_recipe *recipe)
{
	hash_add_text(hash, BUILDER_VERSION);
	hash_add(hash, &recipe->script_weight, sizeof(recipe->script_weight));
	hash_add(hash, &recipe->background_words,
		sizeof(recipe->background_words));
	hash_add(hash, &recipe->most_discount, sizeof(recipe->most_discount));
}

static void hash_phrases(
	struct hash *hash, const struct phrase *phrases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		hash_add_text(hash, phrases[i].text);
}

static void hash_script(struct hash *hash, const struct language_script *script,
	enum language language)
{
	for (size_t i = 0; i < script->line_count; i++)
		hash_add_text(hash, script->lines[i]);
	for (size_t i = 0; i < script->pack_count && !script->line_count; i++) {
		const struct pack *pack = script->packs[i];

		for (size_t j = 0; j < pack->condition_count; j++) {
			const struct condition *at = &pack->conditions[j];

			if (!pack->languages[language])
				break;
			hash_phrases(hash, at->phrases, at->phrase_count);
			hash_phrases(hash, at->excepts, at->except_count);
		}
	}
}

static enum status find_key(struct digest *key, const struct model *model,
	const struct language_script *script, struct failure *why)
{
	const char *files[] = { model->language_model, model->dictionary,
		model->characters, model->additions };
	struct hash hash;
	enum status rc = STATUS_OK;

	hash_init(&hash);
	hash_recipe(&hash, find_recipe(script->line_count));
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		hash_add_text(&hash, files[i] ? "file" : "none");
		if (files[i] && rc == STATUS_OK)
			rc = hash_add_file(&hash, files[i], why);
	}
	hash_script(&hash, script, model->language);
	hash_finish(&hash, key);
	return rc;
}

/* Fills the folder `work`. */
static enum status fill(const char *work, const struct compile_source *source,
	struct failure *why)
{
	struct text dictionary = { 0 }, model = { 0 }, scratch = { 0 };
	enum status rc =
		text_add_format(&dictionary, why, "%s/" DICTIONARY_NAME, work);

	if (rc == STATUS_OK)
		rc = text_add_format(&model, why, "%s/" MODEL_NAME, work);
	if (rc == STATUS_OK)
		rc = text_add_format(&scratch, why, "%s/" SCRATCH_NAME, work);
	if (rc == STATUS_OK)
		rc = compile(source, find_recipe(source->line_count),
			&(struct compile_paths){ text_string(&dictionary),
				text_string(&model), text_string(&scratch) },
			why);
	text_release(&dictionary);
	text_release(&model);
	text_release(&scratch);
	return rc;
}

/* Makes the entry that is not there, and writes its path into `entry`. */
static enum status make_entry(struct cache *cache, const struct digest *key,
	const struct compile_source *source, struct text *entry,
	struct failure *why)
{
	struct text work = { 0 };
	enum status rc = cache_begin(cache, key, &work, entry, why);

	if (rc == STATUS_OK) {
		rc = fill(text_string(&work), source, why);
		if (rc == STATUS_OK)
			rc = cache_keep(
				text_string(&work), text_string(entry), why);
		else
			cache_drop(text_string(&work));
	}
	text_release(&work);
	return rc;
}

static enum status use_entry(struct model *model, const char *entry,
	const struct digest *key, struct failure *why)
{
	struct hash hash;

	model->dictionary =
		arena_print(&model->arena, "%s/" DICTIONARY_NAME, entry);
	model->language_model =
		arena_print(&model->arena, "%s/" MODEL_NAME, entry);
	if (!model->dictionary || !model->language_model)
		return failure_no_memory(why);
	hash_init(&hash);
	hash_add_text(&hash, model->hash.text);
	hash_add_text(&hash, key->text);
	if (model->is_known)
		model_options_hash(&hash, &model->search_known);
	hash_finish(&hash, &model->hash);
	return STATUS_OK;
}

/* Whether there is something to listen for in the language. */
static bool has_script(
	const struct language_script *script, enum language language)
{
	bool has = false;

	for (size_t i = 0; i < script->line_count && !has; i++)
		has = script_is_in(language, script->lines[i]);
	for (size_t i = 0; i < script->pack_count && !script->line_count; i++)
		has = has || script->packs[i]->languages[language];
	return has;
}

enum status language_prepare(struct model *model, const struct lexicon *lexicon,
	const struct language_script *script, struct cache *cache,
	struct failure *why)
{
	const struct compile_source source = { .lexicon = lexicon,
		.background = model->language_model,
		.packs = script->packs,
		.pack_count = script->pack_count,
		.lines = script->lines,
		.line_count = script->line_count };
	struct text entry = { 0 };
	struct digest key;
	enum status rc;

	if (!has_script(script, model->language))
		return STATUS_OK;
	rc = find_key(&key, model, script, why);
	if (rc == STATUS_OK)
		rc = cache_find(cache, &key, &entry, why);
	if (rc == STATUS_NOT_FOUND)
		rc = make_entry(cache, &key, &source, &entry, why);
	model->is_known = script->line_count > 0;
	if (rc == STATUS_OK)
		rc = use_entry(model, text_string(&entry), &key, why);
	text_release(&entry);
	return rc == STATUS_OK ? rc
			       : failure_prefix(why, rc, "language model of %s",
					 model->name);
}
