/*
 * List: growing a typed array.
 *
 *	struct { struct word *items; size_t count, capacity; } words;
 *	rc = list_reserve(&words.items, &words.capacity, words.count + 1,
 *		sizeof(*words.items), why);
 *	if (rc == STATUS_OK)
 *		words.items[words.count++] = word;
 *
 * Thread rule: as for the list itself.
 */
#ifndef AUSCULT_LIST_H
#define AUSCULT_LIST_H

#include <stddef.h>

#include "status.h"

/*
 * Makes room for `want` items. `items` is the address of the typed pointer;
 * new room is zeroed. Grows by doubling, so that a push costs O(1) on average.
 * On failure nothing has changed.
 */
MUST_CHECK enum status list_reserve(void *items, size_t *capacity, size_t want,
	size_t item_bytes, struct failure *why);

#endif
