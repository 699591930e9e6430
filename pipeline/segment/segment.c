#include "segment.h"

#include <math.h>
#include <stdlib.h>

#include "ear.h"
#include "prompts.h"
#include "spectrum.h"

/* Every 100 ms the channels are held against each other. */
#define LEAK_EVERY_FRAMES 10
/* Silence heard behind the end, so that everything that is open closes. */
#define FLUSH_FRAMES 1000
#define LEAK_FRAMES (LEAK_SAMPLES / FRAME_SAMPLES)
/* So much louder is the other channel in the mean over what it drowns. On the
 * real call of auto-repairs-40 clicks and echoes have 19 dB and more, in all
 * codecs, and no utterance of either party has over -20 dB. */
#define DROWNED_DB 15.0F
/* The same when both parties are brought to one level. */
#define DROWNED_LEVELLED_DB 10.0F

static const float nothing[SPECTRUM_BINS];

struct segment {
	int channels;
	int step;	 /* recorded samples in one at 8 kHz */
	int64_t frame;	 /* frames heard */
	int64_t decided; /* frames decided on */
	int64_t end;	 /* frames in the recording, once it is known */
	struct spectrum spectrum;
	struct ear ears[AUDIO_CHANNELS];
};

struct segment *segment_new(struct failure *why)
{
	struct segment *segment = calloc(1, sizeof(*segment));

	if (segment)
		spectrum_init(&segment->spectrum);
	else
		(void)failure_no_memory(why);
	return segment;
}

void segment_free(struct segment *segment)
{
	free(segment);
}

enum status segment_start(
	struct segment *segment, struct call *call, struct failure *why)
{
	const struct audio *audio = &call->audio;
	const struct metadata *meta = &call->meta;
	enum status rc = STATUS_OK;

	if (audio->rate_hz != FRAME_RATE_HZ &&
		audio->rate_hz != 2 * FRAME_RATE_HZ)
		return failure_set(why, STATUS_UNSUPPORTED,
			"segment: sample rate is %d Hz, want 8000 or 16000",
			audio->rate_hz);
	segment->channels = audio->channels;
	segment->step = audio->rate_hz / FRAME_RATE_HZ;
	segment->frame = segment->decided = 0;
	segment->end = INT64_MAX;
	for (int c = 0; c < audio->channels; c++)
		ear_start(&segment->ears[c], audio->rate_hz);
	for (size_t i = 0; i < meta->hold_count && rc == STATUS_OK; i++)
		rc = call_add_sound(call,
			&(struct sound){ .when = meta->holds[i],
				.kind = SOUND_HOLD,
				.channel = SOUND_ON_ALL },
			why);
	return rc;
}

static bool is_held(const struct metadata *meta, double at_s)
{
	for (size_t i = 0; i < meta->hold_count; i++)
		if (span_holds(meta->holds[i], at_s))
			return true;
	return false;
}

/* What of the quieter channel is only the louder one's voice. */
static void mark_leak(struct segment *segment)
{
	struct ear *loud = &segment->ears[0], *quiet = &segment->ears[1];
	int64_t middle = segment->frame - LEAK_FRAMES / 2;
	float over_db;

	if (middle < LEAK_FRAMES / 2)
		return;
	over_db = track_db(&loud->track, middle) -
		  track_db(&quiet->track, middle);
	if (over_db < 0.0F) {
		loud = &segment->ears[1];
		quiet = &segment->ears[0];
	}
	if (fabsf(over_db) < LEAK_LEAST_DB ||
		track_db(&quiet->track, middle) <= FRAME_SILENT_DB ||
		leak_find(loud->sound, quiet->sound) < LEAK_LIKENESS)
		return;
	track_mark(&quiet->track,
		(struct frames){ middle - LEAK_EVERY_FRAMES / 2,
			middle + LEAK_EVERY_FRAMES / 2 },
		MARK_LEAK);
}

/* Whether the other channel drowns those frames: what is in them is then its
 * echo, or what joint stereo smeared over. Parties differ in level, so that a
 * quiet one who cuts in is held against the own level, once that is known. */
static bool is_drowned(
	const struct segment *segment, int channel, struct frames frames)
{
	const struct ear *own = &segment->ears[channel];
	const struct ear *other = &segment->ears[1 - channel];
	float over_db = 0.0F;

	if (segment->channels < 2)
		return false;
	for (int64_t i = frames.start; i < frames.end; i++)
		over_db +=
			track_db(&other->track, i) - track_db(&own->track, i);
	over_db /= (float)(frames.end - frames.start);
	if (over_db < DROWNED_DB)
		return false;
	return speech_level_is_new(&own->level) ||
	       over_db - (other->level.db - own->level.db) >=
		       DROWNED_LEVELLED_DB;
}

static enum status add_utterance(struct segment *segment, struct call *call,
	int channel, struct frames frames, struct failure *why)
{
	const struct ear *ear = &segment->ears[channel];
	float floor_db = noise_floor_db(&ear->floor);

	if (!ear_is_speech(ear, frames)) {
		if (ear_is_voiced(ear, frames))
			call->far_voice_s[channel] +=
				(double)(frames.end - frames.start) * FRAME_S;
		return STATUS_OK;
	}
	if (is_drowned(segment, channel, frames))
		return STATUS_OK;
	return call_add_utterance(call,
		&(struct utterance){
			.when = { (double)frames.start * FRAME_S,
				(double)frames.end * FRAME_S },
			.channel = channel,
			.confidence = NAN,
			.level_db = NAN,
			.noise_db = (double)floor_db,
			.pitch_hz = NAN,
			.pitch_range_st = NAN,
			.voiced_share = NAN,
		},
		why);
}

