/*
 * Model trial: whether the recogniser can load a model, found out in a process
 * of its own, since it ends the process on some broken files.
 *
 *	struct model -> model_trial() -> usable, or what the recogniser said
 *
 * Thread rule: one thread, before there are others.
 */
#ifndef AUSCULT_MODEL_TRIAL_H
#define AUSCULT_MODEL_TRIAL_H

#include "model.h"
#include "status.h"

/* STATUS_INVALID `zh/model.yaml: ...`; STATUS_IO when no process can be made.
 */
MUST_CHECK enum status model_trial(
	const struct model *model, struct failure *why);

#endif
