/* auscult rescore: judge what is stored by changed rules. */
#include "batch.h"
#include "commands.h"
#include "grid.h"
#include "interrupt.h"
#include "log.h"
#include "report.h"
#include "rescore.h"
#include "setup.h"

struct rescore_arguments {
	struct setup_options setup;
	const char *database;
	const char *format;
	bool is_trial;
	int jobs;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct rescore_arguments, database),
		"FILE", "database whose calls are judged again",
		"要重新评分的数据库" },
	SETUP_OPTIONS(rescore_arguments),
	{ "jobs", 'j', OPTION_INTEGER, offsetof(struct rescore_arguments, jobs),
		"N", "calls judged at once (default: one a processor)",
		"同时评分的通话数(默认:每处理器一路)" },
	{ "dry-run", 'n', OPTION_FLAG,
		offsetof(struct rescore_arguments, is_trial), NULL,
		"store nothing; print which verdicts would change",
		"不入库,只列出哪些判定会改变" },
	{ "format", 'f', OPTION_TEXT,
		offsetof(struct rescore_arguments, format), "FORMAT",
		"of --dry-run: table (default), csv, json",
		"--dry-run 的格式:table 表格(默认)、csv、json" },
};

static enum status add_verdicts(
	struct table *table, const struct changes *changes, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < changes->count && rc == STATUS_OK; i++) {
		const struct change *change = &changes->items[i];
		const char *texts[] = { change->pack, change->rule, change->was,
			change->becomes };

		for (int k = 0; k < 4 && rc == STATUS_OK; k++)
			rc = grid_text(table, texts[k], why);
		if (rc == STATUS_OK)
			rc = grid_number(table, (double)change->calls, why);
		if (rc == STATUS_OK)
			rc = grid_text(table, change->example, why);
	}
	return rc;
}

/* The mean score by each pack, of calls that have one before and behind. */
static enum status add_scores(
	struct table *table, const struct changes *changes, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < changes->score_count && rc == STATUS_OK; i++) {
		const struct score_change *score = &changes->scores[i];
		double calls = (double)score->calls;
		char was[32], becomes[32];
		const char *texts[] = { score->pack->name, "mean score", was,
			becomes };

		(void)snprintf(was, sizeof(was), "%.2f", score->was / calls);
		(void)snprintf(becomes, sizeof(becomes), "%.2f",
			score->becomes / calls);
		for (int k = 0; k < 4 && rc == STATUS_OK; k++)
			rc = grid_text(table, texts[k], why);
		if (rc == STATUS_OK)
			rc = grid_number(table, calls, why);
		if (rc == STATUS_OK)
			rc = grid_text(table, NULL, why);
	}
	return rc;
}

static enum status print_changes(
	struct changes *changes, enum report_format format, struct failure *why)
{
	static const char *const columns[] = { "pack", "rule", "was", "becomes",
		"calls", "example" };
	struct table table = { 0 };
	enum status rc = grid_start(&table, columns, 6, why);

	changes_sort(changes);
	if (rc == STATUS_OK)
		rc = add_scores(&table, changes, why);
	if (rc == STATUS_OK)
		rc = add_verdicts(&table, changes, why);
	if (rc == STATUS_OK)
		rc = report_write(
			stdout, &table, format, tongue_is_chinese(), why);
	table_release(&table);
	return rc;
}

static void print_trial(
	const struct rescore_result *result, const struct changes *changes)
{
	log_line(LOG_NOTICE,
		tongue_is_chinese()
			? "试算 %lld 通, 其中 %lld 通结果会改变, 未入库"
			: "%lld calls judged on trial, %lld of them with "
			  "another result, nothing stored",
		(long long)result->judged, (long long)changes->changed);
}

static void print_summary(const struct rescore_result *result)
{
	double rate = result->wall_s > 0
			      ? (double)result->judged / result->wall_s
			      : 0.0;
	long long judged = result->judged;

	if (tongue_is_chinese())
		log_line(LOG_NOTICE,
			"重新评分 %lld 通, 用时 %.1f 秒 (每秒 %.0f 通)", judged,
			result->wall_s, rate);
	else
		log_line(LOG_NOTICE,
			"%lld calls judged again in %.1f s (%.0f a second)",
			judged, result->wall_s, rate);
}

/* What the rules of `how` change, while they are loaded. */
static enum status try_rules(const struct rescore_options *how,
	enum report_format format, struct rescore_result *result,
	struct failure *why)
{
	struct changes changes = { 0 };
	struct rescore_options trial = *how;
	enum status rc;

	trial.changes = &changes;
	rc = rescore_run(&trial, result, why);
	if (rc == STATUS_OK)
		rc = print_changes(&changes, format, why);
	if (rc == STATUS_OK)
		print_trial(result, &changes);
	changes_release(&changes);
	return rc;
}

static enum status rescore(const struct rescore_arguments *arguments,
	enum report_format format, struct rescore_result *result,
	struct failure *why)
{
	struct rescore_options how = { .database = arguments->database,
		.jobs = arguments->jobs ? arguments->jobs
					: batch_processors() };
	struct setup setup = { 0 };
	enum status rc = setup_open(&setup, &arguments->setup, why);

	how.engine = setup.engine;
	if (rc == STATUS_OK && arguments->is_trial) {
		rc = try_rules(&how, format, result, why);
	} else if (rc == STATUS_OK) {
		rc = rescore_run(&how, result, why);
		if (rc == STATUS_OK)
			print_summary(result);
	}
	setup_release(&setup);
	return rc;
}

static int run(const void *values, int count, char **names)
{
	const struct rescore_arguments *arguments = values;
	struct rescore_result result = { 0 };
	enum report_format format = REPORT_TABLE;
	struct failure why = { "" };

	(void)names;
	if (count || !arguments->database) {
		(void)failure_set(&why, STATUS_INVALID,
			"rescore: give --db FILE and nothing else");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (arguments->format &&
		!report_format_parse(arguments->format, &format)) {
		(void)failure_set(&why, STATUS_INVALID,
			"rescore: --format: \"%s\" is not table, csv or json",
			arguments->format);
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	interrupt_catch();
	if (rescore(arguments, format, &result, &why) != STATUS_OK)
		return command_fail(EXIT_NOTHING, &why);
	return result.is_interrupted ? EXIT_PARTLY : EXIT_DONE;
}

const struct command command_rescore = {
	.name = "rescore",
	.synopsis = "--db FILE",
	.summary_en =
		"judge stored calls by changed rules; nothing is heard again",
	.summary_zh = "规则修改后对已入库的通话重新评分(无需重新转写)",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct rescore_arguments),
	.run = run,
};
