#include "masked_call.h"

#include <math.h>

#include "table_cell.h"

/* What a call is read by. */
typedef enum status (*read_call)(struct store *store, int64_t hearing,
	struct call *call, struct failure *why);

static enum status read_by(struct masked_call *masked, struct store *store,
	int64_t hearing, read_call read, struct failure *why)
{
	enum status rc;

	masked->hearing = 0;
	call_clear(&masked->call);
	rc = hearing ? read(store, hearing, &masked->call, why) : STATUS_OK;
	if (rc == STATUS_OK)
		rc = privacy_find(&masked->privacy, &masked->call, why);
	if (rc == STATUS_OK)
		rc = quoter_read(
			&masked->quoter, &masked->call, &masked->privacy, why);
	if (rc == STATUS_OK)
		masked->hearing = hearing;
	return rc;
}

enum status masked_call_read(struct masked_call *masked, struct store *store,
	int64_t hearing, struct failure *why)
{
	if (hearing && hearing == masked->hearing)
		return STATUS_OK;
	masked->is_whole = false;
	return read_by(masked, store, hearing, store_read_words, why);
}

enum status masked_call_read_whole(struct masked_call *masked,
	struct store *store, int64_t hearing, struct failure *why)
{
	if (hearing && hearing == masked->hearing && masked->is_whole)
		return STATUS_OK;
	masked->is_whole = true;
	return read_by(masked, store, hearing, store_read_call, why);
}

void masked_call_release(struct masked_call *masked)
{
	quoter_release(&masked->quoter);
	privacy_release(&masked->privacy);
	call_release(&masked->call);
	*masked = (struct masked_call){ 0 };
}

/* ---- tables ---- */

/* Nothing is read where the table does not say which call it is. */
static enum status read_of_row(struct masked_call *masked, struct store *store,
	const struct table *table, size_t row, struct failure *why)
{
	double hearing = table_number(table, row, "hearing_id");

	if (table_column(table, "hearing_id") == TABLE_NO_COLUMN)
		return STATUS_OK;
	return masked_call_read(
		masked, store, isnan(hearing) ? 0 : (int64_t)hearing, why);
}

static struct span place_of(const struct table *table, size_t row,
	const struct quote_column *column)
{
	if (!column->start)
		return QUOTE_FROM_ANYWHERE;
	return (struct span){ table_number(table, row, column->start),
		table_number(table, row, column->end) };
}

enum status masked_call_column(struct masked_call *masked, struct store *store,
	struct table *table, const struct quote_column *column, bool is_chinese,
	struct failure *why)
{
	size_t place = table_column(table, column->column);
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	if (place == TABLE_NO_COLUMN)
		return STATUS_OK;
	for (size_t row = 0; row < table->row_count && rc == STATUS_OK; row++) {
		struct cell *cell =
			&table->cells[row * table->column_count + place];

		if (cell->kind != CELL_TEXT)
			continue;
		text_clear(&text);
		rc = read_of_row(masked, store, table, row, why);
		if (rc == STATUS_OK)
			rc = quoter_mask(&masked->quoter, cell->text,
				place_of(table, row, column), is_chinese, &text,
				why);
		if (rc == STATUS_OK)
			rc = table_put_text(
				table, cell, text_string(&text), why);
	}
	text_release(&text);
	return rc;
}
