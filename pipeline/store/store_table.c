#include <stdlib.h>
#include <string.h>

#include "embedded.h"
#include "list.h"
#include "store_private.h"

static const char *find_text(const struct embedded *files, const char *name)
{
	for (; files->name; files++)
		if (strcmp(files->name, name) == 0)
			return files->text;
	return NULL;
}

bool store_has_query(const char *name)
{
	return find_text(queries_files, name) != NULL;
}

static enum status read_columns(
	sqlite3_stmt *statement, struct table *table, struct failure *why)
{
	int count = sqlite3_column_count(statement);

	table->column_count = (size_t)count;
	table->columns = arena_alloc(
		&table->arena, (size_t)count * sizeof(*table->columns));
	if (!table->columns)
		return failure_no_memory(why);
	for (int i = 0; i < count; i++) {
		table->columns[i] = arena_text(
			&table->arena, sqlite3_column_name(statement, i));
		if (!table->columns[i])
			return failure_no_memory(why);
	}
	return STATUS_OK;
}

static bool read_cell(sqlite3_stmt *statement, int column, struct arena *arena,
	struct cell *cell)
{
	switch (sqlite3_column_type(statement, column)) {
	case SQLITE_NULL:
		cell->kind = CELL_NULL;
		return true;
	case SQLITE_INTEGER:
	case SQLITE_FLOAT:
		cell->kind = CELL_NUMBER;
		cell->number = sqlite3_column_double(statement, column);
		return true;
	default:
		cell->kind = CELL_TEXT;
		cell->text = arena_text(arena,
			(const char *)sqlite3_column_text(statement, column));
		return cell->text != NULL;
	}
}

static enum status read_row(
	sqlite3_stmt *statement, struct table *table, struct failure *why)
{
	size_t first = table->row_count * table->column_count;
	enum status rc = list_reserve(&table->cells, &table->capacity,
		first + table->column_count, sizeof(*table->cells), why);

	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < table->column_count; i++)
		if (!read_cell(statement, (int)i, &table->arena,
			    &table->cells[first + i]))
			return failure_no_memory(why);
	table->row_count++;
	return STATUS_OK;
}

static void bind_parameters(
	sqlite3_stmt *statement, const struct query_parameter *parameters)
{
	for (; parameters && parameters->name; parameters++) {
		int place = sqlite3_bind_parameter_index(
			statement, parameters->name);

		if (place)
			bind_text(statement, place, parameters->value);
	}
}

/* Prepares the statement of that name and binds the parameters. */
static enum status prepare_named(struct store *store,
	const struct embedded *files, const char *name,
	const struct query_parameter *parameters, sqlite3_stmt **statement,
	struct failure *why)
{
	const char *sql = find_text(files, name);

	if (!sql)
		return failure_set(why, STATUS_NOT_FOUND,
			"there is no report \"%s\"", name);
	if (sqlite3_prepare_v2(store->db, sql, -1, statement, NULL) !=
		SQLITE_OK)
		return store_failure(store, name, why);
	bind_parameters(*statement, parameters);
	return STATUS_OK;
}

static enum status read_table(struct store *store, const struct embedded *files,
	const char *name, const struct query_parameter *parameters,
	struct table *table, struct failure *why)
{
	sqlite3_stmt *statement = NULL;
	bool has_row = true;
	enum status rc =
		prepare_named(store, files, name, parameters, &statement, why);

	if (rc == STATUS_OK)
		rc = read_columns(statement, table, why);
	if (rc == STATUS_OK)
		rc = store_step(store, statement, name, &has_row, why);
	while (rc == STATUS_OK && has_row) {
		rc = read_row(statement, table, why);
		if (rc == STATUS_OK)
			rc = store_step(store, statement, name, &has_row, why);
	}
	(void)sqlite3_finalize(statement);
	if (rc != STATUS_OK)
		table_release(table);
	return rc;
}

enum status store_query_for(struct store *store, const char *name,
	const struct query_parameter *parameters, struct table *table,
	struct failure *why)
{
	return read_table(store, queries_files, name, parameters, table, why);
}

enum status store_page(struct store *store, const char *name,
	const struct query_parameter *parameters, struct table *table,
	struct failure *why)
{
	return read_table(store, pages_files, name, parameters, table, why);
}

enum status store_change(struct store *store, const char *name,
	const struct query_parameter *parameters, int64_t *id,
	struct failure *why)
{
	sqlite3_stmt *statement = NULL;
	bool has_row = false;
	int64_t first = 0;
	enum status rc = prepare_named(
		store, changes_files, name, parameters, &statement, why);

	if (rc == STATUS_OK)
		rc = store_step(store, statement, name, &has_row, why);
	if (rc == STATUS_OK && has_row)
		first = sqlite3_column_int64(statement, 0);
	while (rc == STATUS_OK && has_row)
		rc = store_step(store, statement, name, &has_row, why);
	(void)sqlite3_finalize(statement);
	if (rc == STATUS_OK && id)
		*id = first;
	return rc;
}

enum status store_query(struct store *store, const char *name,
	struct table *table, struct failure *why)
{
	return store_query_for(store, name, NULL, table, why);
}

void table_release(struct table *table)
{
	arena_release(&table->arena);
	free(table->cells);
	*table = (struct table){ 0 };
}
