#include "voice_cover.h"

#include <math.h>

/* An utterance that ends or begins so near goes on through it. */
#define BESIDE_S 0.3

/* The utterances of a party that end or go on where `both` begins, and that
 * begin behind that; -1 for none. */
struct neighbours {
	ptrdiff_t before, behind;
};

static struct neighbours find_neighbours(
	const struct call *call, enum party party, struct span both)
{
	const struct utterance *items = call->utterances.items;
	struct neighbours found = { -1, -1 };

	for (ptrdiff_t i = 0; i < (ptrdiff_t)call->utterances.count; i++) {
		struct span when = items[i].when;

		if (items[i].party != party)
			continue;
		if (when.start_s <= both.start_s &&
			when.end_s >= both.start_s - BESIDE_S &&
			(found.before < 0 ||
				when.end_s > items[found.before].when.end_s))
			found.before = i;
		if (when.start_s > both.start_s &&
			when.start_s <= both.end_s + BESIDE_S &&
			(found.behind < 0 ||
				when.start_s <
					items[found.behind].when.start_s))
			found.behind = i;
	}
	return found;
}

static enum status add(struct call *call, enum party party, struct span both,
	struct failure *why)
{
	struct utterance own = {
		.when = both,
		.party = party,
		.channel = party == PARTY_AGENT ? 0 : 1,
		.first_word = call->words.count,
		.confidence = NAN,
		.level_db = NAN,
		.noise_db = NAN,
		.pitch_hz = NAN,
		.pitch_range_st = NAN,
		.voiced_share = NAN,
		.acoustics = { .loudness_lufs = NAN,
			.syllables = NAN,
			.clipped_share = NAN,
			.echo_db = NAN },
	};

	return call_add_utterance(call, &own, why);
}

static enum status cover(struct call *call, enum party party, struct span both,
	struct failure *why)
{
	struct utterance *items = call->utterances.items;
	struct neighbours beside = find_neighbours(call, party, both);
	double end_s = both.end_s;

	if (beside.before < 0 && beside.behind < 0)
		return add(call, party, both, why);
	if (beside.before < 0) {
		items[beside.behind].when.start_s = both.start_s;
		return STATUS_OK;
	}
	if (beside.behind >= 0)
		end_s = fmin(end_s, items[beside.behind].when.start_s);
	items[beside.before].when.end_s =
		fmax(items[beside.before].when.end_s, end_s);
	return STATUS_OK;
}

enum status voice_cover(
	struct call *call, struct span both, struct failure *why)
{
	enum status rc = cover(call, PARTY_AGENT, both, why);

	return rc == STATUS_OK ? cover(call, PARTY_CUSTOMER, both, why) : rc;
}
