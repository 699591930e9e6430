/*
 * Inside the transcript writer: its JSON, which has a library of its own.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_TRANSCRIPT_PRIVATE_H
#define AUSCULT_TRANSCRIPT_PRIVATE_H

#include <stdio.h>

#include "call.h"

/* Errors: STATUS_IO, STATUS_NO_MEMORY. */
MUST_CHECK enum status transcript_write_json(
	FILE *out, const struct call *call, struct failure *why);

#endif
