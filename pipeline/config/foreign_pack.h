/*
 * Foreign pack: rules of another product, as a rule pack.
 *
 *	categories.json -> foreign_pack_read() -> YAML, and what it lacks
 *
 * Read are Amazon Transcribe Call Analytics categories (as the API takes or
 * lists them) and rules of Alibaba Cloud's quality inspection (as UploadRule
 * takes them). rules/README.md has the table of what becomes what.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_FOREIGN_PACK_H
#define AUSCULT_FOREIGN_PACK_H

#include "problems.h"
#include "text.h"

#define FOREIGN_PACK_MOST_BYTES ((size_t)4 * 1024 * 1024)

/*
 * Appends a pack that pack_load() takes to `yaml`, and adds to `problems` a
 * sentence for each thing that could not be carried over, in `arena`:
 * `x.json: greeting: SentimentFilter has no counterpart`.
 * Errors: STATUS_INVALID for what is no JSON (`x.json:3:17: ...`) or neither
 * product's, or leaves no rule; STATUS_NOT_FOUND, STATUS_IO.
 */
MUST_CHECK enum status foreign_pack_read(const char *path, struct text *yaml,
	struct problems *problems, struct arena *arena, struct failure *why);

/* The same from memory; `path` is the name for messages. */
MUST_CHECK enum status foreign_pack_parse(const char *bytes, size_t length,
	const char *path, struct text *yaml, struct problems *problems,
	struct arena *arena, struct failure *why);

#endif
