/*
 * Report column: how the columns of queries are titled and shown.
 *
 *	"pass_rate" -> report_column_title() -> "pass %", "合格率 %"
 *
 * Thread rule: constants only.
 */
#ifndef AUSCULT_REPORT_COLUMN_H
#define AUSCULT_REPORT_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "status.h"
#include "store.h"
#include "text.h"

/* The title in the reader's tongue; the name where there is none. */
const char *report_column_title(const char *name, bool is_chinese);

/* Of its numbers. */
int report_column_decimals(const char *name);

/* Whether the column is in the other tongue ("title_zh" for who reads English)
 * or for programs only. */
bool report_column_is_hidden(const char *name, bool is_chinese);

/* Whether its texts are never cut: half a path is no use. */
bool report_column_is_whole(const char *name);

/* Whether no cell of the table's column is a text. */
bool report_column_is_numeric(const struct table *table, size_t column);

/* Appends the cell, numbers with the column's decimals, "-" for none. */
MUST_CHECK enum status report_column_cell(struct text *into,
	const struct table *table, size_t row, size_t column,
	struct failure *why);

#endif
