#include "yaml_tree.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "number.h"
#include "path.h"
#include "text.h"

#define NAME_MOST_BYTES 64

struct builder {
	struct yaml_tree *tree;
	const char *bytes;
	size_t length;
	yaml_parser_t parser;
	size_t values;
	struct failure *why;
};

static enum status refuse_at(struct builder *builder, const yaml_mark_t *mark,
	const char *sentence, const char *name)
{
	return failure_set(builder->why, STATUS_INVALID, "%s:%zu:%zu: %s%s",
		builder->tree->path, mark->line + 1, mark->column + 1, sentence,
		name);
}

/* Bytes that are no text: libyaml knows only how many there were before. */
static enum status refuse_bytes(struct builder *builder)
{
	yaml_mark_t mark = { 0 };

	for (size_t i = 0;
		i < builder->length && i < builder->parser.problem_offset;
		i++) {
		bool is_line_end = builder->bytes[i] == '\n';

		mark.line += is_line_end;
		mark.column = is_line_end ? 0 : mark.column + 1;
	}
	return refuse_at(builder, &mark, builder->parser.problem, "");
}

static enum status next_event(struct builder *builder, yaml_event_t *event)
{
	const yaml_parser_t *parser = &builder->parser;

	if (yaml_parser_parse(&builder->parser, event))
		return STATUS_OK;
	if (parser->error == YAML_MEMORY_ERROR)
		return failure_no_memory(builder->why);
	if (parser->error == YAML_READER_ERROR)
		return refuse_bytes(builder);
	return refuse_at(builder, &parser->problem_mark,
		parser->problem ? parser->problem : "not YAML", "");
}

static struct yaml_value *new_value(
	struct builder *builder, enum yaml_kind kind, const yaml_mark_t *mark)
{
	struct yaml_value *value =
		arena_alloc(&builder->tree->arena, sizeof(*value));

	if (value) {
		value->kind = kind;
		value->text = "";
		value->line = (int)mark->line + 1;
		value->column = (int)mark->column + 1;
	}
	return value;
}

/* The value that an opening event announces; its children come after it. */
static enum status start_value(struct builder *builder,
	const yaml_event_t *event, struct yaml_value **out)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;
	enum yaml_kind kind = YAML_SCALAR;
	struct yaml_value *value;

	if (event->type == YAML_SCALAR_EVENT) {
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
		kind = YAML_LIST;
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
		kind = YAML_MAP;
	} else {
		return refuse_at(builder, &event->start_mark,
			"aliases are not allowed", "");
	}
	if (anchor || tag)
		return refuse_at(builder, &event->start_mark,
			"anchors and tags are not allowed", "");
	if (++builder->values > YAML_TREE_MOST_VALUES)
		return refuse_at(
			builder, &event->start_mark, "too many values", "");
	value = new_value(builder, kind, &event->start_mark);
	if (!value)
		return failure_no_memory(builder->why);
	*out = value;
	return STATUS_OK;
}

static enum status fill_scalar(struct builder *builder,
	const yaml_event_t *event, struct yaml_value *value)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;

	if (memchr(text, '\0', length))
		return refuse_at(builder, &event->start_mark,
			"a NUL character in the text", "");
	value->is_quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	value->text = arena_text_part(&builder->tree->arena, text, length);
	if (!value->text)
		return failure_no_memory(builder->why);
	if (!value->is_quoted && (length == 0 || strcmp(text, "~") == 0 ||
					 strcmp(text, "null") == 0))
		value->kind = YAML_NOTHING;
	return STATUS_OK;
}

static void append(struct yaml_value *parent, struct yaml_value *child)
{
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->count++;
}

static enum status check_key(struct builder *builder,
	const struct yaml_value *map, const yaml_event_t *event)
{
	if (event->type != YAML_SCALAR_EVENT)
		return refuse_at(builder, &event->start_mark,
			"a key must be a word", "");
	if (yaml_find(map, (const char *)event->data.scalar.value))
		return refuse_at(builder, &event->start_mark, "second key ",
			(const char *)event->data.scalar.value);
	return STATUS_OK;
}

/* Puts `value` into `parent`; in a map it may first be a key, which is kept in
 * `key` until its value comes. */
static void place(struct yaml_value *parent, struct yaml_value **key,
	struct yaml_value *value)
{
	if (parent->kind == YAML_MAP && !*key) {
		*key = value;
		return;
	}
	if (parent->kind == YAML_MAP) {
		value->key = (*key)->text;
		value->key_line = (*key)->line;
		value->key_column = (*key)->column;
		*key = NULL;
	}
	append(parent, value);
}

struct level {
	struct yaml_value *value;
	struct yaml_value *key;
};

