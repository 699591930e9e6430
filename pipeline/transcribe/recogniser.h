/*
 * Recogniser: PocketSphinx, set up for one model.
 *
 *	struct model -> recogniser_new() -> ps_decoder_t
 *
 * The library tells what went wrong only in its log, one for the process; each
 * thread keeps the first error that it caused.
 *
 * Thread rule: one thread at a time for one recogniser.
 */
#ifndef AUSCULT_RECOGNISER_H
#define AUSCULT_RECOGNISER_H

#include <pocketsphinx.h>
#include <stdbool.h>

#include "model.h"
#include "status.h"

/* PocketSphinx's name for the search of -lm (its ps_get_search() leaks). */
#define RECOGNISER_WORDS "_default"

/* Loads the model; the caller frees `*out` (ps_free) and, even after a failure,
 * `*config` (cmd_ln_free_r). Errors: those of decoder_new(). */
MUST_CHECK enum status recogniser_new(ps_decoder_t **out, cmd_ln_t **config,
	const struct model *model, struct failure *why);

/* Forgets the errors so far: what comes next is to be told by itself. */
void recogniser_listen(void);

/* Whether there were any since. */
bool recogniser_has_complained(void);

/* STATUS_INVALID with what failed and what the library said about it. */
enum status recogniser_refuse(struct failure *why, const char *what);

/* decoder_last_words() */
const char *recogniser_last_words(void);

#endif
