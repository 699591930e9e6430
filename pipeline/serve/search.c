#include "search.h"

#include <string.h>

#include "mask.h"

/* Matches no turn: no trigram has a line break in it. */
#define NEVER "\"\n\n\n\""
#define BLANKS " \t\r\n"
/* As in search_hits.sql, which gives one more where there are more. */
#define PAGE_HITS 25

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
	for (char *word = strtok_r(folded.bytes, BLANKS, &rest);
		word && rc == STATUS_OK; word = strtok_r(NULL, BLANKS, &rest)) {
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

/* Whether all of the words are in what may be seen of the turn; those of a
 * single character, which nothing was looked up for, count as there. */
static enum status is_in_sight(const char *words, const char *masked,
	struct text folded[2], bool *is, struct failure *why)
{
	char *rest = NULL;
	enum status rc = text_fold(&folded[0], words, why);

	if (rc == STATUS_OK)
		rc = text_fold(&folded[1], masked, why);
	if (rc != STATUS_OK || !folded[0].bytes)
		return rc;
	*is = true;
	for (char *word = strtok_r(folded[0].bytes, BLANKS, &rest); word;
		word = strtok_r(NULL, BLANKS, &rest))
		*is = *is && (count_code_points(word) < 2 ||
				     strstr(text_string(&folded[1]), word));
	return rc;
}

/* Leaves the hits whose words can be seen: that somebody said a number, or that
 * a name is somebody's, is told as well by finding it. */
static enum status drop_private(
	struct table *hits, const char *words, struct failure *why)
{
	size_t row_bytes = hits->column_count * sizeof(*hits->cells);
	struct text folded[2] = { { 0 } };
	size_t kept = 0;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < hits->row_count && rc == STATUS_OK; i++) {
		bool is = false;

		rc = is_in_sight(words, page_cell(hits, i, "text")->text,
			folded, &is, why);
		if (rc == STATUS_OK && is)
			memmove(&hits->cells[kept++ * hits->column_count],
				&hits->cells[i * hits->column_count],
				row_bytes);
	}
	hits->row_count = kept;
	text_release(&folded[0]);
	text_release(&folded[1]);
	return rc;
}

/* What was found, as whoever asks may see it. */
static enum status read_hits(struct visit *visit, const char *words,
	const char *match, struct table *hits, struct failure *why)
{
	struct query_parameter parameters[VISIT_PARAMETERS_MOST];
	size_t count = visit_parameters(visit, parameters);
	bool is_full;
	enum status rc;

	parameters[count++] = (struct query_parameter){ ":match", match };
	parameters[count] = (struct query_parameter){ NULL, NULL };
	rc = store_page(visit->store, "search_hits", parameters, hits, why);
	is_full = hits->row_count > PAGE_HITS;
	if (rc == STATUS_OK)
		rc = mask_hits(visit, hits, why);
	if (rc == STATUS_OK &&
		!access_has(visit->account.role, RIGHT_HEAR_ORIGINAL))
		rc = drop_private(hits, words, why);
	if (is_full && hits->row_count > 0)
		page_set(&visit->page, "is_more", "1");
	return rc;
}

/* Searching is noted: what somebody looks for tells what they listen for. */
static enum status find(
	struct visit *visit, const char *words, struct failure *why)
{
	struct text match = { 0 };
	struct table table = { 0 };
	enum status rc = search_match(visit->store, words, &match, why);

	if (rc == STATUS_OK && match.length == 0) {
		page_set(&visit->page, "is_too_short", "1");
		return rc;
	}
	if (rc == STATUS_OK)
		rc = read_hits(visit, words, text_string(&match), &table, why);
	if (rc == STATUS_OK) {
		page_take(&visit->page, "search_hits", &table);
		page_set(&visit->page, "is_searched", "1");
		rc = visit_note(visit, "search", words, why);
	}
	table_release(&table);
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
