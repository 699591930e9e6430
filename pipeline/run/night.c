#include "night.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "batch.h"
#include "board.h"
#include "clock.h"
#include "decode.h"
#include "interrupt.h"
#include "log.h"
#include "progress.h"
#include "ticket.h"
#include "watch.h"

/* Of the process that hears; `board` is shared with the one that watches. */
struct night {
	const struct night_options *options;
	const char *database;
	const struct jobs *jobs;
	struct board *board;
	struct store *store;
	struct ticket *tickets;
	size_t ticket_count;
	struct worker **workers;
	struct progress progress;
	/* Guards the store, the board's totals and end, the progress and the
	 * log's order. */
	pthread_mutex_t lock;
};

/* The first failure that ends the night is kept. */
static void end_night(
	struct night *night, enum status status, const struct failure *why)
{
	if (night->board->status == STATUS_OK) {
		night->board->status = status;
		night->board->why = *why;
	}
}

/* A failure of one recording: one line, one row, and the night goes on. */
static void refuse(struct night *night, struct ticket *ticket,
	const struct failure *reason)
{
	const char *path = ticket->job->source.paths[0];
	struct failure why;
	enum status rc;

	ticket->record->state = RECORD_FAILED;
	log_line(LOG_ERROR, "%s: %s", path, reason->text);
	rc = store_put_failure(night->store, path, reason->text, &why);
	if (rc != STATUS_OK)
		end_night(night, rc, &why);
}

/* Keeps a convicted call out of this night and those to come. */
static void quarantine(struct night *night, struct ticket *ticket)
{
	const struct record *record = ticket->record;
	const struct trouble *trouble = &record->trouble;
	const char *path = ticket->job->source.paths[0];
	struct failure reason, why;
	enum status rc = STATUS_OK;

	if (trouble->kind == TROUBLE_HANG)
		(void)failure_set(&reason, STATUS_INVALID,
			"took more than %d s twice; quarantined",
			trouble->number);
	else
		(void)failure_set(&reason, STATUS_INVALID,
			"crashed the process that hears twice (signal %d); "
			"quarantined",
			trouble->number);
	refuse(night, ticket, &reason);
	if (*record->hash.text)
		rc = store_put_quarantine(night->store, &record->hash,
			&ticket->key, path, reason.text, &why);
	if (rc != STATUS_OK)
		end_night(night, rc, &why);
}

/* Content hash, and of a call of this shard its estimated length. What was
 * found out before a crash is not found out again. */
static enum status see(
	struct night *night, struct ticket *ticket, struct failure *why)
{
	const struct source *source = &ticket->job->source;
	const struct shard *shard = &night->options->shard;
	struct record *record = ticket->record;
	enum status rc = STATUS_OK;

	if (!*record->hash.text)
		rc = decode_hash(source, &record->hash, why);
	if (rc != STATUS_OK) {
		if (!shard_holds_path(shard, source->paths[0]))
			record->state = RECORD_ELSEWHERE;
		return rc;
	}
	if (!shard_holds(shard, &record->hash)) {
		record->state = RECORD_ELSEWHERE;
		return STATUS_OK;
	}
	if (record->state == RECORD_NEW && !record->is_convicted)
		rc = decode_probe(source->paths[0], &record->probe_s, why);
	if (rc == STATUS_OK)
		record->state = RECORD_SEEN;
	return rc;
}

/* First pass: what a job is, and what its result depends on. */
static void look_at(void *context, int worker, size_t item)
{
	struct night *night = context;
	struct ticket *ticket = &night->tickets[item];
	struct failure why = { "" };
	enum status rc;

	if (interrupt_is_set())
		return;
	board_take(night->board, worker, ticket->order);
	rc = see(night, ticket, &why);
	if (rc == STATUS_OK)
		rc = engine_key(night->options->engine, ticket->job,
			&ticket->key, &why);
	board_let_go(night->board, worker);
	if (ticket->record->state == RECORD_ELSEWHERE ||
		(rc == STATUS_OK && !ticket->record->is_convicted))
		return;
	(void)pthread_mutex_lock(&night->lock);
	if (ticket->record->is_convicted)
		quarantine(night, ticket);
	else
		refuse(night, ticket, &why);
	(void)pthread_mutex_unlock(&night->lock);
}

/* Drops the tickets that are settled. */
static void keep_seen(struct night *night)
{
	size_t kept = 0;

	for (size_t i = 0; i < night->ticket_count; i++)
		if (night->tickets[i].record->state == RECORD_SEEN)
			night->tickets[kept++] = night->tickets[i];
	night->ticket_count = kept;
}

