/*
 * Night: hear every recording once and store what is to be said of it.
 *
 *	jobs, engine -> night_run() -> rows in the store, one line a failure
 *
 * Recordings whose content was assessed before by the same engine and rules are
 * skipped, so that a night that was cut off goes on where it stopped. One
 * broken recording never stops the others.
 *
 * Thread rule: called from one thread; works in many.
 */
#ifndef AUSCULT_NIGHT_H
#define AUSCULT_NIGHT_H

#include <stdbool.h>
#include <stdint.h>

#include "collect.h"
#include "engine.h"
#include "pipeline.h"

struct night_options {
	const struct engine *engine;
	int jobs; /* workers, at least 1 */
	/* Which part of the night: calls are dealt by content hash. */
	int shard_index;     /* 1 .. shard_count */
	int shard_count;     /* 1: all of it */
	bool is_again;	     /* hear and judge again what is there already */
	const char *version; /* of the program, for the record */
};

struct night_result {
	int64_t found;	 /* recordings of this shard */
	int64_t done;	 /* heard, judged and stored */
	int64_t skipped; /* stored before, or the same content twice */
	int64_t failed;
	bool is_interrupted;
	double audio_s; /* heard */
	double wall_s;
	double stage_s[STAGE_COUNT]; /* CPU, all workers together */
	double store_s;		     /* CPU */
};

/*
 * Runs all jobs. Failures of single recordings are logged, stored and
 * counted; the function itself fails only where nothing can go on: no memory,
 * no model, a store that cannot be written (STATUS_IO, STATUS_BUSY).
 */
MUST_CHECK enum status night_run(struct store *store, const struct jobs *jobs,
	const struct night_options *options, struct night_result *result,
	struct failure *why);

#endif
