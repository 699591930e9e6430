#include "drawn_call.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

/* Columns of queries/drawing.sql, in its order. */
enum column {
	COLUMN_START,
	COLUMN_END,
	COLUMN_PARTY,
	COLUMN_VERDICT,
	COLUMN_TITLE_EN,
	COLUMN_TITLE_ZH,
	COLUMN_TEXT,
	COLUMN_COUNT,
};

static enum status find_hearing(struct store *store, const char *name,
	int64_t *hearing, struct failure *why)
{
	const struct query_parameter parameters[] = { { ":call", name },
		{ NULL, NULL } };
	struct table table = { .row_count = 0 };
	enum status rc =
		store_query_for(store, "hearing", parameters, &table, why);

	if (rc == STATUS_OK &&
		(table.row_count == 0 || table.cells[0].kind != CELL_NUMBER))
		rc = failure_set(
			why, STATUS_NOT_FOUND, "there is no call \"%s\"", name);
	if (rc == STATUS_OK)
		*hearing = (int64_t)table.cells[0].number;
	table_release(&table);
	return rc;
}

static const char *text_of(const struct cell *row, enum column column)
{
	return row[column].kind == CELL_TEXT ? row[column].text : "";
}

static struct drawing_hit hit_of(const struct cell *row, bool is_chinese)
{
	struct drawing_hit hit = {
		.when = { row[COLUMN_START].number, row[COLUMN_END].number },
		.title = text_of(
			row, is_chinese ? COLUMN_TITLE_ZH : COLUMN_TITLE_EN),
		.text = text_of(row, COLUMN_TEXT),
	};

	/* Only this program writes these columns. */
	(void)party_parse(text_of(row, COLUMN_PARTY), &hit.party);
	(void)verdict_value_parse(text_of(row, COLUMN_VERDICT), &hit.value);
	return hit;
}

static enum status read_hits(struct drawn_call *drawn, struct store *store,
	int64_t hearing, struct failure *why)
{
	static const struct quote_column quotes = { "text", "start_s",
		"end_s" };
	struct drawing *drawing = &drawn->drawing;
	struct drawing_hit *hits;
	char number[24];
	const struct query_parameter parameters[] = { { ":hearing", number },
		{ NULL, NULL } };
	enum status rc;

	(void)snprintf(number, sizeof(number), "%" PRId64, hearing);
	rc = store_query_for(store, "drawing", parameters, &drawn->table, why);
	if (rc == STATUS_OK)
		rc = masked_call_column(&drawn->masked, store, &drawn->table,
			&quotes, drawing->is_chinese, why);
	if (rc != STATUS_OK)
		return rc;
	hits = arena_alloc(&drawn->table.arena,
		(drawn->table.row_count + 1) * sizeof(*hits));
	if (!hits)
		return failure_no_memory(why);
	for (size_t i = 0; i < drawn->table.row_count; i++)
		hits[i] = hit_of(&drawn->table.cells[i * COLUMN_COUNT],
			drawing->is_chinese);
	drawing->hits = hits;
	drawing->hit_count = drawn->table.row_count;
	return STATUS_OK;
}

/* "agent 8021   2026-03-02T09:14:05+08:00   1:23   talk: agent 62 %". */
static enum status write_remark(struct drawn_call *drawn, struct failure *why)
{
	const struct call *call = &drawn->masked.call;
	const struct metadata *meta = &call->meta;
	bool is_chinese = drawn->drawing.is_chinese;
	double share = call->measures[PARTY_AGENT].talk_share;
	long s = lround(call->recording.duration_s);
	struct text remark = { 0 };
	enum status rc = text_add_format(&remark, why,
		is_chinese ? "时长 %ld:%02ld" : "%ld:%02ld", s / 60, s % 60);

	if (rc == STATUS_OK && meta->start)
		rc = text_add_format(&remark, why, "  ·  %s", meta->start);
	if (rc == STATUS_OK && meta->agent)
		rc = text_add_format(&remark, why,
			is_chinese ? "  ·  坐席 %s" : "  ·  agent %s",
			meta->agent);
	if (rc == STATUS_OK && meta->team)
		rc = text_add_format(&remark, why, "  ·  %s", meta->team);
	if (rc == STATUS_OK && !isnan(share))
		rc = text_add_format(&remark, why,
			is_chinese ? "  ·  坐席说话占比 %.0f %%"
				   : "  ·  agent talks %.0f %%",
			share * 100.0);
	drawn->drawing.remark =
		arena_text(&drawn->table.arena, text_string(&remark));
	text_release(&remark);
	if (rc == STATUS_OK && !drawn->drawing.remark)
		rc = failure_no_memory(why);
	return rc;
}

enum status drawn_call_read(struct drawn_call *drawn, struct store *store,
	const char *name, bool is_chinese, struct failure *why)
{
	int64_t hearing = 0;
	enum status rc = find_hearing(store, name, &hearing, why);

	drawn->drawing.is_chinese = is_chinese;
	drawn->drawing.call = &drawn->masked.call;
	if (rc == STATUS_OK)
		rc = masked_call_read_whole(
			&drawn->masked, store, hearing, why);
	if (rc == STATUS_OK)
		rc = read_hits(drawn, store, hearing, why);
	if (rc == STATUS_OK)
		rc = privacy_mask_call(&drawn->masked.privacy,
			&drawn->masked.call, is_chinese, why);
	if (rc == STATUS_OK)
		rc = write_remark(drawn, why);
	if (rc != STATUS_OK)
		drawn_call_release(drawn);
	return rc;
}

void drawn_call_release(struct drawn_call *drawn)
{
	masked_call_release(&drawn->masked);
	table_release(&drawn->table);
	*drawn = (struct drawn_call){ 0 };
}
