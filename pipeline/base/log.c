#include "log.h"

#include <ctype.h>
#include <stdio.h>
#include <unistd.h>

/* The longest status line; a terminal is rarely wider. */
#define STATUS_BYTES 256

static enum log_level log_level = LOG_NOTICE;

void log_set_level(enum log_level level)
{
	log_level = level;
}

void log_line(enum log_level level, const char *format, ...)
{
	struct failure line;
	va_list arguments;

	if (level > log_level)
		return;
	va_start(arguments, format);
	(void)vsnprintf(line.text, sizeof(line.text), format, arguments);
	va_end(arguments);
	/* A file's name may hold line breaks and escapes to the terminal. Its
	 * other bytes stay, so that it can be told which file it is. */
	for (char *at = line.text; *at; at++)
		if (iscntrl((unsigned char)*at))
			*at = '?';
	/* One call to the locked stream: lines of two threads never mix. */
	(void)fprintf(stderr, "%s%s\n", isatty(STDERR_FILENO) ? "\r\033[K" : "",
		line.text);
}

void log_status(const char *text)
{
	if (isatty(STDERR_FILENO)) {
		(void)fprintf(stderr, "\r\033[K%.*s", STATUS_BYTES, text);
		(void)fflush(stderr);
	}
}
