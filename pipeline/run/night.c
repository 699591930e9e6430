#include "night.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "batch.h"
#include "clock.h"
#include "decode.h"
#include "interrupt.h"
#include "log.h"
#include "progress.h"

/* What is known of a job before it is heard. */
struct ticket {
	const struct job *job;
	size_t order; /* as it was found */
	struct digest hash;
	struct store_key key;
	double probe_s; /* estimated length */
	bool is_refused;
	bool is_known; /* stored before, or the same content as an earlier one
			*/
};

struct night {
	const struct night_options *options;
	struct store *store;
	struct ticket *tickets;
	size_t ticket_count;
	struct worker **workers;
	struct night_result *result;
	struct progress progress;
	/* The first failure that ends the night; kept under the lock. */
	enum status status;
	struct failure *why;
	/* Guards the store, the result, the progress and the log's order. */
	pthread_mutex_t lock;
};

static void end_night(
	struct night *night, enum status status, const struct failure *why)
{
	if (night->status == STATUS_OK) {
		night->status = status;
		*night->why = *why;
	}
}

/* A failure of one recording: one line, one row, and the night goes on. */
static void refuse(struct night *night, struct ticket *ticket,
	const struct failure *reason)
{
	const char *path = ticket->job->source.paths[0];
	struct failure why;
	enum status rc;

	ticket->is_refused = true;
	night->result->failed++;
	log_line(LOG_ERROR, "%s: %s", path, reason->text);
	rc = store_put_failure(night->store, path, reason->text, &why);
	if (rc != STATUS_OK)
		end_night(night, rc, &why);
}

/* First pass: content hash, key and estimated length of one job. */
static void look_at(void *context, int worker, size_t item)
{
	struct night *night = context;
	struct ticket *ticket = &night->tickets[item];
	const struct job *job = ticket->job;
	struct failure why = { "" };
	enum status rc;

	(void)worker;
	if (interrupt_is_set())
		return;
	rc = decode_hash(&job->source, &ticket->hash, &why);
	if (rc == STATUS_OK)
		rc = decode_probe(job->source.paths[0], &ticket->probe_s, &why);
	if (rc == STATUS_OK)
		rc = engine_key(
			night->options->engine, job, &ticket->key, &why);
	if (rc == STATUS_OK)
		return;
	(void)pthread_mutex_lock(&night->lock);
	refuse(night, ticket, &why);
	(void)pthread_mutex_unlock(&night->lock);
}

static int by_hash(const void *a, const void *b)
{
	const struct ticket *left = a, *right = b;
	int order = strcmp(left->hash.text, right->hash.text);

	if (order)
		return order;
	return left->order < right->order ? -1 : left->order > right->order;
}

