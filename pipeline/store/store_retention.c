/* What the store forgets, and what it must not. */
#include <string.h>

#include "store_private.h"

static const char *const class_names[] = { "recording", "transcript",
	"result" };

bool retention_class_parse(const char *name, enum retention_class *class)
{
	for (int i = 0; i < 3; i++) {
		if (strcmp(class_names[i], name) == 0) {
			*class = (enum retention_class)i;
			return true;
		}
	}
	return false;
}

/*
 * Of the transcript: words, turns and how they were said; what evidence and
 * explanations quote; and who the customer is. Verdicts, scores and times stay.
 */
static const char *const transcript_statements[] = {
	"DELETE FROM delivery WHERE hearing_id IN (SELECT hearing_id "
	"FROM hearing JOIN call USING (call_id) WHERE call.hash = ?1)",
	"DELETE FROM utterance WHERE hearing_id IN (SELECT hearing_id "
	"FROM hearing JOIN call USING (call_id) WHERE call.hash = ?1)",
	"DELETE FROM turn WHERE hearing_id IN (SELECT hearing_id "
	"FROM hearing JOIN call USING (call_id) WHERE call.hash = ?1)",
	"UPDATE evidence SET text = NULL WHERE judgement_id IN (SELECT "
	"judgement_id FROM judgement JOIN hearing USING (hearing_id) "
	"JOIN call USING (call_id) WHERE call.hash = ?1)",
	"UPDATE verdict SET why_en = NULL, why_zh = NULL WHERE judgement_id "
	"IN (SELECT judgement_id FROM judgement JOIN hearing USING "
	"(hearing_id) JOIN call USING (call_id) WHERE call.hash = ?1)",
	"UPDATE call SET customer = NULL WHERE hash = ?1", NULL
};

/* All that hangs on the call goes with it, what people said of it too. */
static const char *const result_statements[] = {
	"DELETE FROM call WHERE hash = ?1", NULL
};

static const char *const recording_statements[] = { NULL };

static enum status run_statement(struct store *store, const char *sql,
	const char *const *values, struct failure *why)
{
	sqlite3_stmt *statement = NULL;
	enum status rc;

	(void)sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	for (int i = 0; values[i]; i++)
		bind_text(statement, i + 1, values[i]);
	rc = store_run(store, statement, "cannot remove", why);
	(void)sqlite3_finalize(statement);
	return rc;
}

enum status store_remove(struct store *store, enum retention_class class,
	const char *call_hash, const char *by, struct failure *why)
{
	static const char *const *const statements[] = { recording_statements,
		transcript_statements, result_statements };
	const char *const call[] = { call_hash, NULL };
	const char *const note[] = { call_hash, class_names[class], by, NULL };
	enum status rc = store_begin(store, why);

	if (rc != STATUS_OK)
		return rc;
	for (int i = 0; statements[class][i] && rc == STATUS_OK; i++)
		rc = run_statement(store, statements[class][i], call, why);
	if (rc == STATUS_OK)
		rc = run_statement(store,
			"INSERT OR IGNORE INTO removal (call_hash, class, "
			"made_by) VALUES (?1, ?2, ?3)",
			note, why);
	if (rc == STATUS_OK)
		rc = store_commit(store, why);
	if (rc != STATUS_OK)
		store_roll_back(store);
	return rc;
}

enum status store_hold(struct store *store, const char *call_hash, bool is_held,
	const char *reason, const char *by, struct failure *why)
{
	const char *const values[] = { call_hash, is_held ? "1" : "0", reason,
		by, NULL };

	return run_statement(store,
		"INSERT INTO legal_hold (call_hash, is_held, why, made_by) "
		"VALUES (?1, CAST(?2 AS INTEGER), ?3, ?4)",
		values, why);
}

/* Pages that rows were deleted from are written over (secure_delete); the
 * search index forgets words only when it is put together anew. */
enum status store_forget_begin(struct store *store, struct failure *why)
{
	if (sqlite3_exec(store->db, "PRAGMA secure_delete = ON", NULL, NULL,
		    NULL) != SQLITE_OK)
		return store_failure(store, "cannot remove", why);
	return STATUS_OK;
}

enum status store_forget_end(struct store *store, struct failure *why)
{
	static const char sql[] =
		"INSERT INTO turn_text (turn_text) VALUES ('optimize');"
		"PRAGMA wal_checkpoint(TRUNCATE);";

	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return store_failure(store, "cannot remove", why);
	return STATUS_OK;
}
