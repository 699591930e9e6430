/*
 * Output: where a command writes its result.
 *
 *	--out FILE or nothing -> output_open() -> ... -> output_close()
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_OUTPUT_H
#define AUSCULT_OUTPUT_H

#include <stdio.h>

#include "status.h"

/* Opens `path`; standard output for NULL and "-". STATUS_IO, STATUS_NOT_FOUND
 * for a folder that is not there. */
MUST_CHECK enum status output_open(
	FILE **out, const char *path, struct failure *why);

/* Closes `out` but for standard output. Returns `rc`, or STATUS_IO when what
 * went well so far cannot be written; the failure names the file. */
MUST_CHECK enum status output_close(
	FILE *out, const char *path, enum status rc, struct failure *why);

#endif
