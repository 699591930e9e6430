#include "mixture.h"

#include <stdlib.h>
#include <string.h>

#define NO_WORD UINT32_MAX

/* One part with its words' numbers in the mixture, and the other way round. */
struct source {
	const struct ngrams *ngrams;
	double weight;
	uint32_t *to_mixture;
	uint32_t *from_mixture;
};

static bool is_wanted(const struct symbols *vocabulary, const char *word)
{
	uint32_t number;

	return strcmp(word, NGRAM_START) == 0 || strcmp(word, NGRAM_END) == 0 ||
	       symbols_find(vocabulary, word, strlen(word), &number);
}

static enum status add_words(struct ngrams *ngrams, struct source *source,
	const struct symbols *vocabulary, struct failure *why)
{
	const struct symbols *words = &source->ngrams->words;
	enum status rc = STATUS_OK;

	source->to_mixture =
		malloc((words->count + 1) * sizeof(*source->to_mixture));
	if (!source->to_mixture)
		return failure_no_memory(why);
	for (size_t i = 0; i < words->count && rc == STATUS_OK; i++) {
		source->to_mixture[i] = NO_WORD;
		if (is_wanted(vocabulary, words->texts[i]))
			rc = ngrams_add_word(ngrams, words->texts[i],
				&source->to_mixture[i], why);
	}
	return rc;
}

/* Once the words of all parts are known. */
static enum status map_back(
	const struct ngrams *ngrams, struct source *source, struct failure *why)
{
	const size_t count = ngrams->words.count;

	source->from_mixture =
		malloc((count + 1) * sizeof(*source->from_mixture));
	if (!source->from_mixture)
		return failure_no_memory(why);
	for (size_t i = 0; i < count; i++)
		source->from_mixture[i] = NO_WORD;
	for (size_t i = 0; i < source->ngrams->words.count; i++)
		if (source->to_mixture[i] != NO_WORD)
			source->from_mixture[source->to_mixture[i]] =
				(uint32_t)i;
	return STATUS_OK;
}

static enum status add_ngram(struct ngrams *ngrams, const struct source *source,
	int level, uint32_t index, struct failure *why)
{
	uint32_t words[NGRAM_ORDER], history;
	enum status rc = STATUS_OK;

	ngrams_words(source->ngrams, level, index, words);
	for (int i = 0; i <= level; i++) {
		words[i] = source->to_mixture[words[i]];
		if (words[i] == NO_WORD)
			return STATUS_OK;
	}
	history = words[0];
	for (int i = 1; i <= level && rc == STATUS_OK; i++)
		rc = ngrams_add(ngrams, i,
			(struct ngram){ .history = history, .word = words[i] },
			&history, why);
	return rc;
}

static enum status add_ngrams(
	struct ngrams *ngrams, const struct source *source, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (int level = 1; level < NGRAM_ORDER; level++)
		for (size_t i = 0; i < source->ngrams->levels[level].count &&
				   rc == STATUS_OK;
			i++)
			rc = add_ngram(ngrams, source, level, (uint32_t)i, why);
	return rc;
}

/* What one part gives the last word; a word of the history that it does not
 * know hides those before it. */
static double ask(
	const struct source *source, const uint32_t *words, size_t count)
{
	uint32_t own[NGRAM_ORDER];
	size_t from = 0;

	for (size_t i = 0; i < count; i++) {
		own[i] = source->from_mixture[words[i]];
		if (own[i] == NO_WORD)
			from = i + 1;
	}
	return from == count ? 0.0
			     : ngrams_probability(source->ngrams, own + from,
				       count - from);
}

static void weigh(struct ngrams *ngrams, const struct source *sources,
	size_t count, double whole)
{
	for (int level = 0; level < NGRAM_ORDER; level++)
		for (size_t i = 0; i < ngrams->levels[level].count; i++) {
			uint32_t words[NGRAM_ORDER];
			double sum = 0.0;

			ngrams_words(ngrams, level, (uint32_t)i, words);
			for (size_t s = 0; s < count; s++)
				sum += sources[s].weight *
				       ask(&sources[s], words,
					       (size_t)level + 1);
			ngrams->levels[level].items[i].probability =
				sum / whole;
		}
}

enum status mixture_make(struct ngrams *ngrams,
	const struct mixture_part *parts, size_t count,
	const struct symbols *vocabulary, struct failure *why)
{
	struct source *sources = calloc(count + 1, sizeof(*sources));
	double whole = 0.0;
	enum status rc = sources ? STATUS_OK : failure_no_memory(why);

	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		sources[i].ngrams = parts[i].ngrams;
		sources[i].weight = parts[i].weight;
		whole += parts[i].weight;
		rc = add_words(ngrams, &sources[i], vocabulary, why);
	}
	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		rc = map_back(ngrams, &sources[i], why);
		if (rc == STATUS_OK)
			rc = add_ngrams(ngrams, &sources[i], why);
	}
	if (rc == STATUS_OK) {
		weigh(ngrams, sources, count, whole);
		rc = ngrams_settle(ngrams, why);
	}
	for (size_t i = 0; sources && i < count; i++) {
		free(sources[i].to_mixture);
		free(sources[i].from_mixture);
	}
	free(sources);
	return rc;
}
