#include "table_cell.h"

#include <math.h>
#include <string.h>

size_t table_column(const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (strcmp(table->columns[i], name) == 0)
			return i;
	return TABLE_NO_COLUMN;
}

struct cell table_cell(const struct table *table, size_t row, const char *name)
{
	size_t column = table_column(table, name);

	if (column == TABLE_NO_COLUMN)
		return (struct cell){ 0 };
	return table->cells[row * table->column_count + column];
}

const char *table_text(const struct table *table, size_t row, const char *name)
{
	return table_cell(table, row, name).text;
}

double table_number(const struct table *table, size_t row, const char *name)
{
	struct cell cell = table_cell(table, row, name);

	return cell.kind == CELL_NUMBER ? cell.number : (double)NAN;
}

enum status table_put_text(struct table *table, struct cell *cell,
	const char *text, struct failure *why)
{
	const char *copy = arena_text(&table->arena, text);

	if (!copy)
		return failure_no_memory(why);
	*cell = (struct cell){ .kind = CELL_TEXT, .text = copy };
	return STATUS_OK;
}

void table_drop_column(struct table *table, const char *name)
{
	size_t column = table_column(table, name), kept = 0;
	size_t count = table->column_count;

	if (column == TABLE_NO_COLUMN)
		return;
	for (size_t i = 0; i < table->row_count * count; i++)
		if (i % count != column)
			table->cells[kept++] = table->cells[i];
	for (size_t i = column; i + 1 < count; i++)
		table->columns[i] = table->columns[i + 1];
	table->column_count--;
}
