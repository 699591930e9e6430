/*
 * Eval writer: what an examination found, for people and for programs.
 *
 *	examination, tally -> eval_write_table(), eval_write_json()
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_EVAL_WRITER_H
#define AUSCULT_EVAL_WRITER_H

#include <stdbool.h>
#include <stdio.h>

#include "examination.h"
#include "tally.h"

/* How the rows of the manifest ended. */
struct eval_counts {
	size_t rows, done, without_truth, failed, waiting;
};

/* The confidences that the phrases' threshold sweep stops at: 0 to 1. */
#define EVAL_THRESHOLDS 21
static inline double eval_threshold(int step)
{
	return (double)step / (EVAL_THRESHOLDS - 1);
}

struct eval_result {
	const char *manifest;	    /* path */
	const struct pack *phrases; /* the list to be spotted, or NULL */
	const struct examination *examination;
	struct tally *tally;
	struct eval_counts counts;
};

/* Errors: STATUS_IO, STATUS_NO_MEMORY. */
MUST_CHECK enum status eval_write_table(FILE *out,
	const struct eval_result *result, bool is_chinese, struct failure *why);
MUST_CHECK enum status eval_write_json(
	FILE *out, const struct eval_result *result, struct failure *why);

#endif
