#include "hearing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "mean.h"

/* Marks where the party had paused before a unit. */
static enum status mark_pauses(
	struct hearing *hearing, enum party party, struct failure *why)
{
	const struct units *units = &hearing->streams[party];
	const struct word *words = hearing->call->words.items;
	enum status rc = list_reserve(&hearing->pauses[party].items,
		&hearing->pauses[party].capacity, units->count + 1, 1, why);

	for (size_t i = 0; i < units->count && rc == STATUS_OK; i++) {
		const struct word *word = &words[units->items[i].word];
		const struct word *before =
			&words[units->items[i > 0 ? i - 1 : 0].word];

		hearing->pauses[party].items[i] =
			word->when.start_s - before->when.end_s >
			HEARING_PAUSE_S;
	}
	return rc;
}

static enum status take_words(struct hearing *hearing, struct failure *why)
{
	const struct call *call = hearing->call;
	struct mean confidence[PARTY_COUNT] = { 0 }, all = { 0 };
	enum status rc = STATUS_OK;

	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];
		size_t end = turn->first_word + turn->word_count;

		for (size_t i = turn->first_word; i < end && rc == STATUS_OK;
			i++) {
			const struct word *word = &call->words.items[i];

			rc = units_add(&hearing->streams[turn->party],
				word->text, (uint32_t)i, &hearing->spare, why);
			hearing->has_words[turn->party] = true;
			mean_add(&confidence[turn->party], word->confidence,
				1.0);
			mean_add(&all, word->confidence, 1.0);
		}
	}
	for (int p = 0; p < PARTY_COUNT && rc == STATUS_OK; p++) {
		hearing->confidence[p] = mean_of(confidence[p]);
		rc = mark_pauses(hearing, (enum party)p, why);
	}
	hearing->confidence_of_all = mean_of(all);
	return rc;
}

/* What one party said: to the letter, then by its sound. */
static enum status find_party(struct hearing *hearing, enum party party,
	const struct phrase_table *table, const struct soundalike *soundalike,
	struct failure *why)
{
	const struct soundalike_speech speech = {
		.words = hearing->call->words.items,
		.units = &hearing->streams[party],
		.is_after_pause = hearing->pauses[party].items,
	};
	enum status rc;

	hearing->hits.count = 0;
	rc = phrase_find(table, speech.units, speech.is_after_pause,
		&hearing->hits, why);
	if (rc == STATUS_OK && soundalike)
		rc = soundalike_find(soundalike, &speech, &hearing->sounding,
			&hearing->hits, why);
	return rc;
}

static enum status find_phrases(struct hearing *hearing,
	const struct phrase_table *table, const struct soundalike *soundalike,
	struct failure *why)
{
	size_t phrase_count = phrase_table_count(table);
	enum status rc = list_reserve(&hearing->first_found,
		&hearing->first_found_capacity, phrase_count + 1,
		sizeof(*hearing->first_found), why);

	if (rc != STATUS_OK)
		return rc;
	memset(hearing->first_found, 0xff,
		phrase_count * sizeof(*hearing->first_found));
	hearing->found.count = 0;
	for (int p = 0; p < PARTY_COUNT && rc == STATUS_OK; p++) {
		rc = find_party(hearing, (enum party)p, table, soundalike, why);
		if (rc == STATUS_OK)
			rc = list_reserve(&hearing->found.items,
				&hearing->found.capacity,
				hearing->found.count + hearing->hits.count,
				sizeof(*hearing->found.items), why);
		for (size_t i = 0; i < hearing->hits.count && rc == STATUS_OK;
			i++)
			hearing->found.items[hearing->found.count++] =
				(struct found){ hearing->hits.items[i],
					(enum party)p, HEARING_NONE };
	}
	/* Backwards, so that each phrase's chain is in the order of time. */
	for (size_t i = hearing->found.count; i-- > 0 && rc == STATUS_OK;) {
		struct found *found = &hearing->found.items[i];

		found->next = hearing->first_found[found->hit.phrase];
		hearing->first_found[found->hit.phrase] = (uint32_t)i;
	}
	return rc;
}

static int compare_speech(const void *a, const void *b)
{
	const struct speech *left = a, *right = b;

	if (left->when.start_s != right->when.start_s)
		return left->when.start_s < right->when.start_s ? -1 : 1;
	return (int)left->party - (int)right->party;
}

static enum status add_speech(struct hearing *hearing, struct span when,
	enum party party, const struct utterance *utterance,
	struct failure *why)
{
	enum status rc;

	if (party == PARTY_SYSTEM || !(span_length_s(when) > 0.0))
		return STATUS_OK;
	rc = list_reserve(&hearing->speech.items, &hearing->speech.capacity,
		hearing->speech.count + 1, sizeof(*hearing->speech.items), why);
	if (rc == STATUS_OK) {
		hearing->speech.items[hearing->speech.count++] =
			(struct speech){ when, party, utterance };
		hearing->has_speech[party] = true;
	}
	return rc;
}

