/* auscult report: what the night found, as tables. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "output.h"
#include "report.h"
#include "store.h"

struct report_arguments {
	const char *database;
	const char *by;
	const char *format;
	const char *out;
	const char *tongue;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct report_arguments, database),
		"FILE", "database to read", "读取的数据库" },
	{ "by", 'b', OPTION_TEXT, offsetof(struct report_arguments, by), "WHAT",
		"agent (default), team, day, rule, reason, cause, call, "
		"flagged, failure",
		"统计口径:agent 坐席(默认)、team 班组、day 日期、rule 规则、"
		"reason 预警原因、cause 投诉原因、call 通话、flagged "
		"预警、failure 失败" },
	{ "format", 'f', OPTION_TEXT, offsetof(struct report_arguments, format),
		"FORMAT", "table (default), csv, json",
		"格式:table 表格(默认)、csv、json" },
	{ "out", 'o', OPTION_TEXT, offsetof(struct report_arguments, out),
		"FILE", "write there (default: standard output)",
		"输出文件(默认:标准输出)" },
	{ "tongue", 0, OPTION_CHOICE, offsetof(struct report_arguments, tongue),
		"zh|en", "language of the titles (default: the locale's)",
		"表头语言(默认:随系统)" },
};

static enum status write_report(const struct report_arguments *arguments,
	const struct table *table, enum report_format format,
	struct failure *why)
{
	bool is_chinese = arguments->tongue
				  ? strcmp(arguments->tongue, "zh") == 0
				  : tongue_is_chinese();
	FILE *out;
	enum status rc = output_open(&out, arguments->out, why);

	if (rc != STATUS_OK)
		return rc;
	rc = report_write(out, table, format, is_chinese, why);
	return output_close(out, arguments->out, rc, why);
}

static int run(const void *values, int count, char **names)
{
	const struct report_arguments *arguments = values;
	enum report_format format = REPORT_TABLE;
	struct store *store = NULL;
	struct table table = { 0 };
	struct failure why = { "" };
	enum status rc;

	(void)names;
	if (count || !arguments->database) {
		(void)failure_set(&why, STATUS_INVALID,
			"report: give --db FILE and nothing else");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (arguments->format &&
		!report_format_parse(arguments->format, &format)) {
		(void)failure_set(&why, STATUS_INVALID,
			"report: --format: \"%s\" is not table, csv or json",
			arguments->format);
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (arguments->by && !store_has_query(arguments->by)) {
		(void)failure_set(&why, STATUS_INVALID,
			"report: --by: there is no report \"%s\"",
			arguments->by);
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	rc = store_new(&store, arguments->database, STORE_READ, &why);
	if (rc == STATUS_OK)
		rc = store_query(store, arguments->by ? arguments->by : "agent",
			&table, &why);
	if (rc == STATUS_OK)
		rc = write_report(arguments, &table, format, &why);
	table_release(&table);
	store_free(store);
	return rc == STATUS_OK ? EXIT_DONE : command_fail(EXIT_NOTHING, &why);
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
