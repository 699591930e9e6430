/*
 * Chart: one column of a report drawn as SVG within HTML.
 *
 *	section -> chart_write() -> <svg role="img" aria-label="…">
 *
 * Bars, or a line where rows follow each other in time. The table beside it
 * says the same in words, so the drawing adds no text of its own but labels.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_CHART_H
#define AUSCULT_CHART_H

#include "document.h"

/* Writes nothing where the section has no chart or no number to draw. */
MUST_CHECK enum status chart_write(FILE *out, const struct document *document,
	const struct document_section *section, struct failure *why);

#endif
