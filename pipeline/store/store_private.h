/*
 * Inside the store: the connection and its prepared statements.
 *
 * Thread rule: as for the store.
 */
#ifndef AUSCULT_STORE_PRIVATE_H
#define AUSCULT_STORE_PRIVATE_H

#include <sqlite3.h>

#include "store.h"
#include "text.h"

/* Every statement that is run once a call or more often, prepared once. */
enum statement {
	SQL_BEGIN,
	SQL_COMMIT,
	SQL_BEGIN_READING,
	SQL_END_READING,
	SQL_HAS,
	SQL_ADD_ENGINE,
	SQL_ADD_PACK,
	SQL_FIND_PACK,
	SQL_ADD_SECTION,
	SQL_ADD_GRADE,
	SQL_ADD_RULE,
	SQL_PUT_CALL,
	SQL_RATE_CALL,
	SQL_FIND_HEARING,
	SQL_FORGET_HEARING,
	SQL_ADD_HEARING,
	SQL_ADD_TURN,
	SQL_INDEX_TURNS,
	SQL_ADD_UTTERANCE,
	SQL_ADD_SOUND,
	SQL_ADD_DELIVERY,
	SQL_ADD_VOICES,
	SQL_ADD_MEASURE,
	SQL_ADD_USUAL,
	SQL_RENEW_USUAL,
	SQL_ADD_JUDGEMENT,
	SQL_ADD_SECTION_SCORE,
	SQL_ADD_VERDICT,
	SQL_ADD_EVIDENCE,
	SQL_ADD_ASSESSMENT,
	SQL_ADD_REASON,
	SQL_PUT_FAILURE,
	SQL_FORGET_FAILURE,
	SQL_PUT_QUARANTINE,
	SQL_FIND_QUARANTINE,
	SQL_FORGET_QUARANTINE,
	SQL_BEGIN_RUN,
	SQL_END_RUN,
	SQL_READ_CALL,
	SQL_READ_TURNS,
	SQL_READ_UTTERANCES,
	SQL_READ_SOUNDS,
	SQL_READ_DELIVERIES,
	SQL_READ_VOICES,
	SQL_READ_MEASURES,
	SQL_READ_USUAL,
	SQL_FIND_USUAL,
	SQL_LIST_HEARINGS,
	SQL_FIND_JUDGEMENT,
	SQL_READ_SCORES,
	SQL_READ_VERDICTS,
	SQL_READ_FLAG,
	STATEMENT_COUNT,
};

struct store {
	sqlite3 *db;
	sqlite3_stmt *statements[STATEMENT_COUNT];
	int64_t run_id;
	struct text text;  /* scratch of store_call.c */
	struct text words; /* likewise */
};

/* A column's number, NAN for NULL. */
double column_real(sqlite3_stmt *statement, int column);

/* `what`: and SQLite's own message. */
enum status store_failure(
	struct store *store, const char *what, struct failure *why);

/* Prepared on first use and reset; NULL when SQLite refuses. */
sqlite3_stmt *store_statement(struct store *store, enum statement which);

/*
 * Steps a bound statement to its next row; `what` is the sentence for a failure
 * ("cannot store a turn"). Nothing else steps: that there is no row and that
 * SQLite could not look are different answers. Without a row, and on failure,
 * the statement is reset. `statement` is NULL where it could not be prepared.
 */
MUST_CHECK enum status store_step(struct store *store, sqlite3_stmt *statement,
	const char *what, bool *has_row, struct failure *why);

/* Steps a bound statement that gives no row. */
MUST_CHECK enum status store_run(struct store *store, sqlite3_stmt *statement,
	const char *what, struct failure *why);

/* Steps a bound SELECT of one id, and resets it; 0 when there is no row. */
MUST_CHECK enum status store_find_id(struct store *store,
	sqlite3_stmt *statement, const char *what, int64_t *id,
	struct failure *why);

/* NULL for NAN; NULL for a NULL string. The text must outlive the step. */
void bind_real(sqlite3_stmt *statement, int place, double value);
void bind_text(sqlite3_stmt *statement, int place, const char *text);

/* As store_run(), for a bound INSERT of one new row: gives its id. */
MUST_CHECK enum status store_insert(struct store *store,
	sqlite3_stmt *statement, const char *what, int64_t *id,
	struct failure *why);

/* The same for a row that may be there already, by INSERT ... RETURNING, for
 * which SQLite makes and drops a table each time. */
MUST_CHECK enum status store_run_for_id(struct store *store,
	sqlite3_stmt *statement, const char *what, int64_t *id,
	struct failure *why);

#endif
