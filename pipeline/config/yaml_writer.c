#include "yaml_writer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Deeper than any pack; the writer calls itself. */
#define MOST_DEPTH 64
#define INDENT 2

struct writer {
	struct text *yaml;
	int flow_depth;
	struct failure *why;
	enum status rc;
};

static void add(struct writer *writer, const char *text)
{
	if (writer->rc == STATUS_OK)
		writer->rc = text_add(writer->yaml, text, writer->why);
}

/* What YAML takes for a text of its own without quotes. */
static bool is_plain(const char *text)
{
	static const char first[] = "abcdefghijklmnopqrstuvwxyz";
	static const char rest[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
	static const char *const words[] = { "true", "false", "null", "yes",
		"no", "on", "off", "y", "n" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(text, words[i]) == 0)
			return false;
	return *text && strchr(first, *text) &&
	       strspn(text, rest) == strlen(text);
}

static void write_scalar(struct writer *writer, const json_t *value)
{
	const char *text = json_string_value(value);
	char *dumped;

	if (text && is_plain(text)) {
		add(writer, text);
		return;
	}
	/* A quoted text of JSON is one of YAML. */
	dumped = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
	if (dumped)
		add(writer, dumped);
	else
		writer->rc = failure_no_memory(writer->why);
	free(dumped);
}

static void write_flow(struct writer *writer, const json_t *value, int depth)
{
	const char *key;
	json_t *item;
	size_t i, count = 0;

	if (depth > MOST_DEPTH) {
		writer->rc = failure_set(
			writer->why, STATUS_INVALID, "is nested too deeply");
		return;
	}
	if (!json_is_object(value) && !json_is_array(value)) {
		write_scalar(writer, value);
		return;
	}
	add(writer, json_is_object(value) ? "{" : "[");
	json_object_foreach((json_t *)value, key, item)
	{
		json_t *name = json_string(key);

		add(writer, count++ ? ", " : "");
		write_scalar(writer, name);
		json_decref(name);
		add(writer, ": ");
		write_flow(writer, item, depth + 1);
	}
	json_array_foreach(value, i, item)
	{
		add(writer, i ? ", " : "");
		write_flow(writer, item, depth + 1);
	}
	add(writer, json_is_object(value) ? "}" : "]");
}

static void write_block(struct writer *writer, const json_t *object, int depth)
{
	const char *key;
	json_t *item;

	json_object_foreach((json_t *)object, key, item)
	{
		json_t *name = json_string(key);

		for (int i = 0; i < depth * INDENT; i++)
			add(writer, " ");
		write_scalar(writer, name);
		json_decref(name);
		add(writer, ":");
		if (json_is_object(item) && depth + 1 < writer->flow_depth) {
			add(writer, "\n");
			write_block(writer, item, depth + 1);
			continue;
		}
		add(writer, " ");
		write_flow(writer, item, 0);
		add(writer, "\n");
	}
}

enum status yaml_write(struct text *yaml, const json_t *object, int flow_depth,
	struct failure *why)
{
	struct writer writer = {
		.yaml = yaml, .flow_depth = flow_depth, .why = why
	};

	write_block(&writer, object, 0);
	return writer.rc;
}
