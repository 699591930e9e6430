#include "rescore.h"

#include <pthread.h>
#include <stdlib.h>

#include "batch.h"
#include "clock.h"
#include "interrupt.h"
#include "risk.h"
#include "scorer.h"
#include "store.h"

/* Calls in one transaction: a commit costs as much as many calls. */
#define BATCH_CALLS 64

/* What one worker judges with; a batch of calls waits in it for the writer. */
struct judge {
	struct store *store; /* reads */
	struct score_scratch *scratch;
	struct stored_result before; /* of a trial */
	struct call calls[BATCH_CALLS];
};

struct rescore {
	const struct rescore_options *options;
	struct store *store; /* writes */
	struct judge **judges;
	struct hearing_ids ids;
	struct rescore_result *result;
	enum status status; /* the first failure, under the lock */
	struct failure *why;
	pthread_mutex_t lock;
};

static void judge_free(struct judge *judge)
{
	if (!judge)
		return;
	store_free(judge->store);
	score_scratch_free(judge->scratch);
	stored_result_release(&judge->before);
	for (int i = 0; i < BATCH_CALLS; i++)
		call_release(&judge->calls[i]);
	free(judge);
}

static enum status judge_new(
	struct judge **out, const char *database, struct failure *why)
{
	struct judge *judge = calloc(1, sizeof(*judge));
	enum status rc;

	if (!judge)
		return failure_no_memory(why);
	rc = store_new(&judge->store, database, STORE_READ, why);
	if (rc == STATUS_OK)
		rc = score_scratch_new(&judge->scratch, why);
	if (rc != STATUS_OK) {
		judge_free(judge);
		return rc;
	}
	*out = judge;
	return STATUS_OK;
}

static enum status judge_call(const struct engine *engine, struct judge *judge,
	int64_t hearing, struct call *call, struct failure *why)
{
	enum status rc = store_read_call(judge->store, hearing, call, why);

	if (rc == STATUS_OK)
		rc = score_call(engine->scorer, judge->scratch, call, why);
	return rc == STATUS_OK ? risk_assess(call, why) : rc;
}

/* Under the lock: the judged calls of one batch, as one transaction. */
static enum status write_batch(struct rescore *rescore, struct judge *judge,
	const int64_t *hearings, size_t count, struct failure *why)
{
	struct store_key key = { .rules = rescore->options->engine->rules };
	enum status rc = store_begin(rescore->store, why);

	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = store_put_judgements(rescore->store, hearings[i],
			&judge->calls[i], &key, why);
	if (rc == STATUS_OK)
		rc = store_commit(rescore->store, why);
	if (rc != STATUS_OK)
		store_roll_back(rescore->store);
	return rc;
}

/* Holds the judged calls of one batch against what is stored. */
static enum status compare_batch(struct rescore *rescore, struct judge *judge,
	const int64_t *hearings, size_t count, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		rc = store_read_result(
			judge->store, hearings[i], &judge->before, why);
		if (rc != STATUS_OK)
			return rc;
		(void)pthread_mutex_lock(&rescore->lock);
		rc = changes_add(rescore->options->changes, &judge->calls[i],
			&judge->before, why);
		(void)pthread_mutex_unlock(&rescore->lock);
	}
	return rc;
}

/* What becomes of the judged calls of one batch. */
static enum status settle_batch(struct rescore *rescore, struct judge *judge,
	const int64_t *hearings, size_t count, struct failure *why)
{
	enum status rc = STATUS_OK;

	if (rescore->options->changes)
		rc = compare_batch(rescore, judge, hearings, count, why);
	if (rc != STATUS_OK)
		return rc;
	(void)pthread_mutex_lock(&rescore->lock);
	if (!rescore->options->changes)
		rc = write_batch(rescore, judge, hearings, count, why);
	if (rc == STATUS_OK)
		rescore->result->judged += (int64_t)count;
	(void)pthread_mutex_unlock(&rescore->lock);
	return rc;
}

static enum status judge_batch(struct rescore *rescore, int worker,
	size_t first, size_t count, struct failure *why)
{
	struct judge **judge = &rescore->judges[worker];
	const int64_t *hearings = rescore->ids.items + first;
	enum status rc = STATUS_OK;

	if (!*judge)
		rc = judge_new(judge, rescore->options->database, why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = judge_call(rescore->options->engine, *judge, hearings[i],
			&(*judge)->calls[i], why);
	return rc == STATUS_OK
		       ? settle_batch(rescore, *judge, hearings, count, why)
		       : rc;
}

static void work(void *context, int worker, size_t item)
{
	struct rescore *rescore = context;
	size_t first = item * BATCH_CALLS;
	size_t count = rescore->ids.count - first;
	struct failure why = { "" };
	enum status rc;

	if (interrupt_is_set())
		return;
	if (count > BATCH_CALLS)
		count = BATCH_CALLS;
	rc = judge_batch(rescore, worker, first, count, &why);
	if (rc == STATUS_OK)
		return;
	(void)pthread_mutex_lock(&rescore->lock);
	if (rescore->status == STATUS_OK) {
		rescore->status = rc;
		*rescore->why = why;
	}
	(void)pthread_mutex_unlock(&rescore->lock);
}

/* Page by page, so that memory does not grow with the store. */
static enum status run_pages(struct rescore *rescore, struct failure *why)
{
	const struct digest *rules = &rescore->options->engine->rules;
	int64_t after = 0;
	enum status rc;

	do {
		size_t count;

		rc = store_list_hearings(
			rescore->store, rules, after, &rescore->ids, why);
		count = rescore->ids.count;
		if (rc != STATUS_OK || count == 0)
			return rc;
		after = rescore->ids.items[count - 1];
		batch_run(rescore->options->jobs,
			(count + BATCH_CALLS - 1) / BATCH_CALLS, work, rescore);
	} while (rescore->status == STATUS_OK && !interrupt_is_set());
	return rescore->status;
}

enum status rescore_run(const struct rescore_options *options,
	struct rescore_result *result, struct failure *why)
{
	double started_s = clock_wall_s();
	struct rescore rescore = { .options = options,
		.result = result,
		.why = why,
		.lock = PTHREAD_MUTEX_INITIALIZER };
	enum status rc = store_new(&rescore.store, options->database,
		options->changes ? STORE_READ : STORE_WRITE, why);

	*result = (struct rescore_result){ 0 };
	if (rc != STATUS_OK)
		return rc;
	rescore.judges = calloc((size_t)options->jobs, sizeof(*rescore.judges));
	rc = rescore.judges ? run_pages(&rescore, why) : failure_no_memory(why);
	for (int i = 0; rescore.judges && i < options->jobs; i++)
		judge_free(rescore.judges[i]);
	free(rescore.judges);
	store_free(rescore.store);
	result->wall_s = clock_wall_s() - started_s;
	result->is_interrupted = interrupt_is_set();
	return rc;
}
