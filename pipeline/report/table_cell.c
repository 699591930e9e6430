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
