/*
 * Paths: names of files, as bytes.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PATH_H
#define AUSCULT_PATH_H

#include <stdbool.h>

#include "status.h"
#include "text.h"

/* The part behind the last slash; borrowed. */
const char *path_name(const char *path);

/* The part of the name behind its last point, "" where there is none;
 * borrowed. */
const char *path_extension(const char *path);

/* Puts `name` into `into` as seen from the folder that holds the file
 * `beside`; an absolute `name` stays as it is. */
MUST_CHECK enum status path_beside(struct text *into, const char *beside,
	const char *name, struct failure *why);

/* The path without its extension, and `ending` behind it. */
MUST_CHECK enum status path_with_ending(struct text *into, const char *path,
	const char *ending, struct failure *why);

bool path_is_folder(const char *path);
bool path_is_file(const char *path);
/* Whether both names lead to one file. */
bool path_is_same(const char *a, const char *b);

/* Reads the whole file into `into` (cleared first). Refuses files larger than
 * `most_bytes` with STATUS_INVALID. */
MUST_CHECK enum status path_read(struct text *into, const char *path,
	size_t most_bytes, struct failure *why);

#endif
