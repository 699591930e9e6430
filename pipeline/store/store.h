/*
 * Store: the database of calls, verdicts and scores.
 *
 *	call -> store_put_call() -> rows
 *
 * SQLite with WAL, foreign keys and STRICT tables; schema/ holds one .sql file
 * for each schema version, applied in order when a database is opened. A call
 * goes in as one transaction: after a kill it is there whole or not at all.
 *
 * Thread rule: one thread at a time for one store; run/ holds a lock.
 */
#ifndef AUSCULT_STORE_H
#define AUSCULT_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "call.h"
#include "pack.h"

struct store;

enum store_mode {
	STORE_READ,  /* must exist and have this program's schema version */
	STORE_WRITE, /* made or migrated when needed */
};

/*
 * Opens the database at `path`. Waits up to ten seconds for a lock that
 * another process holds. Errors: STATUS_NOT_FOUND, STATUS_IO, STATUS_BUSY,
 * STATUS_INVALID for a file that is no database of ours or a newer one.
 */
MUST_CHECK enum status store_new(struct store **out, const char *path,
	enum store_mode mode, struct failure *why);
void store_free(struct store *store);

/* What one run of the nightly job found and did. */
struct run_record {
	const char *version; /* of the program */
	int jobs;
	int64_t found, done, skipped, failed;
	double audio_s; /* heard in this run */
};

MUST_CHECK enum status store_begin_run(
	struct store *store, const struct run_record *run, struct failure *why);
MUST_CHECK enum status store_end_run(
	struct store *store, const struct run_record *run, struct failure *why);

/* The run that is booked, and going on with it in another process. */
int64_t store_run_id(const struct store *store);
void store_resume_run(struct store *store, int64_t run_id);

/* What a result depends on besides the call. */
struct store_key {
	struct digest engine;	 /* program, models, imported transcript */
	const char *engine_name; /* "zh-cn-8k" */
	struct digest rules;	 /* of all packs together */
};

/* Whether the call with this content has been assessed under this key. */
MUST_CHECK enum status store_has(struct store *store, const struct digest *call,
	const struct store_key *key, bool *has, struct failure *why);

/* Renews what agents are like in most of their calls; then, of one of them: no
 * calls where that is not known. */
MUST_CHECK enum status store_renew_usual(
	struct store *store, struct failure *why);
MUST_CHECK enum status store_find_usual(struct store *store, const char *agent,
	struct usual *usual, struct failure *why);

/*
 * Stores a heard and judged call, in place of what was stored under the same
 * key, and forgets the failure noted for its path and its quarantine.
 */
MUST_CHECK enum status store_put_call(struct store *store,
	const struct call *call, const struct store_key *key,
	struct failure *why);

/* Notes how satisfied its customer said to be (1 to 5) with a stored call,
 * where that was not known or another; `*is_news` is whether so. */
MUST_CHECK enum status store_rate_call(struct store *store,
	const struct digest *call, int satisfaction, bool *is_news,
	struct failure *why);

/* How many hearings are listed at a time. */
#define STORE_IDS_MOST 1024

struct hearing_ids {
	int64_t items[STORE_IDS_MOST];
	size_t count;
};

/*
 * Lists, in order, the first hearings with an id above `after` that are the
 * newest of their call and that `rules` have not judged yet.
 */
MUST_CHECK enum status store_list_hearings(struct store *store,
	const struct digest *rules, int64_t after, struct hearing_ids *ids,
	struct failure *why);

/*
 * Fills `call` (cleared first) with a stored hearing, so that it is judged as
 * it was when it was heard: all but audio, container, codec and verdicts.
 * Errors: STATUS_NOT_FOUND, STATUS_INVALID for a row that cannot be, STATUS_IO.
 */
MUST_CHECK enum status store_read_call(struct store *store, int64_t hearing,
	struct call *call, struct failure *why);

/* The same of turns and words alone, which is many times faster; a hearing that
 * there is none of has no turns. */
MUST_CHECK enum status store_read_words(struct store *store, int64_t hearing,
	struct call *call, struct failure *why);

/* More packs than anybody runs at once. */
#define STORE_PACKS_MOST 16

struct stored_score {
	const char *pack;
	double score; /* NAN for a pack without a score sheet */
};

struct stored_verdict {
	const char *pack, *rule;
	enum verdict_value value;
};

/* What stands for a hearing: by each pack its newest judgement. Zeroed is
 * empty. */
struct stored_result {
	struct arena arena; /* the names */
	struct stored_score scores[STORE_PACKS_MOST];
	size_t score_count;
	struct {
		struct stored_verdict *items;
		size_t count, capacity;
	} verdicts;
	bool is_assessed, is_flagged;
};

/* Fills `result`, which keeps its memory from one to the next. Errors:
 * STATUS_IO, STATUS_NO_MEMORY. The caller releases it. */
MUST_CHECK enum status store_read_result(struct store *store, int64_t hearing,
	struct stored_result *result, struct failure *why);
