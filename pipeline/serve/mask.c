#include "mask.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"

/* Texts that stand alone: what was said, without what surrounds it. */
static const struct {
	const char *table, *column;
} alone[] = {
	{ "flagged_calls", "evidence" },
	{ "call_evidence", "text" },
	{ "call_reasons", "evidence" },
	{ "call_verdicts", "why" },
};

/* A call as it is stored, with what is private in it. */
struct known_call {
	struct call call;
	struct privacy privacy;
};

static void known_call_release(struct known_call *known)
{
	privacy_release(&known->privacy);
	call_release(&known->call);
}

static enum status read_known(struct visit *visit, int64_t hearing,
	struct known_call *known, struct failure *why)
{
	enum status rc =
		store_read_call(visit->store, hearing, &known->call, why);

	return rc == STATUS_OK
		       ? privacy_find(&known->privacy, &known->call, why)
		       : rc;
}

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

static enum status put_text(struct table *table, struct cell *cell,
	const struct text *text, struct failure *why)
{
	cell->kind = CELL_TEXT;
	cell->text = arena_text(&table->arena, text_string(text));
	return cell->text ? STATUS_OK : failure_no_memory(why);
}

static enum status mask_alone(struct page *page, struct table *table,
	const char *column, struct failure *why)
{
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < table->row_count && rc == STATUS_OK; i++) {
		struct cell *cell = place_of(table, i, column);

		if (!cell || cell->kind != CELL_TEXT)
			continue;
		text_clear(&text);
		rc = privacy_plain_text(
			cell->text, page->is_chinese, &text, why);
		if (rc == STATUS_OK)
			rc = put_text(table, cell, &text, why);
	}
	text_release(&text);
	return rc;
}

/* Writes turn `turn` of the call as the text of that row; nothing of a turn
 * that the call does not have. */
static enum status mask_turn(struct page *page, struct table *table, size_t row,
	const struct known_call *known, size_t turn, struct failure *why)
{
	const struct call *call = &known->call;
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	if (turn < call->turns.count)
		rc = privacy_turn_text(&known->privacy, call,
			&call->turns.items[turn], page->is_chinese, &text, why);
	if (rc == STATUS_OK)
		rc = put_text(table, place_of(table, row, "text"), &text, why);
	text_release(&text);
	return rc;
}

/* Turns are in the order of the call's. */
static enum status mask_turns(struct page *page, struct table *table,
	const struct known_call *known, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < table->row_count && rc == STATUS_OK; i++)
		rc = mask_turn(page, table, i, known, i, why);
	return rc;
}

/* So are their words. */
static enum status mask_pieces(struct page *page, struct table *table,
	const struct known_call *known, struct failure *why)
{
	const struct call *call = &known->call;
	struct text text = { 0 };
	size_t row = 0;
	enum status rc = STATUS_OK;

	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];

		for (size_t i = 0; i < turn->word_count &&
				   row < table->row_count && rc == STATUS_OK;
			i++, row++) {
			text_clear(&text);
			rc = privacy_word_text(&known->privacy, call, turn, i,
				page->is_chinese, &text, why);
			if (rc == STATUS_OK)
				rc = put_text(table,
					place_of(table, row, "text"), &text,
					why);
		}
	}
	text_release(&text);
	return rc;
}

/* What is not heard of the call, as a table for the waveform. */
static enum status list_silences(
	struct page *page, const struct known_call *known, struct failure *why)
{
	static const char *columns[] = { "start_s", "end_s" };
	struct table table = { .columns = columns, .column_count = 2 };
	struct spans spans = { 0 };
	enum status rc =
		privacy_silences(&known->privacy, &known->call, &spans, why);

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

static enum status mask_call(struct visit *visit, const char *head,
	const char *turns, struct failure *why)
{
	struct page *page = &visit->page;
	struct page_table *table = find_table(page, head);
	struct page_table *pieces = find_table(page, "call_pieces");
	struct known_call known = { 0 };
	const struct cell *hearing;
	enum status rc;

	hearing = table ? page_cell(&table->table, 0, "hearing_id") : NULL;
	if (!hearing)
		return STATUS_OK;
	rc = read_known(visit, (int64_t)hearing->number, &known, why);
	table = find_table(page, turns);
	if (rc == STATUS_OK && table)
		rc = mask_turns(page, &table->table, &known, why);
	if (rc == STATUS_OK && pieces)
		rc = mask_pieces(page, &pieces->table, &known, why);
	if (rc == STATUS_OK)
		rc = list_silences(page, &known, why);
	known_call_release(&known);
	return rc;
}

enum status mask_page(struct visit *visit, struct failure *why)
{
	struct page *page = &visit->page;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < sizeof(alone) / sizeof(*alone); i++) {
		struct page_table *table = find_table(page, alone[i].table);

		if (table && rc == STATUS_OK)
			rc = mask_alone(
				page, &table->table, alone[i].column, why);
	}
	if (rc == STATUS_OK)
		rc = mask_call(visit, "call_head", "call_turns", why);
	if (rc == STATUS_OK)
		rc = mask_call(visit, "blind_head", "blind_turns", why);
	return rc;
}

enum status mask_hits(
	struct visit *visit, struct table *hits, struct failure *why)
{
	struct known_call known = { 0 };
	int64_t read = 0;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < hits->row_count && rc == STATUS_OK; i++) {
		const struct cell *turn = page_cell(hits, i, "turn");
		int64_t hearing =
			(int64_t)page_cell(hits, i, "hearing_id")->number;

		if (hearing != read) {
			known_call_release(&known);
			read = hearing;
			rc = read_known(visit, hearing, &known, why);
		}
		if (rc == STATUS_OK)
			rc = mask_turn(&visit->page, hits, i, &known,
				(size_t)turn->number, why);
	}
	known_call_release(&known);
	return rc;
}

enum status mask_silences(
	struct visit *visit, struct spans *spans, struct failure *why)
{
	struct known_call known = { 0 };
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
		rc = read_known(visit, (int64_t)hearing->number, &known, why);
	if (rc == STATUS_OK)
		rc = privacy_silences(&known.privacy, &known.call, spans, why);
	known_call_release(&known);
	table_release(&table);
	return rc;
}
