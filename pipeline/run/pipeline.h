/*
 * Pipeline: one worker takes one call through all stages.
 *
 *	job -> worker_hear() -> call, heard, judged, ready for the store
 *
 * Thread rule: a worker belongs to one thread; the engine is shared.
 */
#ifndef AUSCULT_PIPELINE_H
#define AUSCULT_PIPELINE_H

#include "call.h"
#include "engine.h"

#define STAGE_COUNT 11

struct worker;

/* The caller owns `*out`; `engine` must outlive it. */
MUST_CHECK enum status worker_new(
	struct worker **out, const struct engine *engine, struct failure *why);
void worker_free(struct worker *worker);

/* What the agents of the calls from here on are like in other calls; not known
 * at first. */
void worker_know(struct worker *worker, const struct usual *usual);

/*
 * Hears and judges one call. `hash` is its content's. The call is borrowed
 * until the worker hears the next one, and may be changed. Errors name the
 * stage, not the path.
 */
MUST_CHECK enum status worker_hear(struct worker *worker, const struct job *job,
	const struct digest *hash, struct failure *why);
struct call *worker_call(struct worker *worker);

/* CPU seconds spent in stage `stage` so far. */
double worker_stage_s(const struct worker *worker, int stage);
const char *stage_name(int stage);

#endif
