/*
 * Masked call: what was said in a stored call, and what of it is private.
 *
 *	hearing -> masked_call_read() -> call, privacy
 *	table that quotes calls -> masked_call_column() -> "[phone]", "[电话]"
 *
 * Whatever shows words of a call to people goes through here, so that all of
 * it is masked with the whole call in view: a number that was said over several
 * turns is hidden in evidence that quotes one of them, too.
 *
 * Thread rule: one thread at a time, as for the store.
 */
#ifndef AUSCULT_MASKED_CALL_H
#define AUSCULT_MASKED_CALL_H

#include "quote.h"
#include "store.h"

/* Zeroed is no call, and can be released. */
struct masked_call {
	int64_t hearing; /* that was read; 0 for none */
	bool is_whole;	 /* with all that store_read_call() gives */
	struct call call;
	struct privacy privacy;
	struct quoter quoter;
};

/* Reads the turns and words of a stored hearing, if it was not that one
 * already; masked_call_read_whole() all of it. Hearing 0 is a call without
 * words. Errors: as store_read_words() and store_read_call(). */
MUST_CHECK enum status masked_call_read(struct masked_call *masked,
	struct store *store, int64_t hearing, struct failure *why);
MUST_CHECK enum status masked_call_read_whole(struct masked_call *masked,
	struct store *store, int64_t hearing, struct failure *why);
void masked_call_release(struct masked_call *masked);

/* A column that quotes calls; those that say where, in seconds, or NULL. */
struct quote_column {
	const char *column, *start, *end;
};

/*
 * Masks what stands in the column. A row's call is that of its column
 * "hearing_id"; where the table has none, the one that was read last. Nothing
 * happens to a table without the column.
 */
MUST_CHECK enum status masked_call_column(struct masked_call *masked,
	struct store *store, struct table *table,
	const struct quote_column *column, bool is_chinese,
	struct failure *why);

#endif
