#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lexicon_file.h"
#include "model_file.h"
#include "pronounce.h"
#include "text.h"

#define DICTIONARY "test_lexicon.dict"
#define CHARACTERS "test_lexicon_characters.dict"
#define ADDITIONS "test_lexicon_words.txt"

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	(void)fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static enum status load(struct lexicon **lexicon, const char *dictionary,
	const char *additions, struct failure *why)
{
	const struct model model = { .language = LANGUAGE_ZH,
		.dictionary = DICTIONARY,
		.characters = CHARACTERS,
		.additions = ADDITIONS };

	put(DICTIONARY, dictionary);
	put(CHARACTERS, "光 g uang\n猫 m ao\n猫(2) m iao\n甴 g a\n");
	put(ADDITIONS, additions);
	return lexicon_load(lexicon, &model, why);
}

static struct lexicon *load_well(const char *dictionary, const char *additions)
{
	struct lexicon *lexicon = NULL;
	struct failure why = { "" };

	assert_int_equal(
		load(&lexicon, dictionary, additions, &why), STATUS_OK);
	return lexicon;
}

/* All readings of a word, apart by `|`. */
static void assert_readings(
	const struct lexicon *lexicon, const char *text, const char *expected)
{
	struct text phones = { 0 };
	struct failure why;
	uint32_t word;

	assert_true(lexicon_find(lexicon, text, strlen(text), &word));
	for (const struct reading *at = lexicon_readings(lexicon, word); at;
		at = at->next)
		for (size_t i = 0; i < at->count; i++)
			assert_int_equal(text_add_format(&phones, &why, "%s%s",
						 i		 ? " "
						 : phones.length ? "|"
								 : "",
						 lexicon_phone_name(lexicon,
							 at->phones[i])),
				STATUS_OK);
	assert_string_equal(text_string(&phones), expected);
	text_release(&phones);
}

static void readings_of_a_word_are_gathered(void **state)
{
	struct lexicon *lexicon =
		load_well("## note\n行 x ing\r\n行(2) h ang\n", "");

	(void)state;
	assert_readings(lexicon, "行", "x ing|h ang");
	lexicon_free(lexicon);
}

static void characters_fill_what_the_dictionary_lacks(void **state)
{
	struct lexicon *lexicon = load_well("猫 m ao\n", "");
	uint32_t word;

	(void)state;
	assert_readings(lexicon, "猫", "m ao");
	assert_readings(lexicon, "甴", "g a");
	assert_true(lexicon_find(lexicon, "甴", strlen("甴"), &word));
	assert_true(lexicon_is_rare(lexicon, word));
	lexicon_free(lexicon);
}

static void additions_take_the_place_of_readings(void **state)
{
	struct lexicon *lexicon = load_well("行 x ing\n",
		"# ours\n行\thang\txing # both\n\nFTTR\tai fu ti ti a er\n");

	(void)state;
	assert_readings(lexicon, "行", "h ang|x ing");
	assert_readings(lexicon, "FTTR", "ai f u t i t i a er");
	lexicon_free(lexicon);
}

static void additions_without_a_reading_are_composed(void **state)
{
	struct lexicon *lexicon = load_well("猫 m ao\n", "光猫\n猫\n");

	(void)state;
	assert_readings(lexicon, "光猫", "g uang m ao");
	assert_readings(lexicon, "猫", "m ao");
	lexicon_free(lexicon);
}

static void faults_name_file_and_line(void **state)
{
	struct lexicon *lexicon = NULL;
	struct failure why = { "" };

	(void)state;
	assert_int_equal(
		load(&lexicon, "光 g uang\n猫\n", "", &why), STATUS_INVALID);
	assert_string_equal(why.text, DICTIONARY ": 2: a word has no reading");
	assert_int_equal(load(&lexicon, "光 g uang\n", "猫\tmeow\n", &why),
		STATUS_INVALID);
	assert_string_equal(
		why.text, ADDITIONS ": 1: \"meow\" is no pinyin syllable");
	assert_int_equal(load(&lexicon, "光 g uang\n", "\n龘猫\n", &why),
		STATUS_INVALID);
	assert_null(lexicon);
}

static struct lexicon *load_model(const char *name)
{
	struct lexicon *lexicon = NULL;
	struct model *model = NULL;
	struct failure why = { "" };
	char path[1024];
	enum status rc;

	(void)snprintf(path, sizeof(path), "%s/models/%s/model.yaml",
		AUSCULT_SOURCE_DIR, name);
	rc = model_load(&model, path, &why);
	if (rc == STATUS_NOT_FOUND)
		skip();
	assert_int_equal(rc, STATUS_OK);
	if (lexicon_load(&lexicon, model, &why) != STATUS_OK)
		fail_msg("%s", why.text);
	model_free(model);
	return lexicon;
}

static void the_mandarin_model_knows_its_trade(void **state)
{
	struct lexicon *lexicon = load_model("zh-cn-8k");
	struct pronunciation said = { 0 };
	struct failure why;

	(void)state;
	assert_true(lexicon_count(lexicon) > 50000);
	assert_readings(lexicon, "WiFi", "uai f ai");
	assert_readings(lexicon, "10086",
		"iao l ing l ing b a l iu|i l ing l ing b a l iu");
	assert_int_equal(
		pronounce(lexicon, "10000号FTTR宽带199元", &said, &why),
		STATUS_OK);
	for (size_t i = 0; i < said.count; i++)
		assert_false(said.pieces[i].is_guessed);
	pronunciation_release(&said);
	lexicon_free(lexicon);
}

static void the_english_model_guesses_what_is_new(void **state)
{
	struct lexicon *lexicon = load_model("en-us-8k");
	struct pronunciation said = { 0 };
	struct failure why;

	(void)state;
	assert_readings(lexicon, "router", "R UW T ER|R AW T ER");
	assert_int_equal(pronounce(lexicon, "broadband zorbing", &said, &why),
		STATUS_OK);
	assert_int_equal(said.count, 2);
	assert_false(said.pieces[0].is_guessed);
	assert_true(said.pieces[1].is_guessed);
	assert_non_null(said.pieces[1].readings);
	pronunciation_release(&said);
	lexicon_free(lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readings_of_a_word_are_gathered),
		cmocka_unit_test(characters_fill_what_the_dictionary_lacks),
		cmocka_unit_test(additions_take_the_place_of_readings),
		cmocka_unit_test(additions_without_a_reading_are_composed),
		cmocka_unit_test(faults_name_file_and_line),
		cmocka_unit_test(the_mandarin_model_knows_its_trade),
		cmocka_unit_test(the_english_model_guesses_what_is_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
