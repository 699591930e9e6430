#include "ngrams.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

#define FIRST_SLOTS ((size_t)1024)
/* A history leaves at least so much to words that were not seen behind it, so
 * that rounding never forbids them. */
#define LEAST_REST 1e-6

void ngrams_release(struct ngrams *ngrams)
{
	symbols_release(&ngrams->words);
	for (int i = 0; i < NGRAM_ORDER; i++) {
		free(ngrams->levels[i].items);
		free(ngrams->levels[i].slots);
	}
	*ngrams = (struct ngrams){ 0 };
}

/* Multiplication by an odd constant near 2^64 over the golden ratio (D. Knuth,
 * The Art of Computer Programming 3, 6.4). */
static size_t hash_key(uint32_t history, uint32_t word)
{
	uint64_t key = (uint64_t)history << 32 | word;

	key *= 0x9e3779b97f4a7c15u;
	return (size_t)(key ^ key >> 29);
}

/* The slot that holds the n-gram, or the free one where it would stand. */
static size_t find_slot(
	const struct ngram_level *level, uint32_t history, uint32_t word)
{
	size_t mask = level->slot_count - 1;
	size_t slot = hash_key(history, word) & mask;

	while (level->slots[slot] != 0) {
		const struct ngram *at = &level->items[level->slots[slot] - 1];

		if (at->history == history && at->word == word)
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

/* Twice the slots, so that at most half of them are taken. */
static enum status grow(struct ngram_level *level, struct failure *why)
{
	size_t count = level->slot_count ? level->slot_count * 2 : FIRST_SLOTS;
	uint32_t *slots = calloc(count, sizeof(*slots));

	if (!slots)
		return failure_no_memory(why);
	free(level->slots);
	level->slots = slots;
	level->slot_count = count;
	for (size_t i = 0; i < level->count; i++) {
		const struct ngram *at = &level->items[i];

		slots[find_slot(level, at->history, at->word)] =
			(uint32_t)i + 1;
	}
	return STATUS_OK;
}

static enum status append(struct ngram_level *level, struct ngram key,
	uint32_t *index, struct failure *why)
{
	enum status rc = list_reserve(&level->items, &level->capacity,
		level->count + 1, sizeof(*level->items), why);

	if (rc != STATUS_OK)
		return rc;
	*index = (uint32_t)level->count;
	key.probability = 0.0;
	key.backoff = 1.0;
	level->items[level->count++] = key;
	return rc;
}

enum status ngrams_add_word(struct ngrams *ngrams, const char *word,
	uint32_t *number, struct failure *why)
{
	enum status rc =
		symbols_add(&ngrams->words, word, strlen(word), number, why);
	uint32_t index;

	if (rc == STATUS_OK && *number == ngrams->levels[0].count)
		rc = append(&ngrams->levels[0],
			(struct ngram){ .word = *number }, &index, why);
	return rc;
}

enum status ngrams_add(struct ngrams *ngrams, int level, struct ngram key,
	uint32_t *index, struct failure *why)
{
	struct ngram_level *at = &ngrams->levels[level];
	enum status rc = STATUS_OK;
	size_t slot;

	if ((at->count + 1) * 2 > at->slot_count)
		rc = grow(at, why);
	if (rc != STATUS_OK)
		return rc;
	slot = find_slot(at, key.history, key.word);
	if (at->slots[slot] != 0) {
		*index = at->slots[slot] - 1;
		return rc;
	}
	rc = append(at, key, index, why);
	if (rc == STATUS_OK)
		at->slots[slot] = *index + 1;
	return rc;
}

bool ngrams_find(const struct ngrams *ngrams, const uint32_t *words,
	size_t count, uint32_t *index)
{
	uint32_t history = words[0];

	if (history >= ngrams->levels[0].count)
		return false;
	for (size_t i = 1; i < count; i++) {
		const struct ngram_level *level = &ngrams->levels[i];
		uint32_t found = 0;

		if (level->slot_count > 0)
			found = level->slots[find_slot(
				level, history, words[i])];
		if (found == 0)
			return false;
		history = found - 1;
	}
	*index = history;
	return true;
}

void ngrams_words(const struct ngrams *ngrams, int level, uint32_t index,
	uint32_t words[NGRAM_ORDER])
{
	for (int i = level; i >= 0; i--) {
		const struct ngram *at = &ngrams->levels[i].items[index];

		words[i] = at->word;
		index = at->history;
	}
}

double ngrams_probability(
	const struct ngrams *ngrams, const uint32_t *words, size_t count)
{
	double weight = 1.0;
	uint32_t index;

	if (count > NGRAM_ORDER) {
		words += count - NGRAM_ORDER;
		count = NGRAM_ORDER;
	}
	for (; count > 1; words++, count--) {
		if (ngrams_find(ngrams, words, count, &index))
			return weight * ngrams->levels[count - 1]
						.items[index]
						.probability;
		if (ngrams_find(ngrams, words, count - 1, &index))
			weight *=
				ngrams->levels[count - 2].items[index].backoff;
	}
	if (words[0] >= ngrams->levels[0].count)
		return 0.0;
	return weight * ngrams->levels[0].items[words[0]].probability;
}

static void settle_words(struct ngram_level *words)
{
	double sum = 0.0;

	for (size_t i = 0; i < words->count; i++)
		sum += words->items[i].probability;
	for (size_t i = 0; i < words->count && sum > 0.0; i++)
		words->items[i].probability /= sum;
}

/* The back-off weights of the level below: what a history leaves, over what
 * the words behind it have with one word of history less. */
static bool settle_level(struct ngrams *ngrams, int level)
{
	struct ngram_level *below = &ngrams->levels[level - 1];
	const struct ngram_level *at = &ngrams->levels[level];
	double *given = calloc(below->count + 1, sizeof(*given));
	double *shorter = calloc(below->count + 1, sizeof(*shorter));
	bool is_done = given && shorter;

	for (size_t i = 0; is_done && i < at->count; i++) {
		const struct ngram *ngram = &at->items[i];
		uint32_t words[NGRAM_ORDER];

		ngrams_words(ngrams, level, (uint32_t)i, words);
		given[ngram->history] += ngram->probability;
		shorter[ngram->history] +=
			ngrams_probability(ngrams, words + 1, (size_t)level);
	}
	for (size_t i = 0; is_done && i < below->count; i++)
		below->items[i].backoff = fmax(1.0 - given[i], LEAST_REST) /
					  fmax(1.0 - shorter[i], LEAST_REST);
	free(given);
	free(shorter);
	return is_done;
}

enum status ngrams_settle(struct ngrams *ngrams, struct failure *why)
{
	settle_words(&ngrams->levels[0]);
	for (int level = 1; level < NGRAM_ORDER; level++)
		if (!settle_level(ngrams, level))
			return failure_no_memory(why);
	return STATUS_OK;
}
