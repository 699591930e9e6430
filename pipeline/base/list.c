#include "list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum status list_reserve(void *items, size_t *capacity, size_t want,
	size_t item_bytes, struct failure *why)
{
	size_t grown = *capacity ? *capacity : 8;
	unsigned char *memory;

	if (want <= *capacity)
		return STATUS_OK;
	while (grown < want && grown <= SIZE_MAX / 2)
		grown *= 2;
	if (grown < want || grown > SIZE_MAX / item_bytes)
		return failure_no_memory(why);
	/* The caller's pointer has its own type: read and write it as bytes. */
	memcpy(&memory, items, sizeof(memory));
	memory = realloc(memory, grown * item_bytes);
	if (!memory)
		return failure_no_memory(why);
	memset(memory + *capacity * item_bytes, 0,
		(grown - *capacity) * item_bytes);
	memcpy(items, &memory, sizeof(memory));
	*capacity = grown;
	return STATUS_OK;
}
