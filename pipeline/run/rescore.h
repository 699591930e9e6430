/*
 * Rescore: judge stored calls by other rules, without hearing them again.
 *
 *	store, engine -> rescore_run() -> new judgements beside the old
 *
 * Each call's newest hearing is judged as it would be if it were heard tonight
 * with these rules; calls that these rules have judged are passed over, so that
 * a rescore which was stopped goes on. A trial stores nothing and adds up what
 * would be other than it is.
 *
 * Thread rule: called from one thread; works in many.
 */
#ifndef AUSCULT_RESCORE_H
#define AUSCULT_RESCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "changes.h"
#include "engine.h"

struct rescore_options {
	const struct engine *engine;
	const char *database;
	int jobs;		 /* at least 1 */
	struct changes *changes; /* of a trial; NULL: store the results */
};

struct rescore_result {
	int64_t judged;
	bool is_interrupted;
	double wall_s;
};

/* Errors: those of the store. What was judged before stays. */
MUST_CHECK enum status rescore_run(const struct rescore_options *options,
	struct rescore_result *result, struct failure *why);

#endif
