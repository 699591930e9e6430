#include "status.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "text.h"

/* A message may carry any byte of a file name or a tag, and may have been cut
 * within a character: it stays one line of UTF-8. */
static void tidy(char *text)
{
	int32_t code_point;
	size_t used;

	for (; (used = text_next(text, &code_point)) > 0; text += used)
		if (code_point < ' ' || code_point == 0x7f ||
			(used == 1 && code_point == 0xfffd))
			*text = '?';
}

enum status failure_set(
	struct failure *why, enum status status, const char *format, ...)
{
	va_list arguments;

	if (!why)
		return status;
	va_start(arguments, format);
	(void)vsnprintf(why->text, sizeof(why->text), format, arguments);
	va_end(arguments);
	tidy(why->text);
	return status;
}

enum status failure_prefix(
	struct failure *why, enum status status, const char *format, ...)
{
	struct failure rest;
	va_list arguments;
	size_t used;

	if (!why)
		return status;
	rest = *why;
	va_start(arguments, format);
	(void)vsnprintf(why->text, sizeof(why->text), format, arguments);
	va_end(arguments);
	used = strlen(why->text);
	(void)snprintf(
		why->text + used, sizeof(why->text) - used, ": %s", rest.text);
	tidy(why->text);
	return status;
}

enum status failure_no_memory(struct failure *why)
{
	return failure_set(why, STATUS_NO_MEMORY, "out of memory");
}

enum status failure_errno(
	struct failure *why, int error_number, const char *what)
{
	char message[128] = "unknown error";

	(void)strerror_r(error_number, message, sizeof(message));
	(void)failure_set(why, STATUS_IO, "%s: %s", what, message);
	if (error_number == ENOMEM)
		return STATUS_NO_MEMORY;
	return error_number == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
}
