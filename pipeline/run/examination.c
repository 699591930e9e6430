#include "examination.h"

#include <pthread.h>
#include <stdlib.h>

#include "batch.h"
#include "decode.h"
#include "interrupt.h"
#include "pipeline.h"
#include "progress.h"

struct examiner {
	struct exam **order; /* longest first */
	const struct engine *engine;
	struct worker **workers;
	struct progress progress;
	/* The failure that ends it all; kept under the lock. */
	enum status status;
	struct failure *why;
	pthread_mutex_t lock;
};

static double stages_s(const struct worker *worker)
{
	double sum_s = 0.0;

	for (int i = 0; i < STAGE_COUNT; i++)
		sum_s += worker_stage_s(worker, i);
	return sum_s;
}

static enum status keep_heard(
	struct text *heard, const struct call *call, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++) {
		const struct turn *turn = &call->turns.items[i];

		if (turn->party == PARTY_SYSTEM || turn->word_count == 0)
			continue;
		if (heard->length > 0)
			rc = text_add(heard, " ", why);
		if (rc == STATUS_OK)
			rc = call_turn_text(call, turn, heard, why);
	}
	return rc;
}

static enum status hear_and_measure(struct exam *exam, struct worker *worker,
	const struct pack *phrases, struct failure *why)
{
	const struct job *job = &exam->row->job;
	const struct truth truth = { .text = exam->row->text,
		.reference = exam->row->reference ? &exam->reference : NULL,
		.phrases = phrases,
		.emotion = exam->row->emotion };
	double before_s = stages_s(worker);
	struct digest hash;
	enum status rc = decode_hash(&job->source, &hash, why);

	if (rc == STATUS_OK)
		rc = worker_hear(worker, job, &hash, why);
	if (rc == STATUS_OK)
		rc = accuracy_measure(
			&exam->accuracy, worker_call(worker), &truth, why);
	if (rc == STATUS_OK)
		rc = keep_heard(&exam->heard, worker_call(worker), why);
	exam->accuracy.cpu_s = stages_s(worker) - before_s;
	return rc;
}

/* Whether this worker may go on; makes it when it is new. */
static bool is_ready(struct examiner *examiner, int worker)
{
	struct failure why = { "" };
	enum status rc = STATUS_OK;
	bool is_ready;

	if (interrupt_is_set())
		return false;
	if (!examiner->workers[worker])
		rc = worker_new(
			&examiner->workers[worker], examiner->engine, &why);
	(void)pthread_mutex_lock(&examiner->lock);
	if (rc != STATUS_OK && examiner->status == STATUS_OK) {
		examiner->status = rc;
		*examiner->why = why;
	}
	is_ready = examiner->status == STATUS_OK;
	(void)pthread_mutex_unlock(&examiner->lock);
	return is_ready;
}

static void examine(void *context, int worker, size_t item)
{
	struct examiner *examiner = context;
	struct exam *exam = examiner->order[item];
	enum status rc;

	if (!is_ready(examiner, worker))
		return;
	rc = hear_and_measure(exam, examiner->workers[worker],
		examiner->engine->phrases, &exam->why);
	exam->state = rc == STATUS_OK ? EXAM_DONE : EXAM_FAILED;
	(void)pthread_mutex_lock(&examiner->lock);
	progress_step(&examiner->progress, exam->probe_s);
	(void)pthread_mutex_unlock(&examiner->lock);
}

/* Reads the truth and the length of one row. */
static void prepare(struct exam *exam)
{
	const struct manifest_row *row = exam->row;
	enum status rc = STATUS_OK;

	if (!row->text && !row->reference && !row->emotion) {
		exam->state = EXAM_NO_TRUTH;
		return;
	}
	if (row->reference)
		rc = reference_read(
			&exam->reference, row->reference, &exam->why);
	if (rc == STATUS_OK)
		rc = decode_probe(
			row->job.source.paths[0], &exam->probe_s, &exam->why);
	if (rc != STATUS_OK)
		exam->state = EXAM_FAILED;
}

/* Longest first; equal ones as in the manifest. */
static int by_length(const void *a, const void *b)
{
	const struct exam *const *left = a, *const *right = b;

	if ((*left)->probe_s != (*right)->probe_s)
		return (*left)->probe_s > (*right)->probe_s ? -1 : 1;
	return *left < *right ? -1 : *left > *right;
}

/* Puts the rows that can be heard into the order in which they are. */
static size_t put_in_order(
	struct examination *examination, struct examiner *examiner)
{
	size_t count = 0;
	double audio_s = 0.0;

	for (size_t i = 0; i < examination->count; i++) {
		struct exam *exam = &examination->items[i];

		prepare(exam);
		if (exam->state != EXAM_WAITING)
			continue;
		examiner->order[count++] = exam;
		audio_s += exam->probe_s;
	}
	qsort(examiner->order, count, sizeof(*examiner->order), by_length);
	progress_start(&examiner->progress, (int64_t)count, audio_s);
	return count;
}

static enum status start(struct examination *examination,
	const struct manifest *manifest, struct examiner *examiner, int jobs,
	struct failure *why)
{
	examination->items =
		calloc(manifest->count + 1, sizeof(*examination->items));
	examiner->order = calloc(manifest->count + 1, sizeof(struct exam *));
	examiner->workers = calloc((size_t)jobs, sizeof(struct worker *));
	if (!examination->items || !examiner->order || !examiner->workers)
		return failure_no_memory(why);
	examination->count = manifest->count;
	for (size_t i = 0; i < manifest->count; i++)
		examination->items[i].row = &manifest->rows[i];
	return STATUS_OK;
}

enum status examination_run(struct examination *examination,
	const struct manifest *manifest, const struct engine *engine, int jobs,
	struct failure *why)
{
	struct examiner examiner = {
		.engine = engine, .why = why, .lock = PTHREAD_MUTEX_INITIALIZER
	};
	enum status rc = start(examination, manifest, &examiner, jobs, why);

	if (rc == STATUS_OK) {
		size_t count = put_in_order(examination, &examiner);

		batch_run(jobs, count, examine, &examiner);
		progress_end();
		rc = examiner.status;
		examination->is_interrupted = interrupt_is_set();
	}
	for (int w = 0; examiner.workers && w < jobs; w++)
		worker_free(examiner.workers[w]);
	free(examiner.workers);
	free(examiner.order);
	if (rc != STATUS_OK)
		examination_release(examination);
	return rc;
}

void examination_release(struct examination *examination)
{
	for (size_t i = 0; i < examination->count; i++) {
		accuracy_release(&examination->items[i].accuracy);
		reference_release(&examination->items[i].reference);
		text_release(&examination->items[i].heard);
	}
	free(examination->items);
	*examination = (struct examination){ 0 };
}
