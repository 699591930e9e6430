#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "pronounce.h"
#include "text.h"

static const char *const zh_words[][2] = { { "宽带", "k uan d ai" },
	{ "宽", "k uan" }, { "带", "d ai" }, { "行", "x ing" },
	{ "行", "h ang" }, { "一", "i" }, { "零", "l ing" },
	{ "10086", "iao l ing l ing b a l iu" }, { "F", "ai f u" },
	{ "T", "t i" }, { "R", "a er" }, { "WIFI", "uai f ai" } };
static const char *const en_words[][2] = { { "the", "DH AH" },
	{ "broad", "B R AO D" }, { "band", "B AE N D" }, { "i", "AY" },
	{ "p", "P IY" }, { "don't", "D OW N T" }, { "gadget", "G AE JH AH T" },
	{ "two", "T UW" } };

static struct lexicon *make(
	enum language language, const char *const words[][2], size_t count)
{
	struct lexicon *lexicon = NULL;
	struct failure why;

	assert_int_equal(lexicon_new(&lexicon, language, &why), STATUS_OK);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(
			lexicon_add(lexicon, words[i][0], words[i][1], &why),
			STATUS_OK);
	return lexicon;
}

static struct lexicon *make_zh(void)
{
	return make(
		LANGUAGE_ZH, zh_words, sizeof(zh_words) / sizeof(*zh_words));
}

static struct lexicon *make_en(void)
{
	return make(
		LANGUAGE_EN, en_words, sizeof(en_words) / sizeof(*en_words));
}

/* The pieces apart by `|`, guessed ones with `?`, unknown ones with `!`. */
static void assert_pieces(
	struct lexicon *lexicon, const char *text, const char *expected)
{
	struct pronunciation pronunciation = { 0 };
	struct text pieces = { 0 };
	struct failure why;

	assert_int_equal(
		pronounce(lexicon, text, &pronunciation, &why), STATUS_OK);
	for (size_t i = 0; i < pronunciation.count; i++) {
		const struct pronounced *piece = &pronunciation.pieces[i];

		assert_int_equal(
			text_add_format(&pieces, &why, "%s%s%s%s", i ? "|" : "",
				piece->text, piece->is_guessed ? "?" : "",
				piece->readings ? "" : "!"),
			STATUS_OK);
	}
	assert_string_equal(text_string(&pieces), expected);
	text_release(&pieces);
	pronunciation_release(&pronunciation);
	lexicon_free(lexicon);
}

static void the_longest_known_words_are_taken(void **state)
{
	(void)state;
	assert_pieces(make_zh(), "宽带,行带宽", "宽带|行|带|宽");
}

static void numbers_are_said(void **state)
{
	(void)state;
	assert_pieces(make_zh(), "10086、101", "10086|一|百?!|零|一");
}

static void letters_are_named(void **state)
{
	(void)state;
	assert_pieces(make_zh(), "宽带FTTR", "宽带|F|T|T|R");
	assert_pieces(make_en(), "the IP", "the|i|p");
}

static void a_word_is_found_in_other_letters(void **state)
{
	(void)state;
	assert_pieces(make_zh(), "WiFi", "WIFI");
	assert_pieces(make_en(), "The GADGET", "the|gadget");
}

static void a_rare_character_is_a_guess(void **state)
{
	struct lexicon *lexicon = make_zh();
	struct failure why;

	(void)state;
	assert_int_equal(lexicon_add(lexicon, "甴", "g a", &why), STATUS_OK);
	lexicon_mark_rare(lexicon, "甴");
	assert_pieces(lexicon, "甴带", "甴?|带");
}

static void what_nobody_knows_has_no_reading(void **state)
{
	(void)state;
	assert_pieces(make_zh(), "宽龘", "宽|龘?!");
}

static void english_compounds_are_cut(void **state)
{
	(void)state;
	assert_pieces(make_en(), "broadband's", "broadband's?");
	assert_pieces(make_en(), "broadband don't", "broad|band|don't");
}

static void other_english_words_are_guessed(void **state)
{
	(void)state;
	assert_pieces(make_en(), "'the' 2 tanbad", "the|two|tanbad?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_known_words_are_taken),
		cmocka_unit_test(numbers_are_said),
		cmocka_unit_test(letters_are_named),
		cmocka_unit_test(a_word_is_found_in_other_letters),
		cmocka_unit_test(a_rare_character_is_a_guess),
		cmocka_unit_test(what_nobody_knows_has_no_reading),
		cmocka_unit_test(english_compounds_are_cut),
		cmocka_unit_test(other_english_words_are_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
