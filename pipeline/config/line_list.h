/*
 * Line list: the lines of a text file.
 *
 *	sentences.txt -> line_list_read() -> lines, without blanks around them
 *
 * Thread rule: read-only once read.
 */
#ifndef AUSCULT_LINE_LIST_H
#define AUSCULT_LINE_LIST_H

#include <stddef.h>

#include "arena.h"
#include "status.h"

/* More than the text of any evaluation, less than memory. */
#define LINE_LIST_MOST_BYTES ((size_t)64 * 1024 * 1024)

/* Zeroed is empty. */
struct line_list {
	const char **items; /* never empty; in the arena */
	int *numbers;	    /* in the file, from 1; likewise */
	size_t count;
};

/*
 * Reads the lines that are not blank; a byte order mark is passed over. Errors:
 * STATUS_INVALID `x.txt:3: not UTF-8` and for a file that is too large;
 * STATUS_NOT_FOUND, STATUS_IO, with the path.
 */
MUST_CHECK enum status line_list_read(struct line_list *list, const char *path,
	struct arena *arena, struct failure *why);

#endif
