#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "pack_loader.h"
#include "text.h"

#define MOST_VOCABULARY_DEPTH 8
#define PHRASE_MOST_BYTES 2000

struct phrase_list {
	struct phrase *items;
	size_t count, capacity;
	int group;
};

static enum status add_phrase(struct loader *loader, struct phrase_list *list,
	const struct yaml_value *value)
{
	const char *text;
	enum status rc;

	if (++loader->phrase_count > PACK_MOST_PHRASES)
		return yaml_refuse(loader->tree, value, loader->why,
			"more than %d phrases", PACK_MOST_PHRASES);
	rc = pack_read_text(loader, value, &text);
	if (rc == STATUS_OK && strlen(text) > PHRASE_MOST_BYTES)
		return yaml_refuse(loader->tree, value, loader->why,
			"phrase is longer than %d bytes", PHRASE_MOST_BYTES);
	if (rc == STATUS_OK && text_count_characters(text) == 0)
		return yaml_refuse(loader->tree, value, loader->why,
			"phrase \"%s\" has nothing to hear", text);
	if (rc == STATUS_OK)
		rc = list_reserve(&list->items, &list->capacity,
			list->count + 1, sizeof(*list->items), loader->why);
	if (rc == STATUS_OK)
		list->items[list->count++] = (struct phrase){ .text = text,
			.group = list->group,
			.line = value->line,
			.column = value->column };
	return rc;
}

static enum status find_vocabulary(struct loader *loader,
	const struct yaml_value *value, const struct yaml_value **vocabulary)
{
	const struct yaml_value *map = loader->vocabularies;
	const char *names[256];
	const char *nearest;
	size_t count = 0;

	*vocabulary = yaml_find(map, value->text + 1);
	if (*vocabulary)
		return STATUS_OK;
	for (const struct yaml_value *at = map ? map->first : NULL;
		at && count < sizeof(names) / sizeof(names[0]); at = at->next)
		names[count++] = at->key;
	nearest = yaml_nearest(names, count, value->text + 1);
	return yaml_refuse(loader->tree, value, loader->why,
		nearest ? "unknown vocabulary \"%s\", did you mean \"$%s\""
			: "unknown vocabulary \"%s\"%s",
		value->text, nearest ? nearest : "");
}

static enum status refuse_depth(
	struct loader *loader, const struct yaml_value *value)
{
	return yaml_refuse(loader->tree, value, loader->why,
		"vocabularies refer to one another too deeply");
}

static enum status add_entry(struct loader *loader, struct phrase_list *list,
	const struct yaml_value *value, int depth);

static enum status add_entries(struct loader *loader, struct phrase_list *list,
	const struct yaml_value *value, int depth)
{
	enum status rc = STATUS_OK;

	if (value->kind != YAML_LIST)
		return add_entry(loader, list, value, depth);
	for (const struct yaml_value *at = value->first; at && rc == STATUS_OK;
		at = at->next)
		rc = add_entry(loader, list, at, depth);
	return rc;
}

/* One way to say the thing at hand, or all ways that a vocabulary lists. */
static enum status add_ways(struct loader *loader, struct phrase_list *list,
	const struct yaml_value *value, int depth)
{
	const struct yaml_value *ways = value;
	enum status rc = STATUS_OK;

	if (depth > MOST_VOCABULARY_DEPTH)
		return refuse_depth(loader, value);
	if (value->kind == YAML_SCALAR && value->text[0] == '$')
		rc = find_vocabulary(loader, value, &ways);
	if (rc != STATUS_OK)
		return rc;
	if (ways->kind != YAML_LIST)
		return ways == value ? add_phrase(loader, list, value)
				     : add_ways(loader, list, ways, depth + 1);
	for (const struct yaml_value *at = ways->first; at && rc == STATUS_OK;
		at = at->next)
		rc = add_ways(loader, list, at, depth + 1);
	return rc;
}

/* {say: text, also: [text, ...]}: ways to say one thing, one group. */
static enum status add_alternatives(struct loader *loader,
	struct phrase_list *list, const struct yaml_value *value)
{
	static const char *const keys[] = { "say", "also" };
	const struct yaml_value *say = yaml_find(value, "say");
	const struct yaml_value *also = yaml_find(value, "also");
	enum status rc = yaml_check_keys(
		loader->tree, value, keys, 2, "phrase", loader->why);

