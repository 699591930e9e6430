/*
 * Grid: a table made by hand, cell after cell, for report_write().
 *
 *	columns -> grid_start() -> grid_text(), grid_number() ... -> table
 *
 * Thread rule: as for the table.
 */
#ifndef AUSCULT_GRID_H
#define AUSCULT_GRID_H

#include "store.h"

/* Empties `table` and gives it `count` columns (report.c names them for
 * people). The caller releases it with table_release(). */
MUST_CHECK enum status grid_start(struct table *table,
	const char *const *columns, size_t count, struct failure *why);

/* The next cell: a copy of `text`, empty for NULL; a number, empty for NAN. A
 * row is complete with its last cell. */
MUST_CHECK enum status grid_text(
	struct table *table, const char *text, struct failure *why);
MUST_CHECK enum status grid_number(
	struct table *table, double number, struct failure *why);

#endif
