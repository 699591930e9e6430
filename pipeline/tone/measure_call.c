#include "measure_call.h"

#include <math.h>
#include <stdlib.h>

#include "exchange.h"
#include "talk.h"

static bool is_speaker(enum party party)
{
	return party == PARTY_AGENT || party == PARTY_CUSTOMER ||
	       party == PARTY_UNKNOWN;
}

static size_t count_units(const struct call *call, const struct turn *turn)
{
	size_t count = 0;

	for (size_t i = 0; i < turn->word_count; i++) {
		const struct word *word =
			&call->words.items[turn->first_word + i];

		count += call->language == LANGUAGE_EN
				 ? 1
				 : text_count_characters(word->text);
	}
	return count;
}

/* A mean weighted by time over what is known. */
struct mean {
	double sum, weight;
};

static void mean_add(struct mean *mean, double value, double weight)
{
	if (isnan(value))
		return;
	mean->sum += weight * value;
	mean->weight += weight;
}

static double mean_of(const struct mean *mean)
{
	return mean->weight > 0.0 ? mean->sum / mean->weight : NAN;
}

/* Over utterances, of a turn or of a party. */
struct sums {
	double talk_s;
	struct mean level, noise, pitch_hz, pitch_range_st, voiced;
	size_t units;
};

static void add_utterance(struct sums *sums, const struct utterance *utterance)
{
	double length_s = span_length_s(utterance->when);

	sums->talk_s += length_s;
	mean_add(&sums->level, utterance->level_db, length_s);
	mean_add(&sums->noise, utterance->noise_db, length_s);
	mean_add(&sums->pitch_hz, utterance->pitch_hz, length_s);
	mean_add(&sums->pitch_range_st, utterance->pitch_range_st, length_s);
	mean_add(&sums->voiced, utterance->voiced_share, length_s);
}

static void add_turn(
	const struct call *call, const struct turn *turn, struct sums *sums)
{
	for (size_t i = 0; i < turn->utterance_count; i++)
		add_utterance(sums,
			&call->utterances.items[turn->first_utterance + i]);
	sums->units += count_units(call, turn);
}

static double rate_cpm(const struct sums *sums)
{
	return sums->units && sums->talk_s > 0.0
		       ? 60.0 * (double)sums->units / sums->talk_s
		       : NAN;
}

static void measure_turn(const struct call *call, struct turn *turn)
{
	struct delivery *delivery = &turn->delivery;
	struct sums sums = { 0 };
	double length_s = span_length_s(turn->when);

	delivery_clear(delivery);
	add_turn(call, turn, &sums);
	delivery->pitch_hz = mean_of(&sums.pitch_hz);
	delivery->pitch_range_st = mean_of(&sums.pitch_range_st);
	delivery->voiced_share = mean_of(&sums.voiced);
	delivery->speech_rate_cpm = rate_cpm(&sums);
	if (length_s > 0.0)
		delivery->pause_share = fmax(0.0, 1.0 - sums.talk_s / length_s);
}

static void fill_voice(const struct sums *sums, struct measures *measures)
{
	measures->speech_rate_cpm = rate_cpm(sums);
	measures->level_db = mean_of(&sums->level);
	measures->noise_db = mean_of(&sums->noise);
	measures->snr_db = measures->level_db - measures->noise_db;
	measures->pitch_hz = mean_of(&sums->pitch_hz);
	measures->pitch_range_st = mean_of(&sums->pitch_range_st);
	measures->voiced_share = mean_of(&sums->voiced);
}

static void fill_talk(const struct call *call, const struct talk *talk,
	enum party party, struct measures *measures)
{
	double all_s = 0.0, conversation_s = 0.0, other_s = 0.0;
	bool is_known = party == PARTY_AGENT || party == PARTY_CUSTOMER;

	for (int p = 0; p < PARTY_COUNT; p++) {
		if (!is_speaker((enum party)p))
			continue;
		all_s += talk->talk_s[p];
		if (p != (int)party)
			other_s += talk->alone_s[p];
	}
	conversation_s = all_s - call->overlap_s + call->silence_s;
	measures->talk_s = talk->talk_s[party];
	if (all_s > 0.0)
		measures->talk_share = measures->talk_s / all_s;
	if (conversation_s > 0.0 && is_known)
		measures->listen_share = other_s / conversation_s;
	if (measures->talk_s > 0.0 && is_known)
		measures->overlap_share = call->overlap_s / measures->talk_s;
}

static int compare_numbers(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* `delays` has room for one of every turn. */
static void fill_delays(const struct call *call, enum party party,
	double *delays, struct measures *measures)
{
	size_t count = 0;

	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];

		if (turn->party == party &&
			!isnan(turn->delivery.response_delay_s))
			delays[count++] = turn->delivery.response_delay_s;
	}
	if (count == 0)
		return;
	qsort(delays, count, sizeof(*delays), compare_numbers);
	measures->response_delay_s = delays[count / 2];
	measures->response_delay_p90_s = delays[(count * 9) / 10];
	measures->response_delay_most_s = delays[count - 1];
}

/* The pauses between the utterances of a turn. */
static void add_pauses(const struct call *call, const struct turn *turn,
	struct measures *measures)
{
	const struct utterance *utterances =
		&call->utterances.items[turn->first_utterance];
	double end_s = turn->when.start_s;

	for (size_t i = 0; i < turn->utterance_count; i++) {
		double pause_s = utterances[i].when.start_s - end_s;

		measures->longest_pause_s =
			fmax(measures->longest_pause_s, pause_s);
		end_s = fmax(end_s, utterances[i].when.end_s);
	}
}

static void fill_turns(const struct call *call, enum party party,
	struct sums *sums, struct measures *measures)
{
	struct mean pauses = { 0 };

	measures->longest_turn_s = 0.0;
	measures->interruption_count = 0.0;
	measures->interruption_success_count = 0.0;
	measures->backchannel_count = 0.0;
	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];
		const struct delivery *delivery = &turn->delivery;
		double length_s = span_length_s(turn->when);

		if (turn->party != party)
			continue;
		add_turn(call, turn, sums);
		mean_add(&pauses, delivery->pause_share, length_s);
		add_pauses(call, turn, measures);
		measures->longest_turn_s =
			fmax(measures->longest_turn_s, length_s);
		measures->interruption_count += delivery->is_interruption > 0.0;
		measures->interruption_success_count +=
			delivery->is_successful > 0.0;
		measures->backchannel_count += delivery->is_backchannel > 0.0;
	}
	measures->pause_share = mean_of(&pauses);
}

enum status measure_call(struct call *call, struct failure *why)
{
	double *delays = arena_alloc(
		&call->arena, (call->turns.count + 1) * sizeof(*delays));
	struct talk talk;
	enum status rc = delays ? talk_measure(call, &talk, why)
				: failure_no_memory(why);

	if (rc != STATUS_OK)
		return rc;
	for (size_t t = 0; t < call->turns.count; t++)
		measure_turn(call, &call->turns.items[t]);
	exchange_measure(call);
	for (int p = 0; p < PARTY_COUNT; p++) {
		struct measures *measures = &call->measures[p];
		struct sums sums = { 0 };

		measures_clear(measures);
		fill_turns(call, (enum party)p, &sums, measures);
		fill_voice(&sums, measures);
		fill_talk(call, &talk, (enum party)p, measures);
		fill_delays(call, (enum party)p, delays, measures);
	}
	return STATUS_OK;
}
