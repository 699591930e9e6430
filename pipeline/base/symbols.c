#include "symbols.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"

#define FIRST_SLOTS ((size_t)64)

/* FNV-1a, 32 bits (G. Fowler, L. C. Noll, K.-P. Vo). */
static uint32_t hash_text(const char *text, size_t length)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	return hash;
}

static bool is_same(const char *known, const char *text, size_t length)
{
	return strncmp(known, text, length) == 0 && known[length] == '\0';
}

/* The slot that holds the text, or the free one where it would stand. */
static size_t find_slot(
	const struct symbols *symbols, const char *text, size_t length)
{
	size_t mask = symbols->slot_count - 1;
	size_t slot = hash_text(text, length) & mask;

	while (symbols->slots[slot] != 0 &&
		!is_same(
			symbols->texts[symbols->slots[slot] - 1], text, length))
		slot = (slot + 1) & mask;
	return slot;
}

/* Twice the slots, so that at most half of them are taken. */
static enum status grow(struct symbols *symbols, struct failure *why)
{
	size_t count =
		symbols->slot_count ? symbols->slot_count * 2 : FIRST_SLOTS;
	uint32_t *slots = calloc(count, sizeof(*slots));

	if (!slots)
		return failure_no_memory(why);
	free(symbols->slots);
	symbols->slots = slots;
	symbols->slot_count = count;
	for (size_t i = 0; i < symbols->count; i++) {
		const char *text = symbols->texts[i];

		slots[find_slot(symbols, text, strlen(text))] = (uint32_t)i + 1;
	}
	return STATUS_OK;
}

enum status symbols_add(struct symbols *symbols, const char *text,
	size_t length, uint32_t *number, struct failure *why)
{
	enum status rc = STATUS_OK;
	const char *copy;

	if (symbols_find(symbols, text, length, number))
		return STATUS_OK;
	if ((symbols->count + 1) * 2 > symbols->slot_count)
		rc = grow(symbols, why);
	if (rc == STATUS_OK)
		rc = list_reserve(&symbols->texts, &symbols->capacity,
			symbols->count + 1, sizeof(*symbols->texts), why);
	if (rc != STATUS_OK)
		return rc;
	copy = arena_text_part(&symbols->arena, text, length);
	if (!copy)
		return failure_no_memory(why);
	*number = (uint32_t)symbols->count;
	symbols->slots[find_slot(symbols, text, length)] = *number + 1;
	symbols->texts[symbols->count++] = copy;
	return STATUS_OK;
}

bool symbols_find(const struct symbols *symbols, const char *text,
	size_t length, uint32_t *number)
{
	uint32_t found;

	if (symbols->slot_count == 0)
		return false;
	found = symbols->slots[find_slot(symbols, text, length)];
	if (found == 0)
		return false;
	*number = found - 1;
	return true;
}

void symbols_release(struct symbols *symbols)
{
	arena_release(&symbols->arena);
	free(symbols->texts);
	free(symbols->slots);
	*symbols = (struct symbols){ 0 };
}
