#include <stdbool.h>

#include "import_place.h"

#define SIDE_NONE (-1)

static bool is_stereo(const struct call *call)
{
	return call->audio.channels == 2 && !call->recording.is_dual_mono;
}

/* A recogniser that heard a stereo recording mixed down writes one channel
 * throughout: then it names none. */
static void forget_lone_channel(
	const struct call *call, struct imported_words *words)
{
	if (!is_stereo(call))
		return;
	for (size_t i = 1; i < words->count; i++)
		if (words->items[i].channel != words->items[0].channel)
			return;
	for (size_t i = 0; i < words->count; i++)
		words->items[i].channel = -1;
}

/* Agents are side 0, customers side 1, the system none; speakers whose names
 * say nothing take turns. */
static void find_sides(
	const struct pieces *pieces, int sides[IMPORT_SPEAKERS_MOST])
{
	int unnamed = 0;

	for (int s = 0; s < pieces->speaker_count; s++) {
		switch (pieces->speakers[s].party) {
		case PARTY_AGENT:
			sides[s] = 0;
			break;
		case PARTY_CUSTOMER:
			sides[s] = 1;
			break;
		case PARTY_SYSTEM:
			sides[s] = SIDE_NONE;
			break;
		case PARTY_UNKNOWN:
			sides[s] = unnamed++ % 2;
			break;
		}
	}
}

static double speech_under_s(
	const struct call *call, const struct word *word, int channel)
{
	double speech_s = 0.0;

	for (size_t i = 0; i < call->utterances.count; i++) {
		const struct utterance *at = &call->utterances.items[i];

		if (at->channel == channel)
			speech_s += span_overlap_s(at->when, word->when);
	}
	return speech_s;
}

/* Enough words to tell the channels of the two sides apart; all of a long
 * call's would cost words times utterances. */
#define WORDS_ENOUGH 2000

/* Whether side 0 speaks on channel 1. */
static bool is_swapped(const struct call *call,
	const struct imported_words *words, const int *sides)
{
	double straight_s = 0.0, swapped_s = 0.0;

	if (call->meta.agent_channel)
		return call->meta.agent_channel == 2;
	for (size_t i = 0; i < words->count && i < WORDS_ENOUGH; i++) {
		const struct imported_word *at = &words->items[i];
		int side = at->speaker == IMPORT_NOBODY ? SIDE_NONE
							: sides[at->speaker];

		if (side == SIDE_NONE)
			continue;
		straight_s += speech_under_s(call, &at->word, side);
		swapped_s += speech_under_s(call, &at->word, 1 - side);
	}
	return swapped_s > straight_s;
}

/* What the words say of a channel holds for its wordless utterances too. */
static void name_channels(struct call *call, const struct imported_words *words)
{
	enum party parties[AUDIO_CHANNELS] = { PARTY_UNKNOWN, PARTY_UNKNOWN };

	if (!is_stereo(call))
		return;
	for (size_t i = 0; i < words->count; i++) {
		const struct imported_word *at = &words->items[i];

		if (at->channel >= 0 && (at->party == PARTY_AGENT ||
						at->party == PARTY_CUSTOMER))
			parties[at->channel] = at->party;
	}
	for (size_t i = 0; i < call->utterances.count; i++) {
		struct utterance *at = &call->utterances.items[i];

		if (!call_is_masked(call, at->channel, at->when.start_s))
			at->party = parties[at->channel];
	}
}

void import_sides(struct call *call, const struct pieces *pieces,
	struct imported_words *words)
{
	int sides[IMPORT_SPEAKERS_MOST] = { 0 };
	bool swap;

	forget_lone_channel(call, words);
	find_sides(pieces, sides);
	swap = is_stereo(call) && is_swapped(call, words, sides);
	for (size_t i = 0; i < words->count; i++) {
		struct imported_word *at = &words->items[i];

		if (at->channel >= 0 || at->speaker == IMPORT_NOBODY ||
			sides[at->speaker] == SIDE_NONE)
			continue;
		at->channel =
			swap ? 1 - sides[at->speaker] : sides[at->speaker];
	}
	name_channels(call, words);
}
