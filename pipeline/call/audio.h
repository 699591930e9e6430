/*
 * Audio: the part of a recording that is in memory.
 *
 *	decode appends -> samples -> segment, transcribe, tone read in place
 *
 * A recording of any length passes through a window of bounded size: decode
 * appends at the end and drops what is older than AUDIO_KEEP_S, so a stage must
 * take what it needs of an utterance before that much more has been read.
 * Frames are numbered from the start of the recording.
 *
 * Thread rule: belongs to one call, hence to one thread.
 */
#ifndef AUSCULT_AUDIO_H
#define AUSCULT_AUDIO_H

#include <stdbool.h>
#include <stdint.h>

#include "span.h"
#include "status.h"

/* How much older sound stays readable behind the newest chunk. Longer than
 * the longest utterance (UTTERANCE_MOST_S) with its margins. */
#define AUDIO_KEEP_S 30.0
/* How much decode appends at a time. */
#define AUDIO_CHUNK_S 30.0
#define AUDIO_CHANNELS 2

struct audio {
	int rate_hz;
	int channels;  /* 1 or 2 */
	int64_t start; /* oldest frame that can be read */
	int64_t fresh; /* first frame of the newest chunk */
	int64_t end;   /* one past the newest frame */
	bool is_ended; /* the recording has nothing after `end` */
	/* Both channels carry the same sound in the newest chunk: stages hear
	 * channel 0 only and take channel 1 for silent. */
	bool is_dual_mono;
	int64_t capacity;
	int16_t *samples[AUDIO_CHANNELS]; /* frame `start` is samples[c][0] */
};

/* Prepares for a recording; keeps the memory of the one before it.
 * `rate_hz` 8000 to 48000, `channels` 1 or 2. */
MUST_CHECK enum status audio_start(
	struct audio *audio, int rate_hz, int channels, struct failure *why);

/*
 * Drops what is older than AUDIO_KEEP_S and makes room for one chunk behind
 * `end`, which becomes `fresh`. The writer then fills at most AUDIO_CHUNK_S at
 * audio_at(audio, c, audio->end) for every channel and moves `end`.
 */
void audio_advance(struct audio *audio);

/* Frame `frame` of `channel` and all that follows it up to `end`, borrowed
 * until the next audio_advance(). start <= frame <= end. */
int16_t *audio_at(const struct audio *audio, int channel, int64_t frame);

/* The frame at a time, rounded to the nearest; and back. */
int64_t audio_frame(const struct audio *audio, double at_s);
double audio_time_s(const struct audio *audio, int64_t frame);

void audio_release(struct audio *audio);

#endif
