#include "phrase_list.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "pack_file.h"
#include "path.h"
#include "text.h"

#define LIST_MOST_BYTES ((size_t)1024 * 1024)

static const char head[] = "pack: phrases\n"
			   "version: \"1\"\n"
			   "languages: [zh, en, yue]\n"
			   "confidence: {hit: 0, scope: 0}\n"
			   "rules:\n";

/* What is wrong with a phrase; NULL for nothing. */
static const char *judge(const char *phrase)
{
	if (!text_is_utf8(phrase, strlen(phrase)))
		return "not UTF-8";
	if (text_count_characters(phrase) == 0)
		return "has no word";
	if (strpbrk(phrase, "{}") || *phrase == '$')
		return "want a phrase without slots and vocabularies";
	return NULL;
}

static enum status add_rule(
	struct text *yaml, const char *phrase, int line, struct failure *why)
{
	/* A JSON string is a YAML scalar (YAML 1.2, chapter 1.2). */
	json_t *string = json_string(phrase);
	char *quoted = json_dumps(string, JSON_ENCODE_ANY);
	enum status rc = STATUS_OK;

	if (yaml->length == 0)
		rc = text_add(yaml, head, why);
	if (quoted && rc == STATUS_OK)
		rc = text_add_format(yaml, why,
			"  line-%d: {title: %s, pass: {said: [%s]}}\n", line,
			quoted, quoted);
	else if (!quoted)
		rc = failure_no_memory(why);
	free(quoted);
	json_decref(string);
	return rc;
}

/* Writes the pack that the lines of `list` stand for; cuts them apart. */
static enum status write_pack(
	struct text *yaml, char *list, const char *path, struct failure *why)
{
	enum status rc = STATUS_OK;
	char *next = list;

	for (int line = 1; rc == STATUS_OK && *next; line++) {
		char *phrase = next + strspn(next, " \t");
		const char *wrong;
		size_t length;

		next += strcspn(next, "\n");
		if (*next)
			*next++ = '\0';
		length = strcspn(phrase, "\r");
		phrase[length] = '\0';
		if (!*phrase || *phrase == '#')
			continue;
		wrong = judge(phrase);
		rc = wrong ? failure_set(why, STATUS_INVALID, "%s:%d: %s", path,
				     line, wrong)
			   : add_rule(yaml, phrase, line, why);
	}
	return rc;
}

enum status phrase_list_load(
	struct pack **out, const char *path, struct failure *why)
{
	struct text list = { 0 }, yaml = { 0 };
	enum status rc = path_read(&list, path, LIST_MOST_BYTES, why);

	if (rc != STATUS_OK)
		(void)failure_prefix(why, rc, "%s", path);
	else if (list.length > 0)
		rc = write_pack(&yaml, list.bytes, path, why);
	if (rc == STATUS_OK && yaml.length == 0)
		rc = failure_set(
			why, STATUS_INVALID, "%s: has no phrase", path);
	if (rc == STATUS_OK)
		rc = pack_parse(
			out, text_string(&yaml), yaml.length, path, why);
	text_release(&yaml);
	text_release(&list);
	return rc;
}
