#include <assert.h>
#include <math.h>

#include "store_private.h"

static const char *const sql[STATEMENT_COUNT] = {
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_COMMIT] = "COMMIT",
	[SQL_BEGIN_READING] = "SAVEPOINT reading",
	[SQL_END_READING] = "RELEASE reading",
	[SQL_HAS] =
		"SELECT assessment_id FROM call JOIN hearing USING (call_id) "
		"JOIN engine USING (engine_id) "
		"JOIN assessment USING (hearing_id) "
		"WHERE call.hash = ?1 AND engine.hash = ?2 "
		"AND rules_hash = ?3",
	[SQL_ADD_ENGINE] = "INSERT INTO engine (hash, name) VALUES (?1, ?2) "
			   "ON CONFLICT DO UPDATE SET name = name "
			   "RETURNING engine_id",
	[SQL_ADD_PACK] = "INSERT INTO pack "
			 "(hash, name, version, title_en, title_zh) "
			 "VALUES (?1, ?2, ?3, ?4, ?5)",
	[SQL_FIND_PACK] = "SELECT pack_id FROM pack WHERE hash = ?1",
	[SQL_ADD_GRADE] = "INSERT INTO grade VALUES (?1,?2,?3,?4,?5)",
	[SQL_ADD_SECTION] = "INSERT INTO section VALUES (?1,?2,?3,?4,?5,?6)",
	[SQL_ADD_RULE] = "INSERT INTO rule "
			 "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)",
	[SQL_PUT_CALL] =
		"INSERT INTO call (hash, name, path, path_customer, agent, "
		"team, customer, queue, started_at, direction, language, "
		"hangup, agent_channel, container, codec, rate_hz, channels, "
		"is_dual_mono, "
		"duration_s, warning, run_id, satisfaction) VALUES (?1, ?2, "
		"?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
		"?16, ?17, ?18, ?19, ?20, ?21, nullif(?22, 0)) ON CONFLICT "
		"(hash) DO UPDATE SET "
		"name = excluded.name, agent = excluded.agent, "
		"team = excluded.team, customer = excluded.customer, "
		"queue = excluded.queue, started_at = excluded.started_at, "
		"direction = excluded.direction, language = excluded.language, "
		"hangup = excluded.hangup, "
		"satisfaction = coalesce(excluded.satisfaction, "
		"satisfaction), "
		"agent_channel = excluded.agent_channel RETURNING call_id",
	[SQL_RATE_CALL] = "UPDATE call SET satisfaction = ?2 "
			  "WHERE hash = ?1 AND satisfaction IS NOT ?2",
	/* Unless these rules have judged it: then it was heard again. */
	[SQL_FIND_HEARING] =
		"SELECT hearing_id FROM hearing AS h WHERE call_id = ?1 "
		"AND engine_id = ?2 AND NOT EXISTS (SELECT 1 FROM assessment "
		"AS a WHERE a.hearing_id = h.hearing_id "
		"AND a.rules_hash = ?3)",
	[SQL_FORGET_HEARING] = "DELETE FROM hearing "
			       "WHERE call_id = ?1 AND engine_id = ?2",
	[SQL_ADD_HEARING] = "INSERT INTO hearing (call_id, engine_id, "
			    "is_imported, silence_s, overlap_s, "
			    "longest_silence_s, hold_s, music_s) "
			    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[SQL_ADD_TURN] = "INSERT INTO turn (hearing_id, seq, party, channel, "
			 "start_s, end_s, text, words, confidence) "
			 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[SQL_INDEX_TURNS] =
		"INSERT INTO turn_text (rowid, text) "
		"SELECT turn_id, searchable.text FROM turn "
		"JOIN turn_searchable AS searchable USING (turn_id) "
		"WHERE hearing_id = ?1 ORDER BY seq",
	[SQL_ADD_UTTERANCE] = "INSERT INTO utterance VALUES "
			      "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)",
	[SQL_ADD_SOUND] = "INSERT INTO sound VALUES (?1,?2,?3,?4,?5,?6)",
	[SQL_ADD_VOICES] = "INSERT INTO voices VALUES (?1,?2,?3,?4,?5)",
	[SQL_ADD_DELIVERY] =
		"INSERT INTO delivery VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,"
		"?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23)",
	[SQL_ADD_MEASURE] =
		"INSERT INTO measure VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,"
		"?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,"
		"?26,?27,?28,?29,?30,?31,?32,?33,?34,?35,?36,?37,?38,?39,?40,"
		"?41)",
	[SQL_ADD_USUAL] = "INSERT INTO usual VALUES (?1,?2,?3,?4,?5)",
	/* The newest million hearings: a week of a big centre. */
	[SQL_RENEW_USUAL] =
		"INSERT OR REPLACE INTO agent_usual "
		"SELECT agent, count(*), avg(speech_rate_cpm), avg(level_db), "
		"avg(pitch_hz) FROM measure JOIN hearing USING (hearing_id) "
		"JOIN call USING (call_id) WHERE party = 'agent' "
		"AND agent IS NOT NULL AND speech_rate_cpm IS NOT NULL "
		"AND hearing_id > (SELECT max(hearing_id) FROM hearing) "
		"- 1000000 GROUP BY agent",
	[SQL_ADD_JUDGEMENT] = "INSERT INTO judgement (hearing_id, pack_id, "
			      "score, is_vetoed, unknown_count) "
			      "VALUES (?1, ?2, ?3, ?4, ?5)",
	[SQL_ADD_SECTION_SCORE] =
		"INSERT INTO section_score VALUES (?1,?2,?3,?4)",
	[SQL_ADD_VERDICT] =
		"INSERT INTO verdict VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
	[SQL_ADD_EVIDENCE] = "INSERT INTO evidence "
			     "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
	[SQL_ADD_ASSESSMENT] = "INSERT INTO assessment (hearing_id, "
			       "rules_hash, probability, tier, is_flagged) "
			       "VALUES (?1, ?2, ?3, ?4, ?5)",
	[SQL_ADD_REASON] = "INSERT INTO reason VALUES (?1, ?2, ?3, ?4, ?5)",
	[SQL_PUT_FAILURE] =
		"INSERT INTO failure VALUES (?1, ?2, ?3) "
		"ON CONFLICT DO UPDATE SET "
		"reason = excluded.reason, run_id = excluded.run_id",
	[SQL_FORGET_FAILURE] = "DELETE FROM failure WHERE path = ?1",
	[SQL_PUT_QUARANTINE] =
		"INSERT INTO quarantine VALUES (?1, ?2, ?3, ?4, ?5) "
		"ON CONFLICT DO UPDATE SET path = excluded.path, "
		"reason = excluded.reason, run_id = excluded.run_id",
	[SQL_FIND_QUARANTINE] = "SELECT reason FROM quarantine "
				"WHERE hash = ?1 AND engine = ?2",
	[SQL_FORGET_QUARANTINE] = "DELETE FROM quarantine "
				  "WHERE hash = ?1 AND engine = ?2",
	[SQL_BEGIN_RUN] = "INSERT INTO run (started_at, version, jobs, found) "
			  "VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), "
			  "?1, ?2, ?3)",
	[SQL_END_RUN] = "UPDATE run SET finished_at = "
			"strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), done = ?2, "
			"skipped = ?3, failed = ?4, audio_s = ?5 "
			"WHERE run_id = ?1",
	[SQL_READ_CALL] = "SELECT name, path, path_customer, agent, team, "
			  "customer, queue, started_at, direction, language, "
			  "hangup, agent_channel, rate_hz, channels, "
			  "is_dual_mono, duration_s, is_imported, silence_s, "
			  "overlap_s, longest_silence_s, hold_s, music_s, "
			  "hash, satisfaction FROM hearing JOIN call "
			  "USING (call_id) WHERE hearing_id = ?1",
	[SQL_READ_TURNS] = "SELECT party, channel, start_s, end_s, text, words "
			   "FROM turn WHERE hearing_id = ?1 ORDER BY seq",
	[SQL_READ_UTTERANCES] =
		"SELECT turn, word_count, start_s, end_s, confidence, "
		"level_db, noise_db, pitch_hz, pitch_range_st, voiced_share "
		"FROM utterance WHERE hearing_id = ?1 ORDER BY seq",
	[SQL_READ_SOUNDS] = "SELECT kind, channel, start_s, end_s FROM sound "
			    "WHERE hearing_id = ?1 ORDER BY seq",
	[SQL_READ_VOICES] =
		"SELECT is_by_voice, separation, confidence, is_exchanged "
		"FROM voices WHERE hearing_id = ?1",
	/* The fields of call/measure.h are the last columns, in its order. */
	[SQL_READ_DELIVERIES] = "SELECT * FROM delivery "
				"WHERE hearing_id = ?1 ORDER BY seq",
	[SQL_READ_MEASURES] = "SELECT * FROM measure WHERE hearing_id = ?1",
	[SQL_READ_USUAL] = "SELECT hearing_id, calls, speech_rate_cpm, "
			   "level_db, pitch_hz FROM usual "
			   "WHERE hearing_id = ?1",
	[SQL_FIND_USUAL] = "SELECT agent, calls, speech_rate_cpm, level_db, "
			   "pitch_hz FROM agent_usual WHERE agent = ?1",
	/* Each call's newest hearing that these rules have not judged. */
	[SQL_LIST_HEARINGS] =
		"SELECT hearing_id FROM hearing AS h WHERE hearing_id > ?1 "
		"AND NOT EXISTS (SELECT 1 FROM hearing AS newer "
		"WHERE newer.call_id = h.call_id "
		"AND newer.hearing_id > h.hearing_id) "
		"AND NOT EXISTS (SELECT 1 FROM assessment AS a "
		"WHERE a.hearing_id = h.hearing_id AND a.rules_hash = ?2) "
		"AND NOT EXISTS (SELECT 1 FROM removal "
		"JOIN call ON hash = call_hash "
		"WHERE call_id = h.call_id AND class = 'transcript' "
		"AND NOT EXISTS (SELECT 1 FROM turn "
		"WHERE turn.hearing_id = h.hearing_id)) "
		"ORDER BY hearing_id LIMIT ?3",
	/* The newest judgement by each pack of that name. */
	[SQL_READ_SCORES] =
		"SELECT pack.name, score, max(judgement_id) FROM judgement "
		"JOIN pack USING (pack_id) WHERE hearing_id = ?1 "
		"GROUP BY pack.name",
	[SQL_READ_VERDICTS] =
		"SELECT pack.name, verdict.rule, value "
		"FROM judgement AS j JOIN pack USING (pack_id) "
		"JOIN verdict USING (judgement_id) WHERE hearing_id = ?1 "
		"AND NOT EXISTS (SELECT 1 FROM judgement AS newer "
		"JOIN pack AS other USING (pack_id) "
		"WHERE newer.hearing_id = ?1 AND other.name = pack.name "
		"AND newer.judgement_id > j.judgement_id)",
	[SQL_READ_FLAG] = "SELECT is_flagged FROM assessment "
			  "WHERE hearing_id = ?1 "
			  "ORDER BY assessment_id DESC LIMIT 1",
	[SQL_FIND_JUDGEMENT] = "SELECT judgement_id FROM judgement "
			       "WHERE hearing_id = ?1 AND pack_id = ?2",
};

