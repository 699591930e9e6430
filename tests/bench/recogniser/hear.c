/*
 * hear: the transcribe stage alone, for measuring.
 *
 *	hear MODEL.yaml LIST [--one-call] -> text, one line a file; figures
 *
 * LIST has lines "ID FILE", FILE headerless 16-bit mono samples at the model's
 * rate, 30 s at most; each file is one utterance. With --one-call they are the
 * utterances of one call, as on one speaker's channel; else every file is a
 * call. Text goes to standard output as "words (ID)", with --words as CTM;
 * figures as one line of JSON to standard error.
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "call.h"
#include "model_file.h"
#include "transcribe.h"

struct bench {
	const struct model *models[LANGUAGE_COUNT];
	struct model *model;
	struct transcriber *transcriber;
	struct call call;
	bool is_one_call;
	bool wants_words;
	double audio_s, load_cpu_s, hear_cpu_s;
	long load_kib;
};

static double cpu_s(void)
{
	struct rusage used;

	(void)getrusage(RUSAGE_SELF, &used);
	return (double)used.ru_utime.tv_sec + (double)used.ru_stime.tv_sec +
	       1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

static long peak_kib(void)
{
	struct rusage used;

	(void)getrusage(RUSAGE_SELF, &used);
	return used.ru_maxrss;
}

static enum status start(struct bench *bench, struct failure *why)
{
	enum status rc;

	call_clear(&bench->call);
	bench->call.language = bench->model->language;
	rc = audio_start(&bench->call.audio, bench->model->rate_hz, 1, why);
	if (rc == STATUS_OK)
		rc = transcriber_start(bench->transcriber, &bench->call, why);
	return rc;
}

static enum status load(
	struct bench *bench, const char *path, struct failure *why)
{
	double from_s = cpu_s();
	long from_kib = peak_kib();
	enum status rc = model_load(&bench->model, path, why);

	if (rc != STATUS_OK)
		return rc;
	bench->models[bench->model->language] = bench->model;
	rc = transcriber_new(&bench->transcriber, bench->models, why);
	if (rc == STATUS_OK)
		rc = start(bench, why);
	bench->load_cpu_s = cpu_s() - from_s;
	bench->load_kib = peak_kib() - from_kib;
	return rc;
}

static enum status append(
	struct call *call, const char *path, struct failure *why)
{
	struct audio *audio = &call->audio;
	struct utterance utterance = { .confidence = NAN };
	FILE *file = fopen(path, "rb");
	size_t count;

	if (!file)
		return failure_set(why, STATUS_NOT_FOUND, "no file %s", path);
	audio_advance(audio);
	count = fread(audio_at(audio, 0, audio->end), sizeof(int16_t),
		(size_t)(AUDIO_CHUNK_S * audio->rate_hz), file);
	(void)fclose(file);
	utterance.when.start_s = audio_time_s(audio, audio->end);
	audio->end += (int64_t)count;
	utterance.when.end_s = audio_time_s(audio, audio->end);
	return call_add_utterance(call, &utterance, why);
}

static void print_words(const struct bench *bench, const char *id)
{
	const struct call *call = &bench->call;
	const struct utterance *utterance =
		&call->utterances.items[call->utterances.count - 1];

	for (size_t i = 0; i < utterance->word_count; i++) {
		const struct word *word =
			&call->words.items[utterance->first_word + i];

		if (bench->wants_words)
			printf("%s 1 %.2f %.2f %s %.3f\n", id,
				word->when.start_s - utterance->when.start_s,
				span_length_s(word->when), word->text,
				word->confidence);
		else
			printf("%s ", word->text);
	}
	if (!bench->wants_words)
		printf("(%s)\n", id);
}

static enum status hear(struct bench *bench, const char *id, const char *path,
	struct failure *why)
{
	double from_s;
	enum status rc = STATUS_OK;

	if (!bench->is_one_call)
		rc = start(bench, why);
	if (rc == STATUS_OK)
		rc = append(&bench->call, path, why);
	from_s = cpu_s();
	if (rc == STATUS_OK)
		rc = transcriber_next(bench->transcriber, &bench->call, why);
	bench->hear_cpu_s += cpu_s() - from_s;
	if (rc == STATUS_OK) {
		bench->audio_s += span_length_s(
			bench->call.utterances
				.items[bench->call.utterances.count - 1]
				.when);
		print_words(bench, id);
	}
	return rc;
}

static enum status hear_all(
	struct bench *bench, const char *list, struct failure *why)
{
	char line[4096], id[1024], path[3072];
	FILE *file = fopen(list, "r");
	enum status rc = STATUS_OK;

	if (!file)
		return failure_set(why, STATUS_NOT_FOUND, "no file %s", list);
	while (rc == STATUS_OK && fgets(line, sizeof(line), file))
		if (sscanf(line, "%1023s %3071s", id, path) == 2)
			rc = hear(bench, id, path, why);
	(void)fclose(file);
	return rc;
}

int main(int argc, char **argv)
{
	struct bench bench = { 0 };
	struct failure why = { "" };
	enum status rc;

	for (int i = 3; i < argc; i++) {
		if (strcmp(argv[i], "--one-call") == 0)
			bench.is_one_call = true;
		else if (strcmp(argv[i], "--words") == 0)
			bench.wants_words = true;
	}
	if (argc < 3) {
		fprintf(stderr, "usage: hear MODEL.yaml LIST [--one-call] "
				"[--words]\n");
		return 64;
	}
	rc = load(&bench, argv[1], &why);
	if (rc == STATUS_OK)
		rc = hear_all(&bench, argv[2], &why);
	if (rc == STATUS_OK)
		fprintf(stderr,
			"{\"model\": \"%s\", \"audio_s\": %.1f, "
			"\"hear_cpu_s\": %.2f, \"load_cpu_s\": %.2f, "
			"\"load_mib\": %.1f, \"peak_mib\": %.1f}\n",
			bench.model->name, bench.audio_s, bench.hear_cpu_s,
			bench.load_cpu_s, (double)bench.load_kib / 1024.0,
			(double)peak_kib() / 1024.0);
	else
		fprintf(stderr, "hear: %s\n", why.text);
	transcriber_free(bench.transcriber);
	model_free(bench.model);
	call_release(&bench.call);
	return rc == STATUS_OK ? 0 : 1;
}
