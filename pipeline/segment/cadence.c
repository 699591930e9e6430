#include "cadence.h"

/* A burst is sighted over this long at least: the shortest cadence of E.180 is
 * 0.2 s, and speech never holds so long. */
#define LEAST_SIGHTED_FRAMES 12
/* Sightings of one tone this far apart are one burst. */
#define BRIDGE_FRAMES (2 * SPECTRUM_EVERY_FRAMES)
#define RING_FRAMES 90
#define ENDLESS_FRAMES 320
/* Between the bursts of busy and congestion; between those of ringing. */
#define BUSY_PAUSE_FRAMES 90
#define RING_PAUSE_FRAMES 550
#define RISING_PAUSE_FRAMES 30
/* The window reaches half of this to either side of what it sights. */
#define WINDOW_FRAMES (SPECTRUM_SAMPLES / FRAME_SAMPLES)
#define EDGE_DB 10.0F

/* A burst's true edges: where the level falls by EDGE_DB. */
static struct frames find_edges(
	const struct track *track, struct frames sighted)
{
	int64_t middle = (sighted.start + sighted.end - WINDOW_FRAMES) / 2;
	int64_t newest = track->count - TRACK_SMOOTH_HALF - 1;
	float least_db = track_db(track, middle) - EDGE_DB;
	struct frames edges = { middle, middle + 1 };
	int64_t first = sighted.start - 2 * (int64_t)WINDOW_FRAMES;

	if (first < 0)
		first = 0;
	while (edges.start > first &&
		track_db(track, edges.start - 1) >= least_db)
		edges.start--;
	while (edges.end < sighted.end && edges.end <= newest &&
		track_db(track, edges.end) >= least_db)
		edges.end++;
	return edges;
}

static enum sound_kind kind_of(
	const struct cadence *cadence, const struct burst *burst)
{
	int64_t length = burst->frames.end - burst->frames.start;
	int64_t pause = burst->frames.start - cadence->group.frames.end;

	if (burst->tone == LINE_TONE_US_BUSY)
		return SOUND_BUSY;
	if (burst->tone == LINE_TONE_US_RING ||
		burst->tone == LINE_TONE_UK_RING)
		return SOUND_RINGBACK;
	if (burst->tone == LINE_TONE_US_DIAL || length >= ENDLESS_FRAMES)
		return SOUND_INFORMATION_TONE;
	if (burst->tone != LINE_TONE_SINGLE)
		return SOUND_NONE;
	if (length >= RING_FRAMES || burst->frames.start < WINDOW_FRAMES ||
		(cadence->group.kind == SOUND_RINGBACK &&
			pause > 2 * BUSY_PAUSE_FRAMES &&
			pause < RING_PAUSE_FRAMES))
		return SOUND_RINGBACK;
	return SOUND_NONE;
}

/* A second short burst: busy from the first one on. */
static bool makes_busy(const struct cadence *cadence, const struct burst *burst)
{
	const struct burst *last = &cadence->last;

	return burst->tone == LINE_TONE_SINGLE && last->tone == burst->tone &&
	       burst->frames.start - last->frames.end <= BUSY_PAUSE_FRAMES;
}

/* Whether this was the third of an information tone; `start` is its first
 * burst's. */
static bool makes_information_tone(
	struct cadence *cadence, const struct burst *burst, int64_t *start)
{
	struct burst *rising = cadence->rising;
	int place = (int)burst->tone - (int)LINE_TONE_LOW;

	if (place < 0 || place > 2)
		return false;
	if (place == 0 ||
		(rising[place - 1].tone == burst->tone - 1 &&
			burst->frames.start - rising[place - 1].frames.end <=
				RISING_PAUSE_FRAMES)) {
		if (place == 2) {
			*start = rising[0].frames.start;
			return true;
		}
		rising[place] = *burst;
	}
	return false;
}

/* Adds frames to the group, or begins another; whether one became final. */
static bool gather(struct cadence *cadence, enum sound_kind kind,
	struct frames frames, struct tone_group *found)
{
	struct tone_group *group = &cadence->group;
	bool is_other = group->kind != kind ||
			frames.start - group->frames.end > RING_PAUSE_FRAMES;
	bool is_final = is_other && group->kind != SOUND_NONE;

	if (is_final)
		*found = *group;
	if (is_other)
		*group = (struct tone_group){ kind, frames };
	else
		group->frames.end = frames.end;
	return is_final;
}

static bool end_burst(
	struct cadence *cadence, struct track *track, struct tone_group *found)
{
	struct burst burst = cadence->open;
	enum sound_kind kind;
	struct frames frames;
	int64_t start;

	cadence->open = (struct burst){ 0 };
	if (burst.frames.end - burst.frames.start < LEAST_SIGHTED_FRAMES)
		return false;
	frames = burst.frames = find_edges(track, burst.frames);
	track_mark(track, frames, MARK_TONE);
	kind = kind_of(cadence, &burst);
	if (kind == SOUND_NONE && makes_busy(cadence, &burst)) {
		kind = SOUND_BUSY;
		frames.start = cadence->last.frames.start;
	}
	if (makes_information_tone(cadence, &burst, &start)) {
		kind = SOUND_INFORMATION_TONE;
		frames.start = start;
	}
	cadence->last = burst;
	return kind != SOUND_NONE && gather(cadence, kind, frames, found);
}

bool cadence_next(struct cadence *cadence, struct track *track,
	enum line_tone tone, int64_t frame, struct tone_group *found)
{
	struct burst *open = &cadence->open;
	bool is_over = open->tone != LINE_TONE_NONE && tone != open->tone &&
		       (tone != LINE_TONE_NONE ||
			       frame - open->frames.end > BRIDGE_FRAMES);
	bool is_final = is_over && end_burst(cadence, track, found);

	if (tone != LINE_TONE_NONE) {
		if (open->tone == LINE_TONE_NONE)
			*open = (struct burst){ tone, { frame, frame } };
		open->frames.end = frame;
	}
	if (!is_final && cadence->group.kind != SOUND_NONE &&
		open->tone == LINE_TONE_NONE &&
		frame - cadence->group.frames.end > RING_PAUSE_FRAMES) {
		*found = cadence->group;
		cadence->group = (struct tone_group){ 0 };
		is_final = true;
	}
	return is_final;
}