enum status store_failure(
	struct store *store, const char *what, struct failure *why)
{
	int code = sqlite3_errcode(store->db) & 0xff;
	enum status status = STATUS_IO;

	if (code == SQLITE_NOMEM ||
		sqlite3_extended_errcode(store->db) == SQLITE_IOERR_NOMEM)
		status = STATUS_NO_MEMORY;
	else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
		status = STATUS_BUSY;
	else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
		status = STATUS_INVALID;
	return failure_set(
		why, status, "%s: %s", what, sqlite3_errmsg(store->db));
}

sqlite3_stmt *store_statement(struct store *store, enum statement which)
{
	sqlite3_stmt **place = &store->statements[which];

	if (!*place)
		(void)sqlite3_prepare_v3(store->db, sql[which], -1,
			SQLITE_PREPARE_PERSISTENT, place, NULL);
	else
		(void)sqlite3_reset(*place);
	return *place;
}

enum status store_step(struct store *store, sqlite3_stmt *statement,
	const char *what, bool *has_row, struct failure *why)
{
	int step = statement ? sqlite3_step(statement) : SQLITE_ERROR;
	enum status rc = STATUS_OK;

	*has_row = step == SQLITE_ROW;
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		rc = store_failure(store, what, why);
	if (step != SQLITE_ROW)
		(void)sqlite3_reset(statement);
	return rc;
}