static bool is_end(const yaml_event_t *event)
{
	return event->type == YAML_SEQUENCE_END_EVENT ||
	       event->type == YAML_MAPPING_END_EVENT;
}

/* One event inside a list or map; `depth` moves with opening and closing. */
static enum status take_event(struct builder *builder,
	const yaml_event_t *event, struct level *levels, int *depth)
{
	struct level *level = &levels[*depth];
	struct yaml_value *value = NULL;
	enum status rc = STATUS_OK;

	if (is_end(event)) {
		(*depth)--;
		return STATUS_OK;
	}
	if (level->value->kind == YAML_MAP && !level->key)
		rc = check_key(builder, level->value, event);
	if (rc == STATUS_OK)
		rc = start_value(builder, event, &value);
	if (rc == STATUS_OK && value->kind == YAML_SCALAR)
		rc = fill_scalar(builder, event, value);
	if (rc == STATUS_OK)
		place(level->value, &level->key, value);
	if (rc != STATUS_OK || event->type == YAML_SCALAR_EVENT)
		return rc;
	if (*depth + 1 >= YAML_TREE_MOST_DEPTH)
		return refuse_at(
			builder, &event->start_mark, "nested too deeply", "");
	levels[++*depth] = (struct level){ .value = value };
	return STATUS_OK;
}

static enum status build(struct builder *builder)
{
	struct level levels[YAML_TREE_MOST_DEPTH];
	struct yaml_value top = { .kind = YAML_LIST };
	enum status rc = STATUS_OK;
	bool is_done = false;
	int depth = 0;

	levels[0] = (struct level){ .value = &top };
	while (rc == STATUS_OK && !is_done) {
		yaml_event_t event;

		rc = next_event(builder, &event);
		if (rc != STATUS_OK)
			break;
		if (event.type == YAML_STREAM_END_EVENT)
			is_done = true;
		else if (event.type == YAML_DOCUMENT_START_EVENT && top.count)
			rc = refuse_at(builder, &event.start_mark,
				"a second document", "");
		else if (event.type != YAML_STREAM_START_EVENT &&
			 event.type != YAML_DOCUMENT_START_EVENT &&
			 event.type != YAML_DOCUMENT_END_EVENT)
			rc = take_event(builder, &event, levels, &depth);
		yaml_event_delete(&event);
	}
	if (rc == STATUS_OK && (!top.first || top.first->kind == YAML_NOTHING))
		rc = failure_set(builder->why, STATUS_INVALID,
			"%s:1:1: the file is empty", builder->tree->path);
	builder->tree->root = top.first;
	return rc;
}

enum status yaml_tree_parse(struct yaml_tree *tree, const char *bytes,
	size_t length, const char *path, struct failure *why)
{
	struct yaml_tree made = { 0 };
	struct builder builder = {
		.tree = &made, .bytes = bytes, .length = length, .why = why
	};
	enum status rc;

	made.path = arena_text(&made.arena, path);
	if (!made.path || !yaml_parser_initialize(&builder.parser)) {
		arena_release(&made.arena);
		return failure_no_memory(why);
	}
	if (length > YAML_TREE_MOST_BYTES) {
		rc = failure_set(why, STATUS_INVALID,
			"%s:1:1: file is larger than %zu bytes", path,
			YAML_TREE_MOST_BYTES);
	} else {
		yaml_parser_set_input_string(
			&builder.parser, (const unsigned char *)bytes, length);
		rc = build(&builder);
	}
	yaml_parser_delete(&builder.parser);
	if (rc == STATUS_OK)
		*tree = made;
	else
		arena_release(&made.arena);
	return rc;
}

enum status yaml_tree_read(
	struct yaml_tree *tree, const char *path, struct failure *why)
{
	struct text content = { 0 };
	enum status rc = path_read(&content, path, YAML_TREE_MOST_BYTES, why);

	if (rc == STATUS_OK)
		rc = yaml_tree_parse(
			tree, text_string(&content), content.length, path, why);
	else
		(void)failure_prefix(why, rc, "%s", path);
	text_release(&content);
	return rc;
}

void yaml_tree_release(struct yaml_tree *tree)
{
	arena_release(&tree->arena);
	*tree = (struct yaml_tree){ 0 };
}

const struct yaml_value *yaml_find(
	const struct yaml_value *map, const char *key)
{
	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (const struct yaml_value *at = map->first; at; at = at->next)
		if (strcmp(at->key, key) == 0)
			return at;
	return NULL;
}

enum status yaml_refuse(const struct yaml_tree *tree,
	const struct yaml_value *value, struct failure *why, const char *format,
	...)
{
	char sentence[sizeof(why->text)];
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	return failure_set(why, STATUS_INVALID, "%s:%d:%d: %s", tree->path,
		value->line, value->column, sentence);
}

