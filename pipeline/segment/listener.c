#include "listener.h"

/* A codec smears a key over what is beside it. */
#define KEY_MARGIN_FRAMES 5

static const float silence[SPECTRUM_BINS];

static void tell(
	struct listener *listener, enum sound_kind kind, struct frames frames)
{
	if (frames.start < 0)
		frames.start = 0;
	listener->heard[listener->heard_count++] =
		(struct heard){ kind, frames };
}

void listener_next(struct listener *listener, struct track *track,
	const float newest[DTMF_SAMPLES])
{
	struct frames found;

	listener->heard_count = 0;
	if (!dtmf_next(
		    &listener->dtmf, dtmf_find(newest), track->count, &found))
		return;
	track_mark(track,
		(struct frames){ found.start - KEY_MARGIN_FRAMES, found.end },
		MARK_DTMF);
	tell(listener, SOUND_DTMF, found);
}

static bool is_a_note(
	const struct listener *listener, const struct tone_group *group)
{
	const struct frames *music = &listener->span.frames;

	return group->frames.start < music->end &&
	       music->start < group->frames.end;
}

void listener_see(struct listener *listener, struct track *track,
	const float power[SPECTRUM_BINS])
{
	enum line_tone tone = line_tone_find(power);
	int64_t frame = track->count;
	struct tone_group group;
	struct frames frames;

	if (cadence_next(&listener->cadence, track, tone, frame, &group) &&
		!is_a_note(listener, &group))
		tell(listener, group.kind, group.frames);
	/* One line makes no music, two and more seem to. */
	music_add(&listener->music,
		tone == LINE_TONE_NONE || tone == LINE_TONE_SINGLE ? power
								   : silence);
	if (music_span_next(&listener->span, track, listener->music.activation,
		    frame, &frames))
		tell(listener, SOUND_MUSIC, frames);
}
