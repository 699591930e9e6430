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

/* What else an unpacked model must pass. */
typedef enum status (*model_check)(
	const struct model *model, struct failure *why);

/*
 * Unpacks `source`, which holds a model.yaml at its top or in its only folder,
 * checks that the model can be read, has its checksums and passes `check`, and
 * moves it to `models`/NAME, where NAME is the model's; folders are made as
 * needed. The
 * caller owns `*out`, the model as it was checked: its paths are of before the
 * move. Nothing is left behind on failure.
 *
 * Errors: those of unpack(), model_load() and model_verify(); STATUS_INVALID
 * for a name that is no file name, STATUS_BUSY for one that is installed.
 */
MUST_CHECK enum status model_install(struct model **out, const char *source,
	const char *models, model_check check, struct failure *why);

#endif
