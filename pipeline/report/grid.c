#include "grid.h"

#include <math.h>

#include "list.h"

enum status grid_start(struct table *table, const char *const *columns,
	size_t count, struct failure *why)
{
	table_release(table);
	table->columns =
		arena_alloc(&table->arena, count * sizeof(*table->columns));
	if (!table->columns)
		return failure_no_memory(why);
	for (size_t i = 0; i < count; i++) {
		table->columns[i] = arena_text(&table->arena, columns[i]);
		if (!table->columns[i])
			return failure_no_memory(why);
	}
	table->column_count = count;
	return STATUS_OK;
}

/* The cells of the row that is not complete yet stand behind the others. */
static enum status add_cell(
	struct table *table, struct cell cell, struct failure *why)
{
	size_t place = table->row_count * table->column_count + table->open;
	enum status rc = list_reserve(&table->cells, &table->capacity,
		place + 1, sizeof(*table->cells), why);

	if (rc != STATUS_OK)
		return rc;
	table->cells[place] = cell;
	table->open++;
	if (table->open == table->column_count) {
		table->row_count++;
		table->open = 0;
	}
	return STATUS_OK;
}

enum status grid_text(
	struct table *table, const char *text, struct failure *why)
{
	struct cell cell = { .kind = text ? CELL_TEXT : CELL_NULL };

	if (text) {
		cell.text = arena_text(&table->arena, text);
		if (!cell.text)
			return failure_no_memory(why);
	}
	return add_cell(table, cell, why);
}

enum status grid_number(struct table *table, double number, struct failure *why)
{
	struct cell cell = { .kind = isnan(number) ? CELL_NULL : CELL_NUMBER,
		.number = isnan(number) ? 0.0 : number };

	return add_cell(table, cell, why);
}
