#include "document.h"

#include <errno.h>
#include <string.h>

#include "document_mail.h"
#include "masked_call.h"
#include "report.h"
#include "table_cell.h"

/* clang-format off */
static const struct document_shape shapes[] = {
	{ "agent", "Agents", "坐席", { "agent" }, "trace_agent",
		"agent", "score", "margin", 100 },
	{ "team", "Teams", "班组", { "team" }, "trace_team",
		"team", "score", "margin", 100 },
	{ "day", "Days", "日期", { "day" }, "trace_day",
		"day", "score", NULL, 100, true },
	{ "rule", "Rules", "规则", { "pack", "rule" }, "trace_rule",
		"rule", "pass_rate", NULL, 100 },
	{ "reason", "Reasons of flags", "预警原因", { "reason" }, "trace_reason",
		"reason", "calls" },
	{ "cause", "Causes of complaints", "投诉原因", { "cause" }, "trace_cause",
		"cause", "calls" },
	{ "call", "Calls", "通话" },
	{ "flagged", "Flagged calls", "预警通话", { NULL }, NULL,
		"call", "risk", NULL, 100 },
	{ "failure", "Recordings that failed", "失败的录音" },
	{ "night", "The night", "夜间质检汇总" },
	{ "night_flagged", "Flagged calls, worst first", "预警通话(风险由高到低)",
		{ NULL }, NULL, "call", "risk", NULL, 100 },
	{ "night_agent", "Lowest scores", "得分最低的坐席", { "agent" },
		"trace_agent", "agent", "score", NULL, 100 },
	{ "night_rule", "Rules broken most", "违反最多的规则", { "pack", "rule" },
		"trace_rule", "rule", "failed" },
	{ "night_failure", "Recordings that failed", "失败的录音" },
};
/* clang-format on */

static const char *const night[] = { "night", "night_flagged", "night_agent",
	"night_rule", "night_failure", NULL };

/* Columns that quote what was said. */
static const struct quote_column quotes[] = {
	{ "evidence", "at_s", "until_s" },
	{ "text", "start_s", "end_s" },
	{ "why_en" },
	{ "why_zh" },
};

static const struct document_shape *find_shape(const char *name)
{
	/* A query without a shape is shown as it is. */
	static const struct document_shape plain = { .name = "" };

	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++)
		if (strcmp(shapes[i].name, name) == 0)
			return &shapes[i];
	return &plain;
}

bool document_is_composed(const char *name)
{
	return strcmp(name, "night") == 0;
}

bool document_has(const char *name)
{
	return store_has_query(name);
}

/* ---- reading ---- */

/* Masks what quotes calls, and takes out what only tells which and where. */
static enum status mask_table(struct table *table, struct store *store,
	bool is_chinese, struct failure *why)
{
	struct masked_call masked = { 0 };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++)
		if (rc == STATUS_OK)
			rc = masked_call_column(&masked, store, table,
				&quotes[i], is_chinese, why);
	masked_call_release(&masked);
	table_drop_column(table, "until_s");
	table_drop_column(table, "hearing_id");
	return rc;
}

static enum status read_section(struct document *document, struct store *store,
	const char *name, bool has_trace, struct failure *why)
{
	const struct query_parameter parameters[] = { { ":most", "50" },
		{ ":night",
			document_is_composed(document->name) ? "last" : NULL },
		{ NULL, NULL } };
	struct document_section *section = &document->sections[document->count];
	enum status rc = store_query(store, name, &section->table, why);

	if (rc != STATUS_OK)
		return rc;
	section->shape = find_shape(name);
	document->count++;
	rc = mask_table(&section->table, store, document->is_chinese, why);
	if (rc == STATUS_OK && has_trace && section->shape->trace)
		rc = store_query_for(store, section->shape->trace, parameters,
			&section->trace, why);
	return rc;
}

enum status document_read(struct document *document, struct store *store,
	const char *name, bool has_trace, bool is_chinese, struct failure *why)
{
	enum status rc = STATUS_OK;

	document->name = name;
	document->is_chinese = is_chinese;
	if (!document_is_composed(name))
		return read_section(document, store, name, has_trace, why);
	for (int i = 0; night[i] && rc == STATUS_OK; i++)
		rc = read_section(document, store, night[i], has_trace, why);
	return rc;
}

void document_release(struct document *document)
{
	for (size_t i = 0; i < document->count; i++) {
		table_release(&document->sections[i].table);
		table_release(&document->sections[i].trace);
	}
	*document = (struct document){ 0 };
}

/* ---- writing ---- */

const char *document_section_title(
	const struct document *document, const struct document_section *section)
{
	const char *title = document->is_chinese ? section->shape->title_zh
						 : section->shape->title_en;

	return title ? title : document->name;
}

const char *document_title(const struct document *document)
{
	return document_section_title(document, &document->sections[0]);
}

/* As on a terminal; a composed one with its titles. */
static enum status write_tables(
	FILE *out, const struct document *document, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < document->count && rc == STATUS_OK; i++) {
		const struct document_section *section = &document->sections[i];

		if (i > 0 && section->table.row_count == 0)
			continue;
		if (document->count > 1)
			(void)fprintf(out, "%s== %s\n", i > 0 ? "\n" : "",
				document_section_title(document, section));
		rc = report_write(out, &section->table, REPORT_TABLE,
			document->is_chinese, why);
	}
	return rc;
}

enum status document_write(FILE *out, const struct document *document,
	enum document_format format, const struct document_mail *mail,
	struct failure *why)
{
	static const struct document_mail nobody = { NULL, NULL };
	enum status rc = STATUS_OK;

	switch (format) {
	case DOCUMENT_TABLE:
		rc = write_tables(out, document, why);
		break;
	case DOCUMENT_HTML:
		rc = document_html(out, document, true, why);
		break;
	case DOCUMENT_MAIL:
		rc = document_mail(out, document, mail ? mail : &nobody, why);
		break;
	}
	if (rc == STATUS_OK && (fflush(out) != 0 || ferror(out)))
		rc = failure_errno(why, errno, "cannot write the report");
	return rc;
}
