#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "embedded.h"
#include "path.h"
#include "store_private.h"

#define WAIT_FOR_LOCK_MS 10000
#define PAUSE_MS 5
/* "Ausc": tells our databases from any other SQLite file. */
#define APPLICATION_ID 0x41757363

static enum status execute(
	struct store *store, const char *sql, struct failure *why)
{
	if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return store_failure(store, "database", why);
	return STATUS_OK;
}

static enum status read_pragma(
	struct store *store, const char *sql, int *value, struct failure *why)
{
	sqlite3_stmt *statement = NULL;
	bool has_row;
	enum status rc;

	(void)sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	rc = store_step(store, statement, "database", &has_row, why);
	if (rc == STATUS_OK)
		*value = sqlite3_column_int(statement, 0);
	(void)sqlite3_finalize(statement);
	return rc;
}

static int newest_version(void)
{
	int count = 0;

	while (schema_files[count].name)
		count++;
	return count;
}

/* Applies schema file `version` and notes it, as one transaction. */
static enum status apply_version(
	struct store *store, int version, struct failure *why)
{
	char note[96];
	enum status rc;

	(void)sqlite3_snprintf(sizeof(note), note,
		"PRAGMA user_version = %d; PRAGMA application_id = %d;",
		version, APPLICATION_ID);
	rc = execute(store, schema_files[version - 1].text, why);
	if (rc == STATUS_OK)
		rc = execute(store, note, why);
	return rc == STATUS_OK ? rc
			       : failure_prefix(why, rc, "schema %s",
					 schema_files[version - 1].name);
}

/* Refuses files that are not ours or come from a newer program. */
static enum status check_version(
	struct store *store, int *version, struct failure *why)
{
	int application = 0, tables = 0;
	enum status rc =
		read_pragma(store, "PRAGMA user_version", version, why);

	if (rc == STATUS_OK)
		rc = read_pragma(
			store, "PRAGMA application_id", &application, why);
	if (rc == STATUS_OK)
		rc = read_pragma(store, "SELECT count(*) FROM sqlite_schema",
			&tables, why);
	if (rc != STATUS_OK)
		return rc;
	if (tables > 0 && application != APPLICATION_ID)
		return failure_set(why, STATUS_INVALID,
			"is a database, but not one of auscult's");
	if (*version < 0 || *version > newest_version())
		return failure_set(why, STATUS_INVALID,
			"has schema version %d, this program knows up to %d",
			*version, newest_version());
	return STATUS_OK;
}

/* Two processes may open a new database at once: the version is read again
 * under the write lock. */
static enum status migrate(struct store *store, struct failure *why)
{
	int version = 0;
	enum status rc = execute(store, "BEGIN IMMEDIATE", why);

	if (rc != STATUS_OK)
		return rc;
	rc = check_version(store, &version, why);
	while (rc == STATUS_OK && version < newest_version())
		rc = apply_version(store, ++version, why);
	if (rc == STATUS_OK)
		rc = execute(store, "COMMIT", why);
	if (rc != STATUS_OK)
		(void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}

/* All of it at one moment: another process may be making the tables. */
static enum status inspect(
	struct store *store, int *version, struct failure *why)
{
	enum status rc = execute(store, "BEGIN", why);

	if (rc != STATUS_OK)
		return rc;
	rc = check_version(store, version, why);
	if (rc == STATUS_OK)
		return execute(store, "ROLLBACK", why);
	(void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return rc;
}

/* SQLite itself does not wait for the lock that this takes. */
static enum status use_write_ahead_log(struct store *store, struct failure *why)
{
	enum status rc;

	for (int waited_ms = 0;; waited_ms += PAUSE_MS) {
		rc = execute(store, "PRAGMA journal_mode = WAL", why);
		if (rc != STATUS_BUSY || waited_ms >= WAIT_FOR_LOCK_MS)
			return rc;
		(void)sqlite3_sleep(PAUSE_MS);
	}
}

/* synchronous NORMAL under WAL: a power cut may lose the last calls, never
 * harm the database (sqlite.org/pragma.html#pragma_synchronous); the next run
 * hears them again. */
static enum status prepare(
	struct store *store, enum store_mode mode, struct failure *why)
{
	int version = 0;
	enum status rc;

	(void)sqlite3_busy_timeout(store->db, WAIT_FOR_LOCK_MS);
	rc = inspect(store, &version, why);
	if (rc == STATUS_OK && mode == STORE_READ &&
		version != newest_version())
		return failure_set(why, STATUS_INVALID,
			"has schema version %d, want %d: any writing command "
			"brings it up to date",
			version, newest_version());
	if (rc == STATUS_OK && mode == STORE_WRITE)
		rc = use_write_ahead_log(store, why);
	if (rc == STATUS_OK && mode == STORE_WRITE)
		rc = execute(store, "PRAGMA synchronous = NORMAL", why);
	if (rc == STATUS_OK)
		rc = execute(store, "PRAGMA foreign_keys = ON", why);
	if (rc == STATUS_OK && version < newest_version())
		rc = migrate(store, why);
	return rc;
}

enum status store_new(struct store **out, const char *path,
	enum store_mode mode, struct failure *why)
{
	struct store *store = calloc(1, sizeof(*store));
	int flags = mode == STORE_READ
			    ? SQLITE_OPEN_READONLY
			    : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	enum status rc;

