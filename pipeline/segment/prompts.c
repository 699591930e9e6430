#include "prompts.h"

#include <math.h>

/* Prompts this close are one. */
#define BRIDGE_S 2.0
/* How long before an utterance of the customer's a key or a ring may end. */
#define SLACK_S 0.2
#define MOST_SPEECH_SHARE 0.2

static bool leads_to_agent(enum sound_kind kind)
{
	return kind == SOUND_RINGBACK || kind == SOUND_MUSIC ||
	       kind == SOUND_DTMF;
}

/* When somebody first speaks on `channel`; INFINITY for never. */
static double first_word_s(const struct call *call, int channel)
{
	double first_s = INFINITY;

	for (size_t i = 0; i < call->utterances.count; i++) {
		const struct utterance *u = &call->utterances.items[i];

		if (u->channel == channel && u->when.start_s < first_s)
			first_s = u->when.start_s;
	}
	return first_s;
}

/* When the customer is put through; 0 when nothing tells. */
static double connected_s(const struct call *call, double before_s)
{
	double last_s = 0.0;

	for (size_t i = 0; i < call->sounds.count; i++) {
		const struct sound *sound = &call->sounds.items[i];

		if (leads_to_agent(sound->kind) &&
			sound->when.end_s <= before_s + SLACK_S &&
			sound->when.start_s > last_s)
			last_s = sound->when.start_s;
	}
	return last_s;
}

enum status prompts_find(struct call *call, struct failure *why)
{
	int agent = call->meta.agent_channel == 2 ? 1 : 0;
	struct sound prompt = { .kind = SOUND_IVR, .channel = agent };
	enum status rc = STATUS_OK;
	double end_s;

	if (call->audio.channels < 2 || call->recording.is_dual_mono)
		return STATUS_OK;
	end_s = connected_s(call, first_word_s(call, 1 - agent));
	for (size_t i = 0; i < call->utterances.count; i++) {
		const struct utterance *u = &call->utterances.items[i];

		if (u->channel != agent || u->when.start_s >= end_s)
			continue;
		if (prompt.when.end_s > 0.0 &&
			u->when.start_s - prompt.when.end_s > BRIDGE_S) {
			rc = call_add_sound(call, &prompt, why);
			prompt.when.end_s = 0.0;
		}
		if (rc != STATUS_OK)
			return rc;
		if (prompt.when.end_s == 0.0)
			prompt.when.start_s = u->when.start_s;
		prompt.when.end_s = u->when.end_s;
	}
	return prompt.when.end_s > 0.0 ? call_add_sound(call, &prompt, why)
				       : STATUS_OK;
}

static bool is_hold(const struct call *call, const struct sound *music)
{
	double spoken_s = 0.0;
	bool has_begun = false;

	for (size_t i = 0; i < call->sounds.count; i++) {
		const struct sound *sound = &call->sounds.items[i];

		if (sound->kind == SOUND_HOLD &&
			span_overlap_s(sound->when, music->when) > 0.0)
			return false;
	}
	for (size_t i = 0; i < call->utterances.count; i++) {
		const struct utterance *u = &call->utterances.items[i];

		if (u->channel != music->channel)
			spoken_s += span_overlap_s(u->when, music->when);
		if (u->when.start_s < music->when.start_s &&
			!call_is_prompt(call, u->channel, u->when))
			has_begun = true;
	}
	return has_begun &&
	       spoken_s <= MOST_SPEECH_SHARE * span_length_s(music->when);
}

enum status holds_find(struct call *call, struct failure *why)
{
	size_t count = call->sounds.count;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		struct sound hold = call->sounds.items[i];

		if (hold.kind != SOUND_MUSIC || !is_hold(call, &hold))
			continue;
		hold.kind = SOUND_HOLD;
		hold.channel = SOUND_ON_ALL;
		rc = call_add_sound(call, &hold, why);
	}
	return rc;
}
