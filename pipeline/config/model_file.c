#include "model_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "path.h"
#include "yaml_tree.h"

/* What PocketSphinx reads from an acoustic folder; those that a kind of model
 * does not have are passed over. */
static const char *const acoustic_files[] = { "mdef", "means", "variances",
	"mixture_weights", "sendump", "transition_matrices", "noisedict",
	"feature_transform", "feat.params" };
#define ACOUSTIC_FILE_COUNT (sizeof(acoustic_files) / sizeof(acoustic_files[0]))

static const char *const keys[] = { "name", "language", "rate_hz", "acoustic",
	"dictionary", "language_model", "characters", "additions", "adaptation",
	"network", "licence", "attribution", "files", "search",
	"search_known" };
#define KEY_COUNT (sizeof(keys) / sizeof(keys[0]))

/* The rates that segment hears. */
static const int rates_hz[] = { 8000, 16000 };

static enum status read_text(const struct yaml_tree *tree, const char *key,
	struct arena *arena, const char **out, struct failure *why)
{
	const struct yaml_value *value = yaml_find(tree->root, key);
	const char *text;
	enum status rc;

	if (!value)
		return yaml_refuse(
			tree, tree->root, why, "key \"%s\" is missing", key);
	rc = yaml_text(tree, value, &text, why);
	if (rc != STATUS_OK)
		return rc;
	*out = arena_text(arena, text);
	return *out ? STATUS_OK : failure_no_memory(why);
}

/* `name` as seen from the model's file. */
static enum status resolve(struct model *model, const char *name,
	const char **out, struct failure *why)
{
	struct text path = { 0 };
	enum status rc = path_beside(&path, model->path, name, why);

	if (rc == STATUS_OK) {
		*out = arena_text(&model->arena, text_string(&path));
		rc = *out ? STATUS_OK : failure_no_memory(why);
	}
	text_release(&path);
	return rc;
}

static enum status read_path(const struct yaml_tree *tree, const char *key,
	struct model *model, const char **out, struct failure *why)
{
	const char *name;
	enum status rc = read_text(tree, key, &model->arena, &name, why);

	return rc == STATUS_OK ? resolve(model, name, out, why) : rc;
}

static enum status read_language(
	const struct yaml_tree *tree, struct model *model, struct failure *why)
{
	const char *name;
	enum status rc = read_text(tree, "language", &model->arena, &name, why);

	if (rc == STATUS_OK && (!language_parse(name, &model->language) ||
				       model->language == LANGUAGE_UNKNOWN))
		rc = yaml_refuse(tree, yaml_find(tree->root, "language"), why,
			"language is \"%s\", want zh, en or yue", name);
	return rc;
}

static enum status read_rate(
	const struct yaml_tree *tree, struct model *model, struct failure *why)
{
	const struct yaml_value *value = yaml_find(tree->root, "rate_hz");
	const struct yaml_range range = { rates_hz[0], rates_hz[1] };
	enum status rc;

	if (!value)
		return yaml_refuse(
			tree, tree->root, why, "key \"rate_hz\" is missing");
	rc = yaml_integer(tree, value, range, &model->rate_hz, why);
	if (rc == STATUS_OK && model->rate_hz != rates_hz[0] &&
		model->rate_hz != rates_hz[1])
		rc = yaml_refuse(tree, value, why,
			"rate_hz is %d, want %d or %d", model->rate_hz,
			rates_hz[0], rates_hz[1]);
	return rc;
}

static enum status check_sha256(const struct yaml_tree *tree,
	const struct yaml_value *value, const char *text, struct failure *why)
{
	if (strlen(text) != 64 || strspn(text, "0123456789abcdef") != 64)
		return yaml_refuse(tree, value, why,
			"sha256 of \"%s\" is \"%s\", want 64 hexadecimal "
			"digits",
			value->key, text);
	return STATUS_OK;
}

static enum status read_parts(
	const struct yaml_tree *tree, struct model *model, struct failure *why)
{
	const struct yaml_value *files = yaml_find(tree->root, "files");
	struct model_part *parts;
	enum status rc = STATUS_OK;

	if (!files)
		return STATUS_OK;
	if (files->kind != YAML_MAP)
		return yaml_refuse(tree, files, why, "files is not a map");
	parts = arena_alloc(&model->arena, files->count * sizeof(*parts));
	if (!parts)
		return failure_no_memory(why);
	model->parts = parts;
	for (const struct yaml_value *at = files->first; at && rc == STATUS_OK;
		at = at->next) {
		const char *sum;

		rc = yaml_text(tree, at, &sum, why);
		if (rc == STATUS_OK)
			rc = check_sha256(tree, at, sum, why);
		if (rc == STATUS_OK)
			rc = resolve(model, at->key,
				&parts[model->part_count].path, why);
		if (rc == STATUS_OK) {
			parts[model->part_count].sha256 =
				arena_text(&model->arena, sum);
			model->part_count++;
		}
	}
	return rc;
}

