/*
 * Numbers: one value a call, or of the part of it that the condition looks at,
 * held against "above" and "below".
 */
#include <math.h>
#include <stdlib.h>

#include "evaluation.h"

/* A change is told from so many stretches of speech at least. */
#define LEAST_STRETCHES 4
#define MOST_STRETCHES 1024
/* A stretch shorter than this has no speech rate of its own. */
#define LEAST_RATED_S 1.0
/* A speech rate that does not rest on words heard well is off by up to this
 * share of it: syllable nuclei by 17 % in the median, words by 5 % (60 Mandarin
 * test sentences, docs/measures.md). */
#define UNCLEAR_RATE_SHARE 0.2

static bool is_asked(const struct condition *condition, enum party party)
{
	return condition->party == PARTY_UNKNOWN || condition->party == party;
}

/* How much of a stretch of speech lies in the scope. */
static double length_in_scope(
	const struct evaluation *evaluation, const struct speech *speech)
{
	double length_s = 0.0;

	for (size_t i = 0; i < evaluation->spans.count; i++)
		length_s += span_overlap_s(
			speech->when, evaluation->spans.items[i]);
	return length_s;
}

/* What the party, or with PARTY_UNKNOWN everybody, speaks in the scope. */
static double talk_in_scope(
	const struct evaluation *evaluation, enum party party)
{
	const struct hearing *hearing = &evaluation->hearing;
	double talk_s = 0.0;

	for (size_t i = 0; i < hearing->speech.count; i++)
		if (party == PARTY_UNKNOWN ||
			hearing->speech.items[i].party == party)
			talk_s += length_in_scope(
				evaluation, &hearing->speech.items[i]);
	return talk_s;
}

/* Units a minute in the scope. */
static double rate_in_scope(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct units *units = &hearing->streams[condition->party];
	double talk_s = talk_in_scope(evaluation, condition->party);
	size_t count = 0;

	for (size_t i = 0; i < units->count; i++)
		count += scope_holds(evaluation,
			hearing->call->words.items[units->items[i].word]
				.when.start_s);
	return talk_s > 0.0 ? 60.0 * (double)count / talk_s : NAN;
}

static double share_in_scope(
	const struct evaluation *evaluation, const struct condition *condition)
{
	double all_s = talk_in_scope(evaluation, PARTY_UNKNOWN);

	return all_s > 0.0 ? talk_in_scope(evaluation, condition->party) / all_s
			   : NAN;
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
	if (condition->operator== OPERATOR_LEVEL_CHANGE || condition->operator==
		OPERATOR_LEVEL)
		return utterance->level_db;
	if (condition->operator== OPERATOR_PITCH)
		return utterance->pitch_hz > 0.0 ? utterance->pitch_hz : NAN;
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

/* The mean over the party's speech in the scope, by length. */
static double mean_in_scope(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	double sum = 0.0, length_s = 0.0;

	for (size_t i = 0; i < hearing->speech.count; i++) {
		const struct speech *speech = &hearing->speech.items[i];
		double value = stretch_value(condition, speech);
		double part_s;

		if (speech->party != condition->party || isnan(value))
			continue;
		part_s = length_in_scope(evaluation, speech);
		sum += value * part_s;
		length_s += part_s;
	}
	return length_s > 0.0 ? sum / length_s : NAN;
}

/* How far the highest stretch lies above the party's median: dB, semitones, or
 * for the rate a share of the median. */
static double find_change(const struct evaluation *evaluation,
	const struct condition *condition, struct span *where)
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
			scope_holds(evaluation, speech->when.start_s)) {
			highest = value;
			*where = speech->when;
		}
	}
	if (count < LEAST_STRETCHES || !isfinite(highest))
		return NAN;
	qsort(values, count, sizeof(*values), compare_doubles);
	median = values[count / 2];
	if (condition->operator== OPERATOR_RATE_CHANGE)
		return median > 0.0 ? highest / median - 1.0 : NAN;
	return highest - median;
}

static bool is_within(double value, double limit, double share)
{
	return fabs(value - limit) < share * limit;
}

/* Whether the speech rate could lie on the other side as well: its words were
 * heard unclearly, or not at all. */
static bool is_near_limit(const struct evaluation *evaluation,
	const struct condition *condition, double rate)
{
	enum party party = condition->party;

	if (evaluation->hearing.has_words[party] &&
		!evaluation_is_unclear(evaluation, party))
		return false;
	return is_within(rate, condition->above, UNCLEAR_RATE_SHARE) ||
	       is_within(rate, condition->below, UNCLEAR_RATE_SHARE);
}

static bool is_over_usual(enum operator operator)
{
	return operator== OPERATOR_USUAL_LEVEL || operator==
		OPERATOR_USUAL_PITCH ||
		operator== OPERATOR_USUAL_RATE;
}

