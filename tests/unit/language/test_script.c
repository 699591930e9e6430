#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "cutter.h"
#include "example.h"
#include "pack_file.h"
#include "script.h"

static struct lexicon *make_lexicon(
	enum language language, const char *const *words, size_t count)
{
	struct lexicon *lexicon = NULL;
	struct failure why;

	assert_int_equal(lexicon_new(&lexicon, language, &why), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(
			lexicon_add(lexicon, words[i], "AH", &why), STATUS_OK);
	return lexicon;
}

static const char *const zh[] = { "宽带", "宽", "带", "坏", "坏了", "了", "您",
	"好", "您好", "工号", "零", "幺", "一", "二", "三", "四", "五", "六",
	"七", "八", "九", "10086", "等", "天", "十", "百" };
static const char *const en[] = { "hello", "mister", "smith", "your",
	"router" };

/* Words as likely as each other. */
static struct ngrams make_background(const char *const *words, size_t count)
{
	struct ngrams ngrams = { 0 };
	struct failure why;
	uint32_t number;

	for (size_t i = 0; i < count; i++) {
		assert_int_equal(
			ngrams_add_word(&ngrams, words[i], &number, &why),
			STATUS_OK);
		ngrams.levels[0].items[number].probability = 0.01;
	}
	return ngrams;
}

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct desk {
	struct lexicon *lexicon;
	struct ngrams background;
	struct script *script;
};

/* In place, for the script remembers where the background stands. */
static void open_desk(struct desk *desk, enum language language)
{
	const char *const *words = language == LANGUAGE_EN ? en : zh;
	size_t count = language == LANGUAGE_EN ? COUNT(en) : COUNT(zh);
	struct failure why;

	desk->lexicon = make_lexicon(language, words, count);
	desk->background = make_background(words, count);
	assert_int_equal(script_new(&desk->script, desk->lexicon,
				 &desk->background, &why),
		STATUS_OK);
}

static void close_desk(struct desk *desk)
{
	script_free(desk->script);
	lexicon_free(desk->lexicon);
	ngrams_release(&desk->background);
}

static void assert_cut(const char *text, const char *expected)
{
	struct desk desk;
	struct pronunciation cut = { 0 };
	struct text words = { 0 };
	struct cutter *cutter = NULL;
	struct failure why;

	open_desk(&desk, LANGUAGE_ZH);
	assert_int_equal(
		cutter_new(&cutter, desk.lexicon, &desk.background, &why),
		STATUS_OK);
	assert_int_equal(cutter_cut(cutter, text, &cut, &why), STATUS_OK);
	for (size_t i = 0; i < cut.count; i++)
		assert_int_equal(text_add_format(&words, &why, "%s%s",
					 i ? " " : "", cut.pieces[i].text),
			STATUS_OK);
	assert_string_equal(text_string(&words), expected);
	text_release(&words);
	pronunciation_release(&cut);
	cutter_free(cutter);
	close_desk(&desk);
}

static void text_is_cut_into_the_likeliest_words(void **state)
{
	(void)state;
	assert_cut("您好宽带坏了", "您好 宽带 坏了");
	assert_cut("您,宽带。坏", "您 宽带 坏");
}

static void numbers_and_unknown_characters_are_words_too(void **state)
{
	(void)state;
	assert_cut("10086您龘好", "10086 您 龘 好");
	assert_cut("", "");
}

/* The words of one history of the finished model. */
static double ask(
	const struct ngrams *ngrams, const char *first, const char *second)
{
	uint32_t words[2];

	if (!symbols_find(&ngrams->words, first, strlen(first), &words[0]) ||
		!symbols_find(
			&ngrams->words, second, strlen(second), &words[1]))
		return 0.0;
	return ngrams_probability(ngrams, words, 2);
}

static struct ngrams finish(struct desk *desk)
{
	struct ngrams ngrams = { 0 };
	struct failure why;

