#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "estimate.h"

static void add(
	struct estimator *estimator, const char *sentence, struct stand stand)
{
	uint32_t words[16];
	char copy[256], *rest = NULL;
	struct failure why;
	size_t count = 0;

	assert_true(strlen(sentence) < sizeof(copy));
	strcpy(copy, sentence);
	for (char *word = strtok_r(copy, " ", &rest); word;
		word = strtok_r(NULL, " ", &rest))
		assert_int_equal(
			estimator_word(estimator, word, &words[count++], &why),
			STATUS_OK);
	assert_int_equal(
		estimator_add(estimator, words, count, stand, &why), STATUS_OK);
}

static void finish(struct estimator *estimator, struct ngrams *ngrams)
{
	struct failure why;

	assert_int_equal(
		estimator_finish(estimator, 0.7, ngrams, &why), STATUS_OK);
	estimator_free(estimator);
}

static struct estimator *make(void)
{
	struct estimator *estimator = NULL;
	struct failure why;

	assert_int_equal(estimator_new(&estimator, &why), STATUS_OK);
	return estimator;
}

static const struct stand whole = { true, true };
static const struct stand part = { false, false };

static double ask(const struct ngrams *ngrams, const char *first,
	const char *second, const char *third)
{
	const char *texts[] = { first, second, third };
	uint32_t words[3];

	for (int i = 0; i < 3; i++)
		assert_true(symbols_find(
			&ngrams->words, texts[i], strlen(texts[i]), &words[i]));
	return ngrams_probability(ngrams, words, 3);
}

static struct ngrams estimate_some(void)
{
	struct estimator *estimator = make();
	struct ngrams ngrams = { 0 };

	add(estimator, "您好 请问 有 什么 可以 帮 您", whole);
	add(estimator, "您好 请问 有 什么 问题", whole);
	add(estimator, "您 有 什么 问题", whole);
	add(estimator, "有 问题 可以 打 电话", part);
	add(estimator, "可以 帮 您 打 电话", part);
	finish(estimator, &ngrams);
	return ngrams;
}

static void every_history_sums_to_one(void **state)
{
	struct ngrams ngrams = estimate_some();
	const uint32_t count = (uint32_t)ngrams.words.count;

	(void)state;
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = 0; j < count; j++) {
			double sum = 0.0;

			for (uint32_t k = 0; k < count; k++) {
				const uint32_t words[] = { i, j, k };

				sum += ngrams_probability(&ngrams, words, 3);
			}
			assert_float_equal(sum, 1.0, 1e-9);
		}
	ngrams_release(&ngrams);
}

static void a_lower_discount_leaves_less_for_what_was_not_said(void **state)
{
	const double most[] = { 0.7, 0.1 };
	double unsaid[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct estimator *estimator = make();
		struct ngrams ngrams = { 0 };
		struct failure why;

		add(estimator, "您好 请问 有 什么 问题", whole);
		add(estimator, "可以 打 电话", whole);
		assert_int_equal(
			estimator_finish(estimator, most[i], &ngrams, &why),
			STATUS_OK);
		estimator_free(estimator);
		unsaid[i] = ask(&ngrams, "请问", "有", "电话");
		ngrams_release(&ngrams);
	}
	assert_true(unsaid[1] < unsaid[0] / 10.0);
}

static void what_was_said_is_likelier_than_what_was_not(void **state)
{
	struct ngrams ngrams = estimate_some();

	(void)state;
	assert_true(ask(&ngrams, "请问", "有", "什么") > 0.3);
	assert_true(ask(&ngrams, "请问", "有", "什么") >
		    10.0 * ask(&ngrams, "请问", "有", "电话"));
	assert_true(ask(&ngrams, "请问", "有", "电话") > 0.0);
	ngrams_release(&ngrams);
}

static void a_word_is_as_likely_as_the_words_it_follows_are_many(void **state)
{
	struct estimator *estimator = make();
	struct ngrams ngrams = { 0 };
	uint32_t often, wide;

	(void)state;
	/* "号" comes more often, but behind one word only. */
	for (int i = 0; i < 5; i++)
		add(estimator, "工 号", part);
	add(estimator, "一 元", part);
	add(estimator, "两 元", part);
	add(estimator, "十 元", part);
	finish(estimator, &ngrams);
	assert_true(symbols_find(&ngrams.words, "号", strlen("号"), &often));
	assert_true(symbols_find(&ngrams.words, "元", strlen("元"), &wide));
	assert_float_equal(ngrams_probability(&ngrams, &wide, 1),
		3.0 * ngrams_probability(&ngrams, &often, 1), 1e-12);
	ngrams_release(&ngrams);
}

static void a_sentence_begins_and_ends_where_it_does(void **state)
{
	struct ngrams ngrams = estimate_some();
	uint32_t start;

	(void)state;
	assert_true(ask(&ngrams, "什么", "问题", NGRAM_END) >
		    ask(&ngrams, "可以", "帮", NGRAM_END));
	assert_true(symbols_find(
		&ngrams.words, NGRAM_START, strlen(NGRAM_START), &start));
	assert_true(ngrams_probability(&ngrams, &start, 1) == 0.0);
	ngrams_release(&ngrams);
}

static void nothing_said_is_an_empty_model(void **state)
{
	struct ngrams ngrams = { 0 };

	(void)state;
	finish(make(), &ngrams);
	assert_int_equal(ngrams.levels[1].count, 0);
	ngrams_release(&ngrams);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_history_sums_to_one),
		cmocka_unit_test(
			a_lower_discount_leaves_less_for_what_was_not_said),
		cmocka_unit_test(what_was_said_is_likelier_than_what_was_not),
		cmocka_unit_test(
			a_word_is_as_likely_as_the_words_it_follows_are_many),
		cmocka_unit_test(a_sentence_begins_and_ends_where_it_does),
		cmocka_unit_test(nothing_said_is_an_empty_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
