/* auscult run: the nightly job. */
#include <stdio.h>
#include <string.h>

#include "batch.h"
#include "commands.h"
#include "interrupt.h"
#include "log.h"
#include "night.h"
#include "number.h"
#include "setup.h"

struct run_arguments {
	struct setup_options setup;
	const char *database;
	const char *shard;
	int jobs;
	int limit;
	bool is_again;
	bool wants_timings;
	bool is_quiet;
	bool is_verbose;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct run_arguments, database),
		"FILE", "database to write (needed here or in the settings)",
		"写入的数据库(在此或设置文件中给出)" },
	SETUP_OPTIONS(run_arguments),
	{ "jobs", 'j', OPTION_INTEGER, offsetof(struct run_arguments, jobs),
		"N", "calls heard at once (default: one a processor)",
		"同时处理的通话数(默认:每处理器一路)" },
	{ "shard", 's', OPTION_TEXT, offsetof(struct run_arguments, shard),
		"I/N", "hear part I of N of the calls only",
		"只处理 N 份中的第 I 份" },
	{ "limit", 0, OPTION_INTEGER, offsetof(struct run_arguments, limit),
		"SECONDS",
		"most that a call may take (default: 1800 and 5 times its "
		"length)",
		"单通处理时限,秒(默认:1800 加 5 倍录音时长)" },
	{ "again", 0, OPTION_FLAG, offsetof(struct run_arguments, is_again),
		NULL,
		"hear again what is stored already (else only customers' "
		"ratings that came since are taken in)",
		"重新处理已入库的通话(否则只补录后到的客户评价)" },
	{ "timings", 't', OPTION_FLAG,
		offsetof(struct run_arguments, wants_timings), NULL,
		"show at the end where the time went", "结束时列出各环节耗时" },
	{ "quiet", 'q', OPTION_FLAG, offsetof(struct run_arguments, is_quiet),
		NULL, "say only what went wrong", "只报告错误" },
	{ "verbose", 'v', OPTION_FLAG,
		offsetof(struct run_arguments, is_verbose), NULL, "say more",
		"输出更多细节" },
};

/* "3/8" -> 3 and 8. */
static enum status parse_shard(
	const char *text, struct night_options *night, struct failure *why)
{
	char index[16] = "";
	const char *slash = text ? strchr(text, '/') : NULL;
	int64_t i = 0, n = 0;

	night->shard = (struct shard){ 1, 1 };
	if (!text)
		return STATUS_OK;
	if (slash && slash - text < (long)sizeof(index))
		memcpy(index, text, (size_t)(slash - text));
	if (!slash || !number_parse_integer(slash + 1, 1, 1000000, &n) ||
		!number_parse_integer(index, 1, n, &i))
		return failure_set(why, STATUS_INVALID,
			"run: --shard: \"%s\" is not I/N with 1 <= I <= N",
			text);
	night->shard = (struct shard){ (int)i, (int)n };
	return STATUS_OK;
}

static void print_timings(const struct night_result *result)
{
	double total_s = result->store_s;

	for (int i = 0; i < STAGE_COUNT; i++)
		total_s += result->stage_s[i];
	(void)printf("\n%-12s %10s %8s %12s\n", "stage", "CPU s", "share",
		"of real time");
	for (int i = 0; i <= STAGE_COUNT; i++) {
		double stage_s =
			i < STAGE_COUNT ? result->stage_s[i] : result->store_s;

		(void)printf("%-12s %10.3f %7.2f%% %12.5f\n",
			i < STAGE_COUNT ? stage_name(i) : "store", stage_s,
			total_s > 0 ? 100 * stage_s / total_s : 0.0,
			result->audio_s > 0 ? stage_s / result->audio_s : 0.0);
	}
}

