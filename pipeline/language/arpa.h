/*
 * ARPA: the text form of a back-off language model.
 *
 *	zh-cn.arpa -> arpa_read() -> n-grams -> arpa_write() -> zh-cn.arpa
 *
 * Doug Paul's format as every toolkit reads it: \data\, counts, then the
 * n-grams of each length with base-10 logarithms of probability and back-off
 * weight. Fields may be apart by blanks or tabs.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_ARPA_H
#define AUSCULT_ARPA_H

#include "ngrams.h"

/* Adds the file's n-grams to `ngrams`, which is empty. STATUS_INVALID names
 * the line; STATUS_NOT_FOUND, STATUS_IO. Orders above 3 are left out. */
MUST_CHECK enum status arpa_read(
	struct ngrams *ngrams, const char *path, struct failure *why);

/* Words without a probability are written as never said. */
MUST_CHECK enum status arpa_write(
	const struct ngrams *ngrams, const char *path, struct failure *why);

#endif
