/*
 * Model file: a recogniser's model.yaml, read and checked.
 *
 *	folders, language -> models_find() -> struct model
 *
 *	name: zh-cn-8k
 *	language: zh
 *	rate_hz: 8000
 *	acoustic: .                    # folder with mdef, means, ...
 *	dictionary: zh-cn.dict
 *	language_model: zh-cn.lm.bin
 *	characters: zh-char.dict       # may be left out (lexicon_file.h)
 *	additions: words.txt           # likewise
 *	adaptation: mllr_matrix        # of the means; likewise
 *	network: network               # of the states' scores; likewise
 *	licence: Apache-2.0
 *	attribution: ...               # may be left out
 *	files: {zh-cn.dict: 6f1d...}   # sha256; may be left out
 *	search: {lw: 6.5, beam: 1e-60} # PocketSphinx options; may be left out
 *	search_known: {beam: 1e-80}    # likewise, over those of search where
 *				       # all that can be said is known
 *
 * Relative paths are relative to the file.
 * Thread rule: no shared state; a model is read-only once loaded.
 */
#ifndef AUSCULT_MODEL_FILE_H
#define AUSCULT_MODEL_FILE_H

#include <stddef.h>

#include "model.h"
#include "status.h"

/*
 * Reads one model.yaml; the caller owns `*out`. Errors name file, line and
 * column: STATUS_INVALID; STATUS_NOT_FOUND and STATUS_IO for the file itself
 * or for one that it names.
 */
MUST_CHECK enum status model_load(
	struct model **out, const char *path, struct failure *why);

void model_free(struct model *model);

/*
 * Reads the first model for `language`: folders in the order given, within one
 * its sub-folders with a model.yaml in order of their names; the caller owns
 * `*out`. Folders that do not exist are passed over. STATUS_NOT_FOUND when
 * there is no such model; the errors of model_load() for a file that is wrong,
 * even one for another language.
 */
MUST_CHECK enum status models_find(struct model **out,
	const char *const *folders, size_t folder_count, enum language language,
	struct failure *why);

/* Whether every file under `files` is there and has its checksum:
 * STATUS_INVALID for one that differs, STATUS_NOT_FOUND, STATUS_IO. */
MUST_CHECK enum status model_verify(
	const struct model *model, struct failure *why);

/* Name and version of the recogniser that this program was built with. */
const char *model_recogniser(void);

#endif
