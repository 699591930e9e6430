/*
 * Report: a table of the store, written for people or for programs.
 *
 *	store_query() -> struct table -> report_write() -> text
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_REPORT_H
#define AUSCULT_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "store.h"

enum report_format {
	REPORT_TABLE, /* aligned columns, titles in the reader's language */
	REPORT_CSV,   /* RFC 4180, UTF-8, column names as in the query */
	REPORT_JSON,  /* array of objects, numbers unrounded */
};

/* "table", "csv", "json". */
bool report_format_parse(const char *name, enum report_format *format);

/* Writes to `out`; errors: STATUS_IO, STATUS_NO_MEMORY. */
MUST_CHECK enum status report_write(FILE *out, const struct table *table,
	enum report_format format, bool is_chinese, struct failure *why);

#endif
