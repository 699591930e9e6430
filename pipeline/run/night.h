/*
 * Night: hear every recording once and store what is to be said of it.
 *
 *	jobs, engine -> night_run() -> rows in the store, one line a failure
 *
 * Recordings whose content was assessed before by the same engine and rules are
 * skipped, so that a night that was cut off goes on where it stopped; only how
 * the customer rated them is taken in, as that is known days later. One
 * broken recording never stops the others: not even one that crashes or hangs
 * what hears it (watch.h). Such a call is quarantined: a failure, and kept out
 * of later nights until it, its transcript or the model changes.
 *
 * Thread rule: called from one thread, while there is no other; works in a
 * process of its own, there in many.
 */
#ifndef AUSCULT_NIGHT_H
#define AUSCULT_NIGHT_H

#include <stdbool.h>
#include <stdint.h>

#include "collect.h"
#include "engine.h"
#include "pipeline.h"
#include "shard.h"

struct night_options {
	const struct engine *engine;
	int jobs;	    /* workers, at least 1 */
	struct shard shard; /* which part of the night */
	int limit_s;	    /* that a call may take; 0: by its length */
	/* Hear and judge again what is there already or was quarantined. */
	bool is_again;
	const char *version; /* of the program, for the record */
};

struct night_result {
	int64_t done;	 /* heard, judged and stored */
	int64_t skipped; /* stored before, or the same content twice */
	int64_t failed;
	int64_t rated; /* of those skipped: a rating came, or another */
	bool is_interrupted;
	double audio_s; /* heard */
	double wall_s;
	double stage_s[STAGE_COUNT]; /* CPU, all workers together */
	double store_s;		     /* CPU */
};

/*
 * Runs all jobs; `database` is made or migrated when needed. Failures of single
 * recordings are logged, stored and counted; the function itself fails only
 * where nothing can go on: no memory, no model, a store that cannot be written
 * (STATUS_IO, STATUS_BUSY).
 */
MUST_CHECK enum status night_run(const char *database, const struct jobs *jobs,
	const struct night_options *options, struct night_result *result,
	struct failure *why);

#endif
