#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pocketsphinx.h>
#include <sphinxbase/err.h>
#include <sphinxbase/ngram_model.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language.h"
#include "lexicon_file.h"
#include "pack_file.h"
#include "path.h"

#define DICTIONARY "test_language.dict"
#define BACKGROUND "test_language.arpa"

static const char dictionary[] = "宽带 k uan d ai\n坏了 h uai l e\n您好 n in "
				 "h ao\n天气 t ian q i\n天 t ian\n";
static const char background[] =
	"\\data\\\nngram 1=7\nngram 2=1\n\n\\1-grams:\n"
	"-99 <s> 0\n-0.8 </s>\n-0.8 宽带 0\n-0.8 坏了 0\n-0.8 您好 0\n"
	"-0.8 天气 0\n-0.8 天 0\n\n\\2-grams:\n-0.3 天气 天\n\n\\end\\\n";

#define PACK(points, phrase)                                  \
	"pack: p\nversion: '1'\nlanguages: [zh]\nsections:\n" \
	"  s: {weight: 100}\nrules:\n"                        \
	"  r: {section: s, points: " points ", pass: {said: [" phrase "]}}\n"

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	(void)fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* One machine with a model and a cache. */
struct desk {
	struct model model;
	struct lexicon *lexicon;
	struct cache cache;
	struct failure why;
};

static void open_desk(struct desk *desk)
{
	*desk = (struct desk){ .model = { .name = "small",
				       .language = LANGUAGE_ZH,
				       .dictionary = DICTIONARY,
				       .language_model = BACKGROUND } };
	put(DICTIONARY, dictionary);
	put(BACKGROUND, background);
	assert_int_equal(lexicon_load(&desk->lexicon, &desk->model, &desk->why),
		STATUS_OK);
	cache_open(&desk->cache, NULL);
}

static void close_desk(struct desk *desk)
{
	cache_close(&desk->cache);
	lexicon_free(desk->lexicon);
	arena_release(&desk->model.arena);
}

/* The model as it is for one pack; the desk's own stays. */
static struct model prepare(struct desk *desk, const char *yaml)
{
	struct model model = desk->model;
	struct pack *pack = NULL;
	struct language_script script = {
		.packs = (const struct pack *const *)&pack, .pack_count = 1
	};

	if (pack_parse(&pack, yaml, strlen(yaml), "p.yaml", &desk->why) !=
			STATUS_OK ||
		language_prepare(&model, desk->lexicon, &script, &desk->cache,
			&desk->why) != STATUS_OK)
		fail_msg("%s", desk->why.text);
	desk->model.arena = model.arena;
	pack_free(pack);
	return model;
}

static void assert_has_word(
	const struct model *model, const char *word, bool has)
{
	struct text content = { 0 };
	struct failure why;

	assert_int_equal(
		path_read(&content, model->dictionary, 10000, &why), STATUS_OK);
	assert_true((strstr(text_string(&content), word) != NULL) == has);
	text_release(&content);
}

static double ask(
	const struct model *model, const char *first, const char *second)
{
	logmath_t *logs = logmath_init(1.0001, 0, 0);
	ngram_model_t *ngrams;
	double probability;

	err_set_logfp(NULL);
	ngrams =
		ngram_model_read(NULL, model->language_model, NGRAM_AUTO, logs);
	assert_non_null(ngrams);
	probability =
		logmath_exp(logs, ngram_score(ngrams, second, first, NULL));
	(void)ngram_model_free(ngrams);
	(void)logmath_free(logs);
	return probability;
}

static void the_recogniser_gets_the_packs_phrases(void **state)
{
	struct desk desk;
	struct model model;

	(void)state;
	open_desk(&desk);
	model = prepare(&desk, PACK("5", "宽带坏了"));
	assert_true(ask(&model, "宽带", "坏了") > 0.25);
	assert_true(ask(&model, "宽带", "您好") < 0.15);
	assert_true(ask(&model, "天气", "天") > 0.2);
	assert_has_word(&model, "宽带 k uan d ai\n", true);
	close_desk(&desk);
}

static void points_do_not_change_the_hearing(void **state)
{
	struct desk desk;
	struct model first, second, other;

	(void)state;
	open_desk(&desk);
	first = prepare(&desk, PACK("5", "宽带坏了"));
	second = prepare(&desk, PACK("9", "宽带坏了"));
	other = prepare(&desk, PACK("5", "宽带"));
	assert_string_equal(first.hash.text, second.hash.text);
	assert_string_equal(first.language_model, second.language_model);
	assert_string_not_equal(first.hash.text, other.hash.text);
	assert_string_not_equal(first.hash.text, desk.model.hash.text);
	close_desk(&desk);
}

static void a_changed_dictionary_is_another_model(void **state)
{
	struct desk desk;
	struct model first, second;

	(void)state;
	open_desk(&desk);
	first = prepare(&desk, PACK("5", "宽带"));
	put(DICTIONARY, "宽带 k uang d ai\n");
	second = prepare(&desk, PACK("5", "宽带"));
	assert_string_not_equal(first.hash.text, second.hash.text);
	close_desk(&desk);
}

static void lines_are_all_that_is_said(void **state)
{
	static const char *const lines[] = { "您好宽带坏了", "hello" };
	const struct language_script script = { .lines = lines,
		.line_count = 2 };
	struct desk desk;
	struct model model;

	(void)state;
	open_desk(&desk);
	model = desk.model;
	assert_int_equal(language_prepare(&model, desk.lexicon, &script,
				 &desk.cache, &desk.why),
		STATUS_OK);
	assert_has_word(&model, "宽带", true);
	assert_has_word(&model, "天气", false);
	assert_true(ask(&model, "您好", "宽带") > 0.5);
	assert_true(model.is_known);
	desk.model.arena = model.arena;
	close_desk(&desk);
}

static void without_a_script_the_model_stays_as_it_is(void **state)
{
	static const char *const lines[] = { "hello" };
	const struct language_script script = { .lines = lines,
		.line_count = 1 };
	struct desk desk;
	struct model model;

	(void)state;
	open_desk(&desk);
	model = desk.model;
	assert_int_equal(language_prepare(&model, desk.lexicon, &script,
				 &desk.cache, &desk.why),
		STATUS_OK);
	assert_string_equal(model.dictionary, DICTIONARY);
	assert_string_equal(model.hash.text, desk.model.hash.text);
	assert_false(model.is_known);
	close_desk(&desk);
}

static void a_background_that_is_none_is_refused(void **state)
{
	static const char *const lines[] = { "宽带" };
	const struct language_script script = { .lines = lines,
		.line_count = 1 };
	struct desk desk;
	struct model model;

	(void)state;
	open_desk(&desk);
	put(BACKGROUND, "nothing\n");
	model = desk.model;
	assert_int_equal(language_prepare(&model, desk.lexicon, &script,
				 &desk.cache, &desk.why),
		STATUS_INVALID);
	assert_string_equal(desk.why.text,
		"language model of small: " BACKGROUND
		": is no language model");
	close_desk(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_recogniser_gets_the_packs_phrases),
		cmocka_unit_test(points_do_not_change_the_hearing),
		cmocka_unit_test(a_changed_dictionary_is_another_model),
		cmocka_unit_test(lines_are_all_that_is_said),
		cmocka_unit_test(without_a_script_the_model_stays_as_it_is),
		cmocka_unit_test(a_background_that_is_none_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
