#include "rules_explain.h"

#include <math.h>
#include <string.h>

#include "masked_call.h"

/* Columns of queries/explain.sql, in its order. */
enum column {
	COLUMN_CALL,
	COLUMN_PACK,
	COLUMN_RULE,
	COLUMN_TITLE_EN,
	COLUMN_TITLE_ZH,
	COLUMN_VERDICT,
	COLUMN_CONFIDENCE,
	COLUMN_POINTS,
	COLUMN_IS_VETO,
	COLUMN_WHY_EN,
	COLUMN_WHY_ZH,
	COLUMN_PARTY,
	COLUMN_START,
	COLUMN_END,
	COLUMN_TEXT,
	COLUMN_VALUE,
	COLUMN_THRESHOLD,
	COLUMN_EVIDENCE_CONFIDENCE,
	COLUMN_IS_BY_VOICE,
	COLUMN_IS_EXCHANGED,
	COLUMN_ROLES_CONFIDENCE,
	COLUMN_SEPARATION,
	COLUMN_HEARING,
	COLUMN_COUNT,
};

static const char *text_of(const struct cell *row, enum column column)
{
	return row[column].kind == CELL_TEXT ? row[column].text : "";
}

static bool is_same(
	const struct cell *row, const struct cell *before, enum column column)
{
	return before &&
	       strcmp(text_of(row, column), text_of(before, column)) == 0;
}

static void write_verdict(FILE *out, const struct cell *row, bool is_chinese)
{
	static const struct {
		const char *name, *name_zh;
	} verdicts[] = { { "pass", "合格" }, { "fail", "不合格" },
		{ "unknown", "待定" }, { "not_applicable", "不适用" } };
	const char *value = text_of(row, COLUMN_VERDICT);
	const char *why =
		text_of(row, is_chinese ? COLUMN_WHY_ZH : COLUMN_WHY_EN);

	for (int i = 0; is_chinese && i < 4; i++)
		if (strcmp(verdicts[i].name, value) == 0)
			value = verdicts[i].name_zh;
	(void)fprintf(out, "\n%s/%s: %s", text_of(row, COLUMN_PACK),
		text_of(row, COLUMN_RULE), value);
	if (row[COLUMN_CONFIDENCE].kind == CELL_NUMBER)
		(void)fprintf(out, " (%s%.2f)",
			is_chinese ? "置信度 " : "confidence ",
			row[COLUMN_CONFIDENCE].number);
	if (row[COLUMN_POINTS].number != 0.0)
		(void)fprintf(out, is_chinese ? ", %+.1f 分" : ", %+.1f points",
			row[COLUMN_POINTS].number);
	if (row[COLUMN_IS_VETO].number != 0.0)
		(void)fputs(is_chinese ? ", 一票否决" : ", veto", out);
	(void)fprintf(out, "\n  %s\n",
		text_of(row, is_chinese ? COLUMN_TITLE_ZH : COLUMN_TITLE_EN));
	if (*why)
		(void)fprintf(out, "  %s\n", why);
}

static void write_evidence(FILE *out, const struct cell *row, bool is_chinese)
{
	if (row[COLUMN_START].kind != CELL_NUMBER)
		return;
	(void)fprintf(out, "    %.1f-%.1f s  %s  %s", row[COLUMN_START].number,
		row[COLUMN_END].number, text_of(row, COLUMN_PARTY),
		text_of(row, COLUMN_TEXT));
	if (row[COLUMN_VALUE].kind == CELL_NUMBER)
		(void)fprintf(out, "  %.4g", row[COLUMN_VALUE].number);
	if (row[COLUMN_THRESHOLD].kind == CELL_NUMBER)
		(void)fprintf(out,
			is_chinese ? " (阈值 %.4g)" : " (limit %.4g)",
			row[COLUMN_THRESHOLD].number);
	if (row[COLUMN_EVIDENCE_CONFIDENCE].kind == CELL_NUMBER)
		(void)fprintf(out,
			is_chinese ? "  置信度 %.2f" : "  confidence %.2f",
			row[COLUMN_EVIDENCE_CONFIDENCE].number);
	(void)fputc('\n', out);
}

/* Nothing where the channels are the parties'. */
static void write_parties(FILE *out, const struct cell *row, bool is_chinese)
{
	double confidence = row[COLUMN_ROLES_CONFIDENCE].number;
	double separation = row[COLUMN_SEPARATION].number;

	if (row[COLUMN_IS_EXCHANGED].number != 0.0)
		(void)fprintf(out,
			is_chinese ? "  双方: 按所说内容判断声道接反,"
				     "已对调 (置信度 %.2f)\n"
				   : "  parties: the channels are exchanged, "
				     "by what is said (confidence %.2f)\n",
			confidence);
	else if (row[COLUMN_IS_BY_VOICE].number != 0.0)
		(void)fprintf(out,
			is_chinese ? "  双方: 单声道,按嗓音区分 (%.2f),"
				     "按所说内容认出坐席 (%.2f)%s\n"
				   : "  parties: one channel, told apart by "
				     "voice (%.2f), the agent by what is said "
				     "(%.2f)%s\n",
			separation, confidence,
			fmin(separation, confidence) >= VOICES_SURE ? ""
			: is_chinese ? ": 不足以判定"
				     : ": too unsure");
}

static void write_rows(FILE *out, const struct table *table, bool is_chinese)
{
	const struct cell *before = NULL;

	for (size_t i = 0; i < table->row_count; i++) {
		const struct cell *row = &table->cells[i * COLUMN_COUNT];
		bool is_same_call = is_same(row, before, COLUMN_CALL);

		if (!is_same_call) {
			(void)fprintf(out, "%s%s\n", before ? "\n" : "",
				text_of(row, COLUMN_CALL));
			write_parties(out, row, is_chinese);
		}
		if (!is_same_call || !is_same(row, before, COLUMN_PACK) ||
			!is_same(row, before, COLUMN_RULE))
			write_verdict(out, row, is_chinese);
		write_evidence(out, row, is_chinese);
		before = row;
	}
}

static enum status mask(struct table *table, struct store *store,
	bool is_chinese, struct failure *why)
{
	static const struct quote_column quotes[] = { { "why_en" },
		{ "why_zh" }, { "text", "start_s", "end_s" } };
	struct masked_call masked = { 0 };
	enum status rc = STATUS_OK;

	for (int i = 0; i < 3 && rc == STATUS_OK; i++)
		rc = masked_call_column(
			&masked, store, table, &quotes[i], is_chinese, why);
	masked_call_release(&masked);
	return rc;
}

enum status rules_explain(
	FILE *out, const struct explain_request *request, struct failure *why)
{
	const struct query_parameter parameters[] = { { ":call",
							      request->call },
		{ ":rule", request->rule }, { NULL, NULL } };
	struct store *store = NULL;
	struct table table = { .row_count = 0 };
	enum status rc = store_new(&store, request->database, STORE_READ, why);

	if (rc == STATUS_OK)
		rc = store_query_for(store, "explain", parameters, &table, why);
	if (rc == STATUS_OK && table.row_count == 0)
		rc = failure_set(why, STATUS_NOT_FOUND,
			"%s: no verdict%s%s on a call \"%s\"",
			request->database, request->rule ? " of rule " : "",
			request->rule ? request->rule : "", request->call);
	if (rc == STATUS_OK)
		rc = mask(&table, store, request->is_chinese, why);
	if (rc == STATUS_OK)
		write_rows(out, &table, request->is_chinese);
	table_release(&table);
	store_free(store);
	return rc;
}
