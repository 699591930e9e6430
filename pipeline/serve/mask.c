#include "mask.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "masked_call.h"
#include "table_cell.h"

/* What quotes calls, by machine or people, and where from. The call is the
 * row's "hearing_id", or the one that the page is about. */
static const struct {
	const char *table;
	struct quote_column column;
} quotes[] = {
	{ "flagged_calls", { "evidence", "at_s", "until_s" } },
	{ "open_appeals", { "text" } },
	{ "call_head", { "flag_reason" } },
	{ "call_evidence", { "text", "start_s", "end_s" } },
	{ "call_reasons", { "evidence", "at_s", "until_s" } },
	{ "call_verdicts", { "why" } },
	{ "call_verdicts", { "reason" } },
	{ "call_history", { "reason" } },
	{ "call_comments", { "text" } },
	{ "call_appeals", { "text" } },
	{ "call_appeals", { "answer" } },
};

static struct page_table *find_table(struct page *page, const char *name)
{
	for (size_t i = 0; i < page->table_count; i++)
		if (strcmp(page->tables[i].name, name) == 0)
			return &page->tables[i];
	return NULL;
}

/* The cell's own place, to be written to. */
static struct cell *place_of(
	struct table *table, size_t row, const char *column)
{
	return (struct cell *)page_cell(table, row, column);
}

/* Writes turn `turn` of the call as the text of that row; nothing of a turn
 * that the call does not have. */
static enum status mask_turn(struct page *page, struct table *table, size_t row,
	const struct masked_call *masked, size_t turn, struct failure *why)
{
	const struct call *call = &masked->call;
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	if (turn < call->turns.count)
		rc = privacy_turn_text(&masked->privacy, call,
			&call->turns.items[turn], page->is_chinese, &text, why);
	if (rc == STATUS_OK)
		rc = table_put_text(table, place_of(table, row, "text"),
			text_string(&text), why);
	text_release(&text);
	return rc;
}

/* Turns are in the order of the call's. */
static enum status mask_turns(struct page *page, struct table *table,
	const struct masked_call *masked, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < table->row_count && rc == STATUS_OK; i++)
		rc = mask_turn(page, table, i, masked, i, why);
	return rc;
}

/* So are their words. */
static enum status mask_pieces(struct page *page, struct table *table,
	const struct masked_call *masked, struct failure *why)
{
	const struct call *call = &masked->call;
	struct text text = { 0 };
	size_t row = 0;
	enum status rc = STATUS_OK;

	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];

		for (size_t i = 0; i < turn->word_count &&
				   row < table->row_count && rc == STATUS_OK;
			i++, row++) {
			text_clear(&text);
			rc = privacy_word_text(&masked->privacy, call, turn, i,
				page->is_chinese, &text, why);
			if (rc == STATUS_OK)
				rc = table_put_text(table,
					place_of(table, row, "text"),
					text_string(&text), why);
		}
	}
	text_release(&text);
	return rc;
}

/* What is not heard of the call, as a table for the waveform. */
static enum status list_silences(struct page *page,
	const struct masked_call *masked, struct failure *why)
{
	static const char *columns[] = { "start_s", "end_s" };
	struct table table = { .columns = columns, .column_count = 2 };
	struct spans spans = { 0 };
	enum status rc =
		privacy_silences(&masked->privacy, &masked->call, &spans, why);

	if (rc == STATUS_OK)
		rc = list_reserve(&table.cells, &table.capacity,
			2 * spans.count, sizeof(*table.cells), why);
	for (size_t i = 0; i < spans.count && rc == STATUS_OK; i++) {
		table.cells[2 * i] = (struct cell){ .kind = CELL_NUMBER,
			.number = spans.items[i].start_s };
		table.cells[2 * i + 1] = (struct cell){ .kind = CELL_NUMBER,
			.number = spans.items[i].end_s };
	}
	table.row_count = spans.count;
	free(spans.items);
	if (rc == STATUS_OK)
		page_take(page, "call_silences", &table);
	return rc;
}

/* The page of one call: what was said, and what is not heard. */
static enum status mask_call(struct visit *visit, const char *head,
	const char *turns, struct masked_call *masked, struct failure *why)
{
	struct page *page = &visit->page;
	struct page_table *table = find_table(page, head);
	struct page_table *pieces = find_table(page, "call_pieces");
	const struct cell *hearing;
	enum status rc;

	hearing = table ? page_cell(&table->table, 0, "hearing_id") : NULL;
	if (!hearing)
		return STATUS_OK;
	rc = masked_call_read_whole(
		masked, visit->store, (int64_t)hearing->number, why);
	table = find_table(page, turns);
	if (rc == STATUS_OK && table)
		rc = mask_turns(page, &table->table, masked, why);
	if (rc == STATUS_OK && pieces)
		rc = mask_pieces(page, &pieces->table, masked, why);
	if (rc == STATUS_OK)
		rc = list_silences(page, masked, why);
	return rc;
}

static enum status mask_quotes(
	struct visit *visit, struct masked_call *masked, struct failure *why)
{
	struct page *page = &visit->page;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < sizeof(quotes) / sizeof(*quotes); i++) {
		struct page_table *table = find_table(page, quotes[i].table);

		if (table && rc == STATUS_OK)
			rc = masked_call_column(masked, visit->store,
				&table->table, &quotes[i].column,
				page->is_chinese, why);
	}
	return rc;
}

enum status mask_page(struct visit *visit, struct failure *why)
{
	struct masked_call masked = { 0 };
	enum status rc =
		mask_call(visit, "call_head", "call_turns", &masked, why);

	if (rc == STATUS_OK)
		rc = mask_call(
			visit, "blind_head", "blind_turns", &masked, why);
	if (rc == STATUS_OK)
		rc = mask_quotes(visit, &masked, why);
	masked_call_release(&masked);
	return rc;
}

enum status mask_hits(
	struct visit *visit, struct table *hits, struct failure *why)
{
	struct masked_call masked = { 0 };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < hits->row_count && rc == STATUS_OK; i++) {
		const struct cell *turn = page_cell(hits, i, "turn");
		const struct cell *hearing = page_cell(hits, i, "hearing_id");

		rc = masked_call_read(
			&masked, visit->store, (int64_t)hearing->number, why);
		if (rc == STATUS_OK)
			rc = mask_turn(&visit->page, hits, i, &masked,
				(size_t)turn->number, why);
	}
	masked_call_release(&masked);
	return rc;
}

enum status mask_silences(
	struct visit *visit, struct spans *spans, struct failure *why)
{
	struct masked_call masked = { 0 };
	struct table table = { 0 };
	const struct cell *hearing;
	enum status rc = visit_read(visit, "call_head", &table, why);

	if (rc != STATUS_OK)
		return rc;
	hearing = page_cell(&table, 0, "hearing_id");
	if (!hearing)
		rc = failure_set(
			why, STATUS_NOT_FOUND, "there is no such call");
	else
		rc = masked_call_read_whole(
			&masked, visit->store, (int64_t)hearing->number, why);
	if (rc == STATUS_OK)
		rc = privacy_silences(
			&masked.privacy, &masked.call, spans, why);
	masked_call_release(&masked);
	table_release(&table);
	return rc;
}
