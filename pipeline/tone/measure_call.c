#include "measure_call.h"

#include <math.h>
#include <stdlib.h>

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

/* Sums over one party's utterances; means are weighted by time. */
struct sums {
	double talk_s;
	double level, level_s, noise, noise_s;
	double pitch_hz, pitch_range_st, pitch_s;
	size_t units;
};

static void add_utterance(struct sums *sums, const struct utterance *utterance)
{
	double length_s = span_length_s(utterance->when);

	sums->talk_s += length_s;
	if (!isnan(utterance->level_db)) {
		sums->level += length_s * utterance->level_db;
		sums->level_s += length_s;
	}
	if (!isnan(utterance->noise_db) && utterance->noise_db < 0.0) {
		sums->noise += length_s * utterance->noise_db;
		sums->noise_s += length_s;
	}
	if (!isnan(utterance->pitch_hz) && utterance->pitch_hz > 0.0) {
		sums->pitch_hz += length_s * utterance->pitch_hz;
		sums->pitch_range_st += length_s * utterance->pitch_range_st;
		sums->pitch_s += length_s;
	}
}

static double mean(double sum, double weight)
{
	return weight > 0.0 ? sum / weight : NAN;
}

static void add_turns(
	const struct call *call, struct sums *sums, struct measures *measures)
{
	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];
		struct sums *own = &sums[turn->party];
		double length_s = span_length_s(turn->when);

		for (size_t i = 0; i < turn->utterance_count; i++)
			add_utterance(own,
				&call->utterances
					 .items[turn->first_utterance + i]);
		own->units += count_units(call, turn);
		if (length_s > measures[turn->party].longest_turn_s)
			measures[turn->party].longest_turn_s = length_s;
	}
}

static void fill_measures(
	const struct sums *sums, double all_talk_s, struct measures *measures)
{
	measures->talk_s = sums->talk_s;
	measures->talk_share = mean(sums->talk_s, all_talk_s);
	measures->speech_rate_cpm =
		sums->units ? 60.0 * (double)sums->units / sums->talk_s : NAN;
	measures->level_db = mean(sums->level, sums->level_s);
	measures->snr_db =
		measures->level_db - mean(sums->noise, sums->noise_s);
	measures->pitch_hz = mean(sums->pitch_hz, sums->pitch_s);
	measures->pitch_range_st = mean(sums->pitch_range_st, sums->pitch_s);
	measures->clipped_share = NAN;
}

static int compare_numbers(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

/* Turns are in order of start: the turn before decides how one's own began. */
static enum status measure_exchange(
	struct call *call, enum party party, struct failure *why)
{
	struct measures *measures = &call->measures[party];
	size_t turns = call->turns.count, count = 0;
	double *delays =
		arena_alloc(&call->arena, (turns + 1) * sizeof(*delays));

	if (!delays)
		return failure_no_memory(why);
	for (size_t t = 1; t < turns; t++) {
		const struct turn *own = &call->turns.items[t];
		const struct turn *before = own - 1;

		if (own->party != party || before->party == party ||
			!is_speaker(before->party))
			continue;
		if (before->when.end_s <= own->when.start_s)
			delays[count++] =
				own->when.start_s - before->when.end_s;
		else if (span_overlap_s(before->when, own->when) >=
			 INTERRUPTION_LEAST_S)
			measures->interruption_count++;
	}
	qsort(delays, count, sizeof(*delays), compare_numbers);
	measures->response_delay_s = count ? delays[count / 2] : NAN;
	return STATUS_OK;
}

/* An end of a stretch of speech or of a typed sound. */
struct edge {
	double at_s;
	int step; /* +1 begins, -1 ends */
	int lane; /* the party; SOUND_LANE for a typed sound */
};

#define SOUND_LANE PARTY_COUNT

static int compare_edges(const void *a, const void *b)
{
	const struct edge *left = a, *right = b;

	return (left->at_s > right->at_s) - (left->at_s < right->at_s);
}

static size_t add_edges(
	struct edge *edges, size_t count, struct span when, int lane)
{
	edges[count++] = (struct edge){ when.start_s, 1, lane };
	edges[count++] = (struct edge){ when.end_s, -1, lane };
	return count;
}

static size_t list_edges(const struct call *call, struct edge *edges)
{
	size_t count = 0;

	for (size_t i = 0; i < call->utterances.count; i++)
		count = add_edges(edges, count, call->utterances.items[i].when,
			(int)call->utterances.items[i].party);
	for (size_t i = 0; i < call->sounds.count; i++)
		count = add_edges(
			edges, count, call->sounds.items[i].when, SOUND_LANE);
	qsort(edges, count, sizeof(*edges), compare_edges);
	return count;
}

/* Books the time between two edges. */
static void book(struct call *call, const int *open, double length_s)
{
	int speaking = 0;

	for (int p = 0; p < PARTY_COUNT; p++)
		speaking += open[p] > 0;
	if (speaking == 0 && open[SOUND_LANE] == 0)
		call->silence_s += length_s;
	if (open[PARTY_AGENT] > 0 && open[PARTY_CUSTOMER] > 0)
		call->overlap_s += length_s;
}

static enum status measure_silence(struct call *call, struct failure *why)
{
	size_t most = 2 * (call->utterances.count + call->sounds.count);
	struct edge *edges =
		arena_alloc(&call->arena, (most + 1) * sizeof(*edges));
	int open[PARTY_COUNT + 1] = { 0 };
	double at_s = 0.0;
	size_t count;

	if (!edges)
		return failure_no_memory(why);
	count = list_edges(call, edges);
	call->silence_s = call->overlap_s = 0.0;
	for (size_t i = 0; i < count; i++) {
		if (edges[i].at_s > at_s) {
			book(call, open, edges[i].at_s - at_s);
			at_s = edges[i].at_s;
		}
		open[edges[i].lane] += edges[i].step;
	}
	if (call->recording.duration_s > at_s)
		book(call, open, call->recording.duration_s - at_s);
	return STATUS_OK;
}

enum status measure_call(struct call *call, struct failure *why)
{
	struct sums sums[PARTY_COUNT] = { 0 };
	double all_talk_s = 0.0;
	enum status rc = STATUS_OK;

	add_turns(call, sums, call->measures);
	for (int p = 0; p < PARTY_COUNT; p++)
		if (is_speaker((enum party)p))
			all_talk_s += sums[p].talk_s;
	for (int p = 0; p < PARTY_COUNT && rc == STATUS_OK; p++) {
		fill_measures(&sums[p], all_talk_s, &call->measures[p]);
		rc = measure_exchange(call, (enum party)p, why);
	}
	return rc == STATUS_OK ? measure_silence(call, why) : rc;
}
