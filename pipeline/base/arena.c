#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Big enough for the strings of an ordinary call in a block or two. */
#define BLOCK_BYTES ((size_t)64 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t size_bytes;
	size_t used_bytes;
	alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *block_new(size_t want_bytes)
{
	size_t size_bytes = want_bytes > BLOCK_BYTES ? want_bytes : BLOCK_BYTES;
	struct arena_block *block;

	if (size_bytes > SIZE_MAX - sizeof(*block))
		return NULL;
	block = malloc(sizeof(*block) + size_bytes);
	if (block) {
		block->next = NULL;
		block->size_bytes = size_bytes;
		block->used_bytes = 0;
	}
	return block;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
	const size_t align = alignof(max_align_t);
	struct arena_block *block = arena->block;
	void *start;

	if (bytes > SIZE_MAX - align)
		return NULL;
	bytes = (bytes + align - 1) / align * align;
	if (!block || block->size_bytes - block->used_bytes < bytes) {
		block = block_new(bytes);
		if (!block)
			return NULL;
		block->next = arena->block;
		arena->block = block;
	}
	start = block->bytes + block->used_bytes;
	block->used_bytes += bytes;
	memset(start, 0, bytes);
	return start;
}

char *arena_text_part(struct arena *arena, const char *text, size_t length)
{
	char *copy = text ? arena_alloc(arena, length + 1) : NULL;

	if (copy)
		memcpy(copy, text, length);
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return text ? arena_text_part(arena, text, strlen(text)) : NULL;
}

char *arena_print(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	char *text = NULL;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	if (length >= 0)
		text = arena_alloc(arena, (size_t)length + 1);
	if (text)
		(void)vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(arguments);
	return text;
}

static void free_chain(struct arena_block *block)
{
	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
}

void arena_clear(struct arena *arena)
{
	struct arena_block *block = arena->block;

	if (!block)
		return;
	if (block->size_bytes > BLOCK_BYTES) {
		arena_release(arena);
		return;
	}
	free_chain(block->next);
	block->next = NULL;
	block->used_bytes = 0;
}

void arena_release(struct arena *arena)
{
	free_chain(arena->block);
	arena->block = NULL;
}
