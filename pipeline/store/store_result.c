/* What stands for a hearing now, to be held against new rules. */
#include <stdlib.h>

#include "list.h"
#include "store_private.h"

static enum status take_text(struct stored_result *result, sqlite3_stmt *s,
	int column, const char **text, struct failure *why)
{
	*text = arena_text(
		&result->arena, (const char *)sqlite3_column_text(s, column));
	return *text ? STATUS_OK : failure_no_memory(why);
}

static enum status take_score(
	struct stored_result *result, sqlite3_stmt *s, struct failure *why)
{
	struct stored_score *score;

	if (result->score_count == STORE_PACKS_MOST)
		return STATUS_OK;
	score = &result->scores[result->score_count++];
	score->score = column_real(s, 1);
	return take_text(result, s, 0, &score->pack, why);
}

static enum status take_verdict(
	struct stored_result *result, sqlite3_stmt *s, struct failure *why)
{
	struct stored_verdict *verdict;
	enum status rc = list_reserve(&result->verdicts.items,
		&result->verdicts.capacity, result->verdicts.count + 1,
		sizeof(*verdict), why);

	if (rc != STATUS_OK)
		return rc;
	verdict = &result->verdicts.items[result->verdicts.count++];
	(void)verdict_value_parse(
		(const char *)sqlite3_column_text(s, 2), &verdict->value);
	rc = take_text(result, s, 0, &verdict->pack, why);
	return rc == STATUS_OK ? take_text(result, s, 1, &verdict->rule, why)
			       : rc;
}

static enum status take_flag(
	struct stored_result *result, sqlite3_stmt *s, struct failure *why)
{
	(void)why;
	result->is_assessed = true;
	result->is_flagged = sqlite3_column_int(s, 0);
	return STATUS_OK;
}

enum status store_read_result(struct store *store, int64_t hearing,
	struct stored_result *result, struct failure *why)
{
	static const struct {
		enum statement statement;
		enum status (*take)(struct stored_result *result,
			sqlite3_stmt *s, struct failure *why);
	} parts[] = { { SQL_READ_SCORES, take_score },
		{ SQL_READ_VERDICTS, take_verdict },
		{ SQL_READ_FLAG, take_flag } };
	enum status rc = STATUS_OK;

	arena_clear(&result->arena);
	result->score_count = result->verdicts.count = 0;
	result->is_assessed = result->is_flagged = false;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		sqlite3_stmt *s = store_statement(store, parts[i].statement);
		bool has_row = rc == STATUS_OK;

		(void)sqlite3_bind_int64(s, 1, hearing);
		while (rc == STATUS_OK && has_row) {
			rc = store_step(store, s, "cannot read the verdicts",
				&has_row, why);
			if (rc == STATUS_OK && has_row)
				rc = parts[i].take(result, s, why);
		}
		(void)sqlite3_reset(s);
	}
	return rc;
}

void stored_result_release(struct stored_result *result)
{
	arena_release(&result->arena);
	free(result->verdicts.items);
	*result = (struct stored_result){ 0 };
}
