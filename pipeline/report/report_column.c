#include "report_column.h"

#include <string.h>

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
	{ "complaint", "complaint", "投诉", 0 },
	{ "complaints", "complaints", "投诉数", 0 },
	{ "class", "class", "类别", 0 },
	{ "confidence", "sure", "置信度", 2 },
	{ "day", "day", "日期", 0 },
	{ "days", "days", "天数", 0 },
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
	{ "held", "legal hold", "法律保留", 0 },
	{ "insertions", "inserted", "插入", 0 },
	{ "is_exchanged", "exchanged", "声道接反", 0 },
	{ "is_unknown", "unknown", "未能区分", 0 },
	{ "kind", "kind", "类型", 0 },
	{ "language", "language", "语种", 0 },
	{ "licence", "licence", "许可", 0 },
	{ "made_at", "at", "时间", 0 },
	{ "made_by", "by", "操作人", 0 },
	{ "margin", "± 95 %", "± 95 %", 1 },
	{ "minutes", "minutes", "分钟", 1 },
	{ "missed_share", "missed %", "漏检 %", 2 },
	{ "name", "name", "名称", 0 },
	{ "night", "night", "夜间", 0 },
	{ "not_applicable", "n/a", "不适用", 0 },
	{ "pack", "pack", "规则包", 0 },
	{ "pass_rate", "pass %", "合格率 %", 1 },
	{ "passed", "passed", "合格", 0 },
	{ "path", "path", "路径", 0, true },
	{ "precision", "precision %", "精确率 %", 1 },
	{ "rated", "rated", "已评价", 0 },
	{ "rate_hz", "rate (Hz)", "采样率(Hz)", 0 },
	{ "reason", "reason", "原因", 0 },
	{ "reasons", "reasons", "原因", 0 },
	{ "recall", "recall %", "召回率 %", 1 },
	{ "reference_s", "reference (s)", "标注(秒)", 1 },
	{ "rule", "rule", "规则", 0 },
	{ "risk", "risk", "风险", 0 },
	{ "satisfaction", "rating", "满意度", 0 },
	{ "satisfied", "satisfied %", "满意率 %", 1 },
	{ "score", "score", "得分", 1 },
	{ "separation", "apart", "嗓音区分度", 2 },
	{ "started_at", "start", "开始时间", 0 },
	{ "substitutions", "replaced", "替换", 0 },
	{ "talker", "talker", "说话方", 0 },
	{ "team", "team", "班组", 0 },
	{ "threshold", "threshold", "阈值", 2 },
	{ "tier", "tier", "风险等级", 0 },
	{ "title", "title", "名称", 0 },
	{ "tokens", "tokens", "字/词数", 0 },
	{ "told_by", "told by", "区分依据", 0 },
	{ "trend", "a week", "每周变化", 1 },
	{ "trend_margin", "± 95 %", "± 95 %", 1 },
	{ "unknown", "unknown", "待定", 0 },
	{ "unheard", "not heard", "未能听取", 0 },
	{ "used", "used", "在用", 0 },
	{ "vetoed", "vetoed", "一票否决", 0 },
	{ "was", "was", "改前", 0 },
	{ "verdict", "verdict", "判定", 0 },
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

const char *report_column_title(const char *name, bool is_chinese)
{
	const struct column *column = find_column(name);

	if (!column)
		return name;
	return is_chinese ? column->title_zh : column->title_en;
}

int report_column_decimals(const char *name)
{
	const struct column *column = find_column(name);

	return column ? column->decimals : 0;
}

bool report_column_is_hidden(const char *name, bool is_chinese)
{
	return tongue_of(name) == (is_chinese ? 'e' : 'z') ||
	       strcmp(name, "hash") == 0;
}

bool report_column_is_whole(const char *name)
{
	const struct column *column = find_column(name);

	return column && column->is_whole;
}

bool report_column_is_numeric(const struct table *table, size_t column)
{
	for (size_t row = 0; row < table->row_count; row++)
		if (table->cells[row * table->column_count + column].kind ==
			CELL_TEXT)
			return false;
	return true;
}

enum status report_column_cell(struct text *into, const struct table *table,
	size_t row, size_t column, struct failure *why)
{
	const struct cell *cell =
		&table->cells[row * table->column_count + column];

	switch (cell->kind) {
	case CELL_NULL:
		return text_add(into, "-", why);
	case CELL_NUMBER:
		return text_add_format(into, why, "%.*f",
			report_column_decimals(table->columns[column]),
			cell->number);
	case CELL_TEXT:
		return text_add(into, cell->text, why);
	}
	return STATUS_OK;
}
