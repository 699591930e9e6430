/*
 * Embedded: the .sql files beside this header, compiled in (cmake/Embed.cmake).
 *
 * Thread rule: constants.
 */
#ifndef AUSCULT_EMBEDDED_H
#define AUSCULT_EMBEDDED_H

struct embedded {
	const char *name; /* the file's name without its ending; NULL ends */
	const char *text;
};

extern const struct embedded schema_files[];  /* in order of version */
extern const struct embedded queries_files[]; /* one a report */
extern const struct embedded merge_files[];   /* one script */
extern const struct embedded pages_files[];   /* one a list on a page */
extern const struct embedded changes_files[]; /* one a statement */

#endif
