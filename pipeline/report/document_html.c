/* A report as one HTML file: no script, and nothing fetched from anywhere. */
#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "list.h"
#include "markup.h"
#include "report_column.h"
#include "symbols.h"
#include "table_cell.h"

static const char style[] =
	"body{font:15px/1.45 system-ui,'Noto Sans CJK SC',sans-serif;"
	"max-width:70rem;margin:1.5rem auto;padding:0 1rem;color:#1b1f24;"
	"background:#fff}"
	"h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}"
	".scroll{overflow-x:auto}"
	"table{border-collapse:collapse;width:100%;margin:.75rem 0}"
	"th,td{padding:.3rem .6rem;border-bottom:1px solid #d0d7de;"
	"text-align:left;vertical-align:top}"
	"th{background:#f0f3f6}td.n,th.n{text-align:right;"
	"font-variant-numeric:tabular-nums}"
	"details ul{margin:.3rem 0;padding-left:1.2rem;color:#424a53}"
	"summary{cursor:pointer}"
	"svg{width:100%;max-width:45rem;height:auto;font-size:12px}"
	"svg rect{fill:#2f6fb0}svg path{stroke:#1b1f24;fill:none}"
	"svg .course{stroke:#2f6fb0;stroke-width:2}"
	"footer{color:#57606a;margin-top:2rem}"
	"@media print{details>ul{display:none}}";

/* Where in the list of calls those of each row begin: by the row's keys. */
struct groups {
	struct symbols keys;
	size_t *firsts; /* rows of the trace, by number of the key */
	size_t capacity;
};

/* The cells of the key columns, one behind the other. */
static enum status key_of(const struct document_shape *shape,
	const struct table *table, size_t row, struct text *key,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	text_clear(key);
	for (int i = 0; i < 2 && shape->keys[i] && rc == STATUS_OK; i++) {
		const char *text = table_text(table, row, shape->keys[i]);

		rc = text_add_format(key, why, "%s\n", text ? text : "");
	}
	return rc;
}

/* The trace is ordered by its keys. */
static enum status find_groups(struct groups *groups,
	const struct document_section *section, struct failure *why)
{
	const struct table *trace = &section->trace;
	struct text key = { 0 };
	enum status rc = STATUS_OK;

	for (size_t row = 0; row < trace->row_count && rc == STATUS_OK; row++) {
		size_t known = groups->keys.count;
		uint32_t number;

		rc = key_of(section->shape, trace, row, &key, why);
		if (rc == STATUS_OK)
			rc = symbols_add(&groups->keys, text_string(&key),
				key.length, &number, why);
		if (rc == STATUS_OK)
			rc = list_reserve(&groups->firsts, &groups->capacity,
				known + 1, sizeof(*groups->firsts), why);
		if (rc == STATUS_OK && groups->keys.count > known)
			groups->firsts[number] = row;
	}
	text_release(&key);
	return rc;
}

static bool is_key(const struct document_shape *shape, const char *column)
{
	for (int i = 0; i < 2 && shape->keys[i]; i++)
		if (strcmp(shape->keys[i], column) == 0)
			return true;
	return false;
}

/* One call: its name, and what else the trace says of it. */
static enum status write_call(FILE *out, const struct document *document,
	const struct document_section *section, size_t row, struct text *cell,
	struct failure *why)
{
	const struct table *trace = &section->trace;
	enum status rc = STATUS_OK;

	(void)fputs("<li>", out);
	markup_text(out, table_text(trace, row, "call"));
	for (size_t c = 0; c < trace->column_count && rc == STATUS_OK; c++) {
		const char *name = trace->columns[c];

		if (strcmp(name, "call") == 0 || is_key(section->shape, name))
			continue;
		text_clear(cell);
		rc = report_column_cell(cell, trace, row, c, why);
		(void)fprintf(out, ", %s ",
			report_column_title(name, document->is_chinese));
		markup_text(out, text_string(cell));
	}
	(void)fputs("</li>\n", out);
	return rc;
}

/* The calls behind row `row`, as a list that unfolds. */
static enum status write_calls(FILE *out, const struct document *document,
	const struct document_section *section, const struct groups *groups,
	size_t row, struct failure *why)
{
	struct text key = { 0 }, own = { 0 };
	uint32_t number;
	enum status rc =
		key_of(section->shape, &section->table, row, &own, why);
	size_t at;

	if (rc != STATUS_OK || !symbols_find(&groups->keys, text_string(&own),
				       own.length, &number)) {
		text_release(&own);
		return rc;
	}
	at = groups->firsts[number];
	(void)fputs("<ul>\n", out);
	while (rc == STATUS_OK && at < section->trace.row_count) {
		rc = key_of(section->shape, &section->trace, at, &key, why);
		if (rc != STATUS_OK ||
			strcmp(text_string(&key), text_string(&own)) != 0)
			break;
		rc = write_call(out, document, section, at++, &key, why);
	}
	(void)fputs("</ul>", out);
	text_release(&key);
	text_release(&own);
	return rc;
}

