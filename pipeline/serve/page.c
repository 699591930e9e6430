#include "page.h"

#include <assert.h>
#include <string.h>

void page_set(struct page *page, const char *name, const char *value)
{
	assert(page->value_count < PAGE_VALUES_MOST);
	page->values[page->value_count++] =
		(struct page_value){ name, value ? value : "" };
}

const char *page_value(const struct page *page, const char *name)
{
	for (size_t i = 0; i < page->value_count; i++)
		if (strcmp(page->values[i].name, name) == 0)
			return page->values[i].value;
	return NULL;
}

const struct table *page_table(const struct page *page, const char *name)
{
	for (size_t i = 0; i < page->table_count; i++)
		if (strcmp(page->tables[i].name, name) == 0)
			return &page->tables[i].table;
	return NULL;
}

void page_take(struct page *page, const char *name, struct table *table)
{
	assert(page->table_count < PAGE_TABLES_MOST);
	page->tables[page->table_count++] = (struct page_table){ name, *table };
	*table = (struct table){ 0 };
}

const struct cell *page_cell(
	const struct table *table, size_t row, const char *column)
{
	if (row >= table->row_count)
		return NULL;
	for (size_t i = 0; i < table->column_count; i++)
		if (strcmp(table->columns[i], column) == 0)
			return &table->cells[row * table->column_count + i];
	return NULL;
}

void page_release(struct page *page)
{
	for (size_t i = 0; i < page->table_count; i++)
		table_release(&page->tables[i].table);
	arena_release(&page->arena);
	*page = (struct page){ 0 };
}
