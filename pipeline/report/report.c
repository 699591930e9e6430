#include "report.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

/* Wider cells are cut in a table; the other formats keep them whole. */
#define CELL_COLUMNS_MOST 48

/* How each column of queries/ is shown. A name that ends in _en or _zh is in
 * one tongue: a table shows the reader's. */
static const struct column {
	const char *name;
	const char *title_en;
	const char *title_zh;
	int decimals;
	bool is_whole; /* never cut: half a path is no use */
} columns[] = {
	{ "absent_false_alarms_per_hour", "absent/h", "未出现误报/时", 2 },
	{ "accuracy", "accuracy %", "准确率 %", 1 },
	{ "agent", "agent", "坐席", 0 },
	{ "agents", "agents", "坐席数", 0 },
	{ "answered", "answered", "已判定", 0 },
	{ "at_s", "at (s)", "时间(秒)", 1 },
	{ "becomes", "becomes", "改后", 0 },
	{ "call", "call", "通话", 0 },
	{ "calls", "calls", "通话数", 0 },
	{ "cause", "cause", "投诉原因", 0 },
	{ "complaints", "complaints", "投诉数", 0 },
	{ "day", "day", "日期", 0 },
	{ "deletions", "deleted", "删除", 0 },
	{ "duration_s", "length (s)", "时长(秒)", 1 },
	{ "error_rate", "errors %", "错误率 %", 2 },
	{ "evidence", "evidence", "证据", 0 },
	{ "example", "example", "示例", 0 },
	{ "expected", "expected", "应有", 0 },
	{ "f1", "F1 %", "F1 %", 1 },
	{ "failed", "failed", "不合格", 0 },
	{ "false_alarm_share", "false %", "误报 %", 2 },
	{ "false_alarms_per_hour", "false/h", "误报/时", 2 },
	{ "flagged", "flagged", "预警", 0 },
	{ "grade", "grade", "等级", 0 },
	{ "group", "group", "分组", 0 },
	{ "heard", "heard", "检出", 0 },
	{ "insertions", "inserted", "插入", 0 },
	{ "kind", "kind", "类型", 0 },
	{ "language", "language", "语种", 0 },
	{ "licence", "licence", "许可", 0 },
	{ "margin", "± 95 %", "± 95 %", 1 },
	{ "minutes", "minutes", "分钟", 1 },
	{ "missed_share", "missed %", "漏检 %", 2 },
	{ "name", "name", "名称", 0 },
	{ "not_applicable", "n/a", "不适用", 0 },
	{ "pack", "pack", "规则包", 0 },
	{ "pass_rate", "pass %", "合格率 %", 1 },
	{ "passed", "passed", "合格", 0 },
	{ "path", "path", "路径", 0, true },
	{ "precision", "precision %", "精确率 %", 1 },
	{ "rate_hz", "rate (Hz)", "采样率(Hz)", 0 },
	{ "reason", "reason", "原因", 0 },
	{ "reasons", "reasons", "原因", 0 },
	{ "recall", "recall %", "召回率 %", 1 },
	{ "reference_s", "reference (s)", "标注(秒)", 1 },
	{ "rule", "rule", "规则", 0 },
	{ "risk", "risk", "风险", 0 },
	{ "score", "score", "得分", 1 },
	{ "started_at", "start", "开始时间", 0 },
	{ "substitutions", "replaced", "替换", 0 },
	{ "talker", "talker", "说话方", 0 },
	{ "team", "team", "班组", 0 },
	{ "threshold", "threshold", "阈值", 2 },
	{ "tier", "tier", "风险等级", 0 },
	{ "title", "title", "名称", 0 },
	{ "tokens", "tokens", "字/词数", 0 },
	{ "trend", "a week", "每周变化", 1 },
	{ "trend_margin", "± 95 %", "± 95 %", 1 },
	{ "unknown", "unknown", "待定", 0 },
	{ "used", "used", "在用", 0 },
	{ "vetoed", "vetoed", "一票否决", 0 },
	{ "was", "was", "改前", 0 },
	{ "weight", "weight", "权重", 2 },
	{ "weight_becomes", "new weight", "新权重", 2 },
	{ "weight_was", "weight", "原权重", 2 },
	{ "why", "why", "原因", 0 },
};

/* 'e' of title_en, 'z' of title_zh, 0 of others. */
static char tongue_of(const char *name)
{
	size_t length = strlen(name);

	if (length > 3 && (strcmp(name + length - 3, "_en") == 0 ||
				  strcmp(name + length - 3, "_zh") == 0))
		return name[length - 2];
	return 0;
}

static const struct column *find_column(const char *name)
{
	size_t length = strlen(name) - (tongue_of(name) ? 3 : 0);

	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		if (strncmp(columns[i].name, name, length) == 0 &&
			!columns[i].name[length])
			return &columns[i];
	return NULL;
}

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

static const char *title_of(const char *name, bool is_chinese)
{
	const struct column *column = find_column(name);

	if (!column)
		return name;
	return is_chinese ? column->title_zh : column->title_en;
}

/* Puts the first columns of `text` that fit into `into`. */
static enum status cut_text(struct text *into, const char *text,
	const struct column *about, struct failure *why)
{
	char piece[5];
	int32_t code_point;
	int width = 0;
	size_t used;

	if (text_width(text) <= CELL_COLUMNS_MOST || (about && about->is_whole))
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
	const struct column *about = find_column(table->columns[column]);

	text_clear(into);
	switch (cell->kind) {
	case CELL_NULL:
		return text_add(into, "-", why);
	case CELL_NUMBER:
		return text_add_format(into, why, "%.*f",
			about ? about->decimals : 0, cell->number);
	case CELL_TEXT:
		return cut_text(into, cell->text, about, why);
	}
	return STATUS_OK;
}

/* How a column stands in a table. */
struct layout {
	int width;
	bool is_right;	/* numbers align to the right */
	bool is_hidden; /* in the other tongue */
};

static bool is_numeric(const struct table *table, size_t column)
{
	for (size_t row = 0; row < table->row_count; row++)
		if (table->cells[row * table->column_count + column].kind ==
			CELL_TEXT)
			return false;
	return true;
}

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

		layout->is_hidden = tongue_of(table->columns[c]) ==
				    (is_chinese ? 'e' : 'z');
		layout->is_right = is_numeric(table, c);
		layout->width =
			text_width(title_of(table->columns[c], is_chinese));
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
				title_of(table->columns[c], is_chinese),
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
