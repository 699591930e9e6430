#include "setup.h"

#include <string.h>

#include "line_list.h"
#include "path.h"
#include "places.h"

#define DEFAULT_SETTINGS "auscult.yaml"

/* What ships; each pack says itself which calls it judges. */
static const char *const default_packs[] = { "telecom-zh", "telecom-en",
	"outbound-sales-zh", "complaint-risk", "complaint-reasons" };

static enum status read_settings(
	struct setup *setup, const char *path, struct failure *why)
{
	if (!path && !path_is_file(DEFAULT_SETTINGS))
		return STATUS_OK;
	return settings_read(
		&setup->settings, path ? path : DEFAULT_SETTINGS, why);
}

/* Options over settings over defaults. */
static enum status choose_packs(struct setup *setup,
	const struct setup_options *options, struct engine_options *engine,
	struct failure *why)
{
	const char *const *names = default_packs;
	size_t count = sizeof(default_packs) / sizeof(*default_packs);
	const char **paths;
	enum status rc = STATUS_OK;

	if (options->rules.count) {
		names = options->rules.items;
		count = options->rules.count;
	} else if (setup->settings.rule_count) {
		names = setup->settings.rules;
		count = setup->settings.rule_count;
	}
	paths = arena_alloc(&setup->arena, count * sizeof(*paths));
	if (!paths)
		return failure_no_memory(why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = places_find_pack(&paths[i], names[i], &setup->arena, why);
	engine->packs = paths;
	engine->pack_count = count;
	return rc;
}

/* All of them, options first: the first that has a language's model wins. */
static enum status choose_models(struct setup *setup,
	const struct setup_options *options, struct engine_options *engine,
	struct failure *why)
{
	const struct settings *settings = &setup->settings;
	struct places places;
	const char **folders;
	size_t count = 0;
	enum status rc = places_find(&places, "models", &setup->arena, why);

	if (rc != STATUS_OK)
		return rc;
	folders = arena_alloc(
		&setup->arena, (options->models.count + settings->model_count +
				       places.count + 1) *
				       sizeof(*folders));
	if (!folders)
		return failure_no_memory(why);
	for (size_t i = 0; i < options->models.count; i++)
		folders[count++] = options->models.items[i];
	for (size_t i = 0; i < settings->model_count; i++)
		folders[count++] = settings->models[i];
	for (size_t i = 0; i < places.count; i++)
		folders[count++] = places.items[i];
	engine->model_folders = folders;
	engine->model_folder_count = count;
	return STATUS_OK;
}

static void choose_language(const struct setup *setup,
	const struct setup_options *options, struct engine_options *engine)
{
	const struct settings *settings = &setup->settings;

	engine->language = settings->language;
	if (options->language)
		(void)language_parse(options->language, &engine->language);
	engine->agent_channel =
		settings->agent_channel ? settings->agent_channel : 1;
	if (options->agent_channel)
		engine->agent_channel = *options->agent_channel - '0';
}

/* A user without a home has a temporary one. */
static enum status choose_cache(struct setup *setup,
	const struct setup_options *options, struct engine_options *engine,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	if (options->cache)
		engine->cache_folder = options->cache;
	else if (setup->settings.cache)
		engine->cache_folder = setup->settings.cache;
	else
		rc = places_cache(&engine->cache_folder, &setup->arena, why);
	return rc == STATUS_NOT_FOUND ? STATUS_OK : rc;
}

static enum status choose_lines(struct setup *setup,
	const struct setup_options *options, struct engine_options *engine,
	struct failure *why)
{
	struct line_list lines = { 0 };
	enum status rc = STATUS_OK;

	if (options->lm_text)
		rc = line_list_read(
			&lines, options->lm_text, &setup->arena, why);
	if (rc == STATUS_OK && options->lm_text && lines.count == 0)
		rc = failure_set(why, STATUS_INVALID, "%s: has no line",
			options->lm_text);
	engine->lines = lines.items;
	engine->line_count = lines.count;
	return rc;
}

enum status setup_open(struct setup *setup, const struct setup_options *options,
	struct failure *why)
{
	struct engine_options engine = { .phrases = options->phrases };
	enum status rc = read_settings(setup, options->config, why);

	if (rc == STATUS_OK)
		choose_language(setup, options, &engine);
	if (rc == STATUS_OK)
		rc = choose_packs(setup, options, &engine, why);
	if (rc == STATUS_OK)
		rc = choose_models(setup, options, &engine, why);
	if (rc == STATUS_OK)
		rc = choose_cache(setup, options, &engine, why);
	if (rc == STATUS_OK)
		rc = choose_lines(setup, options, &engine, why);
	if (rc == STATUS_OK && setup->settings.file_name)
		rc = name_pattern_new(
			&setup->pattern, setup->settings.file_name, why);
	return rc == STATUS_OK ? engine_new(&setup->engine, &engine, why) : rc;
}

enum status setup_collect(
	struct setup *setup, int count, char **names, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (int i = 0; i < count && rc == STATUS_OK; i++)
		rc = collect_jobs(&setup->jobs, names[i], setup->pattern, why);
	return rc;
}

void setup_release(struct setup *setup)
{
	engine_free(setup->engine);
	name_pattern_free(setup->pattern);
	jobs_release(&setup->jobs);
	settings_release(&setup->settings);
	arena_release(&setup->arena);
}
