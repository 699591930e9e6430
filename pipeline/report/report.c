#include "report.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "report_column.h"
#include "text.h"

/* Wider cells are cut in a table; the other formats keep them whole. */
#define CELL_COLUMNS_MOST 48

bool report_format_parse(const char *name, enum report_format *format)
{
	static const char *const names[] = { "table", "csv", "json" };

	for (int i = 0; i < 3; i++) {
		if (strcmp(names[i], name) == 0) {
			*format = (enum report_format)i;
			return true;
		}
	}
	return false;
}

/* Puts the first columns of `text` that fit into `into`. */
static enum status cut_text(
	struct text *into, const char *text, bool is_whole, struct failure *why)
{
	char piece[5];
	int32_t code_point;
	int width = 0;
	size_t used;

	if (text_width(text) <= CELL_COLUMNS_MOST || is_whole)
		return text_add(into, text, why);
	while ((used = text_next(text, &code_point)) > 0) {
		enum status rc;

		memcpy(piece, text, used);
		piece[used] = '\0';
		width += text_width(piece);
		if (width >= CELL_COLUMNS_MOST)
			break;
		rc = text_add(into, piece, why);
		if (rc != STATUS_OK)
			return rc;
		text += used;
	}
	return text_add(into, "…", why);
}

static enum status format_cell(struct text *into, const struct table *table,
	size_t row, size_t column, struct failure *why)
{
	const struct cell *cell =
		&table->cells[row * table->column_count + column];

	text_clear(into);
	if (cell->kind == CELL_TEXT)
		return cut_text(into, cell->text,
			report_column_is_whole(table->columns[column]), why);
	return report_column_cell(into, table, row, column, why);
}

/* How a column stands in a table. */
struct layout {
	int width;
	bool is_right;	/* numbers align to the right */
	bool is_hidden; /* in the other tongue */
};

static void write_padded(
	FILE *out, const char *text, const struct layout *layout, bool is_last)
{
	int pad = layout->width - text_width(text);

	if (layout->is_right)
		(void)fprintf(out, "%*s%s", pad, "", text);
	else
		(void)fprintf(out, "%s%*s", text, is_last ? 0 : pad, "");
	(void)fputs(is_last ? "\n" : "  ", out);
}

static enum status lay_out(const struct table *table, bool is_chinese,
	struct layout *layouts, struct text *scratch, struct failure *why)
{
	for (size_t c = 0; c < table->column_count; c++) {
		struct layout *layout = &layouts[c];

		layout->is_hidden =
			report_column_is_hidden(table->columns[c], is_chinese);
		layout->is_right = report_column_is_numeric(table, c);
		layout->width = text_width(
			report_column_title(table->columns[c], is_chinese));
		for (size_t r = 0; r < table->row_count; r++) {
			enum status rc = format_cell(scratch, table, r, c, why);
			int width = text_width(text_string(scratch));

			if (rc != STATUS_OK)
				return rc;
			if (width > layout->width)
				layout->width = width;
		}
	}
	return STATUS_OK;
}

static size_t last_shown(
	const struct table *table, const struct layout *layouts)
{
	size_t last = table->column_count - 1;

	while (last > 0 && layouts[last].is_hidden)
		last--;
	return last;
}

static enum status write_rows(FILE *out, const struct table *table,
	const struct layout *layouts, struct text *scratch, struct failure *why)
{
	size_t last = last_shown(table, layouts);

	for (size_t r = 0; r < table->row_count; r++) {
		for (size_t c = 0; c <= last; c++) {
			enum status rc = format_cell(scratch, table, r, c, why);

			if (rc != STATUS_OK)
				return rc;
			if (layouts[c].is_hidden)
				continue;
			write_padded(out, text_string(scratch), &layouts[c],
				c == last);
		}
	}
	return STATUS_OK;
}

static void write_titles(FILE *out, const struct table *table,
	const struct layout *layouts, bool is_chinese)
{
	size_t last = last_shown(table, layouts);

	for (size_t c = 0; c <= last; c++)
		if (!layouts[c].is_hidden)
			write_padded(out,
				report_column_title(
					table->columns[c], is_chinese),
				&layouts[c], c == last);
}

static enum status write_table(FILE *out, const struct table *table,
	bool is_chinese, struct failure *why)
{
	struct layout *layouts = calloc(table->column_count, sizeof(*layouts));
	struct text scratch = { 0 };
	enum status rc;

	if (!layouts)
		return failure_no_memory(why);
	rc = lay_out(table, is_chinese, layouts, &scratch, why);
	if (rc == STATUS_OK) {
		write_titles(out, table, layouts, is_chinese);
		rc = write_rows(out, table, layouts, &scratch, why);
	}
	text_release(&scratch);
	free(layouts);
	return rc;
}

static void write_csv_text(FILE *out, const char *text)
{
	if (!strpbrk(text, ",\"\r\n")) {
		(void)fputs(text, out);
		return;
	}
	(void)fputc('"', out);
	for (; *text; text++) {
		if (*text == '"')
			(void)fputc('"', out);
		(void)fputc(*text, out);
	}
	(void)fputc('"', out);
}

static void write_csv(FILE *out, const struct table *table)
{
	size_t last = table->column_count - 1;

	for (size_t c = 0; c <= last; c++) {
		write_csv_text(out, table->columns[c]);
		(void)fputs(c == last ? "\r\n" : ",", out);
	}
	for (size_t i = 0; i < table->row_count * table->column_count; i++) {
		const struct cell *cell = &table->cells[i];

		if (cell->kind == CELL_NUMBER)
			(void)fprintf(out, "%.10g", cell->number);
		else if (cell->kind == CELL_TEXT)
			write_csv_text(out, cell->text);
		(void)fputs(
			i % table->column_count == last ? "\r\n" : ",", out);
	}
}

static json_t *cell_to_json(const struct cell *cell)
{
	if (cell->kind == CELL_TEXT)
		return json_string(cell->text);
	if (cell->kind == CELL_NULL)
		return json_null();
	if (cell->number == (double)(json_int_t)cell->number)
		return json_integer((json_int_t)cell->number);
	return json_real(cell->number);
}

static enum status write_json(
	FILE *out, const struct table *table, struct failure *why)
{
	json_t *rows = json_array();
	int failed = rows == NULL;

	for (size_t r = 0; r < table->row_count && !failed; r++) {
		json_t *row = json_object();
		const struct cell *cells =
			&table->cells[r * table->column_count];

		for (size_t c = 0; c < table->column_count && !failed; c++)
			failed = json_object_set_new(row, table->columns[c],
				cell_to_json(&cells[c]));
		failed = failed || json_array_append_new(rows, row);
	}
	if (!failed)
		failed = json_dumpf(rows, out, JSON_INDENT(1)) ||
			 fputc('\n', out) == EOF;
	json_decref(rows);
	return failed ? failure_set(why, STATUS_IO, "cannot write JSON")
		      : STATUS_OK;
}

enum status report_write(FILE *out, const struct table *table,
	enum report_format format, bool is_chinese, struct failure *why)
{
	enum status rc = STATUS_OK;

	switch (format) {
	case REPORT_TABLE:
		rc = write_table(out, table, is_chinese, why);
		break;
	case REPORT_CSV:
		write_csv(out, table);
		break;
	case REPORT_JSON:
		rc = write_json(out, table, why);
		break;
	}
	if (rc == STATUS_OK && (fflush(out) != 0 || ferror(out)))
		rc = failure_errno(why, errno, "cannot write the report");
	return rc;
}