void stored_result_release(struct stored_result *result);

/*
 * Several calls in one transaction: store_begin(), store_put_judgements() for
 * each, store_commit(), or store_roll_back().
 */
MUST_CHECK enum status store_begin(struct store *store, struct failure *why);
MUST_CHECK enum status store_commit(struct store *store, struct failure *why);
void store_roll_back(struct store *store);
MUST_CHECK enum status store_put_judgements(struct store *store,
	int64_t hearing, const struct call *call, const struct store_key *key,
	struct failure *why);

/* Notes that the recording at `path` could not be heard in this run. */
MUST_CHECK enum status store_put_failure(struct store *store, const char *path,
	const char *reason, struct failure *why);

/* Keeps the call with this content from being heard by this engine, as it
 * crashes or hangs it; until it is stored all the same. */
MUST_CHECK enum status store_put_quarantine(struct store *store,
	const struct digest *call, const struct store_key *key,
	const char *path, const char *reason, struct failure *why);

/* Whether it is kept out, and if so the reason. */
MUST_CHECK enum status store_is_quarantined(struct store *store,
	const struct digest *call, const struct store_key *key,
	bool *is_quarantined, struct failure *reason, struct failure *why);

/*
 * Takes from the database at `path` whatever this one does not have: calls,
 * hearings, judgements, failures, runs. Rows are matched by content, so that a
 * second merge adds nothing; what is here already is not changed. One
 * transaction: all of it or nothing. `*added` is the number of new calls.
 * A database of an older schema is migrated first. Errors: STATUS_NOT_FOUND,
 * STATUS_INVALID for one that is not ours, is this one, or was heard by another
 * engine (unless `takes_other_engines`), STATUS_BUSY, STATUS_IO.
 */
MUST_CHECK enum status store_merge(struct store *store, const char *path,
	bool takes_other_engines, int64_t *added, struct failure *why);

/* What is kept for a time of its own (docs/privacy.md). */
enum retention_class {
	RETAIN_RECORDING,  /* the sound */
	RETAIN_TRANSCRIPT, /* what was said, and who the customer is */
	RETAIN_RESULT, /* the call, its scores, and what people said of it */
};

/* "recording", "transcript", "result". */
bool retention_class_parse(const char *name, enum retention_class *class);

/*
 * Removes what the store holds of that class for the call with this content,
 * in one transaction, and notes that `by` did; of a recording, whose file is
 * the caller's, only the note. Between store_forget_begin() and
 * store_forget_end() nothing that was removed stays behind in the file.
 */
MUST_CHECK enum status store_remove(struct store *store,
	enum retention_class class, const char *call_hash, const char *by,
	struct failure *why);
MUST_CHECK enum status store_forget_begin(
	struct store *store, struct failure *why);
MUST_CHECK enum status store_forget_end(
	struct store *store, struct failure *why);

/* Puts the call under legal hold, or releases it. */
MUST_CHECK enum status store_hold(struct store *store, const char *call_hash,
	bool is_held, const char *reason, const char *by, struct failure *why);

/* One cell of a report. */
struct cell {
	enum cell_kind { CELL_NULL = 0, CELL_NUMBER, CELL_TEXT } kind;
	double number;
	const char *text; /* the table's arena */
};

/* Rows of a query. `cells` is row after row. */
struct table {
	struct arena arena;
	const char **columns;
	size_t column_count;
	struct cell *cells;
	size_t row_count;
	size_t open; /* cells of a row that is not complete, behind the rows */
	size_t capacity;
};

/*
 * Fills `table` (zeroed or released before) by the query of that name in
 * queries/. STATUS_NOT_FOUND for a name there is none of. The caller releases
 * it with table_release().
 */
MUST_CHECK enum status store_query(struct store *store, const char *name,
	struct table *table, struct failure *why);

/* Whether there is a query of that name. */
bool store_has_query(const char *name);

/* What a query asks about: ":call" and its value, NULL for any. */
struct query_parameter {
	const char *name; /* NULL ends the list */
	const char *value;
};

/* As store_query(), with values bound to the query's parameters; one that it
 * does not have is passed over, one that is not given is NULL. */
MUST_CHECK enum status store_query_for(struct store *store, const char *name,
	const struct query_parameter *parameters, struct table *table,
	struct failure *why);

/* As store_query_for(), by a query of the review pages, in pages/. */
MUST_CHECK enum status store_page(struct store *store, const char *name,
	const struct query_parameter *parameters, struct table *table,
	struct failure *why);

/* Runs the statement of that name in changes/. `*id`, which may be NULL, is
 * what its RETURNING gives first, 0 when it changed nothing. */
MUST_CHECK enum status store_change(struct store *store, const char *name,
	const struct query_parameter *parameters, int64_t *id,
	struct failure *why);
void table_release(struct table *table);

/* SQLite's version; lives for ever. */
const char *store_library(void);

#endif
