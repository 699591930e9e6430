/*
 * Arena: many small things that live and die together.
 *
 *	sizes, strings -> arena_alloc(), arena_text() -> memory, zeroed
 *
 * A call's strings come from its arena; clearing the arena frees them all at
 * once and keeps the first block for the next call.
 *
 * Thread rule: one thread at a time for one arena.
 */
#ifndef AUSCULT_ARENA_H
#define AUSCULT_ARENA_H

#include <stddef.h>

#include "status.h"

struct arena_block;

/* Zeroed is empty and valid. */
struct arena {
	struct arena_block *block;
};

/* `bytes` of zeroed memory aligned for any type; NULL when memory is short. */
void *arena_alloc(struct arena *arena, size_t bytes);

/* A copy of `text`, or of its first `length` bytes; NULL when memory is short
 * (and for a NULL `text`). */
char *arena_text(struct arena *arena, const char *text);
char *arena_text_part(struct arena *arena, const char *text, size_t length);

/* printf into the arena; NULL when memory is short. */
char *arena_print(struct arena *arena, const char *format, ...)
	FORMAT_LIKE_PRINTF(2, 3);

/* Forgets all that was handed out; keeps one block for what comes next. */
void arena_clear(struct arena *arena);

/* Frees everything; the arena is empty and valid again. */
void arena_release(struct arena *arena);

#endif