static enum status decide(
	struct segment *segment, struct call *call, struct failure *why)
{
	int64_t frame = segment->decided++;
	enum status rc = STATUS_OK;
	bool is_on_hold = is_held(&call->meta, (double)frame * FRAME_S);

	for (int c = 0; c < segment->channels && rc == STATUS_OK; c++) {
		struct ear *ear = &segment->ears[c];
		struct frames found;

		if (is_on_hold)
			track_mark(&ear->track,
				(struct frames){ frame, frame + 1 }, MARK_HOLD);
		if (ear_next(ear, frame, &found))
			rc = add_utterance(segment, call, c, found, why);
	}
	return rc;
}

static void see(struct segment *segment)
{
	struct ear *ears = segment->ears;
	float power[AUDIO_CHANNELS][SPECTRUM_BINS];
	bool is_stereo = segment->channels > 1;

	spectrum_find(&segment->spectrum, ear_newest(&ears[0]),
		is_stereo ? ear_newest(&ears[1]) : NULL, power[0],
		is_stereo ? power[1] : NULL);
	for (int c = 0; c < segment->channels; c++) {
		bool is_copy =
			is_stereo && leak_is_copy(power[c], power[1 - c]);

		ear_see(&ears[c], is_copy ? nothing : power[c]);
	}
}

/* Whether a key is only heard because the other channel has it. */
static bool is_leaked_key(
	const struct segment *segment, int channel, const struct heard *heard)
{
	const struct ear *own = &segment->ears[channel];
	const struct ear *other = &segment->ears[1 - channel];
	int64_t frame = heard->frames.start;

	return heard->kind == SOUND_DTMF && segment->channels > 1 &&
	       track_db(&other->track, frame) - track_db(&own->track, frame) >=
		       LEAK_LEAST_DB &&
	       leak_find(other->sound, own->sound) >= LEAK_LIKENESS;
}

static enum status add_sounds(const struct segment *segment, int channel,
	struct call *call, struct failure *why)
{
	const struct listener *listener = &segment->ears[channel].listener;
	int64_t most = segment->end;
	enum status rc = STATUS_OK;

	for (int i = 0; i < listener->heard_count && rc == STATUS_OK; i++) {
		const struct heard *heard = &listener->heard[i];
		int64_t end =
			heard->frames.end < most ? heard->frames.end : most;

		if (is_leaked_key(segment, channel, heard))
			continue;
		rc = call_add_sound(call,
			&(struct sound){
				.when = { (double)heard->frames.start * FRAME_S,
					(double)end * FRAME_S },
				.kind = heard->kind,
				.channel = channel,
			},
			why);
	}
	return rc;
}

/* Hears one frame, silence for NULL `audio`. */
static enum status hear(struct segment *segment, const struct audio *audio,
	struct call *call, struct failure *why)
{
	int64_t at = segment->frame * FRAME_SAMPLES * segment->step;
	enum status rc = STATUS_OK;

	for (int c = 0; c < segment->channels; c++) {
		bool is_silent = !audio || (c > 0 && audio->is_dual_mono);

		ear_add(&segment->ears[c],
			is_silent ? NULL : audio_at(audio, c, at));
	}
	segment->frame++;
	if (segment->channels > 1 && segment->frame % LEAK_EVERY_FRAMES == 0)
		mark_leak(segment);
	if (segment->frame % SPECTRUM_EVERY_FRAMES == 0)
		see(segment);
	for (int c = 0; c < segment->channels && rc == STATUS_OK; c++)
		rc = add_sounds(segment, c, call, why);
	if (rc != STATUS_OK || segment->frame <= EAR_DELAY_FRAMES ||
		segment->decided >= segment->end)
		return rc;
	return decide(segment, call, why);
}

enum status segment_next(
	struct segment *segment, struct call *call, struct failure *why)
{
	const struct audio *audio = &call->audio;
	int64_t size = (int64_t)FRAME_SAMPLES * segment->step;
	enum status rc = STATUS_OK;

	while (rc == STATUS_OK && (segment->frame + 1) * size <= audio->end)
		rc = hear(segment, audio, call, why);
	return rc;
}

enum status segment_finish(
	struct segment *segment, struct call *call, struct failure *why)
{
	int64_t end = segment->frame;
	enum status rc = STATUS_OK;

	segment->end = end;
	while (rc == STATUS_OK && segment->frame < end + FLUSH_FRAMES)
		rc = hear(segment, NULL, call, why);
	for (int c = 0; c < segment->channels && rc == STATUS_OK; c++) {
		struct frames found;

		if (voice_finish(&segment->ears[c].voice, end, &found))
			rc = add_utterance(segment, call, c, found, why);
	}
	if (rc == STATUS_OK)
		rc = prompts_find(call, why);
	if (rc == STATUS_OK)
		rc = holds_find(call, why);
	return rc;
}
