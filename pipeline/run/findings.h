/*
 * Findings: how many things were to be found, and how many were.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_FINDINGS_H
#define AUSCULT_FINDINGS_H

#include <stdint.h>

/* Recall is found / expected, precision right / heard. */
struct findings {
	int64_t expected, found, heard, right;
};

/* NAN where nothing was expected, or heard. F1 is the harmonic mean of both. */
double findings_f1(const struct findings *findings);
double findings_recall(const struct findings *findings);
double findings_precision(const struct findings *findings);
void findings_add(struct findings *sum, const struct findings *more);

#endif
