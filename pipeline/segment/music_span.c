#include "music_span.h"

#include "music.h"

#define BLOCK_FRAMES (MUSIC_BLOCK * SPECTRUM_EVERY_FRAMES)
#define CONFIRM_FRAMES 100
#define BRIDGE_FRAMES 300
#define LEAST_FRAMES 400
/* While it plays, what is this old cannot belong to what follows. */
#define SURE_FRAMES (BLOCK_FRAMES - 20)
/* A fall of the level that parts music from what is beside it. */
#define FALL_DB 15.0F
#define LEAST_FALL_DB 6.0F
#define NOISE_DB 4.0F
/* Demonstration calls leave 0.3 s between what announces music and the music;
 * voices die away for half of it. */
#define PAUSE_FRAMES 12
/* How long music may play before it is recognised as such. */
#define REACH_BACK_FRAMES 450
/* Quieter than this it is the line's own hum. */
#define LEAST_DB (-55.0F)

/* Mean level, dBFS. */
static float mean_db(const struct track *track, int64_t from, int64_t to)
{
	float sum = 0.0F;

	for (int64_t i = from; i < to; i++)
		sum += track_db(track, i);
	return to > from ? sum / (float)(to - from) : FRAME_SILENT_DB;
}

/* The end of the last pause in `where`, or `otherwise`: dips between notes are
 * none. */
static int64_t last_pause(const struct track *track, struct frames where,
	float least_db, int64_t otherwise)
{
	int64_t quiet = 0;

	for (int64_t i = where.end - 1; i >= where.start; i--) {
		quiet = track_db(track, i) < least_db ? quiet + 1 : 0;
		if (quiet == PAUSE_FRAMES)
			return i + quiet;
	}
	return where.start == 0 ? quiet : otherwise;
}

/* The start of the first one, or `otherwise`. */
static int64_t first_pause(const struct track *track, struct frames where,
	float least_db, int64_t otherwise)
{
	int64_t quiet = 0;

	for (int64_t i = where.start; i < where.end; i++) {
		quiet = track_db(track, i) < least_db ? quiet + 1 : 0;
		if (quiet == PAUSE_FRAMES)
			return i + 1 - quiet;
	}
	return otherwise;
}

/* What counts as a pause beside music of `music_db`: far below it, or no more
 * than the line's noise, which is the quietest of `where`. */
static float pause_db(
	const struct track *track, struct frames where, float music_db)
{
	float least = music_db;

	for (int64_t i = where.start; i < where.end; i++)
		if (track_db(track, i) < least)
			least = track_db(track, i);
	if (least + NOISE_DB < music_db - FALL_DB)
		return music_db - FALL_DB;
	return least + NOISE_DB < music_db - LEAST_FALL_DB
		       ? least + NOISE_DB
		       : music_db - LEAST_FALL_DB;
}

static void begin(struct music_span *span, const struct track *track)
{
	int64_t sure = span->since - BLOCK_FRAMES / 4;
	int64_t first = span->since - REACH_BACK_FRAMES;
	struct frames where = { first > 0 ? first : 0, sure };
	int64_t start;

	/* When the activation rises, music has filled over a quarter of the
	 * block: what was said just before it is within the block too. */
	start = last_pause(track, where,
		pause_db(track, where, mean_db(track, sure, span->since)),
		span->since - BLOCK_FRAMES);
	span->is_on = true;
	if (span->frames.end == 0 || start - span->frames.end > BRIDGE_FRAMES)
		span->frames.start = start;
	span->frames.end = span->since;
}

static void end(
	struct music_span *span, const struct track *track, int64_t frame)
{
	int64_t block = frame - BLOCK_FRAMES;
	struct frames where = { block - BLOCK_FRAMES / 4,
		block + 2 * BLOCK_FRAMES / 3 };
	float music_db = mean_db(track, block - BLOCK_FRAMES / 2, block);

	/* When it falls, music fills less than a third of the block. */
	span->is_on = false;
	span->since = 0;
	span->frames.end = first_pause(track, where,
		pause_db(track, where, music_db), block + BLOCK_FRAMES / 3);
}

static bool is_long(struct frames frames)
{
	return frames.end - frames.start >= LEAST_FRAMES;
}

/* What is short may be a voice and stays speech. */
static void mark(struct track *track, struct frames frames)
{
	if (is_long(frames))
		track_mark(track, frames, MARK_MUSIC);
}

bool music_span_next(struct music_span *span, struct track *track,
	float activation, int64_t frame, struct frames *found)
{
	bool is_high =
		activation >= MUSIC_SPAN_ON && frame >= BLOCK_FRAMES &&
		mean_db(track, frame - BLOCK_FRAMES / 2, frame - 4) >= LEAST_DB;

	if (span->is_on && activation < MUSIC_SPAN_OFF) {
		end(span, track, frame);
		mark(track, span->frames);
	} else if (span->is_on) {
		span->frames.end = frame - SURE_FRAMES;
		mark(track, span->frames);
	} else if (!is_high) {
		span->since = 0;
	} else if (span->since == 0) {
		span->since = frame;
	} else if (frame - span->since >= CONFIRM_FRAMES) {
		begin(span, track);
	}
	if (span->is_on || span->frames.end == 0 ||
		frame - span->frames.end <=
			BRIDGE_FRAMES + BLOCK_FRAMES + CONFIRM_FRAMES)
		return false;
	*found = span->frames;
	span->frames = (struct frames){ 0 };
	return is_long(*found);
}