enum status store_run(struct store *store, sqlite3_stmt *statement,
	const char *what, struct failure *why)
{
	bool has_row;
	enum status rc = store_step(store, statement, what, &has_row, why);

	assert(rc != STATUS_OK || !has_row);
	return rc;
}

enum status store_find_id(struct store *store, sqlite3_stmt *statement,
	const char *what, int64_t *id, struct failure *why)
{
	bool has_row;
	enum status rc = store_step(store, statement, what, &has_row, why);

	if (rc != STATUS_OK)
		return rc;
	*id = has_row ? sqlite3_column_int64(statement, 0) : 0;
	(void)sqlite3_reset(statement);
	return STATUS_OK;
}

enum status store_insert(struct store *store, sqlite3_stmt *statement,
	const char *what, int64_t *id, struct failure *why)
{
	enum status rc = store_run(store, statement, what, why);

	if (rc == STATUS_OK)
		*id = sqlite3_last_insert_rowid(store->db);
	return rc;
}

enum status store_run_for_id(struct store *store, sqlite3_stmt *statement,
	const char *what, int64_t *id, struct failure *why)
{
	bool has_row;
	enum status rc = store_step(store, statement, what, &has_row, why);

	if (rc != STATUS_OK)
		return rc;
	assert(has_row);
	*id = sqlite3_column_int64(statement, 0);
	/* RETURNING gives its row first: the statement ends on this step. */
	return store_run(store, statement, what, why);
}

double column_real(sqlite3_stmt *statement, int column)
{
	return sqlite3_column_type(statement, column) == SQLITE_NULL
		       ? NAN
		       : sqlite3_column_double(statement, column);
}

void bind_real(sqlite3_stmt *statement, int place, double value)
{
	if (isnan(value))
		(void)sqlite3_bind_null(statement, place);
	else
		(void)sqlite3_bind_double(statement, place, value);
}

void bind_text(sqlite3_stmt *statement, int place, const char *text)
{
	(void)sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}
