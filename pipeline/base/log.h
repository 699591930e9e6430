/*
 * Log: lines for whoever runs the program, on standard error.
 *
 * Only run, serve and cli log. A progress bar on a terminal stands in the last
 * line; log lines appear above it.
 *
 * Thread rule: any thread; a line is never torn.
 */
#ifndef AUSCULT_LOG_H
#define AUSCULT_LOG_H

#include "status.h"

enum log_level {
	LOG_ERROR,   /* something was lost or refused */
	LOG_WARNING, /* something is odd, the work goes on */
	LOG_NOTICE,  /* what a user wants to know; the default */
	LOG_DETAIL,  /* --verbose */
};

void log_set_level(enum log_level level);

/* Writes one line; no line break in `format`. */
void log_line(enum log_level level, const char *format, ...)
	FORMAT_LIKE_PRINTF(2, 3);

/* Keeps `text` as the last line of a terminal, in place of the one before;
 * "" takes it away. Nothing where standard error is no terminal. */
void log_status(const char *text);

#endif
