#include "problems.h"

#include <stdio.h>
#include <stdlib.h>

#include "list.h"

enum status problems_add(struct problems *problems, struct arena *arena,
	struct failure *why, const char *format, ...)
{
	char sentence[sizeof(why->text)];
	struct failure line;
	va_list arguments;
	const char *text;
	enum status rc = list_reserve(&problems->items, &problems->capacity,
		problems->count + 1, sizeof(*problems->items), why);

	if (rc != STATUS_OK)
		return rc;
	va_start(arguments, format);
	(void)vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	/* A failure keeps a sentence on one line. */
	(void)failure_set(&line, STATUS_INVALID, "%s", sentence);
	text = arena_text(arena, line.text);
	if (!text)
		return failure_no_memory(why);
	problems->items[problems->count++] = text;
	return STATUS_OK;
}

void problems_release(struct problems *problems)
{
	free(problems->items);
	*problems = (struct problems){ 0 };
}
