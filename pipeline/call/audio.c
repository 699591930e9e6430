#include "audio.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static enum status make_room(
	struct audio *audio, int64_t capacity, struct failure *why)
{
	for (int c = 0; c < AUDIO_CHANNELS; c++) {
		int16_t *samples = realloc(
			audio->samples[c], (size_t)capacity * sizeof(*samples));

		if (!samples)
			return failure_no_memory(why);
		audio->samples[c] = samples;
	}
	audio->capacity = capacity;
	return STATUS_OK;
}

enum status audio_start(
	struct audio *audio, int rate_hz, int channels, struct failure *why)
{
	int64_t capacity = (int64_t)((AUDIO_KEEP_S + AUDIO_CHUNK_S) * rate_hz);

	assert(channels >= 1 && channels <= AUDIO_CHANNELS);
	if (capacity > audio->capacity) {
		enum status rc = make_room(audio, capacity, why);

		if (rc != STATUS_OK)
			return rc;
	}
	audio->rate_hz = rate_hz;
	audio->channels = channels;
	audio->start = audio->fresh = audio->end = 0;
	audio->is_ended = audio->is_dual_mono = false;
	return STATUS_OK;
}

void audio_advance(struct audio *audio)
{
	int64_t keep = (int64_t)(AUDIO_KEEP_S * audio->rate_hz);
	int64_t start = audio->end - keep;

	if (start > audio->start) {
		for (int c = 0; c < audio->channels; c++)
			memmove(audio->samples[c], audio_at(audio, c, start),
				(size_t)keep * sizeof(int16_t));
		audio->start = start;
	}
	audio->fresh = audio->end;
}

int16_t *audio_at(const struct audio *audio, int channel, int64_t frame)
{
	assert(channel < audio->channels);
	assert(frame >= audio->start && frame <= audio->end);
	return audio->samples[channel] + (frame - audio->start);
}

int64_t audio_frame(const struct audio *audio, double at_s)
{
	return llround(at_s * audio->rate_hz);
}

double audio_time_s(const struct audio *audio, int64_t frame)
{
	return (double)frame / audio->rate_hz;
}

void audio_release(struct audio *audio)
{
	for (int c = 0; c < AUDIO_CHANNELS; c++)
		free(audio->samples[c]);
	*audio = (struct audio){ 0 };
}
