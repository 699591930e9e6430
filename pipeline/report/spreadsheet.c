#include "spreadsheet.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "report_column.h"
#include "table_cell.h"

/* A sheet's name has at most so many characters. */
#define NAME_CHARACTERS_MOST 31
#define WIDTH_LEAST 8
#define WIDTH_MOST 60
#define DECIMALS_MOST 3

struct book {
	lxw_workbook *workbook;
	lxw_format *title;
	lxw_format *numbers[DECIMALS_MOST + 1];
	lxw_format *shares[DECIMALS_MOST + 1]; /* "0.0%" */
	lxw_format *day;
	lxw_format *moment;
	const struct document *document;
};

static lxw_format *format_of(const struct book *book, const char *pattern)
{
	lxw_format *format = workbook_add_format(book->workbook);

	format_set_num_format(format, pattern);
	return format;
}

static void make_formats(struct book *book)
{
	static const char *const numbers[DECIMALS_MOST + 1] = { "0", "0.0",
		"0.00", "0.000" };
	static const char *const shares[DECIMALS_MOST + 1] = { "0%", "0.0%",
		"0.00%", "0.000%" };

	for (int i = 0; i <= DECIMALS_MOST; i++) {
		book->numbers[i] = format_of(book, numbers[i]);
		book->shares[i] = format_of(book, shares[i]);
	}
	book->day = format_of(book, "yyyy-mm-dd");
	book->moment = format_of(book, "yyyy-mm-dd hh:mm:ss");
	book->title = workbook_add_format(book->workbook);
	format_set_bold(book->title);
	format_set_bottom(book->title, LXW_BORDER_THIN);
	format_set_bg_color(book->title, 0xF0F3F6);
}

/* "pass %": a share in hundredths. */
static bool is_share(const char *column)
{
	const char *title = report_column_title(column, false);
	size_t length = strlen(title);

	return length > 2 && strcmp(title + length - 2, " %") == 0 &&
	       title[0] != '\xc2'; /* "± 95 %" is in points */
}

/* A day, or a moment with its own offset, as a date of the sheet. */
static bool read_date(const char *text, lxw_datetime *date)
{
	int second = 0, count;

	*date = (lxw_datetime){ 0 };
	count = sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d", &date->year,
		&date->month, &date->day, &date->hour, &date->min, &second);
	date->sec = second;
	return (count == 3 && strlen(text) == 10) || count == 6;
}

static void write_text(const struct book *book, lxw_worksheet *sheet,
	lxw_row_t row, lxw_col_t column, const char *text)
{
	lxw_datetime date;

	if (read_date(text, &date))
		worksheet_write_datetime(sheet, row, column, &date,
			strlen(text) == 10 ? book->day : book->moment);
	else
		worksheet_write_string(sheet, row, column, text, NULL);
}

static void write_cell(const struct book *book, lxw_worksheet *sheet,
	lxw_row_t row, lxw_col_t column, const struct cell *cell,
	const char *name)
{
	int decimals = report_column_decimals(name);

	switch (cell->kind) {
	case CELL_NULL:
		break;
	case CELL_TEXT:
		write_text(book, sheet, row, column, cell->text);
		break;
	case CELL_NUMBER:
		if (is_share(name))
			worksheet_write_number(sheet, row, column,
				cell->number / 100.0, book->shares[decimals]);
		else
			worksheet_write_number(sheet, row, column, cell->number,
				book->numbers[decimals]);
		break;
	}
}

/* The widest text of the column, within reason. */
static double column_width(
	const struct book *book, const struct table *table, size_t column)
{
	int widest = text_width(report_column_title(
		table->columns[column], book->document->is_chinese));

	for (size_t row = 0; row < table->row_count; row++) {
		const struct cell *cell =
			&table->cells[row * table->column_count + column];
		int width = cell->kind == CELL_TEXT ? text_width(cell->text)
						    : WIDTH_LEAST;

		widest = width > widest ? width : widest;
	}
	widest += 2;
	return widest < WIDTH_LEAST  ? WIDTH_LEAST
	       : widest > WIDTH_MOST ? WIDTH_MOST
				     : widest;
}

