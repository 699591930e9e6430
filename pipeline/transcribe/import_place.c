#include "import_place.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* The utterances of one channel in order of time, and how far they are past.
 */
struct lane {
	size_t *order;
	size_t count, next;
};

static double middle_s(const struct imported_word *word)
{
	return (word->word.when.start_s + word->word.when.end_s) / 2.0;
}

static int by_middle(const void *a, const void *b)
{
	const struct imported_word *x = a, *y = b;

	if (middle_s(x) != middle_s(y))
		return middle_s(x) < middle_s(y) ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* Words of one utterance together; those of none last, by channel. */
static int by_utterance(const void *a, const void *b)
{
	const struct imported_word *x = a, *y = b;

	if (x->utterance != y->utterance)
		return x->utterance < y->utterance ? -1 : 1;
	if (x->utterance == IMPORT_NOWHERE && x->channel != y->channel)
		return x->channel < y->channel ? -1 : 1;
	return by_middle(a, b);
}

static void sort_lane(const struct call *call, struct lane *lane)
{
	/* Utterances come nearly in order: insertion takes linear time. */
	for (size_t i = 1; i < lane->count; i++) {
		size_t at = lane->order[i], j = i;
		double start_s = call->utterances.items[at].when.start_s;

		for (; j > 0 && call->utterances.items[lane->order[j - 1]]
						.when.start_s > start_s;
			j--)
			lane->order[j] = lane->order[j - 1];
		lane->order[j] = at;
	}
}

static enum status make_lanes(const struct call *call,
	struct lane lanes[AUDIO_CHANNELS], struct failure *why)
{
	for (int c = 0; c < AUDIO_CHANNELS; c++) {
		lanes[c].order = calloc(
			call->utterances.count + 1, sizeof(*lanes[c].order));
		if (!lanes[c].order)
			return failure_no_memory(why);
		for (size_t i = 0; i < call->utterances.count; i++)
			if (call->utterances.items[i].channel == c)
				lanes[c].order[lanes[c].count++] = i;
		sort_lane(call, &lanes[c]);
	}
	return STATUS_OK;
}

/* How far `at_s` is from the nearest utterance of the lane (0 within it), and
 * which that is. Times asked for do not decrease. */
static double distance_s(const struct call *call, struct lane *lane,
	double at_s, size_t *nearest)
{
	const struct utterance *all = call->utterances.items;
	double best_s = HUGE_VAL;

	while (lane->next < lane->count &&
		all[lane->order[lane->next]].when.end_s <= at_s)
		lane->next++;
	if (lane->next < lane->count) {
		*nearest = lane->order[lane->next];
		best_s = fmax(0.0, all[*nearest].when.start_s - at_s);
	}
	if (lane->next > 0) {
		size_t before = lane->order[lane->next - 1];
		double past_s = at_s - all[before].when.end_s;

		if (past_s < best_s) {
			*nearest = before;
			best_s = past_s;
		}
	}
	return best_s;
}

/* Gives every word its utterance, where there is one. */
static void match(const struct call *call, struct lane lanes[AUDIO_CHANNELS],
	struct imported_words *words)
{
	bool is_mono = call->audio.channels < 2 || call->recording.is_dual_mono;

	for (size_t i = 0; i < words->count; i++) {
		struct imported_word *word = &words->items[i];
		double best_s = IMPORT_NEAR_S;

		for (int c = 0; c < AUDIO_CHANNELS; c++) {
			size_t nearest = IMPORT_NOWHERE;
			double far_s = distance_s(
				call, &lanes[c], middle_s(word), &nearest);

			if (!is_mono && word->channel >= 0 &&
				word->channel != c)
				continue;
			if (far_s < best_s) {
				best_s = far_s;
				word->utterance = nearest;
			}
		}
		if (word->utterance != IMPORT_NOWHERE && word->channel < 0)
			word->channel =
				call->utterances.items[word->utterance].channel;
		if (word->channel < 0)
			word->channel = i > 0 ? words->items[i - 1].channel : 0;
	}
}

static bool goes_on(const struct imported_word *before,
	const struct imported_word *word, double start_s)
{
	if (before->utterance != word->utterance ||
		before->channel != word->channel ||
		before->party != word->party)
		return false;
	return word->utterance != IMPORT_NOWHERE ||
	       (word->word.when.start_s - before->word.when.end_s <
			       IMPORT_PAUSE_S &&
		       word->word.when.end_s - start_s <= UTTERANCE_MOST_S);
}

/* The utterance for a run of words: the one they lie in for its first run,
 * cut off where another speaker's run follows; a new one for the others. */
static struct utterance make_utterance(const struct call *call,
	const struct imported_word *run, size_t count, bool is_first)
{
	struct utterance made = {
		.when = run[0].word.when,
		.channel = run[0].channel,
		.level_db = (double)NAN,
		.noise_db = (double)NAN,
		.pitch_hz = (double)NAN,
		.pitch_range_st = (double)NAN,
		.voiced_share = (double)NAN,
	};

	if (run[0].utterance != IMPORT_NOWHERE) {
		struct span run_when = made.when;

		made = call->utterances.items[run[0].utterance];
		made.channel = run[0].channel;
		if (!is_first)
			made.when = run_when;
	}
	for (size_t i = 0; i < count; i++) {
		made.when.start_s =
			fmin(made.when.start_s, run[i].word.when.start_s);
		made.when.end_s = fmax(made.when.end_s, run[i].word.when.end_s);
	}
	if (run[0].party != PARTY_UNKNOWN)
		made.party = run[0].party;
	return made;
}

static enum status add_words(struct call *call, struct utterance *utterance,
	const struct imported_word *run, size_t count, struct failure *why)
{
	double sum = 0.0;
	size_t rated = 0;
	enum status rc = STATUS_OK;

	utterance->first_word = call->words.count;
	utterance->word_count = count;
	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		rc = call_add_word(call, &run[i].word, why);
		if (!isnan(run[i].word.confidence)) {
			sum += run[i].word.confidence;
			rated++;
		}
	}
	utterance->confidence = rated > 0 ? sum / (double)rated : (double)NAN;
	return rc;
}

