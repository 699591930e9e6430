/* auscult report: what the night found, as tables, pages, sheets and mail. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "document.h"
#include "output.h"
#include "report.h"
#include "spreadsheet.h"
#include "store.h"

struct report_arguments {
	const char *database;
	const char *by;
	const char *format;
	const char *out;
	const char *from;
	const char *to;
	const char *tongue;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct report_arguments, database),
		"FILE", "database to read", "读取的数据库" },
	{ "by", 'b', OPTION_TEXT, offsetof(struct report_arguments, by), "WHAT",
		"agent (default), team, day, rule, reason, cause, call, "
		"flagged, failure, voices (parties in doubt, channels "
		"exchanged), outcome (flags as reviewers decided them, for "
		"calibrate --labels); night: a summary of the last night; "
		"trace_agent, trace_rule and so on: the calls behind each",
		"统计口径:agent 坐席(默认)、team 班组、day 日期、rule 规则、"
		"reason 预警原因、cause 投诉原因、call 通话、flagged "
		"预警、failure 失败、voices 双方难分或声道接反、outcome "
		"复核结论(供 calibrate --labels 使用);night "
		"夜间汇总;trace_agent、trace_rule "
		"等列出各行对应的通话" },
	{ "format", 'f', OPTION_TEXT, offsetof(struct report_arguments, format),
		"FORMAT", "table (default), csv, json, html, xlsx, mail",
		"格式:table 表格(默认)、csv、json、html 网页、xlsx Excel、mail "
		"邮件" },
	{ "out", 'o', OPTION_TEXT, offsetof(struct report_arguments, out),
		"FILE", "write there (default: standard output)",
		"输出文件(默认:标准输出)" },
	{ "from", 0, OPTION_TEXT, offsetof(struct report_arguments, from),
		"ADDRESS", "sender of the mail", "邮件发件人" },
	{ "to", 0, OPTION_TEXT, offsetof(struct report_arguments, to),
		"ADDRESS", "receivers of the mail, parted by commas",
		"邮件收件人,用逗号分隔" },
	{ "tongue", 0, OPTION_CHOICE, offsetof(struct report_arguments, tongue),
		"zh|en", "language of the titles (default: the locale's)",
		"表头语言(默认:随系统)" },
};

/* How each format is written. */
enum writer { BY_ROWS, BY_DOCUMENT, BY_SPREADSHEET };

static const struct format {
	const char *name;
	enum writer writer;
	int format; /* enum report_format or document_format */
	bool has_trace;
} formats[] = {
	{ "table", BY_DOCUMENT, DOCUMENT_TABLE, false },
	{ "csv", BY_ROWS, REPORT_CSV, false },
	{ "json", BY_ROWS, REPORT_JSON, false },
	{ "html", BY_DOCUMENT, DOCUMENT_HTML, true },
	{ "xlsx", BY_SPREADSHEET, 0, true },
	{ "mail", BY_DOCUMENT, DOCUMENT_MAIL, false },
};

static const struct format *find_format(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(formats[i].name, name ? name : "table") == 0)
			return &formats[i];
	return NULL;
}

static enum status write_stream(const struct report_arguments *arguments,
	const struct document *document, const struct format *format,
	struct failure *why)
{
	const struct document_mail mail = { arguments->from, arguments->to };
	FILE *out;
	enum status rc = output_open(&out, arguments->out, why);

	if (rc != STATUS_OK)
		return rc;
	if (format->writer == BY_ROWS)
		rc = report_write(out, &document->sections[0].table,
			(enum report_format)format->format,
			document->is_chinese, why);
	else
		rc = document_write(out, document,
			(enum document_format)format->format, &mail, why);
	return output_close(out, arguments->out, rc, why);
}

static int write_report(const struct report_arguments *arguments,
	const char *by, const struct format *format)
{
	bool is_chinese = arguments->tongue
				  ? strcmp(arguments->tongue, "zh") == 0
				  : tongue_is_chinese();
	struct store *store = NULL;
	struct document document = { 0 };
	struct failure why = { "" };
	enum status rc =
		store_new(&store, arguments->database, STORE_READ, &why);

	if (rc == STATUS_OK)
		rc = document_read(&document, store, by, format->has_trace,
			is_chinese, &why);
	if (rc == STATUS_OK)
		rc = format->writer == BY_SPREADSHEET
			     ? spreadsheet_write(
				       arguments->out, &document, &why)
			     : write_stream(arguments, &document, format, &why);
	document_release(&document);
	store_free(store);
	return rc == STATUS_OK ? EXIT_DONE : command_fail(EXIT_NOTHING, &why);
}

/* What is wrong with the arguments; STATUS_OK for nothing. */
static enum status check(const struct report_arguments *arguments, int count,
	const char *by, const struct format *format, struct failure *why)
{
	if (count || !arguments->database)
		return failure_set(why, STATUS_INVALID,
			"report: give --db FILE and nothing else");
	if (!format)
		return failure_set(why, STATUS_INVALID,
			"report: --format: \"%s\" is not table, csv, json, "
			"html, xlsx or mail",
			arguments->format);
	if (!document_has(by))
		return failure_set(why, STATUS_INVALID,
			"report: --by: there is no report \"%s\"", by);
	if (format->writer == BY_ROWS && document_is_composed(by))
		return failure_set(why, STATUS_INVALID,
			"report: --by %s has several tables, which %s cannot "
			"hold",
			by, format->name);
	if (format->writer == BY_SPREADSHEET &&
		(!arguments->out || strcmp(arguments->out, "-") == 0))
		return failure_set(why, STATUS_INVALID,
			"report: --format xlsx needs --out FILE");
	return STATUS_OK;
}

static int run(const void *values, int count, char **names)
{
	const struct report_arguments *arguments = values;
	const char *by = arguments->by ? arguments->by : "agent";
	const struct format *format = find_format(arguments->format);
	struct failure why = { "" };

	(void)names;
	if (check(arguments, count, by, format, &why) != STATUS_OK)
		return command_fail(EXIT_WRONG_USAGE, &why);
	return write_report(arguments, by, format);
}

const struct command command_report = {
	.name = "report",
	.synopsis = "--db FILE",
	.summary_en = "print scores, flags, rules or failures",
	.summary_zh = "输出得分、预警、规则或失败的报表",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct report_arguments),
	.run = run,
};
