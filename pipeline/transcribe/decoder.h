/*
 * Decoder: words in a stretch of one channel's speech, by PocketSphinx.
 *
 *	samples -> decoder_hear() -> words with times and posteriors
 *
 * One pass over the lexicon tree and one over the words that it found
 * (M. Ravishankar, "Efficient algorithms for speech recognition", 1996), then
 * the best path through the word lattice and, for every word on it, the
 * posterior mass of all paths that say the same word at that time (F. Wessel,
 * R. Schlueter, K. Macherey, H. Ney, "Confidence measures for large vocabulary
 * continuous speech recognition", IEEE Trans. SAP 9, 2001: C_max).
 *
 * What a call is heard as depends on that call alone: whatever the recogniser
 * learns while it listens (cepstral means) is kept here per channel and
 * forgotten by decoder_forget().
 *
 * PocketSphinx ends the process on some broken model files: verify a model
 * that comes from outside (model_verify), and load it in a process of its own
 * first (model_trial.h). decoder_last_words() then tells why.
 *
 * Thread rule: one thread at a time for one decoder; each worker has its own.
 */
#ifndef AUSCULT_DECODER_H
#define AUSCULT_DECODER_H

#include <stddef.h>
#include <stdint.h>

#include "audio.h"
#include "model.h"
#include "status.h"
#include "transcript.h"

struct decoder;

/* A stretch of sound at the model's rate. */
struct stretch {
	const int16_t *samples;
	size_t count;
	size_t lead; /* of them: before what is searched */
	int channel; /* 0 or 1: whose cepstral mean it goes by */
};

/* What was heard: times from the start of the stretch, in order, without
 * overlap; texts as the dictionary writes them, borrowed from the decoder. */
struct hearing {
	const struct word *words;
	size_t count;
};

/*
 * Loads the model; the caller owns `*out`. About half a second and 100 MB for
 * a large English model. Errors, with the recogniser's own message: STATUS_
 * NOT_FOUND for a file that is missing, STATUS_INVALID for one it cannot use
 * and for a search option that it does not know, STATUS_UNSUPPORTED for a model
 * with normalised variances.
 */
MUST_CHECK enum status decoder_new(
	struct decoder **out, const struct model *model, struct failure *why);
void decoder_free(struct decoder *decoder);

/* Why the recogniser is ending the process, for a function that atexit() runs;
 * "" while it is not. Of this thread, borrowed. */
const char *decoder_last_words(void);

/* Forgets what was heard so far: a new call begins. */
void decoder_forget(struct decoder *decoder);

/*
 * Hears a stretch as one utterance, its lead only for what the channel sounds
 * like. `hearing` is valid until the next call of any function here; it is
 * empty where nothing was understood and for less than a tenth of a second.
 * Silences, noises and pronunciation numbers are left out; confidence is NAN
 * where the lattice could not be searched.
 */
MUST_CHECK enum status decoder_hear(struct decoder *decoder,
	const struct stretch *stretch, struct hearing *hearing,
	struct failure *why);

#endif
