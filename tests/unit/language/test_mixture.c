#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mixture.h"

/* A model of single words and of pairs, "a b" with P(b|a). */
struct pair {
	const char *first, *second;
	double probability;
};

static uint32_t number_of(struct ngrams *ngrams, const char *word)
{
	struct failure why;
	uint32_t number = 0;

	assert_int_equal(
		ngrams_add_word(ngrams, word, &number, &why), STATUS_OK);
	return number;
}

static void fill(struct ngrams *ngrams, const char *const *words, size_t count,
	const struct pair *pair)
{
	struct failure why;
	struct ngram key;
	uint32_t index;

	for (size_t i = 0; i < count; i++) {
		index = number_of(ngrams, words[i]);
		ngrams->levels[0].items[index].probability =
			1.0 / (double)count;
	}
	key = (struct ngram){ .history = number_of(ngrams, pair->first),
		.word = number_of(ngrams, pair->second) };
	assert_int_equal(ngrams_add(ngrams, 1, key, &index, &why), STATUS_OK);
	ngrams->levels[1].items[index].probability = pair->probability;
	assert_int_equal(ngrams_settle(ngrams, &why), STATUS_OK);
}

static struct symbols make_vocabulary(const char *const *words, size_t count)
{
	struct symbols symbols = { 0 };
	struct failure why;
	uint32_t number;

	for (size_t i = 0; i < count; i++)
		assert_int_equal(symbols_add(&symbols, words[i],
					 strlen(words[i]), &number, &why),
			STATUS_OK);
	return symbols;
}

static double ask(
	const struct ngrams *ngrams, const char *first, const char *second)
{
	uint32_t words[2];

	assert_true(
		symbols_find(&ngrams->words, first, strlen(first), &words[0]));
	assert_true(symbols_find(
		&ngrams->words, second, strlen(second), &words[1]));
	return ngrams_probability(ngrams, words, 2);
}

static const char *const all[] = { "a", "b", "c", "d" };

/* One part knows a b c and P(b|a) = 0.9, the other a c d and P(d|a) = 0.5. */
static struct ngrams mix(double weight, size_t vocabulary_count)
{
	const char *other_words[] = { "a", "c", "d" };
	struct symbols vocabulary = make_vocabulary(all, vocabulary_count);
	struct ngrams first = { 0 }, second = { 0 }, mixed = { 0 };
	const struct mixture_part parts[] = { { &first, weight },
		{ &second, 1.0 - weight } };
	struct failure why;

	fill(&first, all, 3, &(struct pair){ "a", "b", 0.9 });
	fill(&second, other_words, 3, &(struct pair){ "a", "d", 0.5 });
	assert_int_equal(
		mixture_make(&mixed, parts, 2, &vocabulary, &why), STATUS_OK);
	symbols_release(&vocabulary);
	ngrams_release(&first);
	ngrams_release(&second);
	return mixed;
}

static void probabilities_are_weighted_means(void **state)
{
	struct ngrams mixed = mix(0.25, 4);

	(void)state;
	/* b is no word of the second part, d none of the first. */
	assert_float_equal(ask(&mixed, "a", "b"), 0.25 * 0.9, 1e-12);
	assert_float_equal(ask(&mixed, "a", "d"), 0.75 * 0.5, 1e-12);
	ngrams_release(&mixed);
}

static void every_history_sums_to_one(void **state)
{
	(void)state;
	for (size_t count = 3; count <= 4; count++) {
		struct ngrams mixed = mix(0.4, count);

		for (size_t i = 0; i < count; i++) {
			double sum = 0.0;

			for (size_t j = 0; j < count; j++)
				sum += ask(&mixed, all[i], all[j]);
			assert_float_equal(sum, 1.0, 1e-9);
		}
		ngrams_release(&mixed);
	}
}

static void words_outside_the_vocabulary_are_gone(void **state)
{
	struct ngrams mixed = mix(0.5, 3);
	uint32_t number;

	(void)state;
	assert_false(symbols_find(&mixed.words, "d", 1, &number));
	assert_int_equal(mixed.levels[1].count, 1);
	ngrams_release(&mixed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(probabilities_are_weighted_means),
		cmocka_unit_test(every_history_sums_to_one),
		cmocka_unit_test(words_outside_the_vocabulary_are_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
