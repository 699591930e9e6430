/*
 * Explain: one sentence in English and in Chinese why an outcome is so.
 *
 *	evaluation, condition -> explain() -> "agent said "您好" at 3.1 s"
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_EXPLAIN_H
#define AUSCULT_EXPLAIN_H

#include "evaluation.h"

/* Appends the sentences; the condition has been evaluated. */
MUST_CHECK enum status explain(const struct evaluation *evaluation, int index,
	struct text *en, struct text *zh, struct failure *why);

/* The words of a hit, as they stand in the transcript, appended. Nothing for a
 * hit without words. */
MUST_CHECK enum status explain_words(const struct evaluation *evaluation,
	const struct hit *hit, struct text *into, struct failure *why);

#endif