/* `next` is the first word behind the run, NULL at the end. */
static enum status place_run(struct call *call, const struct imported_word *run,
	size_t count, const struct imported_word *next, struct failure *why)
{
	size_t home = run[0].utterance;
	bool is_first = home == IMPORT_NOWHERE ||
			call->utterances.items[home].word_count == 0;
	struct utterance made = make_utterance(call, run, count, is_first);
	enum status rc = add_words(call, &made, run, count, why);

	if (rc != STATUS_OK)
		return rc;
	if (home == IMPORT_NOWHERE || !is_first)
		return call_add_utterance(call, &made, why);
	if (next && next->utterance == home)
		made.when.end_s =
			fmax(run[count - 1].word.when.end_s, made.when.start_s);
	call->utterances.items[home] = made;
	return STATUS_OK;
}

enum status import_place(
	struct call *call, struct imported_words *words, struct failure *why)
{
	struct lane lanes[AUDIO_CHANNELS] = { 0 };
	enum status rc = make_lanes(call, lanes, why);
	size_t count;

	if (rc == STATUS_OK && words->count > 0) {
		qsort(words->items, words->count, sizeof(*words->items),
			by_middle);
		match(call, lanes, words);
		qsort(words->items, words->count, sizeof(*words->items),
			by_utterance);
	}
	for (size_t i = 0; i < words->count && rc == STATUS_OK; i += count) {
		const struct imported_word *run = &words->items[i];
		double start_s = run->word.when.start_s;

		for (count = 1; i + count < words->count &&
				goes_on(&run[count - 1], &run[count], start_s);
			count++)
			;
		rc = place_run(call, run, count,
			i + count < words->count ? &run[count] : NULL, why);
	}
	for (int c = 0; c < AUDIO_CHANNELS; c++)
		free(lanes[c].order);
	return rc;
}
