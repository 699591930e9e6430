/*
 * Audit: the append-only log of who looked at what, as a chain of hashes.
 *
 *	who, what -> audit_add() -> a row that holds the hash of the one before
 *	the whole log -> audit_verify() -> how many rows, or where it is broken
 *
 * Each row's hash is the digest (hash.h) of its number, its fields and the
 * hash of the row before. A row that was changed, taken out or put in breaks
 * the chain there; that the newest rows were cut off shows by a head that was
 * noted elsewhere and is found no more.
 *
 * Thread rule: as for the store.
 */
#ifndef AUSCULT_AUDIT_H
#define AUSCULT_AUDIT_H

#include "store.h"

struct audit_entry {
	const char *account; /* "" where nobody has signed in */
	const char *role;
	const char *address;
	const char *action; /* "listen", "sign_in" */
	const char *object; /* "call/4711", or "" */
	const char *why;    /* or "" */
};

/* Adds a row. Inside a transaction of the caller's: two writers must not take
 * the same row for the last. */
MUST_CHECK enum status audit_add(struct store *store,
	const struct audit_entry *entry, struct failure *why);

struct audit_result {
	int64_t rows;
	struct digest head; /* of the last row; empty for none */
};

/*
 * Checks every row; `noted` is a head that must be found, or NULL.
 * STATUS_INVALID naming the row where the chain is broken, or the head that is
 * missing.
 */
MUST_CHECK enum status audit_verify(struct store *store, const char *noted,
	struct audit_result *result, struct failure *why);

#endif