/* The same content under two names is one call: the first name counts. */
static void mark_twins(struct night *night)
{
	struct ticket *tickets = night->tickets;
	const struct ticket *first = tickets; /* of those with one content */

	qsort(tickets, night->ticket_count, sizeof(*tickets), ticket_by_hash);
	for (size_t i = 1; i < night->ticket_count; i++) {
		struct ticket *ticket = &tickets[i];

		if (strcmp(ticket->record->hash.text,
			    first->record->hash.text) != 0) {
			first = ticket;
			continue;
		}
		ticket->record->state = RECORD_SKIPPED;
		log_line(LOG_WARNING, "%s: skipped: same recording as %s",
			ticket->job->source.paths[0],
			first->job->source.paths[0]);
	}
}

/* A call that is there is not heard again; how the customer rated it may have
 * come since. */
static enum status skip(
	struct night *night, struct ticket *ticket, struct failure *why)
{
	int satisfaction = ticket->job->meta.satisfaction;
	bool is_news = false;
	enum status rc = STATUS_OK;

	ticket->record->state = RECORD_SKIPPED;
	if (satisfaction)
		rc = store_rate_call(night->store, &ticket->record->hash,
			satisfaction, &is_news, why);
	night->board->rated += is_news;
	return rc;
}

/* What the store knows of a call: that it is done, or better left alone. */
static enum status look_up(
	struct night *night, struct ticket *ticket, struct failure *why)
{
	struct record *record = ticket->record;
	struct failure reason = { "" };
	bool has = false, is_kept_out = false;
	enum status rc =
		store_has(night->store, &record->hash, &ticket->key, &has, why);

	if (rc == STATUS_OK && has)
		return skip(night, ticket, why);
	if (rc == STATUS_OK)
		rc = store_is_quarantined(night->store, &record->hash,
			&ticket->key, &is_kept_out, &reason, why);
	if (rc == STATUS_OK && is_kept_out)
		refuse(night, ticket, &reason);
	return rc;
}

/* All of them in one transaction. */
static enum status look_all_up(struct night *night, struct failure *why)
{
	enum status rc = store_begin(night->store, why);

	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < night->ticket_count && rc == STATUS_OK; i++)
		rc = look_up(night, &night->tickets[i], why);
	if (rc == STATUS_OK)
		rc = store_commit(night->store, why);
	if (rc != STATUS_OK)
		store_roll_back(night->store);
	return rc;
}

/* What the agents of the tickets were like before this night. */
static enum status find_usual(struct night *night, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < night->ticket_count && rc == STATUS_OK; i++) {
		struct ticket *ticket = &night->tickets[i];
		const char *agent = ticket->job->meta.agent;

		if (agent)
			rc = store_find_usual(
				night->store, agent, &ticket->usual, why);
	}
	return rc;
}

/* Leaves only the tickets that are to be heard, longest first. */
static enum status choose(struct night *night, struct failure *why)
{
	enum status rc = STATUS_OK;

	keep_seen(night);
	mark_twins(night);
	keep_seen(night);
	if (!night->options->is_again)
		rc = look_all_up(night, why);
	if (rc != STATUS_OK)
		return rc;
	keep_seen(night);
	qsort(night->tickets, night->ticket_count, sizeof(*night->tickets),
		ticket_by_length);
	return find_usual(night, why);
}

/* Under the lock. */
static void keep(struct night *night, struct ticket *ticket, int worker)
{
	const struct call *call = worker_call(night->workers[worker]);
	double from_s = clock_thread_s();
	struct failure why = { "" };
	enum status rc = store_put_call(night->store, call, &ticket->key, &why);

	night->board->store_s += clock_thread_s() - from_s;
	if (rc != STATUS_OK) {
		end_night(night, rc, &why);
		return;
	}
	ticket->record->state = RECORD_DONE;
	night->board->audio_s += call->recording.duration_s;
	if (call->recording.warning)
		log_line(LOG_WARNING, "%s: %s", ticket->job->source.paths[0],
			call->recording.warning);
}

static bool is_over(struct night *night)
{
	bool is_over;

	(void)pthread_mutex_lock(&night->lock);
	is_over = night->board->status != STATUS_OK;
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
	if (rc == STATUS_OK) {
		board_take(night->board, worker, ticket->order);
		worker_know(night->workers[worker], &ticket->usual);
		rc = worker_hear(night->workers[worker], ticket->job,
			&ticket->record->hash, &why);
		board_let_go(night->board, worker);
	}
	(void)pthread_mutex_lock(&night->lock);
	if (rc == STATUS_OK)
		keep(night, ticket, worker);
	else
		refuse(night, ticket, &why);
	progress_step(&night->progress, ticket->record->probe_s);
	(void)pthread_mutex_unlock(&night->lock);
}

