/*
 * Numbers: one value a call, held against "above" and "below".
 */
#include <math.h>
#include <stdlib.h>

#include "evaluation.h"

/* A change is told from so many stretches of speech at least. */
#define LEAST_STRETCHES 4
#define MOST_STRETCHES 1024
/* A stretch shorter than this has no speech rate of its own. */
#define LEAST_RATED_S 1.0

static bool is_asked(const struct condition *condition, enum party party)
{
	return condition->party == PARTY_UNKNOWN || condition->party == party;
}

/* Units a minute in the scope. */
static double rate_in_scope(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct units *units = &hearing->streams[condition->party];
	size_t count = 0;
	double talk_s = 0.0;

	for (size_t i = 0; i < units->count; i++)
		count += scope_holds(evaluation,
			hearing->call->words.items[units->items[i].word]
				.when.start_s);
	for (size_t i = 0; i < hearing->speech.count; i++)
		for (size_t k = 0; k < evaluation->spans.count; k++)
			if (hearing->speech.items[i].party == condition->party)
				talk_s += span_overlap_s(
					hearing->speech.items[i].when,
					evaluation->spans.items[k]);
	return talk_s > 0.0 ? 60.0 * (double)count / talk_s : NAN;
}

static double count_turns(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct turns *turns = &evaluation->hearing.call->turns;
	double count = 0.0;

	for (size_t i = 0; i < turns->count; i++)
		if (turns->items[i].party != PARTY_SYSTEM &&
			is_asked(condition, turns->items[i].party) &&
			scope_holds(evaluation, turns->items[i].when.start_s))
			count += 1.0;
	return count;
}

/* The measure of one stretch of speech that its change is told by. */
static double stretch_value(
	const struct condition *condition, const struct speech *speech)
{
	const struct utterance *utterance = speech->utterance;
	double length_s = span_length_s(speech->when);

	if (!utterance)
		return NAN;
	if (condition->operator== OPERATOR_LEVEL_CHANGE)
		return utterance->level_db;
	if (condition->operator== OPERATOR_PITCH_CHANGE)
		return utterance->pitch_hz > 0.0
			       ? 12.0 * log2(utterance->pitch_hz)
			       : NAN;
	if (length_s < LEAST_RATED_S || utterance->word_count == 0)
		return NAN;
	return 60.0 * (double)utterance->word_count / length_s;
}

static int compare_doubles(const void *a, const void *b)
{
	const double *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* How far the highest stretch lies above the party's median: dB, semitones, or
 * for the rate a share of the median. */
static double find_change(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	double values[MOST_STRETCHES];
	double highest = -INFINITY, median;
	size_t count = 0;

	for (size_t i = 0; i < hearing->speech.count && count < MOST_STRETCHES;
		i++) {
		const struct speech *speech = &hearing->speech.items[i];
		double value = stretch_value(condition, speech);

		if (speech->party != condition->party || isnan(value))
			continue;
		values[count++] = value;
		if (value > highest &&
			scope_holds(evaluation, speech->when.start_s))
			highest = value;
	}
	if (count < LEAST_STRETCHES || !isfinite(highest))
		return NAN;
	qsort(values, count, sizeof(*values), compare_doubles);
	median = values[count / 2];
	if (condition->operator== OPERATOR_RATE_CHANGE)
		return median > 0.0 ? highest / median - 1.0 : NAN;
	return highest - median;
}

static double measure(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct measures *measures =
		&hearing->call->measures[condition->party];

	switch ((int)condition->operator) {
	case OPERATOR_SPEECH_RATE:
		return scope_is_whole(&condition->scope) &&
				       measures->speech_rate_cpm > 0.0
			       ? measures->speech_rate_cpm
			       : rate_in_scope(evaluation, condition);
	case OPERATOR_TALK_SHARE:
		return measures->talk_share;
	case OPERATOR_DURATION:
		return hearing->call->recording.duration_s > 0.0
			       ? hearing->call->recording.duration_s
			       : span_length_s(hearing->talk);
	case OPERATOR_TURN_COUNT:
		return count_turns(evaluation, condition);
	case OPERATOR_LEVEL:
		return measures->level_db;
	case OPERATOR_PITCH:
		return measures->pitch_hz;
	}
	return find_change(evaluation, condition);
}

static void judge_party(const struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	const struct hearing *hearing = &evaluation->hearing;
	enum party party = hearing->call->meta.hangup;

	if (condition->operator== OPERATOR_FIRST_SPEAKER)
		party = hearing->speech.count > 0
				? hearing->speech.items[0].party
				: PARTY_UNKNOWN;
	outcome->value = (double)party;
	if (party == PARTY_UNKNOWN)
		outcome->doubt = DOUBT_NO_MEASURE;
	else
		outcome->truth =
			party == condition->who ? TRUTH_HIT : TRUTH_MISS;
}

void judge_number(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	double value;

	if (condition->operator== OPERATOR_FIRST_SPEAKER || condition->
		operator== OPERATOR_HANGUP) {
		judge_party(evaluation, condition, outcome);
		return;
	}
	value = measure(evaluation, condition);
	outcome->value = value;
	if (isnan(value)) {
		outcome->doubt = DOUBT_NO_MEASURE;
		return;
	}
	outcome->truth = value > condition->above || value < condition->below
				 ? TRUTH_HIT
				 : TRUTH_MISS;
}
