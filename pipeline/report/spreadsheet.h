/*
 * Spreadsheet: a report as an Excel workbook.
 *
 *	document -> spreadsheet_write() -> .xlsx
 *
 * A sheet each table, numbers as numbers with the column's decimals, shares as
 * percent, days and times as dates; titles that stay and filter; a chart where
 * the report has one; and a sheet with the calls behind each row.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SPREADSHEET_H
#define AUSCULT_SPREADSHEET_H

#include "document.h"

/* Writes the file at `path`. Errors: STATUS_IO. */
MUST_CHECK enum status spreadsheet_write(
	const char *path, const struct document *document, struct failure *why);

/* libxlsxwriter's version; lives for ever. */
const char *spreadsheet_library(void);

#endif
