#include "scarce_memory.h"

#include <stddef.h>

#define NEVER (-1)

static long nth_refused = NEVER;
static long count;

/* Names that the linker gives (ld --wrap). */
void *__real_malloc(size_t bytes);
void *__real_calloc(size_t items, size_t bytes);
void *__real_realloc(void *memory, size_t bytes);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t items, size_t bytes);
void *__wrap_realloc(void *memory, size_t bytes);

void scarce_memory_refuse(long nth)
{
	nth_refused = nth;
	count = 0;
}

bool scarce_memory_grant(void)
{
	bool has_refused = nth_refused != NEVER && count > nth_refused;

	nth_refused = NEVER;
	return has_refused;
}

bool scarce_memory_allows(void)
{
	return nth_refused == NEVER || count++ != nth_refused;
}

void *__wrap_malloc(size_t bytes)
{
	return scarce_memory_allows() ? __real_malloc(bytes) : NULL;
}

void *__wrap_calloc(size_t items, size_t bytes)
{
	return scarce_memory_allows() ? __real_calloc(items, bytes) : NULL;
}

void *__wrap_realloc(void *memory, size_t bytes)
{
	return scarce_memory_allows() ? __real_realloc(memory, bytes) : NULL;
}
