/*
 * Symbols: texts numbered in the order in which they come.
 *
 *	"宽带" -> symbols_add() -> 0, "坏" -> 1, "宽带" -> 0 ...
 *
 * Thread rule: one thread while texts are added, then read-only and shared.
 */
#ifndef AUSCULT_SYMBOLS_H
#define AUSCULT_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "status.h"

struct symbol_slot {
	uint32_t hash;
	uint32_t after; /* number + 1; 0 is free */
};

/* Zeroed is empty and valid. */
struct symbols {
	struct arena arena; /* the texts */
	const char **texts; /* by number */
	size_t count, capacity;
	struct symbol_slot *slots; /* by hash */
	size_t slot_count;
};

/* The number of the text's first `length` bytes, new or old. */
MUST_CHECK enum status symbols_add(struct symbols *symbols, const char *text,
	size_t length, uint32_t *number, struct failure *why);

/* Whether the text has a number; then fills it. */
bool symbols_find(const struct symbols *symbols, const char *text,
	size_t length, uint32_t *number);

void symbols_release(struct symbols *symbols);

#endif
