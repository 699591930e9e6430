#include "cutter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "text.h"

/* A character that no text of the model had: rarer than any word. */
#define UNSEEN_LOG (-25.0)

/* The best way to reach a place in a run of characters. */
struct place {
	double log_probability;
	size_t from;   /* where its last word begins */
	uint32_t word; /* of the lexicon */
	bool is_known; /* else a character that the lexicon does not have */
};

struct cutter {
	const struct lexicon *lexicon;
	const struct ngrams *ngrams;
	struct place *places; /* by byte of the run */
	size_t place_capacity;
	size_t *ends; /* of the words, last one first */
	size_t end_capacity;
	struct text spare;
};

enum status cutter_new(struct cutter **out, const struct lexicon *lexicon,
	const struct ngrams *ngrams, struct failure *why)
{
	struct cutter *cutter = calloc(1, sizeof(*cutter));

	if (!cutter)
		return failure_no_memory(why);
	cutter->lexicon = lexicon;
	cutter->ngrams = ngrams;
	*out = cutter;
	return STATUS_OK;
}

void cutter_free(struct cutter *cutter)
{
	if (!cutter)
		return;
	free(cutter->places);
	free(cutter->ends);
	text_release(&cutter->spare);
	free(cutter);
}

static double log_of_word(
	const struct cutter *cutter, const char *word, size_t length)
{
	uint32_t number;
	double probability;

	if (!symbols_find(&cutter->ngrams->words, word, length, &number))
		return UNSEEN_LOG;
	probability = cutter->ngrams->levels[0].items[number].probability;
	return probability > 0.0 ? log(probability) : UNSEEN_LOG;
}

/* Tries every word that begins at `from`. */
static void extend(
	struct cutter *cutter, const char *run, size_t length, size_t from)
{
	const double before = cutter->places[from].log_probability;
	size_t most = lexicon_longest_bytes(cutter->lexicon);
	size_t end = from;
	uint32_t word;

	do {
		int32_t character;
		struct place place = { .from = from };

		end += text_next(run + end, &character);
		place.is_known = lexicon_find(
			cutter->lexicon, run + from, end - from, &word);
		if (!place.is_known &&
			end - from > text_next(run + from, &character))
			continue;
		place.word = place.is_known ? word : 0;
		place.log_probability =
			before + log_of_word(cutter, run + from, end - from);
		if (place.log_probability > cutter->places[end].log_probability)
			cutter->places[end] = place;
	} while (end < length && end - from < most);
}

/* The words of the best way, which is found from its end. */
static enum status take_words(struct cutter *cutter, const char *run,
	size_t length, struct pronunciation *out, struct failure *why)
{
	size_t count = 0;
	enum status rc = list_reserve(&cutter->ends, &cutter->end_capacity,
		length + 1, sizeof(*cutter->ends), why);

	if (rc != STATUS_OK)
		return rc;
	for (size_t at = length; at > 0; at = cutter->places[at].from)
		cutter->ends[count++] = at;
	rc = list_reserve(&out->pieces, &out->capacity, out->count + count,
		sizeof(*out->pieces), why);
	while (count > 0 && rc == STATUS_OK) {
		size_t end = cutter->ends[--count];
		const struct place *place = &cutter->places[end];
		struct pronounced piece = { .is_guessed = true };

		piece.text = arena_text_part(
			&out->arena, run + place->from, end - place->from);
		if (!piece.text)
			return failure_no_memory(why);
		if (place->is_known) {
			piece.readings =
				lexicon_readings(cutter->lexicon, place->word);
			piece.is_guessed =
				lexicon_is_rare(cutter->lexicon, place->word);
		}
		out->pieces[out->count++] = piece;
	}
	return rc;
}

static enum status cut_run(struct cutter *cutter, const char *run,
	size_t length, struct pronunciation *out, struct failure *why)
{
	enum status rc = list_reserve(&cutter->places, &cutter->place_capacity,
		length + 1, sizeof(*cutter->places), why);
	size_t at = 0;

	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i <= length; i++)
		cutter->places[i].log_probability = i ? -(double)INFINITY : 0.0;
	while (at < length) {
		int32_t character;

		extend(cutter, run, length, at);
		at += text_next(run + at, &character);
	}
	return take_words(cutter, run, length, out, why);
}

/* Adds what pronounce() makes of letters and digits. */
static enum status cut_rest(struct cutter *cutter, const char *rest,
	size_t length, struct pronunciation *out, struct failure *why)
{
	enum status rc;

	text_clear(&cutter->spare);
	rc = text_add_part(&cutter->spare, rest, length, why);
	return rc == STATUS_OK ? pronounce_more(cutter->lexicon,
					 cutter->spare.bytes, out, why)
			       : rc;
}

/* The bytes from `at` that are characters, or that are not. */
static size_t run_length(const char *at, bool is_ideographs)
{
	size_t length = 0;

	while (at[length]) {
		int32_t character;
		size_t bytes = text_next(at + length, &character);

		if (text_is_ideograph(character) != is_ideographs)
			break;
		length += bytes;
	}
	return length;
}

enum status cutter_cut(struct cutter *cutter, const char *text,
	struct pronunciation *out, struct failure *why)
{
	enum status rc = STATUS_OK;

	pronunciation_clear(out);
	while (*text && rc == STATUS_OK) {
		size_t length = run_length(text, true);

		if (length > 0)
			rc = cut_run(cutter, text, length, out, why);
		text += length;
		length = run_length(text, false);
		if (length > 0 && rc == STATUS_OK)
			rc = cut_rest(cutter, text, length, out, why);
		text += length;
	}
	return rc;
}
