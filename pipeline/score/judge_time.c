/*
 * Silence, delays, overlap, interruptions, sounds.
 */
#include <math.h>

#include "evaluation.h"

/* Of an event: only what is found on one channel may be otherwise. */
static double confidence_of(
	const struct evaluation *evaluation, const struct condition *condition)
{
	return operator_is_at_once(condition->operator) &&
			       evaluation->hearing.call->voices.is_by_voice
		       ? VOICES_BOTH_CONFIDENCE
		       : NAN;
}

static enum status add_event(struct evaluation *evaluation,
	const struct condition *condition, struct span when, enum party party,
	double value_s)
{
	struct hit hit = { .when = when,
		.party = party,
		.value = value_s,
		.threshold = condition->longer_than_s,
		.confidence = confidence_of(evaluation, condition) };

	if (!(value_s > condition->longer_than_s) ||
		!scope_holds(evaluation, when.start_s))
		return STATUS_OK;
	return evaluation_add(evaluation, &hit);
}

static bool is_asked(const struct condition *condition, enum party party)
{
	return condition->party == PARTY_UNKNOWN || condition->party == party;
}

/* Typed sounds in a gap are no silence, unless the condition includes them. */
static double silent_s(const struct call *call,
	const struct condition *condition, const struct gap *gap)
{
	double length_s = span_length_s(gap->when);

	if (gap->has_sound)
		length_s -=
			call_sounding_s(call, ~condition->sounds, gap->when);
	return length_s;
}

static enum status judge_gaps(
	struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	bool is_delay = condition->operator== OPERATOR_RESPONSE_DELAY;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < hearing->gaps.count && rc == STATUS_OK; i++) {
		const struct gap *gap = &hearing->gaps.items[i];
		enum party party = condition->is_own ? gap->before : gap->party;

		if ((is_delay && !gap->is_answer) ||
			(condition->is_own && gap->is_answer))
			continue;
		if (is_asked(condition, party))
			rc = add_event(evaluation, condition, gap->when, party,
				silent_s(hearing->call, condition, gap));
	}
	return rc;
}

/* Whether somebody else is speaking when `at` starts and has been for
 * `after_s`; gives how long both go on. */
static double cut_in_s(const struct hearing *hearing, size_t index,
	double after_s, bool needs_cut)
{
	const struct speech *at = &hearing->speech.items[index];
	double longest_s = 0.0;

	/* Sorted by start: whoever speaks already stands before it. */
	for (size_t i = 0; i < index; i++) {
		const struct speech *other = &hearing->speech.items[i];
		double both_s = span_overlap_s(other->when, at->when);

		if (other->party == at->party)
			continue;
		if (needs_cut &&
			at->when.start_s - other->when.start_s < after_s)
			continue;
		if (both_s > longest_s)
			longest_s = both_s;
	}
	return longest_s;
}

static enum status judge_both_speak(
	struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	bool needs_cut = condition->operator== OPERATOR_INTERRUPTION;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < hearing->speech.count && rc == STATUS_OK; i++) {
		const struct speech *at = &hearing->speech.items[i];
		double both_s =
			cut_in_s(hearing, i, condition->after_s, needs_cut);
		struct span when = { at->when.start_s,
			at->when.start_s + both_s };

		if (both_s > 0.0 && is_asked(condition, at->party))
			rc = add_event(
				evaluation, condition, when, at->party, both_s);
	}
	return rc;
}

static enum status judge_sounds(
	struct evaluation *evaluation, const struct condition *condition)
{
	const struct sounds *sounds = &evaluation->hearing.call->sounds;
	unsigned int wanted = condition->sounds ? condition->sounds : ~0u;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < sounds->count && rc == STATUS_OK; i++)
		if (wanted & (1u << sounds->items[i].kind))
			rc = add_event(evaluation, condition,
				sounds->items[i].when, PARTY_UNKNOWN,
				span_length_s(sounds->items[i].when));
	return rc;
}

enum status judge_time(
	struct evaluation *evaluation, const struct condition *condition)
{
	switch ((int)condition->operator) {
	case OPERATOR_SILENCE:
	case OPERATOR_RESPONSE_DELAY:
		return judge_gaps(evaluation, condition);
	case OPERATOR_OVERLAP:
	case OPERATOR_INTERRUPTION:
		return judge_both_speak(evaluation, condition);
	case OPERATOR_SOUND:
		return judge_sounds(evaluation, condition);
	}
	return STATUS_OK;
}
