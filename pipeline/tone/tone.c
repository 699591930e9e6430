#include "tone.h"

#include <math.h>
#include <stdlib.h>

#include "pitch.h"

struct tone {
	struct pitch *pitch;
	size_t done; /* utterances measured */
	float voiced_hz[PITCH_FRAMES_MOST];
};

enum status tone_new(struct tone **out, struct failure *why)
{
	struct tone *tone = calloc(1, sizeof(*tone));

	if (!tone)
		return failure_no_memory(why);
	*out = tone;
	return STATUS_OK;
}

void tone_free(struct tone *tone)
{
	if (!tone)
		return;
	pitch_free(tone->pitch);
	free(tone);
}

enum status tone_start(
	struct tone *tone, struct call *call, struct failure *why)
{
	tone->done = 0;
	/* A fresh detector for each call: none of the last one's sound is left
	 * in its window, so that a call's measures are its own. */
	pitch_free(tone->pitch);
	tone->pitch = NULL;
	return pitch_new(&tone->pitch, call->audio.rate_hz, why);
}

/* Mean power against full scale. NAN for digital silence. */
static double level_db(const int16_t *samples, size_t count)
{
	double power = 0.0;

	for (size_t i = 0; i < count; i++)
		power += (double)samples[i] * samples[i];
	return power > 0.0 ? 10.0 * log10(power /
					    ((double)count * 32768.0 * 32768.0))
			   : NAN;
}

static int compare(const void *a, const void *b)
{
	float left = *(const float *)a, right = *(const float *)b;

	return (left > right) - (left < right);
}

static double percentile(const float *sorted, size_t count, double share)
{
	return (double)sorted[(size_t)(share * (double)(count - 1) + 0.5)];
}

static void summarise(struct tone *tone, const struct pitch_frame *frames,
	size_t count, struct utterance *utterance)
{
	float *hz = tone->voiced_hz;
	size_t voiced = 0;

	for (size_t i = 0; i < count; i++)
		if (frames[i].hz > 0.0F)
			hz[voiced++] = frames[i].hz;
	if (count)
		utterance->voiced_share = (double)voiced / (double)count;
	if (!voiced)
		return;
	qsort(hz, voiced, sizeof(*hz), compare);
	utterance->pitch_hz = percentile(hz, voiced, 0.5);
	utterance->pitch_range_st =
		12.0 * log2(percentile(hz, voiced, 0.95) /
			       percentile(hz, voiced, 0.05));
}

static void measure(struct tone *tone, const struct audio *audio,
	struct utterance *utterance)
{
	int64_t from = audio_frame(audio, utterance->when.start_s);
	int64_t to = audio_frame(audio, utterance->when.end_s);
	const struct pitch_frame *frames;
	size_t count;
	const int16_t *samples;

	/* No longer in the window only where segment broke its promise. */
	if (from < audio->start)
		from = audio->start;
	if (to > audio->end)
		to = audio->end;
	if (to <= from)
		return;
	/* A transcript may tell two sides apart on a mono recording. */
	samples = audio_at(
		audio, audio->channels == 1 ? 0 : utterance->channel, from);
	count = pitch_track(tone->pitch, samples, (size_t)(to - from), &frames);
	utterance->level_db = level_db(samples, (size_t)(to - from));
	summarise(tone, frames, count, utterance);
}

enum status tone_next(struct tone *tone, struct call *call, struct failure *why)
{
	(void)why;
	for (; tone->done < call->utterances.count; tone->done++)
		measure(tone, &call->audio,
			&call->utterances.items[tone->done]);
	return STATUS_OK;
}

enum status tone_finish(
	struct tone *tone, struct call *call, struct failure *why)
{
	return tone_next(tone, call, why);
}
