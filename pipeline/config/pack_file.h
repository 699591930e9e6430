/*
 * Pack file: a rule pack as QA staff write it.
 *
 *	rules/x.yaml -> pack_load() -> struct pack, checked and hashed
 *
 * The language is documented in rules/README.md. What only the scorer can
 * check (regular expressions, slots in phrases) scorer_new() refuses, with the
 * same kind of sentence.
 *
 * Thread rule: a loaded pack is read-only and shared.
 */
#ifndef AUSCULT_PACK_FILE_H
#define AUSCULT_PACK_FILE_H

#include "pack.h"
#include "status.h"

/*
 * Reads and checks the pack. Errors: STATUS_INVALID with one sentence
 * `rules/x.yaml:12:7: condition "greeting": unknown key "sayd", did you mean
 * "said"`; STATUS_NOT_FOUND, STATUS_IO. The caller frees the pack.
 */
MUST_CHECK enum status pack_load(
	struct pack **out, const char *path, struct failure *why);

/* The same from memory; `path` is the name for messages. */
MUST_CHECK enum status pack_parse(struct pack **out, const char *bytes,
	size_t length, const char *path, struct failure *why);

void pack_free(struct pack *pack);

#endif
