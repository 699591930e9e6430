#include "ear.h"

#include <string.h>

#include "voicing.h"

/* Thresholds, fitted on zh-sentences/train in white and recorded noise:
 * above the noise floor, below the speaker's level, and never under the
 * quietest speech that a telephone line carries. */
#define ABOVE_FLOOR_DB 4.5F
#define BELOW_LEVEL_DB 25.0F
#define LEAST_DB (-60.0F)
#define HYSTERESIS_DB 2.0F
#define FIRM_BELOW_LEVEL_DB 22.0F
/* A frame this far above the floor tells the speaker's level. */
#define LEVEL_ABOVE_FLOOR_DB 9.0F
/* The level hears a frame this long before the frame is decided on. */
#define LEVEL_AHEAD_FRAMES 400
/* The least voice in an utterance, and how loud it must be somewhere: a "yes"
 * or "mm" is nearly as loud as the speaker, while breath, smacks of the lips,
 * echoes and the rest of the office are not. */
#define LEAST_VOICED_FRAMES 8
#define SHORT_FRAMES 32
#define PEAK_BELOW_LEVEL_DB 17.0F
/* Before the speaker's level is known: a quiet speaker stands out so far from
 * the line, as on the quietest recordings of calm speech in RAVDESS. */
#define NEW_ABOVE_FLOOR_DB 25.0F

void ear_start(struct ear *ear, int rate_hz)
{
	memset(ear, 0, sizeof(*ear));
	narrow_init(&ear->narrow, rate_hz);
	band_power_init(&ear->band);
	speech_level_clear(&ear->level);
}

/* Every other frame suffices: a voice holds for longer. */
static void mark_voice(struct ear *ear)
{
	const float *newest = ear->sound + EAR_SAMPLES - VOICING_SAMPLES;
	int64_t end = ear->track.count;

	if (end % 2 == 0 && voicing(newest) >= VOICING_LEAST)
		track_mark(&ear->track, (struct frames){ end - 3, end - 1 },
			MARK_VOICED);
}

static void hear_level(struct ear *ear, int64_t frame)
{
	float db;

	if (frame < 0 || track_is_masked(&ear->track, frame))
		return;
	db = track_db(&ear->track, frame);
	if (db >= noise_floor_db(&ear->floor) + LEVEL_ABOVE_FLOOR_DB &&
		db >= LEAST_DB)
		speech_level_add(&ear->level, db);
}

void ear_add(struct ear *ear, const int16_t *samples)
{
	float *newest = ear->sound + EAR_SAMPLES - FRAME_SAMPLES;
	float power;

	memmove(ear->sound, ear->sound + FRAME_SAMPLES,
		(EAR_SAMPLES - FRAME_SAMPLES) * sizeof(*ear->sound));
	narrow_frame(&ear->narrow, samples, newest);
	power = band_power(&ear->band, newest);
	track_add(&ear->track, power);
	noise_floor_add(&ear->floor, power);
	mark_voice(ear);
	listener_next(&ear->listener, &ear->track,
		ear->sound + EAR_SAMPLES - DTMF_SAMPLES);
	hear_level(
		ear, ear->track.count - EAR_DELAY_FRAMES + LEVEL_AHEAD_FRAMES);
}

const float *ear_newest(const struct ear *ear)
{
	return ear->sound + EAR_SAMPLES - SPECTRUM_SAMPLES;
}

void ear_see(struct ear *ear, const float power[SPECTRUM_BINS])
{
	listener_see(&ear->listener, &ear->track, power);
}

bool ear_next(struct ear *ear, int64_t frame, struct frames *found)
{
	float on_db = noise_floor_db(&ear->floor) + ABOVE_FLOOR_DB;

	if (on_db < ear->level.db - BELOW_LEVEL_DB)
		on_db = ear->level.db - BELOW_LEVEL_DB;
	if (on_db < LEAST_DB)
		on_db = LEAST_DB;
	return voice_next(&ear->voice, &ear->track, frame,
		(struct voice_gate){ on_db, on_db - HYSTERESIS_DB,
			ear->level.db - FIRM_BELOW_LEVEL_DB },
		found);
}

/* Whether a masked sound reaches into the frame's level. */
static bool is_smeared(const struct track *track, int64_t frame)
{
	return track_is_masked(track, frame - TRACK_SMOOTH_HALF) ||
	       track_is_masked(track, frame + TRACK_SMOOTH_HALF);
}

/* The loudest level in those frames that is their own. */
static float peak_db(const struct track *track, struct frames frames)
{
	float peak = FRAME_SILENT_DB;

	for (int64_t i = frames.start; i < frames.end; i++)
		if (track_db(track, i) > peak && !is_smeared(track, i))
			peak = track_db(track, i);
	return peak;
}

bool ear_is_voiced(const struct ear *ear, struct frames frames)
{
	bool is_short = frames.end - frames.start < SHORT_FRAMES;
	int least = is_short ? LEAST_VOICED_FRAMES / 2 : LEAST_VOICED_FRAMES;

	return track_count(&ear->track, frames, MARK_VOICED) >= least;
}

bool ear_is_speech(const struct ear *ear, struct frames frames)
{
	float peak = peak_db(&ear->track, frames);

	if (!ear_is_voiced(ear, frames))
		return false;
	if (peak >= ear->level.db - PEAK_BELOW_LEVEL_DB)
		return true;
	return speech_level_is_new(&ear->level) &&
	       peak >= noise_floor_db(&ear->floor) + NEW_ABOVE_FLOOR_DB;
}