/* A cell; that of the last key unfolds to the calls behind the row. */
static enum status write_cell(FILE *out, const struct document *document,
	const struct document_section *section, const struct groups *groups,
	size_t row, size_t column, struct failure *why)
{
	const struct table *table = &section->table;
	const struct document_shape *shape = section->shape;
	bool unfolds = groups && strcmp(table->columns[column],
					 shape->keys[1] ? shape->keys[1]
							: shape->keys[0]) == 0;
	struct text text = { 0 };
	enum status rc = report_column_cell(&text, table, row, column, why);

	(void)fprintf(out, "<td%s>%s",
		report_column_is_numeric(table, column) ? " class=\"n\"" : "",
		unfolds ? "<details><summary>" : "");
	markup_text(out, text_string(&text));
	text_release(&text);
	if (rc == STATUS_OK && unfolds) {
		(void)fputs("</summary>", out);
		rc = write_calls(out, document, section, groups, row, why);
		(void)fputs("</details>", out);
	}
	(void)fputs("</td>", out);
	return rc;
}

static void write_titles(
	FILE *out, const struct document *document, const struct table *table)
{
	(void)fputs("<thead><tr>", out);
	for (size_t c = 0; c < table->column_count; c++) {
		const char *name = table->columns[c];

		if (report_column_is_hidden(name, document->is_chinese))
			continue;
		(void)fprintf(out, "<th scope=\"col\"%s>",
			report_column_is_numeric(table, c) ? " class=\"n\""
							   : "");
		markup_text(
			out, report_column_title(name, document->is_chinese));
		(void)fputs("</th>", out);
	}
	(void)fputs("</tr></thead>\n<tbody>\n", out);
}

static enum status write_table(FILE *out, const struct document *document,
	const struct document_section *section, const struct groups *groups,
	struct failure *why)
{
	const struct table *table = &section->table;
	enum status rc = STATUS_OK;

	(void)fputs("<div class=\"scroll\"><table>\n", out);
	write_titles(out, document, table);
	for (size_t row = 0; row < table->row_count && rc == STATUS_OK; row++) {
		(void)fputs("<tr>", out);
		for (size_t c = 0; c < table->column_count && rc == STATUS_OK;
			c++)
			if (!report_column_is_hidden(
				    table->columns[c], document->is_chinese))
				rc = write_cell(out, document, section, groups,
					row, c, why);
		(void)fputs("</tr>\n", out);
	}
	(void)fputs("</tbody></table></div>\n", out);
	return rc;
}

static enum status write_section(FILE *out, const struct document *document,
	const struct document_section *section, bool has_charts,
	struct failure *why)
{
	struct groups groups = { 0 };
	bool has_trace = has_charts && section->trace.row_count > 0;
	enum status rc = STATUS_OK;

	if (section != document->sections) {
		(void)fputs("<h2>", out);
		markup_text(out, document_section_title(document, section));
		(void)fputs("</h2>\n", out);
	}
	if (has_charts)
		rc = chart_write(out, document, section, why);
	if (rc == STATUS_OK && has_trace)
		rc = find_groups(&groups, section, why);
	if (rc == STATUS_OK)
		rc = write_table(out, document, section,
			has_trace ? &groups : NULL, why);
	symbols_release(&groups.keys);
	free(groups.firsts);
	return rc;
}

enum status document_html(FILE *out, const struct document *document,
	bool has_charts, struct failure *why)
{
	enum status rc = STATUS_OK;

	(void)fprintf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<meta "
		"charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width,"
		"initial-scale=1\">\n<title>",
		document->is_chinese ? "zh-CN" : "en");
	markup_text(out, document_title(document));
	(void)fprintf(out, "</title>\n<style>%s</style>\n<h1>", style);
	markup_text(out, document_title(document));
	(void)fputs("</h1>\n", out);
	for (size_t i = 0; i < document->count && rc == STATUS_OK; i++)
		if (i == 0 || document->sections[i].table.row_count > 0)
			rc = write_section(out, document,
				&document->sections[i], has_charts, why);
	if (has_charts)
		(void)fputs(document->is_chinese
				    ? "<footer>展开一行可看到其通话(最多 50 "
				      "通);全部: auscult report --by "
				      "trace_…</footer>\n"
				    : "<footer>Unfold a row for its calls (50 "
				      "at most); all of them: auscult report "
				      "--by trace_…</footer>\n",
			out);
	(void)fputs("</html>\n", out);
	return rc;
}
