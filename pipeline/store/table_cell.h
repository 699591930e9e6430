/*
 * Table cell: a cell of a query's table by its column's name.
 *
 *	table, row, "score" -> table_number() -> 91.6
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_TABLE_CELL_H
#define AUSCULT_TABLE_CELL_H

#include "store.h"

/* TABLE_NO_COLUMN where the table has none of that name. */
#define TABLE_NO_COLUMN ((size_t)-1)
size_t table_column(const struct table *table, const char *name);

/* The cell, or an empty one where there is no such column. */
struct cell table_cell(const struct table *table, size_t row, const char *name);

/* Its text, NULL where it is none; its number, NAN where it is none. */
const char *table_text(const struct table *table, size_t row, const char *name);
double table_number(const struct table *table, size_t row, const char *name);

/* Puts a copy of `text` into a cell of the table. */
MUST_CHECK enum status table_put_text(struct table *table, struct cell *cell,
	const char *text, struct failure *why);

/* Takes the column out, as what is for the program and not for people. */
void table_drop_column(struct table *table, const char *name);

#endif
