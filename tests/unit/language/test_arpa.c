#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pocketsphinx.h>
#include <sphinxbase/err.h>
#include <sphinxbase/ngram_model.h>
#include <stdio.h>
#include <string.h>

#include "arpa.h"
#include "ngram_file.h"

#define PATH "test_arpa.arpa"
#define BINARY "test_arpa.lm.bin"
#define SCRATCH "test_arpa.scratch"

static const char sample[] = "made by hand\n"
			     "\\data\\\nngram 1=5\nngram 2=3\nngram 3=1\n\n"
			     "\\1-grams:\n"
			     "-99 <s> -0.30103\n"
			     "-1.0 </s>\n"
			     "-0.69897 宽带 -0.2\n"
			     "-0.39794\t坏\t0.0\n"
			     "-0.52288 了 -0.1\n\n"
			     "\\2-grams:\n"
			     "-0.30103 <s> 宽带 -0.1\n"
			     "-0.15490 宽带 坏 0.2\n"
			     "-0.22185 坏 了 0\n\n"
			     "\\3-grams:\n"
			     "-0.04576 宽带 坏 了\n\n"
			     "\\end\\\n";

static enum status read_text(
	struct ngrams *ngrams, const char *text, struct failure *why)
{
	FILE *file = fopen(PATH, "wb");

	assert_non_null(file);
	(void)fputs(text, file);
	assert_int_equal(fclose(file), 0);
	return arpa_read(ngrams, PATH, why);
}

static double ask(
	const struct ngrams *ngrams, const char *const *texts, size_t count)
{
	uint32_t words[NGRAM_ORDER];

	for (size_t i = 0; i < count; i++)
		assert_true(symbols_find(
			&ngrams->words, texts[i], strlen(texts[i]), &words[i]));
	return ngrams_probability(ngrams, words, count);
}

static void assert_is_sample(const struct ngrams *ngrams, double tolerance)
{
	const char *said[] = { "宽带", "坏", "了" };
	const char *unsaid[] = { "宽带", "了" };

	assert_float_equal(ask(ngrams, said, 3), 0.9, tolerance);
	assert_float_equal(ask(ngrams, said + 1, 2), 0.6, tolerance);
	assert_float_equal(ask(ngrams, said, 1), 0.2, tolerance);
	/* 10^-0.2 times 0.3. */
	assert_float_equal(ask(ngrams, unsaid, 2), 0.18929, tolerance);
}

static void probabilities_and_weights_are_read(void **state)
{
	struct ngrams ngrams = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(read_text(&ngrams, sample, &why), STATUS_OK);
	assert_is_sample(&ngrams, 1e-4);
	ngrams_release(&ngrams);
}

static void what_is_written_is_read_again(void **state)
{
	struct ngrams ngrams = { 0 }, again = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(read_text(&ngrams, sample, &why), STATUS_OK);
	assert_int_equal(arpa_write(&ngrams, PATH, &why), STATUS_OK);
	assert_int_equal(arpa_read(&again, PATH, &why), STATUS_OK);
	assert_is_sample(&again, 1e-4);
	ngrams_release(&ngrams);
	ngrams_release(&again);
}

static void the_binary_form_is_read_back(void **state)
{
	struct ngrams ngrams = { 0 }, again = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(read_text(&ngrams, sample, &why), STATUS_OK);
	assert_int_equal(
		ngram_file_write(&ngrams, BINARY, SCRATCH, &why), STATUS_OK);
	assert_int_equal(
		ngram_file_read(&again, BINARY, SCRATCH, &why), STATUS_OK);
	assert_is_sample(&again, 1e-3);
	assert_null(fopen(SCRATCH, "rb"));
	ngrams_release(&ngrams);
	ngrams_release(&again);
}

static void the_recogniser_agrees_on_what_was_written(void **state)
{
	logmath_t *logs = logmath_init(1.0001, 0, 0);
	struct ngrams ngrams = { 0 };
	struct failure why = { "" };
	ngram_model_t *model;

	(void)state;
	assert_int_equal(read_text(&ngrams, sample, &why), STATUS_OK);
	assert_int_equal(arpa_write(&ngrams, PATH, &why), STATUS_OK);
	err_set_logfp(NULL);
	model = ngram_model_read(NULL, PATH, NGRAM_AUTO, logs);
	assert_non_null(model);
	assert_float_equal(
		logmath_exp(logs, ngram_score(model, "了", "坏", "宽带", NULL)),
		0.9, 1e-3);
	assert_float_equal(
		logmath_exp(logs, ngram_score(model, "了", "宽带", NULL)),
		0.18929, 1e-3);
	(void)ngram_model_free(model);
	(void)logmath_free(logs);
	ngrams_release(&ngrams);
}

static void faults_name_the_line(void **state)
{
	struct ngrams ngrams = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(
		read_text(&ngrams, "\\data\\\n\\2-grams:\n-0.1 a\n", &why),
		STATUS_INVALID);
	assert_string_equal(why.text, PATH ": 3: an n-gram has too few words");
	assert_int_equal(
		read_text(&ngrams, "\\1-grams:\nx a\n", &why), STATUS_INVALID);
	assert_string_equal(
		why.text, PATH ": 2: a line does not begin with a number");
	ngrams_release(&ngrams);
}

static void a_file_without_ngrams_is_refused(void **state)
{
	struct ngrams ngrams = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(read_text(&ngrams, "hello\n", &why), STATUS_INVALID);
	assert_int_equal(
		ngram_file_read(&ngrams, PATH, SCRATCH, &why), STATUS_INVALID);
	assert_string_equal(why.text, PATH ": is no language model");
	assert_int_equal(ngram_file_read(&ngrams, "none", SCRATCH, &why),
		STATUS_NOT_FOUND);
	ngrams_release(&ngrams);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(probabilities_and_weights_are_read),
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(the_binary_form_is_read_back),
		cmocka_unit_test(the_recogniser_agrees_on_what_was_written),
		cmocka_unit_test(faults_name_the_line),
		cmocka_unit_test(a_file_without_ngrams_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