/* Longest first; equal ones as they were found. */
static int by_length(const void *a, const void *b)
{
	const struct ticket *left = a, *right = b;

	if (left->probe_s != right->probe_s)
		return left->probe_s > right->probe_s ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

/* Looked at, and fit to be heard. */
static bool is_seen(const struct ticket *ticket)
{
	return ticket->hash.text[0] && !ticket->is_refused;
}

/* The same content under two names is one call: the first name counts. */
static void mark_twins(struct night *night)
{
	struct ticket *tickets = night->tickets;
	const struct ticket *first = NULL; /* of those with one content */

	qsort(tickets, night->ticket_count, sizeof(*tickets), by_hash);
	for (size_t i = 0; i < night->ticket_count; i++) {
		struct ticket *ticket = &tickets[i];

		if (!is_seen(ticket))
			continue;
		if (!first ||
			strcmp(ticket->hash.text, first->hash.text) != 0) {
			first = ticket;
			continue;
		}
		ticket->is_known = true;
		log_line(LOG_WARNING, "%s: skipped: same recording as %s",
			ticket->job->source.paths[0],
			first->job->source.paths[0]);
	}
}

/* The shard that a call belongs to: the hash is uniform, so its first 32 bits
 * deal the calls evenly. */
static bool is_in_shard(
	const struct ticket *ticket, const struct night_options *options)
{
	char head[9] = "";

	memcpy(head, ticket->hash.text, 8);
	return strtoul(head, NULL, 16) % (unsigned long)options->shard_count +
		       1 ==
	       (unsigned long)options->shard_index;
}

/* Leaves only the tickets that are to be heard, longest first. */
static enum status choose(struct night *night, struct failure *why)
{
	size_t kept = 0;

	mark_twins(night);
	for (size_t i = 0; i < night->ticket_count; i++) {
		struct ticket *ticket = &night->tickets[i];
		bool has = ticket->is_known;
		enum status rc = STATUS_OK;

		if (!is_seen(ticket) || !is_in_shard(ticket, night->options))
			continue;
		night->result->found++;
		if (!has && !night->options->is_again)
			rc = store_has(night->store, &ticket->hash,
				&ticket->key, &has, why);
		if (rc != STATUS_OK)
			return rc;
		if (has)
			night->result->skipped++;
		else
			night->tickets[kept++] = *ticket;
	}
	night->ticket_count = kept;
	qsort(night->tickets, kept, sizeof(*night->tickets), by_length);
	return STATUS_OK;
}

/* Under the lock. */
static void keep(struct night *night, struct ticket *ticket, int worker)
{
	const struct call *call = worker_call(night->workers[worker]);
	double from_s = clock_thread_s();
	struct failure why = { "" };
	enum status rc = store_put_call(night->store, call, &ticket->key, &why);

	night->result->store_s += clock_thread_s() - from_s;
	if (rc != STATUS_OK) {
		end_night(night, rc, &why);
		return;
	}
	night->result->done++;
	night->result->audio_s += call->recording.duration_s;
	if (call->recording.warning)
		log_line(LOG_WARNING, "%s: %s", ticket->job->source.paths[0],
			call->recording.warning);
}

static bool is_over(struct night *night)
{
	bool is_over;

	(void)pthread_mutex_lock(&night->lock);
	is_over = night->status != STATUS_OK;
	(void)pthread_mutex_unlock(&night->lock);
	return is_over;
}

/* Second pass: hears, judges and stores one call. */
static void hear(void *context, int worker, size_t item)
{
	struct night *night = context;
	struct ticket *ticket = &night->tickets[item];
	struct failure why = { "" };
	enum status rc = STATUS_OK;

	if (interrupt_is_set() || is_over(night))
		return;
	if (!night->workers[worker])
		rc = worker_new(
			&night->workers[worker], night->options->engine, &why);
	if (rc == STATUS_OK)
		rc = worker_hear(night->workers[worker], ticket->job,
			&ticket->hash, &why);
	(void)pthread_mutex_lock(&night->lock);
	if (rc == STATUS_OK)
		keep(night, ticket, worker);
	else
		refuse(night, ticket, &why);
	progress_step(&night->progress, ticket->probe_s);
	(void)pthread_mutex_unlock(&night->lock);
}

static void run_passes(struct night *night)
{
	const struct night_options *options = night->options;
	double audio_s = 0.0;
	struct failure why = { "" };
	enum status rc;

	batch_run(options->jobs, night->ticket_count, look_at, night);
	rc = choose(night, &why);
	if (rc != STATUS_OK) {
		end_night(night, rc, &why);
		return;
	}
	for (size_t i = 0; i < night->ticket_count; i++)
		audio_s += night->tickets[i].probe_s;
	progress_start(&night->progress, (int64_t)night->ticket_count, audio_s);
	batch_run(options->jobs, night->ticket_count, hear, night);
	progress_end();
}

/* Books the run, makes both passes, books the end. */
static enum status run_booked(struct night *night, struct failure *why)
{
	const struct night_options *options = night->options;
	struct run_record record = { .version = options->version,
		.jobs = options->jobs,
		.found = (int64_t)night->ticket_count };
	enum status rc = store_begin_run(night->store, &record, why);

	if (rc != STATUS_OK)
		return rc;
	run_passes(night);
	if (night->status != STATUS_OK)
		return night->status;
	record.done = night->result->done;
	record.skipped = night->result->skipped;
	record.failed = night->result->failed;
	record.audio_s = night->result->audio_s;
	return store_end_run(night->store, &record, why);
}

static void sum_up(struct night *night, double started_s)
{
	struct night_result *result = night->result;

	for (int w = 0; w < night->options->jobs; w++) {
		for (int i = 0; night->workers[w] && i < STAGE_COUNT; i++)
			result->stage_s[i] +=
				worker_stage_s(night->workers[w], i);
		worker_free(night->workers[w]);
	}
	result->wall_s = clock_wall_s() - started_s;
	result->is_interrupted = interrupt_is_set();
}

enum status night_run(struct store *store, const struct jobs *jobs,
	const struct night_options *options, struct night_result *result,
	struct failure *why)
{
	double started_s = clock_wall_s();
	struct night night = { .options = options,
		.store = store,
		.ticket_count = jobs->count,
		.result = result,
		.why = why,
		.lock = PTHREAD_MUTEX_INITIALIZER };
	enum status rc = STATUS_OK;

	*result = (struct night_result){ 0 };
	night.tickets = calloc(jobs->count + 1, sizeof(*night.tickets));
	night.workers = calloc((size_t)options->jobs, sizeof(*night.workers));
	if (!night.tickets || !night.workers) {
		rc = failure_no_memory(why);
	} else {
		for (size_t i = 0; i < jobs->count; i++)
			night.tickets[i] =
				(struct ticket){ .job = &jobs->items[i],
					.order = i };
		rc = run_booked(&night, why);
		sum_up(&night, started_s);
	}
	free(night.tickets);
	free(night.workers);
	return rc;
}
