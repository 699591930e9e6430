/* auscult rescore: judge what is stored by changed rules. */
#include "batch.h"
#include "commands.h"
#include "interrupt.h"
#include "log.h"
#include "rescore.h"
#include "setup.h"

struct rescore_arguments {
	struct setup_options setup;
	const char *database;
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
};

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

static int run(const void *values, int count, char **names)
{
	const struct rescore_arguments *arguments = values;
	struct rescore_options rescore = { .database = arguments->database };
	struct rescore_result result = { 0 };
	struct setup setup = { 0 };
	struct failure why = { "" };
	enum status rc;

	(void)names;
	if (count || !arguments->database) {
		(void)failure_set(&why, STATUS_INVALID,
			"rescore: give --db FILE and nothing else");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	interrupt_catch();
	rc = setup_open(&setup, &arguments->setup, &why);
	rescore.engine = setup.engine;
	rescore.jobs = arguments->jobs ? arguments->jobs : batch_processors();
	if (rc == STATUS_OK)
		rc = rescore_run(&rescore, &result, &why);
	setup_release(&setup);
	if (rc != STATUS_OK)
		return command_fail(EXIT_NOTHING, &why);
	print_summary(&result);
	return result.is_interrupted ? EXIT_PARTLY : EXIT_DONE;
}

const struct command command_rescore = {
	.name = "rescore",
	.synopsis = "--db FILE",
	.summary_en = "judge stored calls by changed rules, unheard",
	.summary_zh = "规则修改后对已入库的通话重新评分(无需重新转写)",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct rescore_arguments),
	.run = run,
};