/* Tickets for the jobs that are not settled: suspects or all others. */
static void take_tickets(struct night *night, bool are_suspects)
{
	night->ticket_count = 0;
	for (size_t i = 0; i < night->jobs->count; i++) {
		struct record *record = &night->board->records[i];

		if (record->state <= RECORD_SEEN &&
			record->is_suspect == are_suspects)
			night->tickets[night->ticket_count++] =
				(struct ticket){ .job = &night->jobs->items[i],
					.record = record,
					.order = i };
	}
}

/* Both passes over the suspects, or over all others. */
static void run_passes(struct night *night, bool are_suspects, int jobs)
{
	double audio_s = 0.0;
	struct failure why = { "" };
	enum status rc;

	take_tickets(night, are_suspects);
	batch_run(jobs, night->ticket_count, look_at, night);
	rc = choose(night, &why);
	if (rc != STATUS_OK) {
		end_night(night, rc, &why);
		return;
	}
	for (size_t i = 0; i < night->ticket_count; i++)
		audio_s += night->tickets[i].record->probe_s;
	progress_start(&night->progress, (int64_t)night->ticket_count, audio_s);
	batch_run(jobs, night->ticket_count, hear, night);
	progress_end();
}

/* The run is booked once, however often its process is started. */
static enum status book(struct night *night, struct failure *why)
{
	const struct night_options *options = night->options;
	struct run_record record = { .version = options->version,
		.jobs = options->jobs,
		.found = (int64_t)night->jobs->count };
	enum status rc;

	if (night->board->run_id) {
		store_resume_run(night->store, night->board->run_id);
		return STATUS_OK;
	}
	rc = store_renew_usual(night->store, why);
	if (rc == STATUS_OK)
		rc = store_begin_run(night->store, &record, why);
	if (rc == STATUS_OK)
		night->board->run_id = store_run_id(night->store);
	return rc;
}

static enum status book_end(struct night *night, struct failure *why)
{
	const struct board *board = night->board;
	const struct run_record record = {
		.done = board_count(board, RECORD_DONE),
		.skipped = board_count(board, RECORD_SKIPPED),
		.failed = board_count(board, RECORD_FAILED),
		.audio_s = board->audio_s,
	};

	return store_end_run(night->store, &record, why);
}

static void release_workers(struct night *night)
{
	for (int w = 0; w < night->options->jobs; w++) {
		for (int i = 0; night->workers[w] && i < STAGE_COUNT; i++)
			night->board->stage_s[i] +=
				worker_stage_s(night->workers[w], i);
		worker_free(night->workers[w]);
	}
}

/* With the store open: the night from the booking of the run to its end. */
static enum status run_booked(struct night *night, struct failure *why)
{
	enum status rc = book(night, why);

	if (rc != STATUS_OK)
		return rc;
	run_passes(night, false, night->options->jobs);
	if (night->board->status == STATUS_OK)
		run_passes(night, true, 1);
	release_workers(night);
	if (night->board->status == STATUS_OK)
		return book_end(night, why);
	*why = night->board->why;
	return night->board->status;
}

/* In the process that hears. */
static void work(void *context)
{
	struct night *night = context;
	struct failure why = { "" };
	enum status rc =
		store_new(&night->store, night->database, STORE_WRITE, &why);

	if (rc == STATUS_OK) {
		rc = run_booked(night, &why);
		if (rc != STATUS_OK)
			rc = failure_prefix(&why, rc, "%s", night->database);
	}
	store_free(night->store);
	night->board->status = rc;
	night->board->why = why;
	night->board->is_over = true;
}

static void sum_up(const struct board *board, struct night_result *result)
{
	result->done = board_count(board, RECORD_DONE);
	result->skipped = board_count(board, RECORD_SKIPPED);
	result->failed = board_count(board, RECORD_FAILED);
	result->rated = board->rated;
	result->audio_s = board->audio_s;
	result->store_s = board->store_s;
	memcpy(result->stage_s, board->stage_s, sizeof(result->stage_s));
	result->is_interrupted = interrupt_is_set();
}

enum status night_run(const char *database, const struct jobs *jobs,
	const struct night_options *options, struct night_result *result,
	struct failure *why)
{
	double started_s = clock_wall_s();
	struct night night = { .options = options,
		.database = database,
		.jobs = jobs,
		.lock = PTHREAD_MUTEX_INITIALIZER };
	enum status rc =
		board_new(&night.board, jobs->count, options->jobs, why);

	*result = (struct night_result){ 0 };
	if (rc != STATUS_OK)
		return rc;
	night.tickets = calloc(jobs->count + 1, sizeof(*night.tickets));
	night.workers = calloc((size_t)options->jobs, sizeof(*night.workers));
	if (!night.tickets || !night.workers)
		rc = failure_no_memory(why);
	else
		rc = watch_run(
			night.board, options->limit_s, work, &night, why);
	sum_up(night.board, result);
	result->wall_s = clock_wall_s() - started_s;
	free(night.tickets);
	free(night.workers);
	board_free(night.board);
	return rc;
}
