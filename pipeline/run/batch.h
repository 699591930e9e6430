/*
 * Batch: one function over many items, in parallel (OpenMP).
 *
 * Thread rule: called from one thread; `work` runs in many.
 */
#ifndef AUSCULT_BATCH_H
#define AUSCULT_BATCH_H

#include <stddef.h>

/* `worker` is 0 .. jobs - 1; no two calls of one worker overlap. */
typedef void (*batch_work)(void *context, int worker, size_t item);

/* Processors this process may use; at least 1. */
int batch_processors(void);

/*
 * Calls `work` once for each item 0 .. count - 1, handed out in this order one
 * at a time to whichever of `jobs` workers is free: with the longest item
 * first, the workers end close together (list scheduling; Graham 1969).
 */
void batch_run(int jobs, size_t count, batch_work work, void *context);

#endif
