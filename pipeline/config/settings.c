#include "settings.h"

#include "yaml_tree.h"

#define JOBS_MOST 1024

static const char *const keys[] = { "database", "rules", "models", "cache",
	"language", "agent_channel", "jobs", "file_name" };

/* Copies a text; leaves `*into` alone where the key is missing. */
static enum status read_text(const struct yaml_tree *tree, const char *key,
	struct arena *arena, const char **into, struct failure *why)
{
	const struct yaml_value *value = yaml_find(tree->root, key);
	const char *text;
	enum status rc;

	if (!value)
		return STATUS_OK;
	rc = yaml_text(tree, value, &text, why);
	if (rc != STATUS_OK)
		return rc;
	*into = arena_text(arena, text);
	return *into ? STATUS_OK : failure_no_memory(why);
}

static enum status read_list(const struct yaml_tree *tree, const char *key,
	struct arena *arena, const char ***items, size_t *count,
	struct failure *why)
{
	const struct yaml_value *list = yaml_find(tree->root, key);

	if (!list)
		return STATUS_OK;
	if (list->kind != YAML_LIST)
		return yaml_refuse(
			tree, list, why, "\"%s\" is not a list", key);
	*items = arena_alloc(arena, (list->count + 1) * sizeof(**items));
	if (!*items)
		return failure_no_memory(why);
	for (const struct yaml_value *item = list->first; item;
		item = item->next) {
		const char *text;
		enum status rc = yaml_text(tree, item, &text, why);

		if (rc != STATUS_OK)
			return rc;
		(*items)[*count] = arena_text(arena, text);
		if (!(*items)[(*count)++])
			return failure_no_memory(why);
	}
	return STATUS_OK;
}

static enum status read_integer(const struct yaml_tree *tree, const char *key,
	int most, int *into, struct failure *why)
{
	const struct yaml_value *value = yaml_find(tree->root, key);
	struct yaml_range range = { 1, most };

	return value ? yaml_integer(tree, value, range, into, why) : STATUS_OK;
}

static enum status read_language(const struct yaml_tree *tree,
	enum language *language, struct failure *why)
{
	const struct yaml_value *value = yaml_find(tree->root, "language");

	if (value && !language_parse(value->text, language))
		return yaml_refuse(tree, value, why,
			"language: \"%s\" is not zh, en or yue", value->text);
	return STATUS_OK;
}

static enum status read_all(struct settings *settings,
	const struct yaml_tree *tree, struct failure *why)
{
	struct arena *arena = &settings->arena;
	enum status rc = yaml_check_keys(tree, tree->root, keys,
		sizeof(keys) / sizeof(*keys), "the settings", why);

	if (rc == STATUS_OK)
		rc = read_text(
			tree, "database", arena, &settings->database, why);
	if (rc == STATUS_OK)
		rc = read_text(
			tree, "file_name", arena, &settings->file_name, why);
	if (rc == STATUS_OK)
		rc = read_text(tree, "cache", arena, &settings->cache, why);
	if (rc == STATUS_OK)
		rc = read_list(tree, "rules", arena, &settings->rules,
			&settings->rule_count, why);
	if (rc == STATUS_OK)
		rc = read_list(tree, "models", arena, &settings->models,
			&settings->model_count, why);
	if (rc == STATUS_OK)
		rc = read_language(tree, &settings->language, why);
	if (rc == STATUS_OK)
		rc = read_integer(tree, "agent_channel", 2,
			&settings->agent_channel, why);
	if (rc == STATUS_OK)
		rc = read_integer(
			tree, "jobs", JOBS_MOST, &settings->jobs, why);
	return rc;
}

enum status settings_read(
	struct settings *settings, const char *path, struct failure *why)
{
	struct settings read = { 0 };
	struct yaml_tree tree = { 0 };
	enum status rc = yaml_tree_read(&tree, path, why);

	if (rc == STATUS_OK)
		rc = read_all(&read, &tree, why);
	yaml_tree_release(&tree);
	if (rc != STATUS_OK)
		settings_release(&read);
	else
		*settings = read;
	return rc;
}

void settings_release(struct settings *settings)
{
	arena_release(&settings->arena);
	*settings = (struct settings){ 0 };
}
