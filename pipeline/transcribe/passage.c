#include "passage.h"

#include <math.h>

/* Sound around a passage that is searched with it: the models of a word's edges
 * were trained with some silence around. */
#define EDGE_S 0.3
/* Sound before that: the recogniser's front end learns the channel's noise. */
#define LEAD_S 0.6
/* An utterance is known so long after its end, at the latest (segment.h). */
#define KNOWN_S 10.0

size_t passage_utterance(const struct call *call, size_t index, int channel)
{
	while (index < call->utterances.count &&
		call->utterances.items[index].channel != channel)
		index++;
	return index;
}

struct passage passage_from(const struct call *call, size_t first)
{
	const struct utterances *all = &call->utterances;
	const struct utterance *last = &all->items[first];
	const double most_s = last->when.start_s + UTTERANCE_MOST_S;
	struct passage passage = { first, first, last->channel };

	for (;;) {
		size_t i = passage_utterance(
			call, passage.last + 1, passage.channel);
		const struct utterance *next = &all->items[i];

		if (i == all->count || next->when.end_s > most_s ||
			next->when.start_s > last->when.end_s + PASSAGE_PAUSE_S)
			return passage;
		last = next;
		passage.last = i;
	}
}

bool passage_is_final(const struct call *call, struct passage passage)
{
	const struct audio *audio = &call->audio;
	double start_s = call->utterances.items[passage.first].when.start_s;

	return start_s + UTTERANCE_MOST_S + KNOWN_S <=
	       audio_time_s(audio, audio->end);
}

/* The frame at that time, or the nearest that is there. */
static int64_t frame_at(const struct audio *audio, double at_s)
{
	int64_t frame = audio_frame(audio, at_s);

	if (frame < audio->start)
		return audio->start;
	return frame > audio->end ? audio->end : frame;
}

struct stretch passage_sound(
	const struct call *call, struct passage passage, double *start_s)
{
	const struct audio *audio = &call->audio;
	const struct utterance *items = call->utterances.items;
	double first_s = items[passage.first].when.start_s - EDGE_S;
	int64_t start = frame_at(audio, first_s - LEAD_S);
	int64_t end = frame_at(audio, items[passage.last].when.end_s + EDGE_S);

	*start_s = audio_time_s(audio, start);
	return (struct stretch){
		.samples = audio_at(audio, passage.channel, start),
		.count = (size_t)(end - start),
		.lead = (size_t)(frame_at(audio, first_s) - start),
		.channel = passage.channel,
	};
}

double passage_border_s(
	const struct call *call, struct passage passage, size_t index)
{
	const struct utterance *items = call->utterances.items;
	size_t next = passage_utterance(call, index + 1, passage.channel);

	if (next > passage.last)
		return (double)INFINITY;
	return (items[index].when.end_s + items[next].when.start_s) / 2.0;
}
