#include "talk.h"

#include <math.h>
#include <stdlib.h>

/* An end of a stretch of speech or of a typed sound. */
struct edge {
	double at_s;
	int step; /* +1 begins, -1 ends */
	int lane; /* the party; PARTY_COUNT and the kind for a typed sound */
};

#define LANES (PARTY_COUNT + SOUND_KIND_COUNT)

struct sweep {
	struct call *call;
	struct talk *talk;
	double at_s, silent_since_s;
	int open[LANES];
};

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
		count = add_edges(edges, count, call->sounds.items[i].when,
			PARTY_COUNT + (int)call->sounds.items[i].kind);
	qsort(edges, count, sizeof(*edges), compare_edges);
	return count;
}

static int count_open(const int *open, int from, int to)
{
	int count = 0;

	for (int lane = from; lane < to; lane++)
		count += open[lane] > 0;
	return count;
}

static void book_silence(struct sweep *sweep, double to_s)
{
	struct call *call = sweep->call;

	call->silence_s += to_s - sweep->at_s;
	if (to_s - sweep->silent_since_s > call->longest_silence_s)
		call->longest_silence_s = to_s - sweep->silent_since_s;
}

/* Books the time up to `to_s`. */
static void book(struct sweep *sweep, double to_s)
{
	struct call *call = sweep->call;
	double length_s = to_s - sweep->at_s;
	const int *open = sweep->open;
	int speaking = count_open(open, 0, PARTY_COUNT);

	if (length_s <= 0.0)
		return;
	for (int p = 0; p < PARTY_COUNT; p++) {
		if (open[p] > 0)
			sweep->talk->talk_s[p] += length_s;
		if (open[p] > 0 && speaking == 1)
			sweep->talk->alone_s[p] += length_s;
	}
	if (open[PARTY_AGENT] > 0 && open[PARTY_CUSTOMER] > 0)
		call->overlap_s += length_s;
	if (open[PARTY_COUNT + SOUND_HOLD] > 0)
		call->hold_s += length_s;
	if (open[PARTY_COUNT + SOUND_MUSIC] > 0)
		call->music_s += length_s;
	if (count_open(open, 0, LANES) == 0)
		book_silence(sweep, to_s);
	else
		sweep->silent_since_s = to_s;
	sweep->at_s = to_s;
}

enum status talk_measure(
	struct call *call, struct talk *talk, struct failure *why)
{
	size_t most = 2 * (call->utterances.count + call->sounds.count);
	struct edge *edges = calloc(most + 1, sizeof(*edges));
	struct sweep sweep = { .call = call, .talk = talk };
	size_t count;

	if (!edges)
		return failure_no_memory(why);
	call->silence_s = call->longest_silence_s = call->overlap_s = 0.0;
	call->hold_s = call->music_s = 0.0;
	*talk = (struct talk){ 0 };
	count = list_edges(call, edges);
	for (size_t i = 0; i < count; i++) {
		book(&sweep, edges[i].at_s);
		sweep.open[edges[i].lane] += edges[i].step;
	}
	book(&sweep, call->recording.duration_s);
	if (call->voices.is_by_voice && call->overlap_s == 0.0)
		call->overlap_s = NAN;
	free(edges);
	return STATUS_OK;
}
