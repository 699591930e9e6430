#include "chart.h"

#include <math.h>

#include "markup.h"
#include "report_column.h"
#include "table_cell.h"

/* Units of the drawing, which scales with the page. */
#define WIDTH 720.0
#define LABEL_WIDTH 190.0
#define VALUE_WIDTH 60.0
#define ROW_HEIGHT 22.0
#define BAR_HEIGHT 14.0
#define COURSE_HEIGHT 220.0
#define COURSE_MARGIN 36.0
/* More bars than this are a table. */
#define BARS_MOST 40
/* A tenth of the scale behind the largest value. */
#define HEADROOM 1.1

struct scale {
	double most;   /* the value at the right edge */
	size_t rows;   /* that are drawn */
	size_t label;  /* column */
	size_t value;  /* column */
	size_t margin; /* column, or TABLE_NO_COLUMN */
};

static double number_at(const struct table *table, size_t row, size_t column)
{
	const struct cell *cell;

	if (column == TABLE_NO_COLUMN)
		return NAN;
	cell = &table->cells[row * table->column_count + column];
	return cell->kind == CELL_NUMBER ? cell->number : (double)NAN;
}

static struct scale scale_of(const struct document_section *section)
{
	const struct table *table = &section->table;
	struct scale scale = { .most = section->shape->most,
		.rows = table->row_count < BARS_MOST ||
					section->shape->is_course
				? table->row_count
				: BARS_MOST,
		.label = table_column(table, section->shape->label),
		.value = table_column(table, section->shape->value),
		.margin = section->shape->margin
				  ? table_column(table, section->shape->margin)
				  : TABLE_NO_COLUMN };
	double largest = 0.0;

	for (size_t row = 0; row < scale.rows; row++)
		largest = fmax(largest, number_at(table, row, scale.value));
	if (scale.most <= 0.0)
		scale.most = largest * HEADROOM;
	if (largest <= 0.0)
		scale.rows = 0;
	return scale;
}

static double x_of(const struct scale *scale, double value)
{
	double span = WIDTH - LABEL_WIDTH - VALUE_WIDTH;

	return LABEL_WIDTH +
	       span * fmin(fmax(value, 0.0), scale->most) / scale->most;
}

static void write_bar(FILE *out, const struct table *table,
	const struct scale *scale, size_t row, const char *label,
	const char *number)
{
	double value = number_at(table, row, scale->value);
	double margin = number_at(table, row, scale->margin);
	double y = (double)row * ROW_HEIGHT, middle = y + BAR_HEIGHT / 2.0;

	(void)fprintf(out, "<text x=\"%g\" y=\"%.1f\" text-anchor=\"end\">",
		LABEL_WIDTH - 8.0, middle + 5.0);
	markup_text(out, label);
	(void)fputs("</text>", out);
	if (isnan(value))
		return;
	(void)fprintf(out,
		"<rect x=\"%g\" y=\"%.1f\" width=\"%.1f\" height=\"%g\"/>",
		LABEL_WIDTH, y, x_of(scale, value) - LABEL_WIDTH, BAR_HEIGHT);
	if (!isnan(margin))
		(void)fprintf(out,
			"<path d=\"M%.1f %.1fH%.1fm0 -4v8M%.1f %.1fv8\"/>",
			x_of(scale, value - margin), middle,
			x_of(scale, value + margin),
			x_of(scale, value - margin), middle - 4.0);
	(void)fprintf(out, "<text x=\"%g\" y=\"%.1f\">%s</text>\n",
		WIDTH - VALUE_WIDTH + 6.0, middle + 5.0, number);
}

static enum status write_bars(FILE *out, const struct table *table,
	const struct scale *scale, struct failure *why)
{
	struct text label = { 0 }, number = { 0 };
	enum status rc = STATUS_OK;

	for (size_t row = 0; row < scale->rows && rc == STATUS_OK; row++) {
		text_clear(&label);
		text_clear(&number);
		rc = report_column_cell(&label, table, row, scale->label, why);
		if (rc == STATUS_OK)
			rc = report_column_cell(
				&number, table, row, scale->value, why);
		if (rc == STATUS_OK)
			write_bar(out, table, scale, row, text_string(&label),
				text_string(&number));
	}
	text_release(&label);
	text_release(&number);
	return rc;
}

/* A point each row, joined; the first and the last day named. */
static enum status write_course(FILE *out, const struct table *table,
	const struct scale *scale, struct failure *why)
{
	double step = (WIDTH - 2.0 * COURSE_MARGIN) /
		      (double)(scale->rows > 1 ? scale->rows - 1 : 1);
	double height = COURSE_HEIGHT - 2.0 * COURSE_MARGIN;
	struct text label = { 0 };
	char join = 'M';
	enum status rc = STATUS_OK;

	(void)fputs("<path class=\"course\" d=\"", out);
	for (size_t row = 0; row < scale->rows; row++) {
		double value = number_at(table, row, scale->value);

		if (isnan(value))
			continue;
		(void)fprintf(out, "%c%.1f %.1f", join,
			COURSE_MARGIN + step * (double)row,
			COURSE_HEIGHT - COURSE_MARGIN -
				height * value / scale->most);
		join = 'L';
	}
	(void)fprintf(out, "\"/><path d=\"M%g %gH%g\"/>", COURSE_MARGIN,
		COURSE_HEIGHT - COURSE_MARGIN, WIDTH - COURSE_MARGIN);
	for (size_t i = 0; i < 2 && rc == STATUS_OK; i++) {
		text_clear(&label);
		rc = report_column_cell(&label, table,
			i == 0 ? 0 : scale->rows - 1, scale->label, why);
		(void)fprintf(out,
			"<text x=\"%g\" y=\"%g\" text-anchor=\"%s\">%s</text>",
			i == 0 ? COURSE_MARGIN : WIDTH - COURSE_MARGIN,
			COURSE_HEIGHT - COURSE_MARGIN + 18.0,
			i == 0 ? "start" : "end", text_string(&label));
	}
	(void)fprintf(out, "<text x=\"4\" y=\"%g\">%g</text>",
		COURSE_MARGIN + 5.0, scale->most);
	text_release(&label);
	return rc;
}

enum status chart_write(FILE *out, const struct document *document,
	const struct document_section *section, struct failure *why)
{
	bool is_course = section->shape->is_course;
	struct scale scale;
	enum status rc;

	if (!section->shape->value)
		return STATUS_OK;
	scale = scale_of(section);
	if (scale.rows == 0 || scale.label == TABLE_NO_COLUMN)
		return STATUS_OK;
	(void)fprintf(out,
		"<svg viewBox=\"0 0 %g %g\" role=\"img\" aria-label=\"%s: "
		"%s\">\n",
		WIDTH,
		is_course ? COURSE_HEIGHT : (double)scale.rows * ROW_HEIGHT,
		document_section_title(document, section),
		report_column_title(
			section->shape->value, document->is_chinese));
	rc = is_course ? write_course(out, &section->table, &scale, why)
		       : write_bars(out, &section->table, &scale, why);
	(void)fputs("</svg>\n", out);
	return rc;
}
