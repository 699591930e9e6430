/*
 * Turns: how long they are, how fast, and in what tone.
 */
#include <math.h>

#include "evaluation.h"

/* Characters or words a minute of what is spoken in the turn, its pauses left
 * out; NAN for a turn too short to tell. */
static double turn_rate(const struct hearing *hearing,
	const struct condition *condition, const struct turn *turn)
{
	const struct units *units = &hearing->streams[turn->party];
	size_t first = units_first(units, turn->first_word);
	size_t end = units_first(units, turn->first_word + turn->word_count);
	double talk_s = 0.0;

	for (size_t i = 0; i < hearing->speech.count; i++)
		if (hearing->speech.items[i].party == turn->party)
			talk_s += span_overlap_s(
				hearing->speech.items[i].when, turn->when);
	return talk_s > 0.0 && end - first >= (size_t)condition->least_words
		       ? 60.0 * (double)(end - first) / talk_s
		       : NAN;
}

/* Of the turn; NAN where it was not measured. */
static double emotion_of(
	const struct condition *condition, const struct turn *turn)
{
	const struct delivery *delivery = &turn->delivery;

	switch (condition->emotion) {
	case EMOTION_ANGER:
		return delivery->anger;
	case EMOTION_IMPATIENCE:
		return delivery->impatience;
	case EMOTION_MONOTONY:
		return delivery->monotony;
	case EMOTION_NEGATIVE:
		return -delivery->polarity;
	case EMOTION_POSITIVE:
		return delivery->polarity;
	}
	return NAN;
}

static double measure_turn(const struct hearing *hearing,
	const struct condition *condition, const struct turn *turn)
{
	if (condition->operator== OPERATOR_MONOLOGUE)
		return span_length_s(turn->when);
	if (condition->operator== OPERATOR_EMOTION)
		return emotion_of(condition, turn);
	return turn_rate(hearing, condition, turn);
}

/* What the value is held against, NAN when it keeps within. */
static double crossed(const struct condition *condition, double value)
{
	if (condition->operator== OPERATOR_MONOLOGUE)
		return value > condition->longer_than_s
			       ? condition->longer_than_s
			       : NAN;
	if (value > condition->above)
		return condition->above;
	return value < condition->below ? condition->below : NAN;
}

static bool is_asked(const struct evaluation *evaluation,
	const struct condition *condition, const struct turn *turn)
{
	return turn->party != PARTY_SYSTEM &&
	       (condition->party == PARTY_UNKNOWN ||
		       condition->party == turn->party) &&
	       scope_holds(evaluation, turn->when.start_s);
}

enum status judge_turns(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	const struct turns *turns = &evaluation->hearing.call->turns;
	size_t asked = 0, measured = 0;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < turns->count && rc == STATUS_OK; i++) {
		const struct turn *turn = &turns->items[i];
		struct hit hit = { .when = turn->when,
			.party = turn->party,
			.confidence = NAN };

		if (!is_asked(evaluation, condition, turn))
			continue;
		hit.value = measure_turn(&evaluation->hearing, condition, turn);
		hit.threshold = crossed(condition, hit.value);
		asked++;
		measured += !isnan(hit.value);
		if (!isnan(hit.threshold))
			rc = evaluation_add(evaluation, &hit);
	}
	/* Short turns have no rate, which tells nothing; no turn with a tone
	 * tells that nobody measured it. */
	if (condition->operator== OPERATOR_EMOTION && asked> 0 && measured == 0)
		outcome->doubt = DOUBT_NO_MEASURE;
	return rc;
}
