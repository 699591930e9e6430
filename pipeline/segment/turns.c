#include "turns.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

/* An utterance on its way into a turn. */
struct entry {
	struct utterance utterance;
	size_t turn;  /* turns are made in order of their start */
	size_t place; /* original index: keeps sorting stable */
};

/* A party's newest turn, and who has spoken since. */
struct floor {
	size_t turn; /* one more than its index; 0 for none */
	double end_s;
	bool is_taken;	   /* another began in this one's pause */
	bool is_contested; /* another began in its speech, or before it, and
			    * outlasted it */
};

struct building {
	struct call *call;
	struct entry *entries;
	struct turn *turns;
	size_t count; /* of entries */
	size_t turn_count;
	struct floor floors[PARTY_COUNT];
};

static enum party party_of(
	const struct call *call, const struct utterance *utterance)
{
	int agent = call->meta.agent_channel == 2 ? 1 : 0;

	if (utterance->party != PARTY_UNKNOWN)
		return utterance->party;
	if (call_is_prompt(call, utterance->channel, utterance->when))
		return PARTY_SYSTEM;
	if (call->audio.channels < 2 || call->recording.is_dual_mono)
		return PARTY_UNKNOWN;
	return utterance->channel == agent ? PARTY_AGENT : PARTY_CUSTOMER;
}

static int by_start(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->utterance.when.start_s != y->utterance.when.start_s)
		return x->utterance.when.start_s < y->utterance.when.start_s
			       ? -1
			       : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static int by_turn(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->turn != y->turn)
		return x->turn < y->turn ? -1 : 1;
	return by_start(a, b);
}

static bool goes_on(const struct building *building, const struct floor *floor,
	const struct utterance *next)
{
	double pause_s = next->when.start_s - floor->end_s;

	if (floor->turn == 0 || floor->is_taken ||
		building->turns[floor->turn - 1].channel != next->channel)
		return false;
	if (floor->is_contested || next->party == PARTY_UNKNOWN)
		return pause_s < TURN_RESUME_S;
	return pause_s < TURN_LAPSE_S;
}

/* Tells the other parties' floors that somebody spoke. */
static void contest(struct building *building, const struct utterance *next)
{
	for (int p = 0; p < PARTY_COUNT; p++) {
		struct floor *floor = &building->floors[p];

		if (p == (int)next->party)
			continue;
		if (next->when.start_s >= floor->end_s)
			floor->is_taken = true;
		else if (next->when.end_s > floor->end_s)
			floor->is_contested = true;
	}
}

/* Whether another party still speaks when this one ends. */
static bool is_talked_over(
	const struct building *building, enum party party, double end_s)
{
	for (int p = 0; p < PARTY_COUNT; p++)
		if (p != (int)party && building->floors[p].turn != 0 &&
			building->floors[p].end_s > end_s)
			return true;
	return false;
}

static void place(struct building *building, struct entry *entry)
{
	const struct utterance *next = &entry->utterance;
	struct floor *floor = &building->floors[next->party];
	struct turn *turn;

	if (!goes_on(building, floor, next)) {
		building->turns[building->turn_count++] = (struct turn){
			.when = next->when,
			.party = next->party,
			.channel = next->channel,
		};
		*floor = (struct floor){ .turn = building->turn_count };
	}
	entry->turn = floor->turn - 1;
	turn = &building->turns[entry->turn];
	if (next->when.end_s > turn->when.end_s)
		turn->when.end_s = next->when.end_s;
	floor->end_s = turn->when.end_s;
	floor->is_contested =
		is_talked_over(building, next->party, floor->end_s);
	contest(building, next);
}

/* Puts utterances into their new order, their words behind each other into
 * `words`, and tells every turn what is its. */
static size_t collect(struct building *building, struct word *words)
{
	struct call *call = building->call;
	size_t used = 0;

	for (size_t i = 0; i < building->count; i++) {
		struct entry *entry = &building->entries[i];
		struct utterance *utterance = &entry->utterance;
		struct turn *turn = &building->turns[entry->turn];

		if (turn->utterance_count++ == 0) {
			turn->first_utterance = i;
			turn->first_word = used;
		}
		turn->word_count += utterance->word_count;
		if (utterance->word_count > 0)
			memcpy(words + used,
				call->words.items + utterance->first_word,
				utterance->word_count * sizeof(*words));
		utterance->first_word = used;
		used += utterance->word_count;
		call->utterances.items[i] = *utterance;
	}
	return used;
}

/* Fills the entries; returns how many words they claim. */
static size_t enter(struct building *building)
{
	struct call *call = building->call;
	size_t claimed = 0;

	for (size_t i = 0; i < building->count; i++) {
		struct utterance *utterance = &call->utterances.items[i];

		assert(utterance->first_word + utterance->word_count <=
			call->words.count);
		utterance->party = party_of(call, utterance);
		claimed += utterance->word_count;
		building->entries[i] =
			(struct entry){ .utterance = *utterance, .place = i };
	}
	return claimed;
}

static enum status build(struct building *building, struct failure *why)
{
	struct call *call = building->call;
	size_t claimed = enter(building);
	struct word *words = calloc(claimed + 1, sizeof(*words));
	enum status rc = STATUS_OK;

	if (!words)
		return failure_no_memory(why);
	qsort(building->entries, building->count, sizeof(*building->entries),
		by_start);
	for (size_t i = 0; i < building->count; i++)
		place(building, &building->entries[i]);
	qsort(building->entries, building->count, sizeof(*building->entries),
		by_turn);
	rc = list_reserve(&call->turns.items, &call->turns.capacity,
		building->turn_count, sizeof(*call->turns.items), why);
	if (rc == STATUS_OK) {
		call->words.count = collect(building, words);
		if (claimed > 0)
			memcpy(call->words.items, words,
				claimed * sizeof(*words));
		memcpy(call->turns.items, building->turns,
			building->turn_count * sizeof(*building->turns));
		call->turns.count = building->turn_count;
	}
	free(words);
	return rc;
}

enum status turns_build(struct call *call, struct failure *why)
{
	struct building building = {
		.call = call,
		.count = call->utterances.count,
	};
	enum status rc = STATUS_OK;

	call->turns.count = 0;
	if (building.count == 0)
		return STATUS_OK;
	building.entries = calloc(building.count, sizeof(*building.entries));
	building.turns = calloc(building.count, sizeof(*building.turns));
	if (!building.entries || !building.turns)
		rc = failure_no_memory(why);
	else
		rc = build(&building, why);
	free(building.entries);
	free(building.turns);
	return rc;
}
