/*
 * State scorer: a network's scores in place of the recogniser's own.
 *
 *	cepstra -> state_scorer_search() -> what the recogniser has found
 *
 * PocketSphinx reads scores that come from outside as a file ("senone file");
 * this one is in memory.
 *
 * Thread rule: one thread at a time, as the recogniser.
 */
#ifndef AUSCULT_STATE_SCORER_H
#define AUSCULT_STATE_SCORER_H

#include <pocketsphinx.h>
#include <stddef.h>

#include "network.h"
#include "status.h"

/* What is found is so many frames too early: PocketSphinx 0.8+5prealpha notes
 * where a frame's scores end for where they begin, so its second pass, whose
 * times count, hears those of the next frame. For the same reason it cannot
 * look ahead (`pl_window`): it would read some frames more than once. */
#define STATE_SCORER_EARLY_FRAMES 1

struct state_scorer;

/* Reads the network at `path` for that recogniser; the caller owns `*out`.
 * Errors: those of network_load(); STATUS_INVALID for one that has other states
 * than the recogniser. */
MUST_CHECK enum status state_scorer_new(struct state_scorer **out,
	const char *path, ps_decoder_t *recogniser, struct failure *why);
void state_scorer_free(struct state_scorer *scorer);

size_t state_scorer_cepstra(const struct state_scorer *scorer); /* of a frame */

/* Hears the frames as one utterance. STATUS_INVALID with what the recogniser
 * said, STATUS_NO_MEMORY. */
MUST_CHECK enum status state_scorer_search(struct state_scorer *scorer,
	const struct network_frames *frames, ps_decoder_t *recogniser,
	struct failure *why);

#endif
