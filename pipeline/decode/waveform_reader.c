#include "waveform_reader.h"

#include <stdlib.h>

#include "list.h"

/* The telephone's: what is louder above it cannot be seen at this scale. */
#define RATE_HZ 8000
#define BIN_FRAMES ((int64_t)(RATE_HZ * WAVEFORM_BIN_S))

static int16_t peak_of(const int16_t *samples, int64_t count)
{
	int peak = 0;

	for (int64_t i = 0; i < count; i++)
		if (abs(samples[i]) > peak)
			peak = abs(samples[i]);
	return (int16_t)(peak < INT16_MAX ? peak : INT16_MAX);
}

/* Adds the bins that are whole, and what is left at the end. */
static enum status add_bins(struct waveform *waveform,
	const struct audio *audio, struct failure *why)
{
	int64_t at = (int64_t)waveform->count * BIN_FRAMES;
	int64_t least = audio->is_ended ? 1 : BIN_FRAMES;
	enum status rc = STATUS_OK;

	while (audio->end - at >= least) {
		int64_t count = audio->end - at;

		if (count > BIN_FRAMES)
			count = BIN_FRAMES;
		rc = list_reserve(&waveform->peaks, &waveform->capacity,
			waveform->count + 1, sizeof(*waveform->peaks), why);
		if (rc != STATUS_OK)
			break;
		for (int c = 0; c < audio->channels; c++)
			waveform->peaks[waveform->count][c] =
				peak_of(audio_at(audio, c, at), count);
		waveform->count++;
		at += count;
	}
	return rc;
}

enum status waveform_read(struct decode *decode, const struct source *source,
	struct waveform *waveform, struct failure *why)
{
	struct call call = { .source = *source };
	struct waveform made = { 0 };
	enum status rc = decode_open(decode, &call, RATE_HZ, why);

	made.channels = call.audio.channels;
	while (rc == STATUS_OK && !call.audio.is_ended) {
		rc = decode_next(decode, &call, why);
		if (rc == STATUS_OK)
			rc = add_bins(&made, &call.audio, why);
	}
	decode_close(decode);
	call_release(&call);
	if (rc == STATUS_OK)
		*waveform = made;
	else
		waveform_release(&made);
	return rc;
}
