#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ngrams.h"
#include "scarce_memory.h"

static uint32_t add_word(
	struct ngrams *ngrams, const char *word, double probability)
{
	struct failure why;
	uint32_t number = 0;

	assert_int_equal(
		ngrams_add_word(ngrams, word, &number, &why), STATUS_OK);
	ngrams->levels[0].items[number].probability = probability;
	return number;
}

static uint32_t add(struct ngrams *ngrams, int level, struct ngram key)
{
	struct failure why;
	uint32_t index = 0;

	assert_int_equal(
		ngrams_add(ngrams, level, key, &index, &why), STATUS_OK);
	ngrams->levels[level].items[index].probability = key.probability;
	return index;
}

/* a b c; P(b|a) = 0.5, P(c|a b) = 0.9. */
static void fill(struct ngrams *ngrams)
{
	struct failure why;

	(void)add_word(ngrams, "a", 0.2);
	(void)add_word(ngrams, "b", 0.3);
	(void)add_word(ngrams, "c", 0.5);
	(void)add(ngrams, 1,
		(struct ngram){ .history = 0, .word = 1, .probability = 0.5 });
	(void)add(ngrams, 2,
		(struct ngram){ .history = 0, .word = 2, .probability = 0.9 });
	assert_int_equal(ngrams_settle(ngrams, &why), STATUS_OK);
}

static void seen_ngrams_have_their_own_probability(void **state)
{
	const uint32_t words[] = { 0, 1, 2 };
	struct ngrams ngrams = { 0 };

	(void)state;
	fill(&ngrams);
	assert_float_equal(ngrams_probability(&ngrams, words, 3), 0.9, 1e-12);
	assert_float_equal(ngrams_probability(&ngrams, words, 2), 0.5, 1e-12);
	assert_float_equal(ngrams_probability(&ngrams, words, 1), 0.2, 1e-12);
	ngrams_release(&ngrams);
}

static void unseen_ones_back_off(void **state)
{
	const uint32_t ac[] = { 0, 2 }, aba[] = { 0, 1, 0 };
	struct ngrams ngrams = { 0 };

	(void)state;
	fill(&ngrams);
	/* Of a's half that is left, c has 0.5 of 0.2 + 0.5. */
	assert_float_equal(
		ngrams_probability(&ngrams, ac, 2), 0.5 * 0.5 / 0.7, 1e-12);
	/* Of the tenth that is left, a has 0.2 of 0.2 + 0.3. */
	assert_float_equal(
		ngrams_probability(&ngrams, aba, 3), 0.1 * 0.2 / 0.5, 1e-12);
	ngrams_release(&ngrams);
}

static void every_history_sums_to_one(void **state)
{
	struct ngrams ngrams = { 0 };

	(void)state;
	fill(&ngrams);
	for (uint32_t i = 0; i < 3; i++)
		for (uint32_t j = 0; j < 3; j++) {
			double sum = 0.0;

			for (uint32_t k = 0; k < 3; k++) {
				const uint32_t words[] = { i, j, k };

				sum += ngrams_probability(&ngrams, words, 3);
			}
			assert_float_equal(sum, 1.0, 1e-9);
		}
	ngrams_release(&ngrams);
}

static void only_the_last_words_of_a_history_count(void **state)
{
	const uint32_t words[] = { 2, 2, 0, 1, 2 };
	struct ngrams ngrams = { 0 };

	(void)state;
	fill(&ngrams);
	assert_float_equal(ngrams_probability(&ngrams, words, 5), 0.9, 1e-12);
	ngrams_release(&ngrams);
}

static void the_words_of_an_ngram_are_found_again(void **state)
{
	const uint32_t words[] = { 0, 1, 2 };
	struct ngrams ngrams = { 0 };
	uint32_t found[NGRAM_ORDER], index;

	(void)state;
	fill(&ngrams);
	assert_true(ngrams_find(&ngrams, words, 3, &index));
	ngrams_words(&ngrams, 2, index, found);
	assert_memory_equal(found, words, sizeof(words));
	assert_false(ngrams_find(&ngrams, words + 1, 2, &index));
	ngrams_release(&ngrams);
}

static void many_ngrams_are_all_found(void **state)
{
	struct ngrams ngrams = { 0 };
	uint32_t index;

	(void)state;
	(void)add_word(&ngrams, "a", 1.0);
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(
			add(&ngrams, 1,
				(struct ngram){ .history = 0, .word = i }),
			i);
	for (uint32_t i = 0; i < 5000; i++) {
		const uint32_t words[] = { 0, i };

		assert_true(ngrams_find(&ngrams, words, 2, &index));
		assert_int_equal(index, i);
	}
	ngrams_release(&ngrams);
}

static void refused_memory_is_a_failure(void **state)
{
	struct ngrams ngrams = { 0 };
	struct failure why;
	enum status rc;

	(void)state;
	fill(&ngrams);
	scarce_memory_refuse(0);
	rc = ngrams_settle(&ngrams, &why);
	assert_true(scarce_memory_grant());
	assert_int_equal(rc, STATUS_NO_MEMORY);
	ngrams_release(&ngrams);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seen_ngrams_have_their_own_probability),
		cmocka_unit_test(unseen_ones_back_off),
		cmocka_unit_test(every_history_sums_to_one),
		cmocka_unit_test(only_the_last_words_of_a_history_count),
		cmocka_unit_test(the_words_of_an_ngram_are_found_again),
		cmocka_unit_test(many_ngrams_are_all_found),
		cmocka_unit_test(refused_memory_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
