/*
 * Reader: one file of any known kind becomes samples. The only place that
 * knows libavformat and libavcodec.
 *
 *	path -> reader_open() -> reader_sound(), reader_convert() ->
 *reader_read() ...
 *
 * Thread rule: a reader belongs to one worker.
 */
#ifndef AUSCULT_READER_H
#define AUSCULT_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "soundness.h"
#include "status.h"

#define READER_CHANNELS 2

struct reader;

/* The caller owns `*reader`; it is reused for any number of files. */
MUST_CHECK enum status reader_new(struct reader **reader, struct failure *why);
void reader_free(struct reader *reader);

/* Reads as far as the first sound. Errors: STATUS_NOT_FOUND, STATUS_IO for a
 * file that cannot be opened; STATUS_INVALID for one that is no recording or
 * holds no sound; STATUS_UNSUPPORTED for an unknown codec. `ignores_length`
 * reads on where a WAV header says that the sound ends. */
MUST_CHECK enum status reader_open(struct reader *reader, const char *path,
	bool ignores_length, struct failure *why);
void reader_close(struct reader *reader);

/* What the open file is: rate and channels as the first sound has them. */
struct reader_sound {
	const char *container; /* libav's names, which live for ever */
	const char *codec;
	int rate_hz;
	int channels;
};
struct reader_sound reader_sound(const struct reader *reader);

/* Chooses what reader_read() gives: 16-bit samples at `rate_hz`, `channels` 1
 * (mixed down if need be) or 2. Call once after reader_open(). */
MUST_CHECK enum status reader_convert(
	struct reader *reader, int rate_hz, int channels, struct failure *why);

/*
 * Writes the next `want` frames, channel by channel, to into[0] and into[1],
 * and how many they were to `got`: fewer than `want` only at the end. Where a
 * packet cannot be decoded there is silence, and it is counted.
 */
MUST_CHECK enum status reader_read(struct reader *reader,
	int16_t *const into[READER_CHANNELS], int want, int *got,
	struct failure *why);

/*
 * Goes on reading at `at_s` of the sound, forward or back, by the container's
 * own index: what lies between is not decoded. After reader_convert(). Sound
 * whose place the container does not tell exactly is as far off as that.
 * STATUS_UNSUPPORTED for one that cannot be sought in: it must be opened anew.
 */
MUST_CHECK enum status reader_seek(
	struct reader *reader, double at_s, struct failure *why);

/* Fills header_s, the counts of packets and is_cut of `decoded`. */
void reader_account(const struct reader *reader, struct decoded *decoded);

/* Seconds by the header, else by size. Errors as reader_open(). */
MUST_CHECK enum status reader_probe(struct reader *reader, const char *path,
	double *seconds, struct failure *why);

#endif
