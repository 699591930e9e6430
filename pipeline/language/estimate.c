#include "estimate.h"

#include <stdlib.h>

/* Of a text too small to tell: half of what was seen once. */
#define DEFAULT_DISCOUNT 0.5

/* While a text is counted, `probability` holds counts. */
struct estimator {
	struct ngrams counts;
	uint32_t start, end; /* <s>, </s> */
};

enum status estimator_new(struct estimator **out, struct failure *why)
{
	struct estimator *estimator = calloc(1, sizeof(*estimator));
	enum status rc;

	if (!estimator)
		return failure_no_memory(why);
	rc = ngrams_add_word(
		&estimator->counts, NGRAM_START, &estimator->start, why);
	if (rc == STATUS_OK)
		rc = ngrams_add_word(
			&estimator->counts, NGRAM_END, &estimator->end, why);
	if (rc == STATUS_OK)
		*out = estimator;
	else
		estimator_free(estimator);
	return rc;
}

void estimator_free(struct estimator *estimator)
{
	if (estimator)
		ngrams_release(&estimator->counts);
	free(estimator);
}

enum status estimator_word(struct estimator *estimator, const char *word,
	uint32_t *number, struct failure *why)
{
	return ngrams_add_word(&estimator->counts, word, number, why);
}

/* The n-grams that end in the word just counted, by level. */
struct trail {
	uint32_t indices[NGRAM_ORDER];
	int count;
};

static enum status count_word(struct estimator *estimator, uint32_t word,
	struct trail *trail, struct failure *why)
{
	struct trail next = { .indices = { word }, .count = 1 };
	struct ngrams *counts = &estimator->counts;
	enum status rc = STATUS_OK;

	if (word != estimator->start)
		counts->levels[0].items[word].probability += 1.0;
	for (int i = 0; i < trail->count && i + 1 < NGRAM_ORDER; i++) {
		const struct ngram key = { .history = trail->indices[i],
			.word = word };
		uint32_t *index = &next.indices[i + 1];

		rc = ngrams_add(counts, i + 1, key, index, why);
		if (rc != STATUS_OK)
			return rc;
		counts->levels[i + 1].items[*index].probability += 1.0;
		next.count++;
	}
	*trail = next;
	return rc;
}

enum status estimator_add(struct estimator *estimator, const uint32_t *words,
	size_t count, struct stand stand, struct failure *why)
{
	struct trail trail = { .count = 0 };
	enum status rc = STATUS_OK;

	if (stand.is_start)
		rc = count_word(estimator, estimator->start, &trail, why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = count_word(estimator, words[i], &trail, why);
	if (rc == STATUS_OK && stand.is_end)
		rc = count_word(estimator, estimator->end, &trail, why);
	return rc;
}

/* Counts of how many different words stand before, in place of how often;
 * nothing stands before what begins a sentence. */
static enum status count_contexts(
	struct estimator *estimator, int level, struct failure *why)
{
	struct ngrams *counts = &estimator->counts;
	struct ngram_level *at = &counts->levels[level];
	const struct ngram_level *above = &counts->levels[level + 1];
	double *contexts = calloc(at->count + 1, sizeof(*contexts));

	if (!contexts)
		return failure_no_memory(why);
	for (size_t i = 0; i < above->count; i++) {
		uint32_t words[NGRAM_ORDER], index;

		ngrams_words(counts, level + 1, (uint32_t)i, words);
		if (ngrams_find(counts, words + 1, (size_t)level + 1, &index))
			contexts[index] += 1.0;
	}
	for (size_t i = 0; i < at->count; i++) {
		uint32_t words[NGRAM_ORDER];

		ngrams_words(counts, level, (uint32_t)i, words);
		if (words[0] != estimator->start && contexts[i] > 0.0)
			at->items[i].probability = contexts[i];
		else if (words[0] != estimator->start && level > 0)
			at->items[i].probability = 1.0;
	}
	free(contexts);
	return STATUS_OK;
}

/* n1 / (n1 + 2 n2): Ney, Essen and Kneser's estimate. */
static double find_discount(const struct ngram_level *level, double most)
{
	double ones = 0.0, twos = 0.0, discount = DEFAULT_DISCOUNT;

	for (size_t i = 0; i < level->count; i++) {
		ones += level->items[i].probability == 1.0;
		twos += level->items[i].probability == 2.0;
	}
	if (ones > 0.0 && twos > 0.0)
		discount = ones / (ones + 2.0 * twos);
	return discount < most ? discount : most;
}

/* Counts of `level` become probabilities; those below are already. */
static enum status estimate_level(struct ngrams *ngrams, int level,
	double most_discount, struct failure *why)
{
	struct ngram_level *at = &ngrams->levels[level];
	struct ngram_level *below = &ngrams->levels[level - 1];
	const double discount = find_discount(at, most_discount);
	double *mass = calloc(below->count + 1, sizeof(*mass));

	if (!mass)
		return failure_no_memory(why);
	for (size_t i = 0; i < below->count; i++)
		below->items[i].backoff = 0.0;
	for (size_t i = 0; i < at->count; i++) {
		mass[at->items[i].history] += at->items[i].probability;
		below->items[at->items[i].history].backoff += discount;
	}
	for (size_t i = 0; i < below->count; i++)
		below->items[i].backoff =
			mass[i] > 0.0 ? below->items[i].backoff / mass[i] : 1.0;
	for (size_t i = 0; i < at->count; i++) {
		struct ngram *item = &at->items[i];
		uint32_t words[NGRAM_ORDER];

		ngrams_words(ngrams, level, (uint32_t)i, words);
		item->probability =
			(item->probability - discount) / mass[item->history] +
			below->items[item->history].backoff *
				ngrams_probability(
					ngrams, words + 1, (size_t)level);
	}
	free(mass);
	return STATUS_OK;
}

static void estimate_words(struct ngram_level *words)
{
	double sum = 0.0;

	for (size_t i = 0; i < words->count; i++)
		sum += words->items[i].probability;
	for (size_t i = 0; i < words->count && sum > 0.0; i++)
		words->items[i].probability /= sum;
}

enum status estimator_finish(struct estimator *estimator, double most_discount,
	struct ngrams *ngrams, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (int i = 0; i < NGRAM_ORDER - 1 && rc == STATUS_OK; i++)
		rc = count_contexts(estimator, i, why);
	if (rc == STATUS_OK)
		estimate_words(&estimator->counts.levels[0]);
	for (int i = 1; i < NGRAM_ORDER && rc == STATUS_OK; i++)
		rc = estimate_level(&estimator->counts, i, most_discount, why);
	if (rc != STATUS_OK)
		return rc;
	*ngrams = estimator->counts;
	estimator->counts = (struct ngrams){ 0 };
	return rc;
}