	if (rc == STATUS_OK && !say)
		return yaml_refuse(loader->tree, value, loader->why,
			"phrase: \"say\" is missing");
	if (rc == STATUS_OK)
		rc = add_ways(loader, list, say, 0);
	if (rc == STATUS_OK && also)
		rc = add_ways(loader, list, also, 0);
	list->group++;
	return rc;
}

static enum status add_entry(struct loader *loader, struct phrase_list *list,
	const struct yaml_value *value, int depth)
{
	const struct yaml_value *vocabulary;
	enum status rc;

	if (depth > MOST_VOCABULARY_DEPTH)
		return refuse_depth(loader, value);
	if (value->kind == YAML_MAP)
		return add_alternatives(loader, list, value);
	if (value->kind == YAML_SCALAR && value->text[0] == '$') {
		rc = find_vocabulary(loader, value, &vocabulary);
		return rc == STATUS_OK ? add_entries(loader, list, vocabulary,
						 depth + 1)
				       : rc;
	}
	rc = add_phrase(loader, list, value);
	list->group++;
	return rc;
}

enum status pack_read_phrases(struct loader *loader,
	const struct yaml_value *value, struct phrase **phrases, size_t *count,
	int *group_count)
{
	struct phrase_list list = { 0 };
	enum status rc = add_entries(loader, &list, value, 0);
	size_t bytes = list.count * sizeof(*list.items);

	if (rc == STATUS_OK && list.count == 0)
		rc = yaml_refuse(loader->tree, value, loader->why,
			"%s: want phrases", value->key ? value->key : "list");
	if (rc == STATUS_OK) {
		*phrases = arena_alloc(&loader->pack->arena, bytes);
		if (!*phrases)
			rc = failure_no_memory(loader->why);
	}
	if (rc == STATUS_OK) {
		memcpy(*phrases, list.items, bytes);
		*count = list.count;
		*group_count = list.group;
	}
	free(list.items);
	return rc;
}

enum status pack_read_text(struct loader *loader,
	const struct yaml_value *value, const char **text)
{
	const char *given = NULL;
	char *copy;
	enum status rc = yaml_text(loader->tree, value, &given, loader->why);

	if (rc != STATUS_OK)
		return rc;
	copy = arena_text(&loader->pack->arena, given);
	if (!copy)
		return failure_no_memory(loader->why);
	*text = copy;
	return STATUS_OK;
}

enum status pack_read_title(struct loader *loader, const struct yaml_value *map,
	const char **en, const char **zh)
{
	static const char *const keys[] = { "en", "zh" };
	const struct yaml_value *title = yaml_find(map, "title");
	const struct yaml_value *in_en = yaml_find(title, "en");
	const struct yaml_value *in_zh = yaml_find(title, "zh");
	enum status rc = STATUS_OK;

	if (!title)
		return STATUS_OK;
	if (title->kind == YAML_SCALAR) {
		rc = pack_read_text(loader, title, en);
		*zh = *en;
		return rc;
	}
	rc = yaml_check_keys(
		loader->tree, title, keys, 2, "title", loader->why);
	if (rc == STATUS_OK && !(in_en && in_zh))
		rc = yaml_refuse(loader->tree, title, loader->why,
			"title: want both en and zh");
	if (rc == STATUS_OK)
		rc = pack_read_text(loader, in_en, en);
	return rc == STATUS_OK ? pack_read_text(loader, in_zh, zh) : rc;
}

enum status pack_read_choice(struct loader *loader,
	const struct yaml_value *value, const char *const *names, int count,
	int *choice)
{
	const char *what = value->key ? value->key : "entry";
	const char *nearest;

	for (int i = 0; i < count && value->kind == YAML_SCALAR; i++) {
		if (names[i] && strcmp(names[i], value->text) == 0) {
			*choice = i;
			return STATUS_OK;
		}
	}
	nearest = yaml_nearest(names, (size_t)count, value->text);
	if (nearest)
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: unknown value \"%s\", did you mean \"%s\"", what,
			value->text, nearest);
	return yaml_refuse(loader->tree, value, loader->why,
		"%s: unknown value \"%s\"", what, value->text);
}
