/*
 * Clip: a piece of a recording as a WAV file, for people to listen to.
 *
 *	source, span -> clip_write() -> 16-bit PCM WAV by libsndfile
 *
 * Thread rule: one thread at a time for one struct decode.
 */
#ifndef AUSCULT_CLIP_H
#define AUSCULT_CLIP_H

#include "decode.h"

struct clip {
	struct span when;    /* seconds of the recording; cut at its end */
	int rate_hz;	     /* of the clip; 0 for the recording's own */
	const char *comment; /* for the file's metadata, or NULL */
	/* What must not be heard, seconds of the recording, in order and
	 * parted: zeros on every channel. */
	const struct span *silences;
	size_t silence_count;
};

/*
 * Writes the clip to `path`, channels as in the recording. The file appears
 * whole or not at all: it is written beside its place and renamed. `decode` is
 * closed afterwards. Errors: as decode_open() and decode_next();
 * STATUS_INVALID for a span behind the end; STATUS_IO.
 */
MUST_CHECK enum status clip_write(struct decode *decode,
	const struct source *source, const struct clip *clip, const char *path,
	struct failure *why);

/* libsndfile's name and version; lives for ever. */
const char *clip_library(void);

#endif
