#include "foreign_pack.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "foreign_build.h"
#include "number.h"
#include "pack_file.h"
#include "path.h"
#include "yaml_writer.h"

/* Conditions and rules take a line each. */
#define FLOW_DEPTH 2

void foreign_note(struct foreign *foreign, const char *what, const char *name)
{
	char sentence[256];
	const char *blank = strstr(what, "%s");

	if (foreign->rc != STATUS_OK)
		return;
	(void)snprintf(sentence, sizeof(sentence), "%.*s%s%s",
		blank ? (int)(blank - what) : (int)strlen(what), what,
		blank ? name : "", blank ? blank + 2 : "");
	foreign->rc =
		problems_add(foreign->problems, foreign->arena, foreign->why,
			"%s: %s: %s", foreign->path, foreign->place, sentence);
}

void foreign_put(
	struct foreign *foreign, json_t *map, const char *key, json_t *value)
{
	if (json_object_set_new(map, key, value) != 0 &&
		foreign->rc == STATUS_OK)
		foreign->rc = failure_no_memory(foreign->why);
}

void foreign_name(const json_t *map, const char *theirs, const char *kind,
	char name[FOREIGN_NAME_BYTES])
{
	/* Leaves room for a number. */
	char stem[FOREIGN_NAME_BYTES - 12];
	size_t length = 0;

	for (; *theirs && length + 1 < sizeof(stem); theirs++) {
		int byte = tolower((unsigned char)*theirs);

		if ((byte >= 'a' && byte <= 'z') ||
			(byte >= '0' && byte <= '9'))
			stem[length++] = (char)byte;
		else if (length > 0 && stem[length - 1] != '-')
			stem[length++] = '-';
	}
	while (length > 0 && stem[length - 1] == '-')
		length--;
	stem[length] = '\0';
	(void)snprintf(name, FOREIGN_NAME_BYTES, "%s", stem);
	for (int i = 1; !*name || json_object_get(map, name); i++)
		(void)snprintf(name, FOREIGN_NAME_BYTES, "%s-%d",
			*stem ? stem : kind, i + (*stem != '\0'));
}

double foreign_number(const json_t *map, const char *key)
{
	const json_t *value = json_object_get(map, key);
	double number;

	if (json_is_number(value))
		return json_number_value(value);
	if (json_is_string(value) &&
		number_parse(json_string_value(value), &number))
		return number;
	return NAN;
}

const char *foreign_text(const json_t *map, const char *key)
{
	return json_string_value(json_object_get(map, key));
}

/* What stands around conditions and rules. */
static json_t *make_pack(
	struct foreign *foreign, const char *product, const char *language)
{
	json_t *pack = json_pack("{s:s,s:s,s:s,s:[s]}", "pack", "imported",
		"version", "1", "title", product, "languages", language);

	if (json_object_size(foreign->conditions) > 0)
		foreign_put(foreign, pack, "conditions",
			json_incref(foreign->conditions));
	if (foreign->has_points)
		foreign_put(foreign, pack, "sections",
			json_pack("{s:{s:s,s:i}}", "imported", "title", product,
				"weight", 100));
	foreign_put(foreign, pack, "rules", json_incref(foreign->rules));
	return pack;
}

/* Refuses what pack_load() would: a number out of range, a phrase too long. */
static enum status check_pack(
	const struct text *yaml, const char *path, struct failure *why)
{
	struct pack *pack = NULL;
	enum status rc =
		pack_parse(&pack, yaml->bytes, yaml->length, "pack", why);

	pack_free(pack);
	return rc == STATUS_OK ? rc
			       : failure_prefix(why, rc, "%s: as a pack", path);
}

static enum status write_pack(
	struct foreign *foreign, const json_t *root, struct text *yaml)
{
	bool is_amazon = foreign_is_amazon(root);
	struct text made = { 0 };
	json_t *pack = NULL;
	enum status rc;

	if (is_amazon)
		foreign_amazon(foreign, root);
	else
		foreign_alibaba(foreign, root);
	rc = foreign->rc;
	if (rc == STATUS_OK && json_object_size(foreign->rules) == 0)
		return failure_set(foreign->why, STATUS_INVALID,
			"%s: no rule could be carried over", foreign->path);
	if (rc == STATUS_OK) {
		pack = make_pack(foreign,
			is_amazon ? "Amazon Transcribe categories"
				  : "Alibaba Cloud rules",
			is_amazon ? "en" : "zh");
		rc = foreign->rc;
	}
	if (rc == STATUS_OK)
		rc = yaml_write(&made, pack, FLOW_DEPTH, foreign->why);
	if (rc == STATUS_OK)
		rc = check_pack(&made, foreign->path, foreign->why);
	if (rc == STATUS_OK)
		rc = text_add(yaml, text_string(&made), foreign->why);
	json_decref(pack);
	text_release(&made);
	return rc;
}

enum status foreign_pack_parse(const char *bytes, size_t length,
	const char *path, struct text *yaml, struct problems *problems,
	struct arena *arena, struct failure *why)
{
	struct foreign foreign = { .path = path,
		.place = "",
		.problems = problems,
		.arena = arena,
		.why = why };
	json_error_t error;
	json_t *root =
		json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
	enum status rc;

	if (!root)
		return failure_set(why, STATUS_INVALID, "%s:%d:%d: %s", path,
			error.line, error.column, error.text);
	foreign.conditions = json_object();
	foreign.rules = json_object();
	if (!foreign_is_amazon(root) && !foreign_is_alibaba(root))
		rc = failure_set(why, STATUS_INVALID,
			"%s: neither categories of Amazon Transcribe nor rules "
			"of Alibaba Cloud",
			path);
	else
		rc = write_pack(&foreign, root, yaml);
	json_decref(foreign.conditions);
	json_decref(foreign.rules);
	json_decref(root);
	return rc;
}

enum status foreign_pack_read(const char *path, struct text *yaml,
	struct problems *problems, struct arena *arena, struct failure *why)
{
	struct text bytes = { 0 };
	enum status rc = path_read(&bytes, path, FOREIGN_PACK_MOST_BYTES, why);

	if (rc == STATUS_OK)
		rc = foreign_pack_parse(text_string(&bytes), bytes.length, path,
			yaml, problems, arena, why);
	else
		rc = failure_prefix(why, rc, "%s", path);
	text_release(&bytes);
	return rc;
}
