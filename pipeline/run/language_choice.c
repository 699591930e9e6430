#include "language_choice.h"

#include <math.h>

static bool is_agents(const struct call *call, const struct utterance *at)
{
	return call->audio.channels < 2 || call->audio.is_dual_mono ||
	       call->meta.agent_channel == 0 ||
	       at->channel == call->meta.agent_channel - 1;
}

void language_evidence_take(
	struct language_evidence *evidence, const struct call *call)
{
	double words_s = 0.0, sum = 0.0;

	*evidence = (struct language_evidence){ .is_heard = false };
	for (size_t i = 0; i < call->utterances.count; i++) {
		const struct utterance *at = &call->utterances.items[i];

		if (!is_agents(call, at))
			continue;
		evidence->speech_s += span_length_s(at->when);
		for (size_t w = 0; w < at->word_count; w++) {
			const struct word *word =
				&call->words.items[at->first_word + w];
			double length_s = span_length_s(word->when);

			words_s += length_s;
			if (!isnan(word->confidence))
				sum += length_s * word->confidence;
		}
	}
	evidence->is_heard = words_s > 0.0;
	if (evidence->is_heard)
		evidence->confidence = sum / words_s;
}

enum language language_choose(
	const struct language_evidence evidence[LANGUAGE_COUNT])
{
	double best = 0.0, second = 0.0;
	int language = LANGUAGE_UNKNOWN;

	for (int l = 0; l < LANGUAGE_COUNT; l++) {
		double confidence = evidence[l].confidence;

		if (!evidence[l].is_heard)
			continue;
		if (confidence > best) {
			second = best;
			best = confidence;
			language = l;
		} else if (confidence > second) {
			second = confidence;
		}
	}
	return best >= LANGUAGE_LEAST_CONFIDENCE &&
			       best - second >= LANGUAGE_LEAST_LEAD
		       ? (enum language)language
		       : LANGUAGE_UNKNOWN;
}
