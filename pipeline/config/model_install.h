/*
 * Model install: a model from outside becomes one of the user's models.
 *
 *	folder or archive -> model_install() -> MODELS/NAME/model.yaml ...
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_MODEL_INSTALL_H
#define AUSCULT_MODEL_INSTALL_H

#include "model.h"
#include "status.h"

/*
 * Unpacks `source`, which holds a model.yaml at its top or in its only folder,
 * checks that the model loads and has its checksums, and moves it to
 * `models`/NAME, where NAME is the model's; folders are made as needed. The
 * caller owns `*out`, the model as it was checked: its paths are of before the
 * move. Nothing is left behind on failure.
 *
 * Errors: those of unpack(), model_load() and model_verify(); STATUS_INVALID
 * for a name that is no file name, STATUS_BUSY for one that is installed.
 */
MUST_CHECK enum status model_install(struct model **out, const char *source,
	const char *models, struct failure *why);

#endif
