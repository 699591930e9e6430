#include "measure_call.h"

#include <math.h>
#include <stdlib.h>

#include "baseline.h"
#include "emotion.h"
#include "exchange.h"
#include "manner.h"
#include "polarity.h"
#include "sentiment.h"
#include "talk.h"

/* Of a party's talk that echoes, least. */
#define ECHO_SHARE 0.3
/* Less of a voice than this, or so near the noise, tells no tone. */
#define CLEAR_VOICE_S 0.3
#define CLEAR_SNR_DB 6.0
/* A shorter turn may be level by chance. */
#define MONOTONY_LEAST_S 3.0
/* A shorter turn makes no peak. */
#define PEAK_LEAST_S 1.0

static bool is_speaker(enum party party)
{
	return party == PARTY_AGENT || party == PARTY_CUSTOMER ||
	       party == PARTY_UNKNOWN;
}

/* Whether enough of a voice stands out from the line to tell its tone. */
static bool is_clear(const struct manner *manner)
{
	double snr_db = mean_of(manner->level) - mean_of(manner->noise);

	return manner->voice_s >= CLEAR_VOICE_S && !(snr_db < CLEAR_SNR_DB);
}

/* How the turn sounds. */
static void measure_turn(const struct call *call, struct turn *turn)
{
	struct delivery *delivery = &turn->delivery;
	struct manner manner = { 0 };
	double length_s = span_length_s(turn->when);

	delivery_clear(delivery);
	manner_add_turn(&manner, call, turn);
	delivery->loudness_lufs = manner_loudness_lufs(&manner);
	delivery->pitch_hz = mean_of(manner.pitch_hz);
	delivery->pitch_range_st = mean_of(manner.pitch_range_st);
	delivery->voiced_share = mean_of(manner.voiced);
	delivery->speech_rate_cpm = manner_rate_cpm(&manner);
	if (length_s > 0.0)
		delivery->pause_share =
			fmax(0.0, 1.0 - manner.talk_s / length_s);
	if (!is_clear(&manner))
		return;
	delivery->tilt_db = mean_of(manner.tilt_db);
	delivery->harmonicity_db = mean_of(manner.harmonicity_db);
	delivery->centroid_hz = mean_of(manner.centroid_hz);
	delivery->pitch_motion_st = mean_of(manner.motion_st);
	if (manner.talk_s >= MONOTONY_LEAST_S)
		delivery->monotony = emotion_monotony(delivery);
}

static size_t count_units(const struct call *call, const struct turn *turn)
{
	size_t count = 0;

	for (size_t i = 0; i < turn->word_count; i++)
		count += call->language == LANGUAGE_EN
				 ? 1
				 : text_count_characters(
					   call->words
						   .items[turn->first_word + i]
						   .text);
	return count;
}

/* What a turn is beside the others of its speaker. */
static void compare_turn(const struct call *call,
	const struct baseline *baseline, struct turn *turn)
{
	struct delivery *delivery = &turn->delivery;

	delivery->loudness_change_db =
		delivery->loudness_lufs - baseline->loudness_lufs;
	delivery->pitch_change_st =
		baseline_semitones(delivery->pitch_hz, baseline->pitch_hz);
	delivery->anger = emotion_anger(delivery, baseline);
	delivery->impatience =
		emotion_impatience(delivery, baseline, count_units(call, turn));
}

static void compare_turns(struct call *call)
{
	for (int p = 0; p < PARTY_COUNT; p++) {
		struct baseline baseline = baseline_find(call, (enum party)p);

		for (size_t t = 0; t < call->turns.count; t++)
			if (call->turns.items[t].party == (enum party)p)
				compare_turn(
					call, &baseline, &call->turns.items[t]);
	}
}

static enum status read_words(struct call *call, struct failure *why)
{
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	for (size_t t = 0; t < call->turns.count && rc == STATUS_OK; t++) {
		struct turn *turn = &call->turns.items[t];

		text_clear(&text);
		rc = call_turn_text(call, turn, &text, why);
		if (rc == STATUS_OK)
			turn->delivery.polarity =
				polarity_of_text(text_string(&text));
	}
	text_release(&text);
	return rc;
}

