/*
 * Problems: what is amiss in a list, while the rest of it is used.
 *
 *	bad rows, fields, keys -> problems_add() -> sentences, in order
 *
 * Each is one line and says where: `night.csv:17: language: "cn" is not zh, en
 * or yue`. The caller logs them and counts them.
 *
 * Thread rule: one thread at a time for one list.
 */
#ifndef AUSCULT_PROBLEMS_H
#define AUSCULT_PROBLEMS_H

#include <stddef.h>

#include "arena.h"

/* Zeroed is empty and valid. */
struct problems {
	const char **items; /* the arena's */
	size_t count, capacity;
};

/* Adds a sentence, kept in `arena`. STATUS_NO_MEMORY. */
MUST_CHECK enum status problems_add(struct problems *problems,
	struct arena *arena, struct failure *why, const char *format, ...)
	FORMAT_LIKE_PRINTF(4, 5);

void problems_release(struct problems *problems);

#endif
