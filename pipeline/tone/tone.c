#include "tone.h"

#include <math.h>
#include <stdlib.h>

#include "pitch.h"

struct tone {
	struct pitch *pitch;
	size_t done; /* utterances measured */
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

static void measure(struct tone *tone, const struct audio *audio,
	struct utterance *utterance)
{
	int64_t from = audio_frame(audio, utterance->when.start_s);
	int64_t to = audio_frame(audio, utterance->when.end_s);
	struct pitch_summary pitch;
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
	pitch = pitch_measure(tone->pitch, samples, (size_t)(to - from));
	utterance->level_db = level_db(samples, (size_t)(to - from));
	utterance->pitch_hz = pitch.median_hz;
	utterance->pitch_range_st = pitch.range_st;
	utterance->voiced_share = pitch.voiced_share;
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
