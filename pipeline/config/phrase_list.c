#include "phrase_list.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "line_list.h"
#include "pack_file.h"
#include "text.h"

static const char head[] = "pack: phrases\n"
			   "version: \"1\"\n"
			   "languages: [zh, en, yue]\n"
			   "confidence: {hit: 0, scope: 0}\n"
			   "rules:\n";

/* What is wrong with a phrase; NULL for nothing. */
static const char *judge(const char *phrase)
{
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

/* Writes the pack that the lines stand for. */
static enum status write_pack(struct text *yaml, const struct line_list *lines,
	const char *path, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < lines->count && rc == STATUS_OK; i++) {
		const char *phrase = lines->items[i];
		const char *wrong = judge(phrase);

		if (*phrase == '#')
			continue;
		rc = wrong ? failure_set(why, STATUS_INVALID, "%s:%d: %s", path,
				     lines->numbers[i], wrong)
			   : add_rule(yaml, phrase, lines->numbers[i], why);
	}
	if (rc == STATUS_OK && yaml->length == 0)
		rc = failure_set(
			why, STATUS_INVALID, "%s: has no phrase", path);
	return rc;
}

enum status phrase_list_load(
	struct pack **out, const char *path, struct failure *why)
{
	struct arena arena = { 0 };
	struct line_list lines = { 0 };
	struct text yaml = { 0 };
	enum status rc = line_list_read(&lines, path, &arena, why);

	if (rc == STATUS_OK)
		rc = write_pack(&yaml, &lines, path, why);
	if (rc == STATUS_OK)
		rc = pack_parse(
			out, text_string(&yaml), yaml.length, path, why);
	text_release(&yaml);
	arena_release(&arena);
	return rc;
}
