/* auscult eval: how far hearing and judging are from the truth. */
#include <stdio.h>

#include "commands.h"
#include "decode.h"
#include "pipeline.h"
#include "setup.h"

struct eval_arguments {
	struct setup_options setup;
};

static const struct option_spec options[] = {
	SETUP_OPTIONS(eval_arguments),
};

static int hear_all(const struct setup *setup, struct worker *worker)
{
	struct failure why = { "" };
	double audio_s = 0.0, cpu_s = 0.0;
	int code = EXIT_DONE;

	for (size_t i = 0; i < setup->jobs.count; i++) {
		const struct job *job = &setup->jobs.items[i];
		struct digest hash;
		enum status rc = decode_hash(&job->source, &hash, &why);

		if (rc == STATUS_OK)
			rc = worker_hear(worker, job, &hash, &why);
		if (rc == STATUS_OK)
			audio_s += worker_call(worker)->recording.duration_s;
		else
			code = command_fail(EXIT_PARTLY, &why);
	}
	for (int i = 0; i < STAGE_COUNT; i++)
		cpu_s += worker_stage_s(worker, i);
	(void)printf("%.1f s of audio, real-time factor %.4f\n", audio_s,
		audio_s > 0 ? cpu_s / audio_s : 0.0);
	return code;
}

static int run(const void *values, int count, char **names)
{
	const struct eval_arguments *arguments = values;
	struct setup setup = { 0 };
	struct worker *worker = NULL;
	struct failure why = { "" };
	enum status rc = setup_open(&setup, &arguments->setup, &why);
	int code = EXIT_NOTHING;

	if (rc == STATUS_OK)
		rc = setup_collect(&setup, count, names, &why);
	if (rc == STATUS_OK)
		rc = worker_new(&worker, setup.engine, &why);
	code = rc == STATUS_OK ? hear_all(&setup, worker)
			       : command_fail(EXIT_NOTHING, &why);
	worker_free(worker);
	setup_release(&setup);
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
