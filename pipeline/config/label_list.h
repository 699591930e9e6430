/*
 * Label list: what became of calls, as people found it.
 *
 *	labels.csv -> label_list_read() -> calls, complaint or none
 *
 *	call,complaint
 *	4711,yes
 *	calls/4712.wav,no
 *
 * Columns besides are passed over. A flag that reviewers confirmed is `yes`
 * (or confirmed, 1, true, 是), one that they overturned `no` (or overturned, 0,
 * false, 否).
 *
 * Thread rule: read-only once read.
 */
#ifndef AUSCULT_LABEL_LIST_H
#define AUSCULT_LABEL_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "status.h"

#define LABEL_LIST_MOST_BYTES ((size_t)64 * 1024 * 1024)

struct label {
	const char *call; /* name, or recording; in the arena */
	bool is_complaint;
	int line;
};

/* Zeroed is empty. */
struct label_list {
	struct label *items;
	size_t count, capacity;
};

/* Errors: STATUS_INVALID `labels.csv:3: complaint: "maybe" is not yes or no`,
 * and for a header without both columns; STATUS_NOT_FOUND, STATUS_IO. */
MUST_CHECK enum status label_list_read(struct label_list *list,
	const char *path, struct arena *arena, struct failure *why);
void label_list_release(struct label_list *list);

#endif
