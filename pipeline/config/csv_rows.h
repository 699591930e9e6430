/*
 * CSV rows: a table read row by row, each with the line it begins in.
 *
 *	bytes -> csv_rows_init() -> csv_rows_next() ... -> fields, line
 *
 * RFC 4180 by libcsv, strictly; blank lines are passed over, a byte order mark
 * too. Blanks around an unquoted field are dropped.
 *
 * Thread rule: one thread at a time for one reader.
 */
#ifndef AUSCULT_CSV_ROWS_H
#define AUSCULT_CSV_ROWS_H

#include <stddef.h>

#include "status.h"

struct csv_rows;

/* The caller owns `*rows` and keeps `bytes` until it is freed. */
MUST_CHECK enum status csv_rows_new(struct csv_rows **rows, const char *bytes,
	size_t length, struct failure *why);
void csv_rows_free(struct csv_rows *rows);

/* One row, borrowed until the next is asked for. */
struct csv_row {
	int line; /* from 1 */
	size_t count;
	const char *const *fields; /* never NULL, "" for an empty one */
};

/*
 * Fills `row`. STATUS_NOT_FOUND behind the last; STATUS_INVALID for a row that
 * is no CSV, whose line alone is filled: reading goes on with the line behind
 * the one it began in.
 */
MUST_CHECK enum status csv_rows_next(
	struct csv_rows *rows, struct csv_row *row, struct failure *why);

#endif
