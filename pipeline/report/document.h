/*
 * Document: several tables of the store as one report, with what lies behind.
 *
 *	"night" -> document_read() -> sections -> document_write() -> HTML, mail
 *	document -> spreadsheet_write() -> .xlsx (spreadsheet.h)
 *
 * Most reports are one table; "night" is the summary of the last night. Behind
 * each row of a table that counts or averages stands the list of its calls, so
 * that every figure can be traced. What people said, as evidence quotes it, is
 * masked (privacy.h).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_DOCUMENT_H
#define AUSCULT_DOCUMENT_H

#include <stdbool.h>
#include <stdio.h>

#include "store.h"

/* No report has more tables. */
#define DOCUMENT_SECTIONS_MOST 6
/* How many calls are listed behind a row; "report --by trace_rule" and its like
 * list all. */
#define DOCUMENT_TRACE_MOST 50

/* How a report is drawn and traced. */
struct document_shape {
	const char *name; /* of the query */
	const char *title_en, *title_zh;
	const char *keys[2]; /* columns that a row and its calls share */
	const char *trace;   /* query of the calls; NULL where rows are calls */
	const char *label, *value, *margin; /* columns of its chart, or NULL */
	double most;			    /* of the value; 0 for its own */
	bool is_course; /* the rows follow each other in time */
};

struct document_section {
	const struct document_shape *shape;
	struct table table;
	struct table trace; /* empty without shape->trace */
};

struct document {
	const char *name;
	bool is_chinese;
	struct document_section sections[DOCUMENT_SECTIONS_MOST];
	size_t count;
};

enum document_format {
	DOCUMENT_TABLE, /* each section's title and table, for a terminal */
	DOCUMENT_HTML,	/* one file: no script, no request to anywhere */
	DOCUMENT_MAIL,	/* RFC 5322 message, as text and as HTML */
};

/* Who a mail goes to; NULL leaves the header out, for sendmail -t to refuse. */
struct document_mail {
	const char *from, *to;
};

/* Whether there is a report of that name. */
bool document_has(const char *name);

/* Whether it has more than one table, so that CSV cannot hold it. */
bool document_is_composed(const char *name);

/*
 * Reads the tables of the report `name`, one of document_has(), and the calls
 * behind them when `has_trace`; evidence is masked. The caller releases it.
 * Errors: as store_query().
 */
MUST_CHECK enum status document_read(struct document *document,
	struct store *store, const char *name, bool has_trace, bool is_chinese,
	struct failure *why);
void document_release(struct document *document);

/* The report's title in the reader's tongue. */
const char *document_title(const struct document *document);
const char *document_section_title(const struct document *document,
	const struct document_section *section);

/* Writes to `out`; errors: STATUS_IO, STATUS_NO_MEMORY. `mail` is for
 * DOCUMENT_MAIL and may be NULL. */
MUST_CHECK enum status document_write(FILE *out,
	const struct document *document, enum document_format format,
	const struct document_mail *mail, struct failure *why);

/* HTML of the sections; `has_charts` draws and folds, which mail readers do
 * not. */
MUST_CHECK enum status document_html(FILE *out, const struct document *document,
	bool has_charts, struct failure *why);

#endif
