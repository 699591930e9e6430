/* auscult eval: how far hearing and judging are from the truth. */
#include <stdio.h>
#include <string.h>

#include "batch.h"
#include "commands.h"
#include "eval_writer.h"
#include "interrupt.h"
#include "log.h"
#include "output.h"
#include "setup.h"

struct eval_arguments {
	struct setup_options setup;
	const char *json;
	int jobs;
};

static const struct option_spec options[] = {
	{ "json", 0, OPTION_OUTPUT, offsetof(struct eval_arguments, json),
		"[FILE]",
		"write all figures there, file by file (without a file or "
		"with -: to standard output, in place of the table)",
		"把全部数字逐文件写入该文件(不给文件或 "
		"-:写到标准输出,不再输出表格)" },
	{ "lm-text", 0, OPTION_TEXT,
		offsetof(struct eval_arguments, setup.lm_text), "FILE",
		"expect the lines of this file and nothing else (the scripted "
		"case)",
		"只期望此文件中的各行(照本宣科的情形)" },
	{ "phrases", 'p', OPTION_TEXT,
		offsetof(struct eval_arguments, setup.phrases), "FILE",
		"spot these phrases, one a line, and compare with the text",
		"检出此文件中的短语(每行一条)并与标注比较" },
	SETUP_OPTIONS(eval_arguments),
	{ "jobs", 'j', OPTION_INTEGER, offsetof(struct eval_arguments, jobs),
		"N", "calls heard at once (default: one a processor)",
		"同时处理的通话数(默认:每处理器一路)" },
};

/* What one evaluation holds. */
struct eval {
	struct setup setup;
	struct arena arena;
	struct problems problems;
	struct manifest manifest;
	struct examination examination;
	struct tally tally;
	struct eval_counts counts;
};

static void eval_release(struct eval *eval)
{
	tally_release(&eval->tally);
	examination_release(&eval->examination);
	manifest_release(&eval->manifest);
	problems_release(&eval->problems);
	arena_release(&eval->arena);
	setup_release(&eval->setup);
}

static enum status hear(struct eval *eval,
	const struct eval_arguments *arguments, const char *path,
	struct failure *why)
{
	int jobs = arguments->jobs;
	enum status rc = setup_open(&eval->setup, &arguments->setup, why);

	if (!jobs)
		jobs = eval->setup.settings.jobs ? eval->setup.settings.jobs
						 : batch_processors();
	if (rc == STATUS_OK)
		rc = manifest_load(&eval->manifest, path, &eval->arena,
			&eval->problems, why);
	for (size_t i = 0; rc == STATUS_OK && i < eval->problems.count; i++)
		log_line(LOG_ERROR, "%s", eval->problems.items[i]);
	return rc == STATUS_OK
		       ? examination_run(&eval->examination, &eval->manifest,
				 eval->setup.engine, jobs, why)
		       : rc;
}

/* Adds up what was measured, and says what was not. */
static enum status sum_up(struct eval *eval, struct failure *why)
{
	struct eval_counts *counts = &eval->counts;
	enum status rc = STATUS_OK;

	counts->failed = eval->problems.count;
	counts->rows = eval->examination.count + eval->problems.count;
	for (size_t i = 0; i < eval->examination.count; i++) {
		const struct exam *exam = &eval->examination.items[i];
		const struct manifest_row *row = exam->row;

		counts->done += exam->state == EXAM_DONE;
		counts->failed += exam->state == EXAM_FAILED;
		counts->waiting += exam->state == EXAM_WAITING;
		counts->without_truth += exam->state == EXAM_NO_TRUTH;
		if (exam->state == EXAM_FAILED)
			log_line(LOG_ERROR, "%s: %s", row->job.source.paths[0],
				exam->why.text);
		if (exam->state == EXAM_DONE && rc == STATUS_OK)
			rc = tally_add(&eval->tally, &exam->accuracy,
				row->speaker, row->gender, why);
	}
	return rc;
}

/* The figures to `json` where that is not NULL; the table to standard output
 * where the figures do not go there. */
static enum status write_result(
	struct eval *eval, const char *path, FILE *json, struct failure *why)
{
	const struct eval_result result = { .manifest = path,
		.phrases = eval->setup.engine->phrases,
		.examination = &eval->examination,
		.tally = &eval->tally,
		.counts = eval->counts };
	enum status rc = STATUS_OK;

	if (json)
		rc = eval_write_json(json, &result, why);
	if (rc == STATUS_OK && json != stdout)
		rc = eval_write_table(
			stdout, &result, tongue_is_chinese(), why);
	return rc;
}

/* Opens the output first: nobody is to wait for hours for figures that cannot
 * be written. */
static enum status evaluate(struct eval *eval,
	const struct eval_arguments *arguments, const char *path,
	const char *json_path, struct failure *why)
{
	FILE *json = NULL;
	enum status rc = STATUS_OK;

	if (json_path)
		rc = output_open(&json, json_path, why);
	if (rc == STATUS_OK)
		rc = hear(eval, arguments, path, why);
	if (rc == STATUS_OK)
		rc = sum_up(eval, why);
	if (rc == STATUS_OK)
		rc = write_result(eval, path, json, why);
	return json ? output_close(json, json_path, rc, why) : rc;
}

static int run(const void *values, int count, char **names)
{
	const struct eval_arguments *arguments = values;
	const char *json = arguments->json;
	const char *path = count > 0 ? names[0] : NULL;
	struct eval eval = { .counts = { 0 } };
	struct failure why = { "" };
	enum status rc;
	int code;

	/* `eval --json calls.csv`: what looked like its file is the manifest */
	if (count == 0 && json && strcmp(json, "-") != 0) {
		path = json;
		json = "-";
	}
	if (!path || count > 1) {
		(void)failure_set(&why, STATUS_INVALID,
			path ? "eval: \"%s\" is one too many"
			     : "eval: which manifest?%s",
			path ? names[1] : "");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	interrupt_catch();
	rc = evaluate(&eval, arguments, path, json, &why);
	if (rc != STATUS_OK)
		code = command_fail(EXIT_NOTHING, &why);
	else if (eval.counts.done == 0)
		code = EXIT_NOTHING;
	else
		code = eval.counts.failed + eval.counts.waiting ? EXIT_PARTLY
								: EXIT_DONE;
	eval_release(&eval);
	return code;
}

const struct command command_eval = {
	.name = "eval",
	.synopsis = "MANIFEST.csv",
	.summary_en = "compare hearing and verdicts with the truth",
	.summary_zh = "与标注比较识别与评分的准确度",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct eval_arguments),
	.run = run,
};
