/*
 * N-gram file: language models in PocketSphinx's own binary form.
 *
 *	zh-cn.lm.bin -> ngram_file_read() -> n-grams
 *	n-grams -> ngram_file_write() -> script.lm.bin, which loads at once
 *
 * The library gives out no n-grams: it writes the model as ARPA text into a
 * scratch file, which is read and removed, and reads it from one likewise.
 *
 * Thread rule: one thread; the library's log is shared by the process.
 */
#ifndef AUSCULT_NGRAM_FILE_H
#define AUSCULT_NGRAM_FILE_H

#include "ngrams.h"

/* Reads a binary or ARPA model into `ngrams`, which is empty. `scratch` is a
 * path that may be written and does not exist. Errors: STATUS_INVALID for what
 * is no language model; STATUS_NOT_FOUND, STATUS_IO. */
MUST_CHECK enum status ngram_file_read(struct ngrams *ngrams, const char *path,
	const char *scratch, struct failure *why);

/* Writes the binary form. STATUS_IO; STATUS_INVALID when the library refuses
 * the model. */
MUST_CHECK enum status ngram_file_write(const struct ngrams *ngrams,
	const char *path, const char *scratch, struct failure *why);

#endif
