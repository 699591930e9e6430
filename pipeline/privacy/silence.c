/* What must not be heard. */
#include <math.h>
#include <stdlib.h>

#include "list.h"
#include "privacy.h"

/* Words of a phrase that share its time by their length touch each other and
 * take equal time a character, to the 10 ms that times are kept in. */
#define GUESS_TOLERANCE_S 0.021
#define GUESS_WORDS_LEAST 3

static bool are_times_guessed(const struct call *call, const struct turn *turn)
{
	const struct word *words = &call->words.items[turn->first_word];
	double rate_s = NAN;

	if (!call->is_imported)
		return false;
	for (size_t i = 0; i < turn->word_count; i++) {
		double characters =
			(double)text_count_characters(words[i].text);
		double length_s = span_length_s(words[i].when);

		if (isnan(rate_s))
			rate_s = length_s / characters;
		if (fabs(length_s - rate_s * characters) > GUESS_TOLERANCE_S)
			return false;
	}
	return turn->word_count >= GUESS_WORDS_LEAST;
}

static size_t count_private(
	const struct privacy *privacy, size_t first, size_t count)
{
	size_t found = 0;

	for (size_t i = first; i < first + count; i++)
		found += privacy->kinds[i] != PRIVATE_NOTHING;
	return found;
}

static enum status add_span(
	struct spans *spans, struct span span, struct failure *why)
{
	enum status rc = list_reserve(&spans->items, &spans->capacity,
		spans->count + 1, sizeof(*spans->items), why);

	if (rc == STATUS_OK)
		spans->items[spans->count++] = span;
	return rc;
}

/* The private words, and the utterances and the turn that they make private. */
static enum status add_turn(const struct privacy *privacy,
	const struct call *call, const struct turn *turn, struct spans *spans,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	if (count_private(privacy, turn->first_word, turn->word_count) == 0)
		return STATUS_OK;
	if (are_times_guessed(call, turn))
		rc = add_span(spans, turn->when, why);
	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++)
		if (privacy->kinds[turn->first_word + i])
			rc = add_span(spans,
				call->words.items[turn->first_word + i].when,
				why);
	for (size_t i = 0; i < turn->utterance_count && rc == STATUS_OK; i++) {
		const struct utterance *utterance =
			&call->utterances.items[turn->first_utterance + i];

		if (count_private(privacy, utterance->first_word,
			    utterance->word_count) *
				2 >
			utterance->word_count)
			rc = add_span(spans, utterance->when, why);
	}
	return rc;
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *first = a, *second = b;

	return (first->start_s > second->start_s) -
	       (first->start_s < second->start_s);
}

/* Widens by the guard, cuts to the recording, and joins what then touches. */
static void join_spans(struct spans *spans, double duration_s)
{
	size_t count = 0;

	if (spans->count > 0)
		qsort(spans->items, spans->count, sizeof(*spans->items),
			compare_spans);
	for (size_t i = 0; i < spans->count; i++) {
		struct span span = { fmax(0.0, spans->items[i].start_s -
						       PRIVACY_GUARD_S),
			fmin(duration_s,
				spans->items[i].end_s + PRIVACY_GUARD_S) };

		if (count > 0 && span.start_s <= spans->items[count - 1].end_s)
			spans->items[count - 1].end_s =
				fmax(spans->items[count - 1].end_s, span.end_s);
		else if (span.end_s > span.start_s)
			spans->items[count++] = span;
	}
	spans->count = count;
}

enum status privacy_silences(const struct privacy *privacy,
	const struct call *call, struct spans *spans, struct failure *why)
{
	enum status rc = STATUS_OK;

	spans->count = 0;
	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++)
		rc = add_turn(privacy, call, &call->turns.items[i], spans, why);
	if (rc == STATUS_OK)
		join_spans(spans, call->recording.duration_s);
	return rc;
}
