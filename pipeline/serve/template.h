/*
 * Template: HTML with gaps, filled from values and tables.
 *
 *	template, struct page -> template_write() -> HTML
 *
 *	{{name}}                  the value, escaped for text and attributes
 *	{{name|time}}             the same through a filter (see below)
 *	[[English|中文]]           one of both, by the reader's language
 *	{{?name}} ... {{/}}       only where the value is neither empty nor 0
 *	{{?name=word}} ... {{/}}  only where it is that word; ^ for ? is
 *"unless"
 *	{{#table}} ... {{/}}      once for each row; its columns are values then
 *	{{#table by a b}}         only rows whose columns a and b are as outside
 *	{{>other}}                another template
 *
 * Inside a row, {{name}} is a column of the innermost table that has it, else
 * a value of the page. Filters: `time` (m:ss), `moment` (date and time of day),
 * `one` (one decimal), `two`, `whole`, `percent` (of a share), `word` (a fixed
 * word in the reader's language, vocabulary.h), `url` (for a query).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_TEMPLATE_H
#define AUSCULT_TEMPLATE_H

#include "page.h"

/* Appends the filled template of that name to `out`. Errors:
 * STATUS_NOT_FOUND for a template that there is none of, STATUS_INVALID for a
 * gap that is not closed or a filter that is not known, STATUS_NO_MEMORY. */
MUST_CHECK enum status template_write(const struct page *page, const char *name,
	struct text *out, struct failure *why);

/* The same for a template that is no file of ours. */
MUST_CHECK enum status template_fill(const struct page *page, const char *text,
	struct text *out, struct failure *why);

#endif