static enum status read_options(const struct yaml_tree *tree, const char *key,
	struct arena *arena, struct model_options *out, struct failure *why)
{
	const struct yaml_value *search = yaml_find(tree->root, key);
	struct model_option *options;
	enum status rc = STATUS_OK;

	if (!search)
		return STATUS_OK;
	if (search->kind != YAML_MAP)
		return yaml_refuse(tree, search, why, "%s is not a map", key);
	options = arena_alloc(arena, search->count * sizeof(*options));
	if (!options)
		return failure_no_memory(why);
	out->items = options;
	for (const struct yaml_value *at = search->first; at && rc == STATUS_OK;
		at = at->next) {
		struct model_option *option = &options[out->count];
		const char *value;

		rc = yaml_text(tree, at, &value, why);
		if (rc != STATUS_OK)
			break;
		option->key = arena_text(arena, at->key);
		option->value = arena_text(arena, value);
		if (!option->key || !option->value)
			return failure_no_memory(why);
		out->count++;
	}
	return rc;
}

static enum status add_file(
	struct hash *hash, const char *path, struct failure *why)
{
	enum status rc = hash_add_file(hash, path, why);

	return rc == STATUS_OK ? rc : failure_prefix(why, rc, "%s", path);
}

/* Files that a model need not have. */
struct further_file {
	const char *key, **path;
};
enum { FURTHER_COUNT = 4 };

/* In the order in which an engine is hashed of them. */
static void list_further(
	struct model *model, struct further_file files[FURTHER_COUNT])
{
	files[0] = (struct further_file){ "characters", &model->characters };
	files[1] = (struct further_file){ "additions", &model->additions };
	files[2] = (struct further_file){ "adaptation", &model->adaptation };
	files[3] = (struct further_file){ "network", &model->network };
}

/* The engine hash: the files as they are, not as the file says they are, so
 * that an altered dictionary never passes for the one before it. */
static enum status hash_engine(struct model *model, struct failure *why)
{
	struct further_file further[FURTHER_COUNT];
	struct text path = { 0 };
	struct hash hash;
	enum status rc;

	hash_init(&hash);
	hash_add_text(&hash, AUSCULT_RECOGNISER);
	model_options_hash(&hash, &model->search);
	hash_add(&hash, &model->rate_hz, sizeof(model->rate_hz));
	rc = add_file(&hash, model->dictionary, why);
	if (rc == STATUS_OK)
		rc = add_file(&hash, model->language_model, why);
	list_further(model, further);
	for (size_t i = 0; i < FURTHER_COUNT; i++)
		if (rc == STATUS_OK && *further[i].path)
			rc = add_file(&hash, *further[i].path, why);
	for (size_t i = 0; i < ACOUSTIC_FILE_COUNT && rc == STATUS_OK; i++) {
		text_clear(&path);
		rc = text_add_format(&path, why, "%s/%s", model->acoustic,
			acoustic_files[i]);
		hash_add_text(&hash, acoustic_files[i]);
		if (rc == STATUS_OK && path_is_file(text_string(&path)))
			rc = add_file(&hash, text_string(&path), why);
	}
	text_release(&path);
	if (rc == STATUS_OK)
		hash_finish(&hash, &model->hash);
	return rc;
}

static enum status read_further_files(
	const struct yaml_tree *tree, struct model *model, struct failure *why)
{
	struct further_file files[FURTHER_COUNT];
	enum status rc = STATUS_OK;

	list_further(model, files);
	for (size_t i = 0; i < FURTHER_COUNT; i++)
		if (rc == STATUS_OK && yaml_find(tree->root, files[i].key))
			rc = read_path(
				tree, files[i].key, model, files[i].path, why);
	return rc;
}

static enum status read_model(
	const struct yaml_tree *tree, struct model *model, struct failure *why)
{
	struct arena *arena = &model->arena;
	enum status rc = yaml_check_keys(
		tree, tree->root, keys, KEY_COUNT, "model", why);

	if (rc == STATUS_OK)
		rc = read_text(tree, "name", arena, &model->name, why);
	if (rc == STATUS_OK)
		rc = read_language(tree, model, why);
	if (rc == STATUS_OK)
		rc = read_rate(tree, model, why);
	if (rc == STATUS_OK)
		rc = read_path(tree, "acoustic", model, &model->acoustic, why);
	if (rc == STATUS_OK)
		rc = read_path(
			tree, "dictionary", model, &model->dictionary, why);
	if (rc == STATUS_OK)
		rc = read_path(tree, "language_model", model,
			&model->language_model, why);
	if (rc == STATUS_OK)
		rc = read_further_files(tree, model, why);
	if (rc == STATUS_OK)
		rc = read_text(tree, "licence", arena, &model->licence, why);
	if (rc == STATUS_OK && yaml_find(tree->root, "attribution"))
		rc = read_text(
			tree, "attribution", arena, &model->attribution, why);
	if (rc == STATUS_OK)
		rc = read_parts(tree, model, why);
	if (rc == STATUS_OK)
		rc = read_options(tree, "search", arena, &model->search, why);
	if (rc == STATUS_OK)
		rc = read_options(
			tree, "search_known", arena, &model->search_known, why);
	return rc;
}

