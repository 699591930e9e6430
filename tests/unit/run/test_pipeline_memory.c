#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "path.h"
#include "pipeline.h"
#include "scarce_memory.h"

#define CALL AUSCULT_SOURCE_DIR "/corpus/calls/zh-01-bill.wav"
#define RECORDING "pipeline_memory.tmp.wav"
#define TRANSCRIPT "pipeline_memory.tmp.vtt"
/* Four seconds of mu-law on two channels. */
#define SOUND_BYTES 64000u

static const char said[] =
	"WEBVTT\n\n00:00.500 --> 00:01.800\n<v agent>您好请问有什么可以帮您\n\n"
	"00:02.000 --> 00:03.500\n<v customer>我要投诉到工信部\n";

static void write_file(const char *path, const char *bytes, size_t count)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
}

/* The beginning of a demonstration call: the chunk "data" made shorter. */
static void write_recording(void)
{
	struct text call = { 0 };
	unsigned char size[4];
	size_t at = 12;

	assert_int_equal(path_read(&call, CALL, 1u << 24, NULL), STATUS_OK);
	while (memcmp(call.bytes + at, "data", 4) != 0)
		at++;
	for (int i = 0; i < 4; i++)
		size[i] = (unsigned char)(SOUND_BYTES >> 8 * i);
	memcpy(call.bytes + at + 4, size, 4);
	write_file(RECORDING, call.bytes, at + 8 + SOUND_BYTES);
	text_release(&call);
}

static int set_up(void **state)
{
	static const char *const packs[] = {
		AUSCULT_SOURCE_DIR "/rules/telecom-zh.yaml",
		AUSCULT_SOURCE_DIR "/rules/complaint-risk.yaml",
	};
	const struct engine_options options = { .packs = packs,
		.pack_count = 2,
		.language = LANGUAGE_ZH,
		.agent_channel = 1 };
	struct engine *engine = NULL;
	struct failure why = { "" };

	if (engine_new(&engine, &options, &why) != STATUS_OK) {
		print_error("%s\n", why.text);
		return 1;
	}
	write_recording();
	write_file(TRANSCRIPT, said, sizeof(said) - 1);
	*state = engine;
	return 0;
}

static int tear_down(void **state)
{
	engine_free(*state);
	(void)unlink(RECORDING);
	(void)unlink(TRANSCRIPT);
	return 0;
}

/* What a call came to. */
struct outcome {
	size_t turns, words, judgements, utterances;
	double probability;
};

/* From nothing to a judged call, by a worker of its own. */
static enum status hear(const struct engine *engine, struct outcome *outcome)
{
	const struct job job = { .source = { .paths = { RECORDING },
					 .transcript = TRANSCRIPT } };
	const struct digest hash = { "0" };
	struct worker *worker = NULL;
	struct failure why = { "" };
	enum status rc = worker_new(&worker, engine, &why);

	if (rc == STATUS_OK)
		rc = worker_hear(worker, &job, &hash, &why);
	if (rc == STATUS_OK) {
		const struct call *call = worker_call(worker);

		*outcome = (struct outcome){ call->turns.count,
			call->words.count, call->judgement_count,
			call->utterances.count, call->risk.probability };
	}
	worker_free(worker);
	return rc;
}

static void a_refused_allocation_ends_in_words_or_in_the_whole_call(
	void **state)
{
	const struct engine *engine = *state;
	struct outcome whole = { 0 };
	long refused = 0;

	assert_int_equal(hear(engine, &whole), STATUS_OK);
	assert_true(whole.turns > 1 && whole.words > 1);
	for (long n = 0;; n++) {
		struct outcome outcome = { 0 };
		enum status rc;

		scarce_memory_refuse(n);
		rc = hear(engine, &outcome);
		if (!scarce_memory_grant())
			break;
		if (rc == STATUS_OK)
			assert_memory_equal(&outcome, &whole, sizeof(whole));
		else
			assert_int_equal(rc, STATUS_NO_MEMORY);
		refused++;
	}
	/* More than a few: that the stages' allocations are refused at all. */
	print_message("%ld allocations refused\n", refused);
	assert_true(refused > 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_refused_allocation_ends_in_words_or_in_the_whole_call),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
