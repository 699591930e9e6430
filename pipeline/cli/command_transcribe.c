/* auscult transcribe: what was said in one recording; nothing is stored. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "decode.h"
#include "log.h"
#include "output.h"
#include "pipeline.h"
#include "privacy.h"
#include "setup.h"
#include "transcript_writer.h"

struct transcribe_arguments {
	struct setup_options setup;
	const char *format;
	const char *out;
	bool mask;
};

static const struct option_spec options[] = {
	{ "format", 'f', OPTION_TEXT,
		offsetof(struct transcribe_arguments, format), "FORMAT",
		"text (default), vtt, json, ctm",
		"格式:text 文本(默认)、vtt、json、ctm" },
	{ "out", 'o', OPTION_TEXT, offsetof(struct transcribe_arguments, out),
		"FILE", "write there (default: standard output)",
		"输出文件(默认:标准输出)" },
	{ "mask", 0, OPTION_FLAG, offsetof(struct transcribe_arguments, mask),
		NULL, "hide numbers, names and addresses of persons",
		"遮盖个人的号码、姓名和地址" },
	SETUP_OPTIONS(transcribe_arguments),
};

static enum status mask(struct call *call, struct failure *why)
{
	struct privacy privacy = { 0 };
	enum status rc = privacy_find(&privacy, call, why);

	if (rc == STATUS_OK)
		rc = privacy_mask_call(
			&privacy, call, tongue_is_chinese(), why);
	privacy_release(&privacy);
	return rc;
}

static enum status write_file(const struct transcribe_arguments *arguments,
	const struct call *call, enum transcript_format format,
	struct failure *why)
{
	FILE *out;
	enum status rc = output_open(&out, arguments->out, why);

	if (rc != STATUS_OK)
		return rc;
	rc = transcript_write(out, call, format, tongue_is_chinese(), why);
	return output_close(out, arguments->out, rc, why);
}

static enum status hear(
	struct worker *worker, const struct setup *setup, struct failure *why)
{
	const struct job *job = &setup->jobs.items[0];
	struct digest hash;
	enum status rc = decode_hash(&job->source, &hash, why);

	if (rc == STATUS_OK)
		rc = worker_hear(worker, job, &hash, why);
	if (rc != STATUS_OK)
		return failure_prefix(why, rc, "%s", job->source.paths[0]);
	if (worker_call(worker)->unheard)
		log_line(LOG_WARNING, "%s: %s", job->source.paths[0],
			worker_call(worker)->unheard);
	return STATUS_OK;
}

/* Hears the one recording and writes it down. */
static enum status transcribe(const struct transcribe_arguments *arguments,
	char **names, enum transcript_format format, struct failure *why)
{
	struct setup setup = { 0 };
	struct worker *worker = NULL;
	enum status rc = setup_open(&setup, &arguments->setup, why);

	if (rc == STATUS_OK)
		rc = setup_collect(&setup, 1, names, why);
	if (rc == STATUS_OK && setup.jobs.count != 1)
		rc = failure_set(why, STATUS_INVALID,
			"%s: has %zu recordings, want 1", names[0],
			setup.jobs.count);
	if (rc == STATUS_OK)
		rc = worker_new(&worker, setup.engine, why);
	if (rc == STATUS_OK)
		rc = hear(worker, &setup, why);
	if (rc == STATUS_OK && arguments->mask)
		rc = mask(worker_call(worker), why);
	if (rc == STATUS_OK)
		rc = write_file(arguments, worker_call(worker), format, why);
	worker_free(worker);
	setup_release(&setup);
	return rc;
}

static int run(const void *values, int count, char **names)
{
	const struct transcribe_arguments *arguments = values;
	enum transcript_format format = TRANSCRIPT_TEXT;
	struct failure why = { "" };

	if (count != 1) {
		(void)failure_set(&why, STATUS_INVALID,
			count ? "transcribe: \"%s\" is one too many"
			      : "transcribe: which recording?",
			count ? names[1] : "");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (arguments->format &&
		!transcript_format_parse(arguments->format, &format)) {
		(void)failure_set(&why, STATUS_INVALID,
			"transcribe: --format: \"%s\" is not text, vtt, json "
			"or ctm",
			arguments->format);
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	return transcribe(arguments, names, format, &why) == STATUS_OK
		       ? EXIT_DONE
		       : command_fail(EXIT_NOTHING, &why);
}

const struct command command_transcribe = {
	.name = "transcribe",
	.synopsis = "RECORDING",
	.summary_en = "print what is said in one recording",
	.summary_zh = "输出一个录音的转写文本",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct transcribe_arguments),
	.run = run,
};