/* Over what the agent is like in other calls. */
static double over_usual(
	const struct call *call, const struct condition *condition)
{
	const struct measures *measures = &call->measures[PARTY_AGENT];
	const struct usual *usual = &call->usual;

	if (condition->operator== OPERATOR_USUAL_LEVEL)
		return measures->level_db - usual->level_db;
	if (condition->operator== OPERATOR_USUAL_PITCH)
		return 12.0 * log2(measures->pitch_hz / usual->pitch_hz);
	return measures->speech_rate_cpm / usual->speech_rate_cpm - 1.0;
}

/* The value; `*where` becomes the place of a change. */
static double measure(const struct evaluation *evaluation,
	const struct condition *condition, struct span *where)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct measures *measures =
		&hearing->call->measures[condition->party];
	bool is_whole = scope_is_whole(&condition->scope);

	switch ((int)condition->operator) {
	case OPERATOR_SPEECH_RATE:
		return is_whole && measures->speech_rate_cpm > 0.0
			       ? measures->speech_rate_cpm
			       : rate_in_scope(evaluation, condition);
	case OPERATOR_TALK_SHARE:
		return is_whole ? measures->talk_share
				: share_in_scope(evaluation, condition);
	case OPERATOR_DURATION:
		return hearing->call->recording.duration_s > 0.0
			       ? hearing->call->recording.duration_s
			       : span_length_s(hearing->talk);
	case OPERATOR_TURN_COUNT:
		return count_turns(evaluation, condition);
	case OPERATOR_LEVEL:
		return is_whole ? measures->level_db
				: mean_in_scope(evaluation, condition);
	case OPERATOR_PITCH:
		return is_whole ? measures->pitch_hz
				: mean_in_scope(evaluation, condition);
	case OPERATOR_USUAL_LEVEL:
	case OPERATOR_USUAL_PITCH:
	case OPERATOR_USUAL_RATE:
		return over_usual(hearing->call, condition);
	}
	return find_change(evaluation, condition, where);
}

/* The conversation, or the part of it that is looked at. */
static struct span place_of(const struct evaluation *evaluation)
{
	const struct span *spans = evaluation->spans.items;
	struct span place = evaluation->hearing.talk;
	size_t last = evaluation->spans.count - 1;

	if (isnan(place.start_s))
		return (struct span){ 0.0, 0.0 };
	place.start_s = fmax(place.start_s, spans[0].start_s);
	place.end_s = fmin(place.end_s, spans[last].end_s);
	return place.end_s > place.start_s ? place : evaluation->hearing.talk;
}

static enum status judge_party(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	const struct hearing *hearing = &evaluation->hearing;
	struct hit hit = { .value = NAN, .threshold = NAN, .confidence = NAN };

	if (condition->operator== OPERATOR_HANGUP) {
		hit.party = hearing->call->meta.hangup;
		hit.when = place_of(evaluation);
		hit.when.start_s = hit.when.end_s;
	} else if (hearing->speech.count > 0) {
		hit.party = hearing->speech.items[0].party;
		hit.when = hearing->speech.items[0].when;
	}
	outcome->value = (double)hit.party;
	if (hit.party == PARTY_UNKNOWN)
		outcome->doubt = DOUBT_NO_MEASURE;
	else
		outcome->truth =
			hit.party == condition->who ? TRUTH_HIT : TRUTH_MISS;
	return outcome->truth == TRUTH_HIT ? evaluation_add(evaluation, &hit)
					   : STATUS_OK;
}

enum status judge_number(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	struct hit hit = { .party = condition->party, .confidence = NAN };

	if (condition->operator== OPERATOR_FIRST_SPEAKER || condition->
		operator== OPERATOR_HANGUP)
		return judge_party(evaluation, condition, outcome);
	if (is_over_usual(condition->operator) &&
		evaluation->hearing.call->usual.calls < USUAL_LEAST_CALLS) {
		outcome->doubt = DOUBT_NO_USUAL;
		return STATUS_OK;
	}
	hit.when = place_of(evaluation);
	hit.value = measure(evaluation, condition, &hit.when);
	outcome->value = hit.value;
	if (isnan(hit.value)) {
		outcome->doubt = DOUBT_NO_MEASURE;
		return STATUS_OK;
	}
	if (condition->operator== OPERATOR_SPEECH_RATE &&
		is_near_limit(evaluation, condition, hit.value)) {
		outcome->doubt = DOUBT_UNSURE;
		outcome->confidence =
			evaluation->hearing.confidence[condition->party];
		return STATUS_OK;
	}
	outcome->truth = TRUTH_MISS;
	if (!(hit.value > condition->above || hit.value < condition->below))
		return STATUS_OK;
	outcome->truth = TRUTH_HIT;
	hit.threshold = hit.value > condition->above ? condition->above
						     : condition->below;
	return evaluation_add(evaluation, &hit);
}
