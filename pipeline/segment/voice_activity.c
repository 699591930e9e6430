#include "voice_activity.h"

#include "transcript.h"

#define ONSET_FRAMES 5
/* What the threshold misses of a soft start and a fading end; the medians of
 * both on the development sentences. */
#define LEAD_FRAMES 3
#define TAIL_FRAMES 4
#define REACH_BACK_FRAMES 40
#define MOST_FRAMES \
	((int64_t)(UTTERANCE_MOST_S * FRAMES_A_SECOND) - 2 * TAIL_FRAMES)

static void open_utterance(struct voice *voice, const struct track *track,
	int64_t frame, float off_db)
{
	int64_t least = frame - REACH_BACK_FRAMES;
	int64_t start = frame;

	if (least < voice->free)
		least = voice->free;
	while (start > least && track_db(track, start - 1) >= off_db &&
		!track_is_masked(track, start - 1))
		start--;
	for (int i = 0; i < LEAD_FRAMES && start > least &&
			!track_is_masked(track, start - 1);
		i++)
		start--;
	voice->is_open = true;
	voice->start = start;
	voice->end = frame + 1;
}

/* Whether what is closed is long enough for a voice. */
static bool close_utterance(
	struct voice *voice, int64_t most, struct frames *found)
{
	int64_t end = voice->end + TAIL_FRAMES;

	voice->is_open = false;
	voice->loud = 0;
	if (voice->end - voice->start < LEAD_FRAMES + VOICE_LEAST_FRAMES)
		return false;
	found->start = voice->start;
	found->end = end < most ? end : most;
	voice->free = found->end;
	return true;
}

static int64_t quietest(const struct track *track, int64_t from, int64_t to)
{
	int64_t best = from;

	for (int64_t i = from; i < to; i++)
		if (track_db(track, i) < track_db(track, best))
			best = i;
	return best;
}

static void cut(struct voice *voice, const struct track *track, int64_t frame,
	struct frames *found)
{
	found->start = voice->start;
	found->end = quietest(
		track, voice->start + MOST_FRAMES / 2, frame - ONSET_FRAMES);
	voice->start = voice->free = found->end;
}

bool voice_next(struct voice *voice, const struct track *track, int64_t frame,
	struct voice_gate gate, struct frames *found)
{
	float least_db = voice->is_open ? gate.off_db : gate.on_db;
	bool is_masked = track_is_masked(track, frame);
	bool is_loud = !is_masked && track_db(track, frame) >= least_db;

	if (!voice->is_open) {
		voice->loud = is_loud ? voice->loud + 1 : 0;
		if (voice->loud >= ONSET_FRAMES)
			open_utterance(voice, track, frame, gate.off_db);
		return false;
	}
	if (is_loud && (frame - voice->end < VOICE_GAP_FRAMES ||
			       track_db(track, frame) >= gate.firm_db))
		voice->end = frame + 1;
	if (is_masked || frame - voice->end >= VOICE_PAUSE_FRAMES)
		return close_utterance(voice, frame, found);
	if (frame - voice->start >= MOST_FRAMES) {
		cut(voice, track, frame, found);
		return true;
	}
	return false;
}

bool voice_finish(struct voice *voice, int64_t end, struct frames *found)
{
	return voice->is_open && close_utterance(voice, end, found);
}