	assert_int_equal(
		script_finish(desk->script, 0.7, &ngrams, &why), STATUS_OK);
	return ngrams;
}

static void add_phrase(struct desk *desk, const char *phrase)
{
	struct failure why;

	assert_int_equal(
		script_add_phrase(desk->script, phrase, &why), STATUS_OK);
}

static void a_phrase_makes_its_words_follow_each_other(void **state)
{
	struct desk desk;
	struct ngrams ngrams;

	(void)state;
	open_desk(&desk, LANGUAGE_ZH);
	add_phrase(&desk, "您的宽带坏了");
	add_phrase(&desk, "您好");
	ngrams = finish(&desk);
	assert_true(ask(&ngrams, "宽带", "坏了") > 0.4);
	assert_true(ask(&ngrams, "宽带", "您好") < 0.2);
	ngrams_release(&ngrams);
	close_desk(&desk);
}

static void a_phrase_does_not_end_a_sentence(void **state)
{
	struct desk desk;
	struct ngrams ngrams;
	struct failure why;

	(void)state;
	open_desk(&desk, LANGUAGE_ZH);
	add_phrase(&desk, "宽带");
	assert_int_equal(
		script_add_sentence(desk.script, "您好", &why), STATUS_OK);
	ngrams = finish(&desk);
	assert_true(ask(&ngrams, "您好", NGRAM_END) > 0.5);
	assert_true(ask(&ngrams, "宽带", NGRAM_END) < 0.5);
	ngrams_release(&ngrams);
	close_desk(&desk);
}

static void a_phrase_counts_once(void **state)
{
	struct desk once, often;
	struct ngrams first, second;

	(void)state;
	open_desk(&once, LANGUAGE_ZH);
	open_desk(&often, LANGUAGE_ZH);
	add_phrase(&once, "宽带坏了");
	add_phrase(&once, "宽带好");
	for (int i = 0; i < 9; i++)
		add_phrase(&often, "宽带坏了");
	add_phrase(&often, "宽带好");
	first = finish(&once);
	second = finish(&often);
	assert_float_equal(
		ask(&first, "宽带", "好"), ask(&second, "宽带", "好"), 1e-12);
	ngrams_release(&first);
	ngrams_release(&second);
	close_desk(&once);
	close_desk(&often);
}

static void any_parts_a_phrase(void **state)
{
	struct desk desk;
	struct ngrams ngrams;
	uint32_t words[2], index;

	(void)state;
	open_desk(&desk, LANGUAGE_ZH);
	add_phrase(&desk, "宽带{any:3}坏了");
	ngrams = finish(&desk);
	assert_true(
		symbols_find(&ngrams.words, "宽带", strlen("宽带"), &words[0]));
	assert_true(
		symbols_find(&ngrams.words, "坏了", strlen("坏了"), &words[1]));
	assert_false(ngrams_find(&ngrams, words, 2, &index));
	ngrams_release(&ngrams);
	close_desk(&desk);
}

static void assert_example(enum language language, const char *phrase,
	const char *prefix, size_t length)
{
	struct desk desk;
	struct text first = { 0 }, again = { 0 }, other = { 0 };
	struct failure why;

	open_desk(&desk, language);
	assert_int_equal(
		example_of_phrase(&first, desk.lexicon, phrase, 0, &why),
		STATUS_OK);
	assert_int_equal(
		example_of_phrase(&again, desk.lexicon, phrase, 0, &why),
		STATUS_OK);
	assert_int_equal(
		example_of_phrase(&other, desk.lexicon, phrase, 1, &why),
		STATUS_OK);
	assert_memory_equal(text_string(&first), prefix, strlen(prefix));
	assert_string_equal(text_string(&first), text_string(&again));
	assert_string_not_equal(text_string(&first), text_string(&other));
	assert_int_equal(text_count_characters(text_string(&first)), length);
	text_release(&first);
	text_release(&again);
	text_release(&other);
	close_desk(&desk);
}

static void slots_become_examples(void **state)
{
	(void)state;
	assert_true(example_has_slots("工号{number:4}"));
	assert_false(example_has_slots("宽带{any}坏"));
	assert_example(LANGUAGE_ZH, "工号{number:4}", "工号", 6);
}

static void only_phrases_in_the_language_are_taken(void **state)
{
	static const char yaml[] =
		"pack: p\nversion: '1'\nlanguages: [zh, en]\n"
		"sections:\n  s: {weight: 100}\n"
		"rules:\n"
		"  r: {section: s, points: 5, "
		"pass: {said: [宽带坏了, your router]}}\n";
	struct desk desk;
	struct pack *pack = NULL;
	struct ngrams ngrams;
	struct failure why = { "" };
	uint32_t number;

	(void)state;
	open_desk(&desk, LANGUAGE_EN);
	if (pack_parse(&pack, yaml, strlen(yaml), "p.yaml", &why) != STATUS_OK)
		fail_msg("%s", why.text);
	assert_int_equal(script_add_packs(desk.script,
				 (const struct pack *const *)&pack, 1, &why),
		STATUS_OK);
	ngrams = finish(&desk);
	assert_true(ask(&ngrams, "your", "router") > 0.4);
	assert_false(
		symbols_find(&ngrams.words, "宽带", strlen("宽带"), &number));
	ngrams_release(&ngrams);
	pack_free(pack);
	close_desk(&desk);
}

static void words_without_a_dictionary_entry_are_gathered(void **state)
{
	struct desk desk;
	const struct script_word *words;
	struct ngrams ngrams;
	struct failure why;
	size_t count;

	(void)state;
	open_desk(&desk, LANGUAGE_ZH);
	assert_int_equal(
		lexicon_add(desk.lexicon, "甴", "G AA", &why), STATUS_OK);
	lexicon_mark_rare(desk.lexicon, "甴");
	add_phrase(&desk, "您甴宽带龘好");
	words = script_new_words(desk.script, &count);
	assert_int_equal(count, 2);
	assert_string_equal(words[0].text, "甴");
	assert_int_equal(words[0].readings->count, 2);
	assert_string_equal(words[1].text, "龘");
	assert_null(words[1].readings);
	/* Nobody can hear what nobody can say. */
	ngrams = finish(&desk);
	assert_true(ask(&ngrams, "甴", "宽带") > 0.3);
	assert_true(ask(&ngrams, "龘", "好") == 0.0);
	ngrams_release(&ngrams);
	close_desk(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_into_the_likeliest_words),
		cmocka_unit_test(numbers_and_unknown_characters_are_words_too),
		cmocka_unit_test(a_phrase_makes_its_words_follow_each_other),
		cmocka_unit_test(a_phrase_does_not_end_a_sentence),
		cmocka_unit_test(a_phrase_counts_once),
		cmocka_unit_test(any_parts_a_phrase),
		cmocka_unit_test(slots_become_examples),
		cmocka_unit_test(only_phrases_in_the_language_are_taken),
		cmocka_unit_test(words_without_a_dictionary_entry_are_gathered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
