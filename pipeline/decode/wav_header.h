/*
 * WAV header: what the first bytes of a RIFF file claim, unforgiven.
 *
 *	path -> wav_header_read() -> rate, channels, sizes
 *
 * libav repairs a lying header in silence; here the lie is found.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_WAV_HEADER_H
#define AUSCULT_WAV_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"
#include "text.h"

struct wav_header {
	bool is_wav; /* with a format and a data chunk; else all is 0 */
	bool is_pcm; /* or float, A-law, mu-law: one size for each sample */
	uint32_t rate_hz;
	uint32_t byte_rate;
	uint16_t channels;
	uint16_t frame_bytes;
	uint16_t bits;
	int64_t data_bytes;  /* 0 when the header leaves it open */
	int64_t bytes_there; /* between the data chunk's start and the end of
				the file */
	/* Behind the data that the header admits there is more, and it is no
	 * chunk: the recorder went on writing. */
	bool has_more;
};

/* A file that is no WAV gives is_wav = false. Errors: STATUS_NOT_FOUND,
 * STATUS_IO. */
MUST_CHECK enum status wav_header_read(
	const char *path, struct wav_header *header, struct failure *why);

/*
 * Appends a remark to `remarks` where one field contradicts the others.
 * STATUS_INVALID when channels, rate or sample size must be wrong, so that all
 * that is heard would be too.
 */
MUST_CHECK enum status wav_header_check(const struct wav_header *header,
	struct text *remarks, struct failure *why);

#endif
