#include "csv_rows.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "text.h"

struct csv_rows {
	struct csv_parser parser;
	const char *at, *end;
	int line; /* that `at` stands in */
	/* The row being read: its first line, and where the next begins. */
	int row_line;
	const char *row_next;
	bool has_begun; /* the parser holds part of a row */
	bool is_ready;	/* a row is complete */
	bool has_nul;
	struct text text; /* the row's fields, a NUL behind each */
	struct {
		size_t *items; /* where each field starts in `text` */
		size_t count, capacity;
	} places;
	struct {
		const char **items;
		size_t count, capacity;
	} fields;
	enum status rc; /* of the callbacks */
};

static void on_field(void *bytes, size_t length, void *context)
{
	struct csv_rows *rows = context;
	size_t place = rows->text.length;

	if (rows->rc != STATUS_OK)
		return;
	rows->rc = list_reserve(&rows->places.items, &rows->places.capacity,
		rows->places.count + 1, sizeof(place), NULL);
	if (rows->rc == STATUS_OK)
		rows->rc = text_add_part(&rows->text, bytes, length, NULL);
	if (rows->rc == STATUS_OK)
		rows->rc = text_add_part(&rows->text, "", 1, NULL);
	if (rows->rc != STATUS_OK)
		return;
	rows->has_nul |= length > 0 && memchr(bytes, '\0', length);
	rows->places.items[rows->places.count++] = place;
}

static void on_row(int ending, void *context)
{
	struct csv_rows *rows = context;

	(void)ending;
	rows->is_ready = true;
}

static bool start_parser(struct csv_rows *rows)
{
	return csv_init(&rows->parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
}

enum status csv_rows_new(struct csv_rows **rows, const char *bytes,
	size_t length, struct failure *why)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct csv_rows *made = calloc(1, sizeof(*made));

	if (!made)
		return failure_no_memory(why);
	if (!start_parser(made)) {
		free(made);
		return failure_no_memory(why);
	}
	if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	made->at = bytes;
	made->end = bytes + length;
	made->line = 1;
	*rows = made;
	return STATUS_OK;
}

void csv_rows_free(struct csv_rows *rows)
{
	if (!rows)
		return;
	csv_free(&rows->parser);
	text_release(&rows->text);
	free(rows->places.items);
	free(rows->fields.items);
	free(rows);
}

/* One behind the end of the line that starts at `at`: LF, CR LF or CR. */
static const char *line_end(const char *at, const char *end)
{
	while (at < end && *at != '\n' && *at != '\r')
		at++;
	if (at < end && *at == '\r' && at + 1 < end && at[1] == '\n')
		at++;
	return at < end ? at + 1 : at;
}

static bool is_blank(const char *at, const char *end)
{
	while (at < end && memchr(" \t\r\n", *at, 4))
		at++;
	return at == end;
}

static void clear_row(struct csv_rows *rows)
{
	rows->has_begun = rows->is_ready = rows->has_nul = false;
	rows->text.length = rows->places.count = 0;
	rows->rc = STATUS_OK;
}

/* Gives the parser its next line; false when it refuses. */
static bool feed_line(struct csv_rows *rows)
{
	const char *next = line_end(rows->at, rows->end);
	size_t length = (size_t)(next - rows->at);
	bool is_taken = true;

	if (rows->has_begun || !is_blank(rows->at, next)) {
		if (!rows->has_begun) {
			rows->row_line = rows->line;
			rows->row_next = next;
		}
		rows->has_begun = true;
		is_taken = csv_parse(&rows->parser, rows->at, length, on_field,
				   on_row, rows) == length;
	}
	rows->at = next;
	rows->line++;
	return is_taken;
}

/* Forgets the row and goes on with the line behind its first. */
static enum status refuse_row(
	struct csv_rows *rows, const char *sentence, struct failure *why)
{
	bool is_short = csv_error(&rows->parser) == CSV_ENOMEM;

	csv_free(&rows->parser);
	if (!start_parser(rows) || is_short)
		return failure_no_memory(why);
	rows->at = rows->row_next;
	rows->line = rows->row_line + 1;
	clear_row(rows);
	return failure_set(why, STATUS_INVALID, "%s", sentence);
}

static enum status hand_out(
	struct csv_rows *rows, struct csv_row *row, struct failure *why)
{
	size_t count = rows->places.count;
	enum status rc = rows->rc;

	if (rc == STATUS_OK)
		rc = list_reserve(&rows->fields.items, &rows->fields.capacity,
			count, sizeof(*rows->fields.items), why);
	if (rc != STATUS_OK)
		return failure_no_memory(why);
	if (rows->has_nul)
		return refuse_row(rows, "has a NUL byte in it", why);
	for (size_t i = 0; i < count; i++)
		rows->fields.items[i] =
			rows->text.bytes + rows->places.items[i];
	row->count = count;
	row->fields = rows->fields.items;
	return STATUS_OK;
}

enum status csv_rows_next(
	struct csv_rows *rows, struct csv_row *row, struct failure *why)
{
	bool is_right = true;

	clear_row(rows);
	*row = (struct csv_row){ 0 };
	while (rows->at < rows->end && !rows->is_ready && is_right)
		is_right = feed_line(rows);
	row->line = rows->row_line;
	if (!is_right)
		return refuse_row(rows,
			"is no CSV: a field with a quote in it is quoted "
			"itself, and the quote doubled",
			why);
	if (!rows->is_ready && !rows->has_begun)
		return failure_set(why, STATUS_NOT_FOUND, "no row follows");
	if (!rows->is_ready &&
		csv_fini(&rows->parser, on_field, on_row, rows) != 0)
		return refuse_row(
			rows, "is no CSV: a quote is never closed", why);
	return hand_out(rows, row, why);
}
