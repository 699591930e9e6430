/*
 * Examination: every call of a manifest, heard and held against its truth.
 *
 *	manifest rows, engine -> examination_run() -> accuracy of each row
 *
 * Thread rule: one thread; hears in many.
 */
#ifndef AUSCULT_EXAMINATION_H
#define AUSCULT_EXAMINATION_H

#include "accuracy.h"
#include "engine.h"
#include "manifest.h"

enum exam_state {
	EXAM_WAITING = 0, /* not come to: it was interrupted */
	EXAM_NO_TRUTH,	  /* nothing to compare with: not heard */
	EXAM_FAILED,	  /* `why` says it */
	EXAM_DONE,
};

/* One row. */
struct exam {
	const struct manifest_row *row; /* borrowed */
	enum exam_state state;
	struct failure why;
	double probe_s; /* estimated length */
	struct reference reference;
	struct accuracy accuracy;
	struct text heard; /* what the parties said, a space between turns */
};

struct examination {
	struct exam *items; /* in the manifest's order */
	size_t count;
	bool is_interrupted;
};

/*
 * Hears the rows that have a truth, `jobs` at once, longest first, and measures
 * them. Zeroed `examination` is filled; the caller releases it; manifest and
 * engine must outlive it. A row that fails is no error. Errors: STATUS_NO_
 * MEMORY, and what keeps a worker from starting (a model that is broken).
 */
MUST_CHECK enum status examination_run(struct examination *examination,
	const struct manifest *manifest, const struct engine *engine, int jobs,
	struct failure *why);
void examination_release(struct examination *examination);

#endif
