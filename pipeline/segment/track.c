#include "track.h"

#include <string.h>

#include "band_power.h"

#define MASK (TRACK_FRAMES - 1)

void track_clear(struct track *track)
{
	memset(track, 0, sizeof(*track));
}

void track_add(struct track *track, float power)
{
	const int half = TRACK_SMOOTH_HALF;
	int64_t newest = track->count++;
	float sum = 0.0F;

	track->power[newest & MASK] = power;
	track->marks[newest & MASK] = 0;
	for (int i = 0; i <= 2 * half && i <= newest; i++)
		sum += track->power[(newest - i) & MASK];
	if (newest >= half)
		track->db[(newest - half) & MASK] =
			power_db(sum / (float)(2 * half + 1));
}

float track_db(const struct track *track, int64_t frame)
{
	return track->db[frame & MASK];
}

unsigned track_marks(const struct track *track, int64_t frame)
{
	return track->marks[frame & MASK];
}

bool track_is_masked(const struct track *track, int64_t frame)
{
	return (track_marks(track, frame) & MARK_MASKED) != 0;
}

static struct frames clamp(const struct track *track, struct frames frames)
{
	int64_t oldest = track->count - TRACK_FRAMES;

	if (frames.start < oldest)
		frames.start = oldest;
	if (frames.start < 0)
		frames.start = 0;
	if (frames.end > track->count)
		frames.end = track->count;
	return frames;
}

void track_mark(struct track *track, struct frames frames, enum mark mark)
{
	frames = clamp(track, frames);
	for (int64_t i = frames.start; i < frames.end; i++)
		track->marks[i & MASK] |= (uint8_t)mark;
}

int track_count(const struct track *track, struct frames frames, enum mark mark)
{
	int count = 0;

	frames = clamp(track, frames);
	for (int64_t i = frames.start; i < frames.end; i++)
		count += (track->marks[i & MASK] & mark) != 0;
	return count;
}