/* From the utterances; from the turns where a call has none. */
static enum status take_speech(struct hearing *hearing, struct failure *why)
{
	const struct call *call = hearing->call;
	enum status rc = STATUS_OK;

	hearing->speech.count = 0;
	for (size_t i = 0; i < call->utterances.count && rc == STATUS_OK; i++)
		rc = add_speech(hearing, call->utterances.items[i].when,
			call->utterances.items[i].party,
			&call->utterances.items[i], why);
	for (size_t i = 0; i < call->turns.count &&
			   call->utterances.count == 0 && rc == STATUS_OK;
		i++)
		rc = add_speech(hearing, call->turns.items[i].when,
			call->turns.items[i].party, NULL, why);
	if (rc == STATUS_OK && hearing->speech.count > 0)
		qsort(hearing->speech.items, hearing->speech.count,
			sizeof(*hearing->speech.items), compare_speech);
	return rc;
}

static enum status add_gap(struct hearing *hearing, struct span when,
	const struct speech *before, const struct speech *after,
	struct failure *why)
{
	enum status rc = list_reserve(&hearing->gaps.items,
		&hearing->gaps.capacity, hearing->gaps.count + 1,
		sizeof(*hearing->gaps.items), why);
	struct gap *gap;

	if (rc != STATUS_OK)
		return rc;
	gap = &hearing->gaps.items[hearing->gaps.count++];
	*gap = (struct gap){
		.when = when, .party = PARTY_AGENT, .before = before->party
	};
	gap->is_answer = before->party != after->party;
	if (before->party == PARTY_UNKNOWN || after->party == PARTY_UNKNOWN)
		gap->party = PARTY_UNKNOWN;
	else if (before->party == PARTY_AGENT && after->party == PARTY_CUSTOMER)
		gap->party = PARTY_CUSTOMER;
	gap->has_sound = call_sounding_s(hearing->call, ~0U, when) > 0.0;
	return STATUS_OK;
}

static enum status take_gaps(struct hearing *hearing, struct failure *why)
{
	const struct speech *items = hearing->speech.items;
	const struct speech *latest = items;
	enum status rc = STATUS_OK;

	hearing->gaps.count = 0;
	hearing->talk = (struct span){ NAN, NAN };
	if (hearing->speech.count == 0)
		return STATUS_OK;
	for (size_t i = 1; i < hearing->speech.count && rc == STATUS_OK; i++) {
		struct span when = { latest->when.end_s,
			items[i].when.start_s };

		if (span_length_s(when) > 0.0)
			rc = add_gap(hearing, when, latest, &items[i], why);
		if (items[i].when.end_s > latest->when.end_s)
			latest = &items[i];
	}
	hearing->talk =
		(struct span){ items[0].when.start_s, latest->when.end_s };
	return rc;
}

enum status hearing_take(struct hearing *hearing, const struct call *call,
	const struct phrase_table *table, const struct soundalike *soundalike,
	struct failure *why)
{
	enum status rc;

	hearing->call = call;
	for (int p = 0; p < PARTY_COUNT; p++) {
		hearing->streams[p].count = 0;
		hearing->has_speech[p] = hearing->has_words[p] = false;
	}
	rc = take_words(hearing, why);
	if (rc == STATUS_OK)
		rc = find_phrases(hearing, table, soundalike, why);
	if (rc == STATUS_OK)
		rc = take_speech(hearing, why);
	return rc == STATUS_OK ? take_gaps(hearing, why) : rc;
}

void hearing_release(struct hearing *hearing)
{
	for (int p = 0; p < PARTY_COUNT; p++) {
		units_release(&hearing->streams[p]);
		free(hearing->pauses[p].items);
	}
	free(hearing->found.items);
	free(hearing->first_found);
	free(hearing->speech.items);
	free(hearing->gaps.items);
	free(hearing->hits.items);
	text_release(&hearing->spare);
	soundalike_scratch_release(&hearing->sounding);
	*hearing = (struct hearing){ 0 };
}

double hearing_first_s(const struct hearing *hearing, enum party party)
{
	for (size_t i = 0; i < hearing->speech.count; i++)
		if (party == PARTY_UNKNOWN ||
			hearing->speech.items[i].party == party)
			return hearing->speech.items[i].when.start_s;
	return NAN;
}

struct span hearing_span(const struct hearing *hearing, enum party party,
	size_t first, size_t count)
{
	const struct unit *units = hearing->streams[party].items + first;
	const struct word *words = hearing->call->words.items;

	return (struct span){ words[units[0].word].when.start_s,
		words[units[count - 1].word].when.end_s };
}

double hearing_confidence(const struct hearing *hearing, enum party party,
	size_t first, size_t count)
{
	return units_confidence(hearing->streams[party].items + first, count,
		hearing->call->words.items);
}
