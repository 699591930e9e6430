/*
 * Rules explain: why a stored call got its verdicts.
 *
 *	store, name of a call -> rules_explain() -> verdicts with evidence
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_RULES_EXPLAIN_H
#define AUSCULT_RULES_EXPLAIN_H

#include <stdbool.h>
#include <stdio.h>

#include "status.h"

struct explain_request {
	const char *database;
	const char *call; /* its name, its recording's path, or the end of it */
	const char *rule; /* NULL: all */
	bool is_chinese;
};

/* Writes to `out`. Errors: those of the store; STATUS_NOT_FOUND when there is
 * no such call, or no verdict on such a rule. */
MUST_CHECK enum status rules_explain(
	FILE *out, const struct explain_request *request, struct failure *why);

#endif