static int least_of(int a, int b, int c)
{
	int least = a < b ? a : b;

	return least < c ? least : c;
}

/* Optimal string alignment: insert, delete, replace, swap neighbours. */
static int distance_between(const char *a, const char *b)
{
	int rows[3][NAME_MOST_BYTES + 1];
	int a_length = (int)strlen(a), b_length = (int)strlen(b);

	for (int j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (int i = 1; i <= a_length; i++) {
		int *now = rows[i % 3], *before = rows[(i + 2) % 3];
		const int *swap = rows[(i + 1) % 3];

		now[0] = i;
		for (int j = 1; j <= b_length; j++) {
			int cost = a[i - 1] != b[j - 1];

			now[j] = least_of(now[j - 1] + 1, before[j] + 1,
				before[j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				a[i - 2] == b[j - 1] && swap[j - 2] < now[j])
				now[j] = swap[j - 2] + 1;
		}
	}
	return rows[a_length % 3][b_length];
}

const char *yaml_nearest(
	const char *const *names, size_t count, const char *name)
{
	size_t length = strlen(name);
	int least = (int)(length / 3) + 1;
	const char *nearest = NULL;

	if (length > NAME_MOST_BYTES)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		int distance;

		if (!names[i] || strlen(names[i]) > NAME_MOST_BYTES)
			continue;
		distance = distance_between(name, names[i]);
		if (distance <= least) {
			least = distance - 1;
			nearest = names[i];
		}
	}
	return nearest;
}

static bool is_among(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

enum status yaml_check_keys(const struct yaml_tree *tree,
	const struct yaml_value *map, const char *const *keys, size_t count,
	const char *what, struct failure *why)
{
	if (map->kind != YAML_MAP)
		return yaml_refuse(
			tree, map, why, "%s: want keys with values", what);
	for (const struct yaml_value *at = map->first; at; at = at->next) {
		struct yaml_value place = *at;
		const char *nearest;

		if (is_among(keys, count, at->key))
			continue;
		place.line = at->key_line;
		place.column = at->key_column;
		nearest = yaml_nearest(keys, count, at->key);
		if (nearest)
			return yaml_refuse(tree, &place, why,
				"%s: unknown key \"%s\", did you mean \"%s\"",
				what, at->key, nearest);
		return yaml_refuse(tree, &place, why, "%s: unknown key \"%s\"",
			what, at->key);
	}
	return STATUS_OK;
}

enum status yaml_text(const struct yaml_tree *tree,
	const struct yaml_value *value, const char **text, struct failure *why)
{
	if (value->kind != YAML_SCALAR || !*value->text)
		return yaml_refuse(tree, value, why, "%s: want text",
			value->key ? value->key : "entry");
	*text = value->text;
	return STATUS_OK;
}

enum status yaml_flag(const struct yaml_tree *tree,
	const struct yaml_value *value, bool *flag, struct failure *why)
{
	bool is_true = strcmp(value->text, "true") == 0;

	if (value->kind != YAML_SCALAR || value->is_quoted ||
		!(is_true || strcmp(value->text, "false") == 0))
		return yaml_refuse(tree, value, why, "%s: want true or false",
			value->key ? value->key : "entry");
	*flag = is_true;
	return STATUS_OK;
}

enum status yaml_number(const struct yaml_tree *tree,
	const struct yaml_value *value, struct yaml_range range, double *number,
	struct failure *why)
{
	const char *name = value->key ? value->key : "entry";
	double parsed;

	if (value->kind != YAML_SCALAR || !number_parse(value->text, &parsed))
		return yaml_refuse(tree, value, why,
			"%s: want a number, not \"%s\"", name, value->text);
	if (parsed < range.least || parsed > range.most)
		return yaml_refuse(tree, value, why,
			"%s: %s is outside %g to %g", name, value->text,
			range.least, range.most);
	*number = parsed;
	return STATUS_OK;
}

enum status yaml_integer(const struct yaml_tree *tree,
	const struct yaml_value *value, struct yaml_range range, int *number,
	struct failure *why)
{
	double parsed = 0.0;
	enum status rc = yaml_number(tree, value, range, &parsed, why);

	if (rc != STATUS_OK)
		return rc;
	if (parsed != (double)(int)parsed)
		return yaml_refuse(tree, value, why,
			"%s: want a whole number, not %s",
			value->key ? value->key : "entry", value->text);
	*number = (int)parsed;
	return STATUS_OK;
}

const char *yaml_library(void)
{
	return yaml_get_version_string();
}
