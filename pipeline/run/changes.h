/*
 * Changes: what other rules would say of calls, added up.
 *
 *	judged call, stored result -> changes_add() -> pass to fail: 12 calls
 *
 * Thread rule: one thread at a time for one of them.
 */
#ifndef AUSCULT_CHANGES_H
#define AUSCULT_CHANGES_H

#include <stdint.h>

#include "call.h"
#include "store.h"

/* A verdict that changes; "flagged", of no pack, with yes and no, among them.
 * Strings are the pack's or live for ever; `was` is NULL where the pack had not
 * judged the call. */
struct change {
	const char *pack; /* "" for the flag */
	const char *rule;
	const char *was, *becomes;
	int64_t calls;
	const char *example; /* name or recording of the first such call */
};

/* Of the calls that a pack scored before and would score now. */
struct score_change {
	const struct pack *pack;
	int64_t calls;
	double was, becomes; /* sums */
};

/* Zeroed is empty; released by changes_release(). */
struct changes {
	struct arena arena; /* the examples */
	struct change *items;
	size_t count, capacity;
	struct score_change *scores;
	size_t score_count, score_capacity;
	int64_t changed; /* calls in which anything does */
};

/* `before` is what stands for the call; the call is judged by the packs of
 * today. Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status changes_add(struct changes *changes,
	const struct call *call, const struct stored_result *before,
	struct failure *why);

/* Puts the most frequent change first. */
void changes_sort(struct changes *changes);
void changes_release(struct changes *changes);

#endif