static void fill_voice(const struct manner *manner, struct measures *measures)
{
	measures->speech_rate_cpm = manner_rate_cpm(manner);
	measures->level_db = mean_of(manner->level);
	measures->noise_db = mean_of(manner->noise);
	measures->snr_db = measures->level_db - measures->noise_db;
	measures->pitch_hz = mean_of(manner->pitch_hz);
	measures->pitch_range_st = mean_of(manner->pitch_range_st);
	measures->clipped_share = mean_of(manner->clipped);
	measures->loudness_lufs = manner_loudness_lufs(manner);
	measures->voiced_share = mean_of(manner->voiced);
	measures->tilt_db = mean_of(manner->tilt_db);
	measures->harmonicity_db = mean_of(manner->harmonicity_db);
	/* an echo that most of the talk does not have is none */
	if (manner->echo_db.weight > ECHO_SHARE * manner->talk_s)
		measures->echo_db = mean_of(manner->echo_db);
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
	conversation_s = all_s + call->silence_s;
	if (!isnan(call->overlap_s))
		conversation_s -= call->overlap_s;
	measures->talk_s = talk->talk_s[party];
	if (all_s > 0.0)
		measures->talk_share = measures->talk_s / all_s;
	if (conversation_s > 0.0 && is_known)
		measures->listen_share = other_s / conversation_s;
	/* on one channel what was found is no share of what there is */
	if (measures->talk_s > 0.0 && is_known && !call->voices.is_by_voice)
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

/* Over a party's turns. */
struct turn_sums {
	struct manner manner;
	struct mean pauses, anger, impatience, monotony, polarity;
};

/* The higher; a value that is unknown is none. */
static void keep_higher(double *peak, double value)
{
	if (!(value <= *peak) && !isnan(value))
		*peak = value;
}

static void add_tone(const struct turn *turn, struct turn_sums *sums,
	struct measures *measures)
{
	const struct delivery *delivery = &turn->delivery;
	double length_s = span_length_s(turn->when);

	mean_add(&sums->anger, delivery->anger, length_s);
	mean_add(&sums->impatience, delivery->impatience, length_s);
	mean_add(&sums->monotony, delivery->monotony, length_s);
	mean_add(&sums->polarity, delivery->polarity, length_s);
	if (length_s < PEAK_LEAST_S)
		return;
	keep_higher(&measures->anger_peak, delivery->anger);
	keep_higher(&measures->impatience_peak, delivery->impatience);
	keep_higher(&measures->loudness_rise_db, delivery->loudness_change_db);
	keep_higher(&measures->pitch_rise_st, delivery->pitch_change_st);
}

static void add_exchange(
	const struct delivery *delivery, struct measures *measures)
{
	/* unknown stays so */
	measures->interruption_count += delivery->is_interruption;
	measures->interruption_success_count +=
		delivery->is_interruption > 0.0 ? delivery->is_successful
						: delivery->is_interruption;
	measures->backchannel_count += delivery->is_backchannel > 0.0;
}

static void fill_turns(const struct call *call, enum party party,
	struct turn_sums *sums, struct measures *measures)
{
	measures->longest_turn_s = 0.0;
	measures->interruption_count = 0.0;
	measures->interruption_success_count = 0.0;
	measures->backchannel_count = 0.0;
	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];
		double length_s = span_length_s(turn->when);

		if (turn->party != party)
			continue;
		manner_add_turn(&sums->manner, call, turn);
		mean_add(&sums->pauses, turn->delivery.pause_share, length_s);
		add_pauses(call, turn, measures);
		add_exchange(&turn->delivery, measures);
		add_tone(turn, sums, measures);
		keep_higher(&measures->longest_turn_s, length_s);
	}
	measures->pause_share = mean_of(sums->pauses);
	measures->anger = mean_of(sums->anger);
	measures->impatience = mean_of(sums->impatience);
	measures->monotony = mean_of(sums->monotony);
	measures->polarity = mean_of(sums->polarity);
}

/* Far voices on the party's channel, where it has one of its own. */
static void fill_background(
	const struct call *call, enum party party, struct measures *measures)
{
	double quiet_s = call->recording.duration_s - measures->talk_s;

	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];

		if (turn->party != party)
			continue;
		if (quiet_s > 0.0)
			measures->background_share = fmin(1.0,
				call->far_voice_s[turn->channel] / quiet_s);
		return;
	}
}

static void measure_party(struct call *call, const struct talk *talk,
	enum party party, double *delays)
{
	struct measures *measures = &call->measures[party];
	struct turn_sums sums = { 0 };

	measures_clear(measures);
	fill_turns(call, party, &sums, measures);
	fill_voice(&sums.manner, measures);
	fill_talk(call, talk, party, measures);
	fill_delays(call, party, delays, measures);
	fill_background(call, party, measures);
	sentiment_measure(call, party, measures);
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
	compare_turns(call);
	rc = read_words(call, why);
	for (int p = 0; p < PARTY_COUNT && rc == STATUS_OK; p++)
		measure_party(call, &talk, (enum party)p, delays);
	return rc;
}
