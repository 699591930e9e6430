#include "label_list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "csv_rows.h"
#include "list.h"
#include "path.h"

struct reader {
	struct label_list *list;
	const char *path;
	struct arena *arena;
	size_t call, complaint; /* columns */
};

static enum status find_columns(
	struct reader *reader, const struct csv_row *row, struct failure *why)
{
	reader->call = reader->complaint = SIZE_MAX;
	for (size_t i = 0; i < row->count; i++) {
		if (strcmp(row->fields[i], "call") == 0)
			reader->call = i;
		else if (strcmp(row->fields[i], "complaint") == 0)
			reader->complaint = i;
	}
	if (reader->call == SIZE_MAX || reader->complaint == SIZE_MAX)
		return failure_set(why, STATUS_INVALID,
			"%s: want a header with call and complaint",
			reader->path);
	return STATUS_OK;
}

static bool parse(const char *text, bool *is_complaint)
{
	static const char *const words[2][5] = {
		{ "no", "overturned", "0", "false", "否" },
		{ "yes", "confirmed", "1", "true", "是" },
	};

	for (int is_so = 0; is_so < 2; is_so++)
		for (int i = 0; i < 5; i++)
			if (strcmp(text, words[is_so][i]) == 0) {
				*is_complaint = is_so;
				return true;
			}
	return false;
}

static enum status add_label(
	struct reader *reader, const struct csv_row *row, struct failure *why)
{
	struct label_list *list = reader->list;
	struct label label = { .line = row->line };
	enum status rc;

	if (row->count <= reader->call || row->count <= reader->complaint)
		return failure_set(why, STATUS_INVALID,
			"%s:%d: %zu fields are too few", reader->path,
			row->line, row->count);
	if (!parse(row->fields[reader->complaint], &label.is_complaint))
		return failure_set(why, STATUS_INVALID,
			"%s:%d: complaint: \"%s\" is not yes or no",
			reader->path, row->line,
			row->fields[reader->complaint]);
	label.call = arena_text(reader->arena, row->fields[reader->call]);
	if (!label.call)
		return failure_no_memory(why);
	rc = list_reserve(&list->items, &list->capacity, list->count + 1,
		sizeof(*list->items), why);
	if (rc == STATUS_OK)
		list->items[list->count++] = label;
	return rc;
}

static enum status read_rows(
	struct reader *reader, struct csv_rows *rows, struct failure *why)
{
	struct csv_row row = { 0 };
	enum status rc = csv_rows_next(rows, &row, why);

	if (rc == STATUS_OK || rc == STATUS_NOT_FOUND)
		rc = find_columns(reader, &row, why);
	while (rc == STATUS_OK) {
		rc = csv_rows_next(rows, &row, why);
		if (rc == STATUS_NOT_FOUND)
			return STATUS_OK;
		if (rc == STATUS_INVALID)
			return failure_set(why, rc, "%s:%d: is no CSV",
				reader->path, row.line);
		if (rc == STATUS_OK)
			rc = add_label(reader, &row, why);
	}
	return rc;
}

enum status label_list_read(struct label_list *list, const char *path,
	struct arena *arena, struct failure *why)
{
	struct reader reader = { .list = list, .path = path, .arena = arena };
	struct csv_rows *rows = NULL;
	struct text bytes = { 0 };
	enum status rc = path_read(&bytes, path, LABEL_LIST_MOST_BYTES, why);

	if (rc != STATUS_OK) {
		text_release(&bytes);
		return failure_prefix(why, rc, "%s", path);
	}
	rc = csv_rows_new(&rows, text_string(&bytes), bytes.length, why);
	if (rc == STATUS_OK)
		rc = read_rows(&reader, rows, why);
	csv_rows_free(rows);
	text_release(&bytes);
	return rc;
}

void label_list_release(struct label_list *list)
{
	free(list->items);
	*list = (struct label_list){ 0 };
}
