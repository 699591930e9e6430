/* Merging the databases of shards into one. */
#include "embedded.h"
#include "path.h"
#include "store_private.h"

static enum status merge_failure(struct store *store, const char *path,
	const char *what, struct failure *why)
{
	return failure_prefix(why, store_failure(store, what, why), "%s", path);
}

/* Opening it as a store first refuses what is not ours, brings an older one
 * up to this schema, and plays back a journal that a kill left behind. */
static enum status check_shard(const char *path, struct failure *why)
{
	struct store *shard = NULL;
	enum status rc = STATUS_OK;

	if (!path_is_file(path))
		return failure_set(why, STATUS_NOT_FOUND,
			"%s: there is no such database", path);
	rc = store_new(&shard, path, STORE_WRITE, why);
	store_free(shard);
	return rc;
}

static enum status attach(
	struct store *store, const char *path, struct failure *why)
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(
		store->db, "ATTACH ?1 AS shard", -1, &statement, NULL);

	if (rc == SQLITE_OK) {
		bind_text(statement, 1, path);
		rc = sqlite3_step(statement);
	}
	(void)sqlite3_finalize(statement);
	return rc == SQLITE_DONE
		       ? STATUS_OK
		       : merge_failure(store, path, "cannot attach", why);
}

static enum status refuse_itself(
	struct store *store, const char *path, struct failure *why)
{
	const char *own = sqlite3_db_filename(store->db, "main");

	if (own && path_is_same(own, path))
		return failure_set(why, STATUS_INVALID,
			"%s: cannot be merged into itself", path);
	return STATUS_OK;
}

/* Engines of one name and another content hear differently, and an agent
 * scored by two ears is not scored fairly. Imports each have their own. */
static const char other_engine[] =
	"SELECT name, hash FROM shard.engine "
	"WHERE name NOT IN ('import', 'none') "
	"AND name IN (SELECT name FROM main.engine) "
	"AND hash NOT IN (SELECT hash FROM main.engine)";

static enum status refuse_other_engine(
	struct store *store, const char *path, struct failure *why)
{
	sqlite3_stmt *statement = NULL;
	enum status rc = STATUS_OK;
	int step = sqlite3_prepare_v2(
		store->db, other_engine, -1, &statement, NULL);

	if (step == SQLITE_OK)
		step = sqlite3_step(statement);
	if (step == SQLITE_ROW)
		rc = failure_set(why, STATUS_INVALID,
			"%s: was heard by another %s (%.12s) than the calls "
			"here; --mixed takes it all the same",
			path, sqlite3_column_text(statement, 0),
			sqlite3_column_text(statement, 1));
	else if (step != SQLITE_DONE)
		rc = merge_failure(store, path, "cannot read", why);
	(void)sqlite3_finalize(statement);
	return rc;
}

static enum status count_calls(
	struct store *store, int64_t *count, struct failure *why)
{
	sqlite3_stmt *statement = NULL;
	enum status rc = STATUS_OK;

	if (sqlite3_prepare_v2(store->db, "SELECT count(*) FROM main.call", -1,
		    &statement, NULL) == SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW)
		*count = sqlite3_column_int64(statement, 0);
	else
		rc = store_failure(store, "cannot count calls", why);
	(void)sqlite3_finalize(statement);
	return rc;
}

/* The script's temporary tables go with a transaction that is rolled back. */
static enum status take(struct store *store, const char *path,
	bool takes_other_engines, struct failure *why)
{
	enum status rc = store_begin(store, why);

	if (rc != STATUS_OK)
		return rc;
	if (!takes_other_engines)
		rc = refuse_other_engine(store, path, why);
	if (rc == STATUS_OK && sqlite3_exec(store->db, merge_files[0].text,
				       NULL, NULL, NULL) != SQLITE_OK)
		rc = merge_failure(store, path, "cannot merge", why);
	if (rc == STATUS_OK)
		rc = store_commit(store, why);
	if (rc != STATUS_OK)
		store_roll_back(store);
	return rc;
}

enum status store_merge(struct store *store, const char *path,
	bool takes_other_engines, int64_t *added, struct failure *why)
{
	int64_t before = 0, after = 0;
	enum status rc = refuse_itself(store, path, why);

	if (rc == STATUS_OK)
		rc = check_shard(path, why);
	if (rc == STATUS_OK)
		rc = count_calls(store, &before, why);
	if (rc == STATUS_OK)
		rc = attach(store, path, why);
	if (rc != STATUS_OK)
		return rc;
	rc = take(store, path, takes_other_engines, why);
	(void)sqlite3_exec(store->db, "DETACH shard", NULL, NULL, NULL);
	if (rc == STATUS_OK)
		rc = count_calls(store, &after, why);
	if (rc == STATUS_OK)
		*added = after - before;
	return rc;
}
