#include "ear.h"

#include <string.h>

#include "speech_level.h"
#include "voicing.h"

/* Thresholds, fitted on zh-sentences/train in white and recorded noise:
 * above the noise floor, below the speaker's level, and never under the
 * quietest speech that a telephone line carries. */
#define ABOVE_FLOOR_DB 6.0F
#define BELOW_LEVEL_DB 27.0F
#define LEAST_DB (-60.0F)
#define HYSTERESIS_DB 3.0F
/* A frame this far above the floor tells the speaker's level. */
#define LEVEL_ABOVE_FLOOR_DB 9.0F
/* The level hears a frame this long before the frame is decided on. */
#define LEVEL_AHEAD_FRAMES 200
/* The least voice in an utterance: a short "mm" has 80 ms. */
#define LEAST_VOICED_FRAMES 6

void ear_start(struct ear *ear, int rate_hz)
{
	memset(ear, 0, sizeof(*ear));
	narrow_init(&ear->narrow, rate_hz);
	band_power_init(&ear->band);
	ear->level_db = SPEECH_LEVEL_START_DB;
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
		speech_level_add(&ear->level_db, db);
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
	hear_level(
		ear, ear->track.count - EAR_DELAY_FRAMES + LEVEL_AHEAD_FRAMES);
}

bool ear_next(struct ear *ear, int64_t frame, struct frames *found)
{
	float on_db = noise_floor_db(&ear->floor) + ABOVE_FLOOR_DB;

	if (on_db < ear->level_db - BELOW_LEVEL_DB)
		on_db = ear->level_db - BELOW_LEVEL_DB;
	if (on_db < LEAST_DB)
		on_db = LEAST_DB;
	return voice_next(&ear->voice, &ear->track, frame,
		(struct voice_gate){ on_db, on_db - HYSTERESIS_DB }, found);
}

bool ear_is_speech(const struct ear *ear, struct frames frames)
{
	return track_count(&ear->track, frames, MARK_VOICED) >=
	       LEAST_VOICED_FRAMES;
}