/* Writes the table; titles stay in sight and filter. */
static void write_sheet(const struct book *book, lxw_worksheet *sheet,
	const struct table *table)
{
	bool is_chinese = book->document->is_chinese;
	lxw_col_t shown = 0;

	for (size_t c = 0; c < table->column_count; c++) {
		const char *name = table->columns[c];

		if (report_column_is_hidden(name, is_chinese))
			continue;
		worksheet_write_string(sheet, 0, shown,
			report_column_title(name, is_chinese), book->title);
		worksheet_set_column(sheet, shown, shown,
			column_width(book, table, c), NULL);
		for (size_t row = 0; row < table->row_count; row++)
			write_cell(book, sheet, (lxw_row_t)row + 1, shown,
				&table->cells[row * table->column_count + c],
				name);
		shown++;
	}
	worksheet_freeze_panes(sheet, 1, 0);
	if (table->row_count > 0 && shown > 0)
		worksheet_autofilter(sheet, 0, 0, (lxw_row_t)table->row_count,
			(lxw_col_t)(shown - 1));
}

/* Where the column stands among those that are shown. */
static lxw_col_t place_of(
	const struct book *book, const struct table *table, const char *name)
{
	lxw_col_t place = 0;

	for (size_t c = 0; c < table->column_count; c++) {
		if (strcmp(table->columns[c], name) == 0)
			break;
		place += !report_column_is_hidden(
			table->columns[c], book->document->is_chinese);
	}
	return place;
}

static void add_chart(const struct book *book, lxw_worksheet *sheet,
	const struct document_section *section)
{
	const struct document_shape *shape = section->shape;
	lxw_row_t last = (lxw_row_t)section->table.row_count;
	lxw_chart_series *series;
	lxw_chart *chart;

	if (!shape->value || last == 0)
		return;
	chart = workbook_add_chart(book->workbook,
		shape->is_course ? LXW_CHART_LINE : LXW_CHART_BAR);
	series = chart_add_series(chart, NULL, NULL);
	chart_series_set_categories(series, sheet->name, 1,
		place_of(book, &section->table, shape->label), last,
		place_of(book, &section->table, shape->label));
	chart_series_set_values(series, sheet->name, 1,
		place_of(book, &section->table, shape->value), last,
		place_of(book, &section->table, shape->value));
	chart_title_set_name(chart,
		report_column_title(shape->value, book->document->is_chinese));
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	if (!shape->is_course)
		chart_axis_set_reverse(chart->y_axis);
	worksheet_insert_chart(
		sheet, 1, (lxw_col_t)section->table.column_count + 1, chart);
}

/* Excel refuses some signs and two sheets of one name; ours have neither. */
static lxw_worksheet *add_sheet(const struct book *book, const char *title)
{
	char name[NAME_CHARACTERS_MOST * 4 + 1] = "";
	const char *at = title;
	int32_t code_point;

	for (int i = 0; i < NAME_CHARACTERS_MOST && *at; i++)
		at += text_next(at, &code_point);
	memcpy(name, title, (size_t)(at - title));
	return workbook_add_worksheet(book->workbook, name);
}

static void write_section(
	const struct book *book, const struct document_section *section)
{
	const struct document *document = book->document;
	struct text title = { 0 };
	lxw_worksheet *sheet =
		add_sheet(book, document_section_title(document, section));

	if (sheet) {
		write_sheet(book, sheet, &section->table);
		add_chart(book, sheet, section);
	}
	if (section->trace.row_count > 0 &&
		text_add_format(&title, NULL, "%s - %s",
			document_section_title(document, section),
			document->is_chinese ? "通话" : "calls") == STATUS_OK) {
		sheet = add_sheet(book, text_string(&title));
		if (sheet)
			write_sheet(book, sheet, &section->trace);
	}
	text_release(&title);
}

enum status spreadsheet_write(
	const char *path, const struct document *document, struct failure *why)
{
	struct book book = { .workbook = workbook_new(path),
		.document = document };
	lxw_error error;

	if (!book.workbook)
		return failure_no_memory(why);
	make_formats(&book);
	for (size_t i = 0; i < document->count; i++)
		if (i == 0 || document->sections[i].table.row_count > 0)
			write_section(&book, &document->sections[i]);
	error = workbook_close(book.workbook);
	return error == LXW_NO_ERROR
		       ? STATUS_OK
		       : failure_set(why, STATUS_IO, "%s: cannot write: %s",
				 path, lxw_strerror(error));
}

const char *spreadsheet_library(void)
{
	return lxw_version();
}
