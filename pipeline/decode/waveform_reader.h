/*
 * Waveform reader: how loud a recording is, bin by bin.
 *
 *	source -> waveform_read() -> struct waveform
 *
 * Thread rule: one thread at a time for one struct decode.
 */
#ifndef AUSCULT_WAVEFORM_READER_H
#define AUSCULT_WAVEFORM_READER_H

#include "decode.h"
#include "waveform.h"

/*
 * Decodes the whole recording into `waveform` (zeroed or released before),
 * which the caller releases. `decode` is closed afterwards. Errors: as
 * decode_open() and decode_next().
 */
MUST_CHECK enum status waveform_read(struct decode *decode,
	const struct source *source, struct waveform *waveform,
	struct failure *why);

#endif
