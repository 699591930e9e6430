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

/* The slot that holds the text, or the free one where it would stand. Other
 * texts on the way are told by their hashes, without a look at them. */
static struct symbol_slot *find_slot(const struct symbols *symbols,
	uint32_t hash, const char *text, size_t length)
{
	size_t mask = symbols->slot_count - 1;
	size_t at = hash & mask;

	while (symbols->slots[at].after != 0 &&
		!(symbols->slots[at].hash == hash &&
			is_same(symbols->texts[symbols->slots[at].after - 1],
				text, length)))
		at = (at + 1) & mask;
	return &symbols->slots[at];
}

/* Twice the slots, so that at most half of them are taken. */
static enum status grow(struct symbols *symbols, struct failure *why)
{
	size_t count =
		symbols->slot_count ? symbols->slot_count * 2 : FIRST_SLOTS;
	struct symbol_slot *slots = calloc(count, sizeof(*slots));

	if (!slots)
		return failure_no_memory(why);
	for (size_t i = 0; i < symbols->slot_count; i++) {
		size_t at = symbols->slots[i].hash & (count - 1);

		if (symbols->slots[i].after == 0)
			continue;
		while (slots[at].after != 0)
			at = (at + 1) & (count - 1);
		slots[at] = symbols->slots[i];
	}
	free(symbols->slots);
	symbols->slots = slots;
	symbols->slot_count = count;
	return STATUS_OK;
}

enum status symbols_add(struct symbols *symbols, const char *text,
	size_t length, uint32_t *number, struct failure *why)
{
	uint32_t hash = hash_text(text, length);
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
	symbols->texts[symbols->count++] = copy;
	*find_slot(symbols, hash, text, length) =
		(struct symbol_slot){ hash, *number + 1 };
	return STATUS_OK;
}

bool symbols_find(const struct symbols *symbols, const char *text,
	size_t length, uint32_t *number)
{
	uint32_t after;

	if (symbols->slot_count == 0)
		return false;
	after = find_slot(symbols, hash_text(text, length), text, length)
			->after;
	if (after == 0)
		return false;
	*number = after - 1;
	return true;
}

void symbols_release(struct symbols *symbols)
{
	arena_release(&symbols->arena);
	free(symbols->texts);
	free(symbols->slots);
	*symbols = (struct symbols){ 0 };
}
