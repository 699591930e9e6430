#include "voice_split.h"

#include <math.h>
#include <stdlib.h>

static void give(struct utterance *utterance, uint8_t side)
{
	utterance->party = side == 0 ? PARTY_AGENT : PARTY_CUSTOMER;
	utterance->channel = side;
}

/* Cuts utterance `i` at `at_s`: what is behind becomes one of its own, appended
 * to the list, with the words whose middle is behind. */
static enum status cut(
	struct call *call, size_t i, double at_s, struct failure *why)
{
	struct utterance *utterance = &call->utterances.items[i];
	struct utterance behind = *utterance;
	size_t kept = 0;

	while (kept < utterance->word_count) {
		const struct word *word =
			&call->words.items[utterance->first_word + kept];

		if ((word->when.start_s + word->when.end_s) / 2.0 >= at_s)
			break;
		kept++;
	}
	utterance->when.end_s = behind.when.start_s = at_s;
	utterance->word_count = kept;
	behind.first_word += kept;
	behind.word_count -= kept;
	return call_add_utterance(call, &behind, why);
}

/* What is known of utterance `i` so far: whose its newest frame is. */
struct splitting {
	struct call *call;
	const struct voice_memory *memory;
	const uint8_t *sides;
	uint8_t before; /* side of whoever spoke last */
};

/* The runs that an utterance is made of: a transcript's may be several. */
static enum status split(
	struct splitting *splitting, size_t i, struct failure *why)
{
	struct call *call = splitting->call;
	struct span when = call->utterances.items[i].when;
	bool is_given = false;
	enum status rc = STATUS_OK;

	for (size_t r = 0; r < splitting->memory->runs.count; r++) {
		const struct voice_run *run = &splitting->memory->runs.items[r];
		size_t first;
		size_t count = voice_run_frames(run, when, &first);

		for (size_t f = first; f < first + count && rc == STATUS_OK;
			f++) {
			uint8_t side = splitting->sides[f];

			if (is_given && side != splitting->before) {
				give(&call->utterances.items[i],
					splitting->before);
				rc = cut(call, i,
					run->start_s +
						(double)(f - run->first) *
							CEPSTRUM_STEP_S,
					why);
				i = call->utterances.count - 1;
			}
			splitting->before = side;
			is_given = true;
		}
	}
	give(&call->utterances.items[i], splitting->before);
	return rc;
}

enum status voice_split(struct call *call, const struct voice_memory *memory,
	const uint8_t *sides, struct failure *why)
{
	struct splitting splitting = { call, memory, sides, 0 };
	size_t count = call->utterances.count;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		if (!call_is_prompt(call, 0, call->utterances.items[i].when))
			rc = split(&splitting, i, why);
	return rc;
}
