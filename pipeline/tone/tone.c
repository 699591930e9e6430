#include "tone.h"

#include <math.h>
#include <stdlib.h>

#include "acoustics.h"
#include "crosstalk.h"
#include "loudness.h"
#include "pitch.h"

/* Full scale of what mu-law and A-law can carry, a little under that of PCM. */
#define FULL_SCALE 32000

struct tone {
	struct pitch *pitch;
	struct loudness *loudness;
	size_t done; /* utterances measured */
	struct acoustics_scratch acoustics;
	struct crosstalk crosstalk;
};

enum status tone_new(struct tone **out, struct failure *why)
{
	struct tone *tone = calloc(1, sizeof(*tone));

	if (!tone)
		return failure_no_memory(why);
	*out = tone;
	return STATUS_OK;
}

static void forget(struct tone *tone)
{
	pitch_free(tone->pitch);
	loudness_free(tone->loudness);
	tone->pitch = NULL;
	tone->loudness = NULL;
}

void tone_free(struct tone *tone)
{
	if (!tone)
		return;
	forget(tone);
	free(tone);
}

enum status tone_start(
	struct tone *tone, struct call *call, struct failure *why)
{
	enum status rc;

	tone->done = 0;
	/* Fresh filters for each call: none of the last one's sound is left in
	 * them, so that a call's measures are its own. */
	forget(tone);
	rc = pitch_new(&tone->pitch, call->audio.rate_hz, why);
	return rc == STATUS_OK
		       ? loudness_new(&tone->loudness, call->audio.rate_hz, why)
		       : rc;
}

/* Mean power against full scale, NAN for digital silence; and clipping. */
static void measure_level(
	const int16_t *samples, size_t count, struct utterance *utterance)
{
	double power = 0.0;
	size_t clipped = 0;

	for (size_t i = 0; i < count; i++) {
		power += (double)samples[i] * samples[i];
		clipped +=
			samples[i] >= FULL_SCALE || samples[i] <= -FULL_SCALE;
	}
	if (power > 0.0)
		utterance->level_db =
			10.0 *
			log10(power / ((double)count * 32768.0 * 32768.0));
	utterance->acoustics.clipped_share = (double)clipped / (double)count;
}

static bool has_other_side(const struct audio *audio)
{
	return audio->channels > 1 && !audio->is_dual_mono;
}

static void measure(struct tone *tone, const struct audio *audio,
	struct utterance *utterance)
{
	int64_t from = audio_frame(audio, utterance->when.start_s);
	int64_t to = audio_frame(audio, utterance->when.end_s);
	const struct pitch_frame *frames;
	const int16_t *samples;
	size_t count, n;

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
	count = (size_t)(to - from);
	measure_level(samples, count, utterance);
	n = pitch_track(tone->pitch, samples, count, &frames);
	acoustics_summarise(&tone->acoustics, frames, n, utterance);
	utterance->acoustics.loudness_lufs =
		loudness_measure(tone->loudness, samples, count);
	if (has_other_side(audio))
		utterance->acoustics.echo_db = crosstalk_find(&tone->crosstalk,
			audio->rate_hz, samples,
			audio_at(audio, 1 - utterance->channel, from), count);
}

enum status tone_next(struct tone *tone, struct call *call, struct failure *why)
{
	(void)why;
	for (; tone->done < call->utterances.count; tone->done++) {
		struct utterance *utterance =
			&call->utterances.items[tone->done];

		utterance->acoustics = (struct acoustics){ 0.0, NAN, NAN, NAN,
			NAN, NAN, NAN, NAN, NAN };
		measure(tone, &call->audio, utterance);
	}
	return STATUS_OK;
}

enum status tone_finish(
	struct tone *tone, struct call *call, struct failure *why)
{
	return tone_next(tone, call, why);
}
