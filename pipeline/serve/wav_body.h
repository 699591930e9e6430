/*
 * WAV body: a recording as the bytes of a WAV file, from any byte on.
 *
 *	source, spans to silence -> wav_body_new() -> wav_body_read(offset) ...
 *
 * 16-bit PCM at the recording's rate, 16 kHz at most, channels as recorded.
 * Decoding goes on where the last read ended; elsewhere it seeks.
 *
 * Thread rule: one thread at a time.
 */
#ifndef AUSCULT_WAV_BODY_H
#define AUSCULT_WAV_BODY_H

#include <stdint.h>

#include "metadata.h"
#include "status.h"

struct wav_body;

struct wav_source {
	const char *paths[2]; /* as in struct source; copied */
	double duration_s;
	int rate_hz; /* as recorded */
	int channels;
	const struct span *masked; /* copied; in order of time */
	size_t masked_count;
};

/* Opens the recording. Errors: as decode_open(). */
MUST_CHECK enum status wav_body_new(struct wav_body **out,
	const struct wav_source *source, struct failure *why);
void wav_body_free(struct wav_body *body);

/* Length of the whole file. */
uint64_t wav_body_length(const struct wav_body *body);

/* Fills up to `room` bytes from `offset` on; 0 where that cannot be decoded.
 * Behind the end of the sound there is silence. */
size_t wav_body_read(
	struct wav_body *body, uint64_t offset, char *into, size_t room);

/* How many seconds were decoded so far: by seeking, less than the call. */
double wav_body_decoded_s(const struct wav_body *body);

#endif
