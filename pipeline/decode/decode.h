/*
 * Decode: what a recorder wrote becomes samples.
 *
 *	call.source -> decode_open() -> call.recording
 *	decode_next() until call.audio.is_ended -> call.audio, chunk by chunk
 *	decode_finish() -> how long and how sound the recording was
 *
 * Any container and codec that telephone recorders use (WAV with PCM, float,
 * mu-law, A-law, GSM, G.722, G.726; MP3; AAC; Opus; AMR; FLAC; WMA), 8000 to
 * 48000 Hz, one or two channels, of any length in bounded memory. Pictures in
 * the file are ignored. Two one-party files are one call of two channels.
 *
 * Every failure is one sentence about the recording without its path, which
 * the caller knows. Of two files the sentence names the party.
 *
 * Thread rule: a struct decode belongs to one worker.
 */
#ifndef AUSCULT_DECODE_H
#define AUSCULT_DECODE_H

#include "call.h"

struct decode;

/* The caller owns `*decode`; it is reused for any number of recordings. */
MUST_CHECK enum status decode_new(struct decode **decode, struct failure *why);
void decode_free(struct decode *decode);

/*
 * Opens call->source, fills call->recording (all but hash, duration_s and
 * is_dual_mono) and starts call->audio at `rate_hz`; 0 keeps the recording's
 * own rate. A delay that the codec is known to add is cut off.
 *
 * Errors: STATUS_NOT_FOUND and STATUS_IO for a file that cannot be opened;
 * STATUS_INVALID for one that is no recording, empty, or whose header cannot
 * be true; STATUS_UNSUPPORTED for a rate, codec or number of channels that is
 * not handled.
 */
MUST_CHECK enum status decode_open(struct decode *decode, struct call *call,
	int rate_hz, struct failure *why);

/*
 * Appends the next AUDIO_CHUNK_S, or what is left, to call->audio; the last
 * chunk sets is_ended and may be empty. A damaged tail ends the recording and
 * is remarked upon later. Of two files the shorter is filled up with silence.
 * Errors, with the last chunk: STATUS_INVALID when less than half a second
 * could be decoded, when most of it is damaged or much of it missing, and when
 * nothing can be heard in it (soundness.h).
 */
MUST_CHECK enum status decode_next(
	struct decode *decode, struct call *call, struct failure *why);

/*
 * Goes on at frame `frame` of the recording, forward or back, without decoding
 * what lies between; call->audio then holds nothing but what comes. Of what was
 * sought in, decode_next() judges no more whether it is sound.
 * STATUS_UNSUPPORTED where the container cannot be sought in; the recording
 * must be opened anew then.
 */
MUST_CHECK enum status decode_seek(struct decode *decode, struct call *call,
	int64_t frame, struct failure *why);

/* After the last chunk: fills duration_s, is_dual_mono and warning of
 * call->recording, and closes the files. */
MUST_CHECK enum status decode_finish(
	struct decode *decode, struct call *call, struct failure *why);

/* Lets go of the recording before its end; no harm when nothing is open. */
void decode_close(struct decode *decode);

/*
 * Estimates from header and size how many seconds a recording lasts, without
 * decoding it: good enough to start the longest first. Errors as decode_open().
 */
MUST_CHECK enum status decode_probe(
	const char *path, double *seconds, struct failure *why);

/* The digest of the content of the file, or of both. Errors: STATUS_NOT_FOUND,
 * STATUS_IO, STATUS_INVALID for what is no file or empty. */
MUST_CHECK enum status decode_hash(const struct source *source,
	struct digest *digest, struct failure *why);

#endif
