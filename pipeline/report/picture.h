/*
 * Picture: SVG as pixels.
 *
 *	SVG -> picture_write() -> PNG file, by librsvg and cairo
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PICTURE_H
#define AUSCULT_PICTURE_H

#include <stdio.h>

#include "text.h"

/* Draws `svg` at its own size and writes the PNG to `out`. Errors:
 * STATUS_INVALID for what is no SVG or is more than 32,767 pixels high,
 * STATUS_NO_MEMORY, STATUS_IO. */
MUST_CHECK enum status picture_write(
	FILE *out, const struct text *svg, struct failure *why);

/* librsvg's version; lives for ever. */
const char *picture_library(void);

#endif
