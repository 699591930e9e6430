/*
 * Page: the values and tables that a template is filled from.
 *
 * Thread rule: belongs to the request that it answers.
 */
#ifndef AUSCULT_PAGE_H
#define AUSCULT_PAGE_H

#include <stdbool.h>

#include "store.h"

#define PAGE_VALUES_MOST 64
#define PAGE_TABLES_MOST 16

struct page_value {
	const char *name;
	const char *value; /* never NULL */
};

struct page_table {
	const char *name;
	struct table table;
};

/* Zeroed is empty. */
struct page {
	struct arena arena; /* strings that were made for it */
	bool is_chinese;
	struct page_value values[PAGE_VALUES_MOST];
	size_t value_count;
	struct page_table tables[PAGE_TABLES_MOST];
	size_t table_count;
};

/* `name` and `value` are borrowed; NULL is taken as "". Later values do not
 * replace earlier ones. */
void page_set(struct page *page, const char *name, const char *value);

/* NULL for a name that was not set. */
const char *page_value(const struct page *page, const char *name);

/* The table of that name; NULL when there is none. */
const struct table *page_table(const struct page *page, const char *name);

/* Takes `table` over; `name` is borrowed. */
void page_take(struct page *page, const char *name, struct table *table);

/* The cell in row `row` of the column of that name; NULL when there is none. */
const struct cell *page_cell(
	const struct table *table, size_t row, const char *column);

void page_release(struct page *page);

#endif