static void print_summary(const struct night_result *result, size_t left_out)
{
	bool is_chinese = tongue_is_chinese();
	long long failed = result->failed + (long long)left_out;
	long long done = result->done, skipped = result->skipped;
	double hours = result->audio_s / 3600;
	double speed =
		result->wall_s > 0 ? result->audio_s / result->wall_s : 0.0;

	if (is_chinese)
		log_line(LOG_NOTICE,
			"完成 %lld 通, 已有 %lld 通, 失败 %lld 通; "
			"录音 %.2f 小时, 用时 %.1f 秒 (%.0f 倍实时)",
			done, skipped, failed, hours, result->wall_s, speed);
	else
		log_line(LOG_NOTICE,
			"calls: %lld done, %lld there already, %lld failed; "
			"%.2f h of audio in %.1f s (%.0fx real time)",
			done, skipped, failed, hours, result->wall_s, speed);
	if (result->rated > 0)
		log_line(LOG_NOTICE,
			is_chinese ? "补录已有通话的客户评价 %lld 条"
				   : "customers' ratings taken in for calls "
				     "that were there: %lld",
			(long long)result->rated);
	if (result->is_interrupted)
		log_line(LOG_NOTICE, "%s",
			is_chinese ? "已按要求停止; 再次运行将从中断处继续"
				   : "stopped as asked; the same command goes "
				     "on where this one stopped");
}

static int exit_code(const struct night_result *result, size_t left_out)
{
	if (result->is_interrupted)
		return EXIT_PARTLY;
	if (result->failed + (int64_t)left_out == 0)
		return EXIT_DONE;
	return result->done + result->skipped > 0 ? EXIT_PARTLY : EXIT_NOTHING;
}

/* Options over settings over defaults. Errors are wrong usage. */
static enum status plan(const struct run_arguments *arguments,
	const struct setup *setup, struct night_options *night,
	const char **database, struct failure *why)
{
	const struct settings *settings = &setup->settings;

	*night = (struct night_options){ .engine = setup->engine,
		.limit_s = arguments->limit,
		.is_again = arguments->is_again,
		.version = AUSCULT_VERSION };
	night->jobs = arguments->jobs  ? arguments->jobs
		      : settings->jobs ? settings->jobs
				       : batch_processors();
	*database =
		arguments->database ? arguments->database : settings->database;
	if (!*database)
		return failure_set(why, STATUS_INVALID,
			"run: which database? give --db FILE");
	return parse_shard(arguments->shard, night, why);
}

/* What is known of the recordings, then the night itself. */
static int hear(struct setup *setup, const struct run_arguments *arguments,
	int count, char **names, struct failure *why)
{
	struct night_result result = { 0 };
	struct night_options night;
	const char *database;
	enum status rc = plan(arguments, setup, &night, &database, why);

	if (rc != STATUS_OK)
		return command_fail(EXIT_WRONG_USAGE, why);
	rc = setup_collect(setup, count, names, why);
	if (rc == STATUS_OK && setup->jobs.count + setup->jobs.left_out == 0)
		rc = failure_set(why, STATUS_NOT_FOUND,
			"run: there is no recording in %s%s", names[0],
			count > 1 ? ", nor in the others" : "");
	if (rc == STATUS_OK)
		rc = night_run(database, &setup->jobs, &night, &result, why);
	if (rc != STATUS_OK)
		return command_fail(
			result.done > 0 ? EXIT_PARTLY : EXIT_NOTHING, why);
	if (arguments->wants_timings)
		print_timings(&result);
	print_summary(&result, setup->jobs.left_out);
	return exit_code(&result, setup->jobs.left_out);
}

static int run(const void *values, int count, char **names)
{
	const struct run_arguments *arguments = values;
	struct setup setup = { 0 };
	struct failure why = { "" };
	int code;

	if (count == 0) {
		(void)failure_set(&why, STATUS_INVALID,
			"run: which recordings? name files, folders or "
			"manifests");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (arguments->is_quiet || arguments->is_verbose)
		log_set_level(arguments->is_quiet ? LOG_WARNING : LOG_DETAIL);
	interrupt_catch();
	if (setup_open(&setup, &arguments->setup, &why) == STATUS_OK)
		code = hear(&setup, arguments, count, names, &why);
	else
		code = command_fail(EXIT_NOTHING, &why);
	setup_release(&setup);
	return code;
}

const struct command command_run = {
	.name = "run",
	.synopsis = "RECORDING|FOLDER|MANIFEST.csv ...",
	.summary_en = "hear, score and store recordings (the nightly job)",
	.summary_zh = "转写、评分并入库(每晚的批处理)",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct run_arguments),
	.run = run,
};