	if (!store)
		return failure_no_memory(why);
	if (mode == STORE_READ && !path_is_file(path)) {
		free(store);
		return failure_set(why, STATUS_NOT_FOUND,
			"%s: there is no such database", path);
	}
	if (sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX,
		    NULL) != SQLITE_OK)
		rc = store_failure(store, "cannot open", why);
	else
		rc = prepare(store, mode, why);
	if (rc != STATUS_OK) {
		store_free(store);
		return failure_prefix(why, rc, "%s", path);
	}
	*out = store;
	return STATUS_OK;
}

void store_free(struct store *store)
{
	if (!store)
		return;
	for (int i = 0; i < STATEMENT_COUNT; i++)
		(void)sqlite3_finalize(store->statements[i]);
	(void)sqlite3_close(store->db);
	text_release(&store->text);
	text_release(&store->words);
	free(store);
}

enum status store_begin_run(
	struct store *store, const struct run_record *run, struct failure *why)
{
	sqlite3_stmt *statement = store_statement(store, SQL_BEGIN_RUN);
	enum status rc;

	bind_text(statement, 1, run->version);
	(void)sqlite3_bind_int(statement, 2, run->jobs);
	(void)sqlite3_bind_int64(statement, 3, run->found);
	rc = store_run(store, statement, "cannot begin the run", why);
	if (rc == STATUS_OK)
		store->run_id = sqlite3_last_insert_rowid(store->db);
	return rc;
}

enum status store_end_run(
	struct store *store, const struct run_record *run, struct failure *why)
{
	sqlite3_stmt *statement = store_statement(store, SQL_END_RUN);

	(void)sqlite3_bind_int64(statement, 1, store->run_id);
	(void)sqlite3_bind_int64(statement, 2, run->done);
	(void)sqlite3_bind_int64(statement, 3, run->skipped);
	(void)sqlite3_bind_int64(statement, 4, run->failed);
	(void)sqlite3_bind_double(statement, 5, run->audio_s);
	return store_run(store, statement, "cannot end the run", why);
}

int64_t store_run_id(const struct store *store)
{
	return store->run_id;
}

void store_resume_run(struct store *store, int64_t run_id)
{
	store->run_id = run_id;
}

enum status store_has(struct store *store, const struct digest *call,
	const struct store_key *key, bool *has, struct failure *why)
{
	sqlite3_stmt *statement = store_statement(store, SQL_HAS);
	int64_t id = 0;
	enum status rc;

	bind_text(statement, 1, call->text);
	bind_text(statement, 2, key->engine.text);
	bind_text(statement, 3, key->rules.text);
	rc = store_find_id(store, statement, "cannot look a call up", &id, why);
	if (rc == STATUS_OK)
		*has = id != 0;
	return rc;
}

enum status store_put_failure(struct store *store, const char *path,
	const char *reason, struct failure *why)
{
	sqlite3_stmt *statement = store_statement(store, SQL_PUT_FAILURE);

	bind_text(statement, 1, path);
	bind_text(statement, 2, reason);
	(void)sqlite3_bind_int64(statement, 3, store->run_id);
	return store_run(store, statement, "cannot note a failure", why);
}

enum status store_put_quarantine(struct store *store, const struct digest *call,
	const struct store_key *key, const char *path, const char *reason,
	struct failure *why)
{
	sqlite3_stmt *statement = store_statement(store, SQL_PUT_QUARANTINE);

	bind_text(statement, 1, call->text);
	bind_text(statement, 2, key->engine.text);
	bind_text(statement, 3, path);
	bind_text(statement, 4, reason);
	(void)sqlite3_bind_int64(statement, 5, store->run_id);
	return store_run(store, statement, "cannot quarantine a call", why);
}

enum status store_is_quarantined(struct store *store, const struct digest *call,
	const struct store_key *key, bool *is_quarantined,
	struct failure *reason, struct failure *why)
{
	sqlite3_stmt *statement = store_statement(store, SQL_FIND_QUARANTINE);
	enum status rc;

	bind_text(statement, 1, call->text);
	bind_text(statement, 2, key->engine.text);
	rc = store_step(
		store, statement, "cannot look a call up", is_quarantined, why);
	if (rc == STATUS_OK && *is_quarantined) {
		(void)failure_set(reason, STATUS_INVALID, "%s",
			(const char *)sqlite3_column_text(statement, 0));
		(void)sqlite3_reset(statement);
	}
	return rc;
}

const char *store_library(void)
{
	return sqlite3_libversion();
}
