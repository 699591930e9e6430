#include "search.h"

#include <string.h>

/* Matches no turn: no trigram has a line break in it. */
#define NEVER "\"\n\n\n\""

static size_t count_code_points(const char *text)
{
	int32_t code_point;
	size_t count = 0, used;

	for (; (used = text_next(text, &code_point)) > 0; text += used)
		count++;
	return count;
}

/* As an FTS5 string: quotes are doubled. */
static enum status add_string(
	struct text *match, const char *word, struct failure *why)
{
	enum status rc = text_add(match, "\"", why);

	for (; *word && rc == STATUS_OK; word++)
		rc = text_add_part(match, *word == '"' ? "\"\"" : word,
			*word == '"' ? 2 : 1, why);
	return rc == STATUS_OK ? text_add(match, "\"", why) : rc;
}

static enum status add_pair(struct store *store, const char *word,
	struct text *match, struct failure *why)
{
	const struct query_parameter parameters[] = { { ":word", word },
		{ NULL, NULL } };
	struct table table = { 0 };
	enum status rc = store_page(store, "trigrams", parameters, &table, why);

	if (rc == STATUS_OK)
		rc = text_add(match, table.row_count ? "(" : NEVER, why);
	for (size_t i = 0; i < table.row_count && rc == STATUS_OK; i++) {
		if (i > 0)
			rc = text_add(match, " OR ", why);
		if (rc == STATUS_OK)
			rc = add_string(match, table.cells[i].text, why);
	}
	if (rc == STATUS_OK && table.row_count)
		rc = text_add(match, ")", why);
	table_release(&table);
	return rc;
}

enum status search_match(struct store *store, const char *words,
	struct text *match, struct failure *why)
{
	struct text folded = { 0 };
	char *rest = NULL;
	enum status rc = text_fold(&folded, words, why);

	if (rc != STATUS_OK || !folded.bytes)
		goto out;
	for (char *word = strtok_r(folded.bytes, " \t\r\n", &rest);
		word && rc == STATUS_OK;
		word = strtok_r(NULL, " \t\r\n", &rest)) {
		size_t length = count_code_points(word);

		if (length < 2)
			continue;
		if (match->length > 0)
			rc = text_add(match, " AND ", why);
		if (rc == STATUS_OK)
			rc = length == 2 ? add_pair(store, word, match, why)
					 : add_string(match, word, why);
	}
out:
	text_release(&folded);
	return rc;
}

/* Searching is noted: what somebody looks for tells what they listen for. */
static enum status find(
	struct visit *visit, const char *words, struct failure *why)
{
	struct query_parameter parameters[VISIT_PARAMETERS_MOST];
	struct text match = { 0 };
	struct table table = { 0 };
	size_t count;
	enum status rc = search_match(visit->store, words, &match, why);

	if (rc == STATUS_OK && match.length == 0) {
		page_set(&visit->page, "is_too_short", "1");
		return rc;
	}
	count = visit_parameters(visit, parameters);
	parameters[count++] =
		(struct query_parameter){ ":match", text_string(&match) };
	parameters[count] = (struct query_parameter){ NULL, NULL };
	if (rc == STATUS_OK)
		rc = store_page(
			visit->store, "search_hits", parameters, &table, why);
	if (rc == STATUS_OK) {
		page_take(&visit->page, "search_hits", &table);
		page_set(&visit->page, "is_searched", "1");
		rc = visit_note(visit, "search", words, why);
	}
	text_release(&match);
	return rc;
}

enum status search_show(struct visit *visit, struct failure *why)
{
	const char *words = request_field(visit->request, "q");
	enum status rc = visit_query(visit, "teams_seen", why);

	if (rc == STATUS_OK && words && *words)
		rc = find(visit, words, why);
	return rc == STATUS_OK ? visit_show(visit, "search", why) : rc;
}