/* The path from the root of the file system, wherever the program goes. */
static enum status make_absolute(
	struct text *into, const char *path, struct failure *why)
{
	char folder[4096];

	if (path[0] == '/')
		return text_add(into, path, why);
	if (!getcwd(folder, sizeof(folder)))
		return failure_errno(why, errno, "cannot tell the folder");
	return text_add_format(into, why, "%s/%s", folder, path);
}

/* Everything but the hash, which costs reading every file of the model. */
static enum status read_file(
	struct model **out, const char *path, struct failure *why)
{
	struct yaml_tree tree = { 0 };
	struct text absolute = { 0 };
	struct model *model = calloc(1, sizeof(*model));
	enum status rc = model ? make_absolute(&absolute, path, why)
			       : failure_no_memory(why);

	if (rc == STATUS_OK)
		rc = yaml_tree_read(&tree, path, why);
	if (rc == STATUS_OK) {
		model->path = arena_text(&model->arena, text_string(&absolute));
		rc = model->path ? read_model(&tree, model, why)
				 : failure_no_memory(why);
	}
	yaml_tree_release(&tree);
	text_release(&absolute);
	if (rc == STATUS_OK)
		*out = model;
	else
		model_free(model);
	return rc;
}

/* Hands `model` over when its files can be read. */
static enum status complete(
	struct model **out, struct model *model, struct failure *why)
{
	enum status rc = hash_engine(model, why);

	if (rc != STATUS_OK) {
		rc = failure_prefix(why, rc, "%s", model->path);
		model_free(model);
		return rc;
	}
	*out = model;
	return STATUS_OK;
}

enum status model_load(
	struct model **out, const char *path, struct failure *why)
{
	struct model *model;
	enum status rc = read_file(&model, path, why);

	return rc == STATUS_OK ? complete(out, model, why) : rc;
}

void model_free(struct model *model)
{
	if (model)
		arena_release(&model->arena);
	free(model);
}

static int has_a_name(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Sets `*out` when `folder` has a model for `language`. */
static enum status find_within(struct model **out, const char *folder,
	enum language language, struct failure *why)
{
	struct text path = { 0 };
	struct dirent **entries = NULL;
	struct model *found = NULL;
	int count = scandir(folder, &entries, has_a_name, alphasort);
	enum status rc = STATUS_OK;

	if (count < 0)
		return errno == ENOENT ? STATUS_OK
				       : failure_errno(why, errno, folder);
	for (int i = 0; i < count; i++) {
		text_clear(&path);
		if (rc == STATUS_OK && !found)
			rc = text_add_format(&path, why, "%s/%s/model.yaml",
				folder, entries[i]->d_name);
		free(entries[i]);
		if (rc != STATUS_OK || found ||
			!path_is_file(text_string(&path)))
			continue;
		rc = read_file(&found, text_string(&path), why);
		if (rc == STATUS_OK && found->language != language) {
			model_free(found);
			found = NULL;
		}
	}
	free(entries);
	text_release(&path);
	if (found)
		*out = found;
	return rc;
}

enum status models_find(struct model **out, const char *const *folders,
	size_t folder_count, enum language language, struct failure *why)
{
	struct model *found = NULL;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < folder_count && rc == STATUS_OK && !found; i++)
		rc = find_within(&found, folders[i], language, why);
	if (rc != STATUS_OK)
		return rc;
	if (!found)
		return failure_set(why, STATUS_NOT_FOUND,
			"no model for language %s", language_name(language));
	return complete(out, found, why);
}

enum status model_verify(const struct model *model, struct failure *why)
{
	for (size_t i = 0; i < model->part_count; i++) {
		const struct model_part *part = &model->parts[i];
		struct digest sum;
		enum status rc = hash_file_sha256(part->path, &sum, why);

		if (rc != STATUS_OK)
			return failure_prefix(why, rc, "%s", part->path);
		if (strcmp(sum.text, part->sha256) != 0)
			return failure_set(why, STATUS_INVALID,
				"%s: sha256 is %s, model.yaml says %s",
				part->path, sum.text, part->sha256);
	}
	return STATUS_OK;
}

const char *model_recogniser(void)
{
	return AUSCULT_RECOGNISER;
}
