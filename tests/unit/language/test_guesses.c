#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "guesses.h"

/* The first guess in a pack of one phrase; `count` may be 0. */
static struct guess find(struct guesses *guesses, struct lexicon *lexicon,
	struct phrase *phrase, size_t count)
{
	struct condition condition = { .phrases = phrase, .phrase_count = 1 };
	struct pack pack = { .conditions = &condition, .condition_count = 1 };
	struct failure why;

	pack.languages[lexicon_language(lexicon)] = true;
	assert_int_equal(
		guesses_find(guesses, lexicon, &pack, &why), STATUS_OK);
	assert_int_equal(guesses->count, count);
	return count ? guesses->items[0] : (struct guess){ 0 };
}

static struct lexicon *make_lexicon(enum language language)
{
	struct lexicon *lexicon = NULL;
	struct failure why;

	assert_int_equal(lexicon_new(&lexicon, language, &why), STATUS_OK);
	for (const char *const *word = (const char *const[]){ "卡", "k a", "翾",
		     "x van", "A", "ei", "B", "b i", "八", "b a", "WIFI",
		     "uai f ai", NULL };
		*word; word += 2)
		assert_int_equal(lexicon_add(lexicon, word[0], word[1], &why),
			STATUS_OK);
	lexicon_mark_rare(lexicon, "翾");
	return lexicon;
}

static void assert_guess(const char *text, enum language language, size_t count,
	struct guess expected)
{
	struct phrase phrase = { .text = text };
	struct guesses guesses = { 0 };
	struct lexicon *lexicon = make_lexicon(language);
	struct guess guess = find(&guesses, lexicon, &phrase, count);

	if (count) {
		assert_string_equal(guess.word, expected.word);
		assert_int_equal(guess.kind, expected.kind);
		assert_ptr_equal(guess.phrase, &phrase);
		assert_int_equal(!guess.phones, !expected.phones);
		if (guess.phones)
			assert_string_equal(guess.phones, expected.phones);
	}
	guesses_release(&guesses);
	lexicon_free(lexicon);
}

static void known_words_are_no_guesses(void **state)
{
	(void)state;
	assert_guess("卡,WiFi卡", LANGUAGE_ZH, 0, (struct guess){ 0 });
}

static void a_rare_character_is_guessed_once(void **state)
{
	(void)state;
	assert_guess("翾卡翾", LANGUAGE_ZH, 1,
		(struct guess){ .word = "翾",
			.phones = "x van",
			.kind = GUESS_READING });
}

static void a_word_in_small_letters_is_spelled(void **state)
{
	(void)state;
	assert_guess("Abba卡", LANGUAGE_ZH, 1,
		(struct guess){ .word = "Abba", .kind = GUESS_LETTERS });
}

static void an_abbreviation_is_spelled_rightly(void **state)
{
	(void)state;
	assert_guess("ABBA卡", LANGUAGE_ZH, 0, (struct guess){ 0 });
}

static void what_nobody_can_say_is_named(void **state)
{
	(void)state;
	assert_guess("卡龘", LANGUAGE_ZH, 1,
		(struct guess){ .word = "龘", .kind = GUESS_NOTHING });
}

static void phrases_of_other_languages_are_passed_over(void **state)
{
	struct phrase phrase = { .text = "卡龘" };
	struct condition condition = { .phrases = &phrase, .phrase_count = 1 };
	struct pack pack = { .conditions = &condition, .condition_count = 1 };
	struct guesses guesses = { 0 };
	struct lexicon *lexicon = make_lexicon(LANGUAGE_EN);
	struct failure why;

	(void)state;
	pack.languages[LANGUAGE_ZH] = pack.languages[LANGUAGE_EN] = true;
	assert_int_equal(
		guesses_find(&guesses, lexicon, &pack, &why), STATUS_OK);
	assert_int_equal(guesses.count, 0);
	guesses_release(&guesses);
	lexicon_free(lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_words_are_no_guesses),
		cmocka_unit_test(a_rare_character_is_guessed_once),
		cmocka_unit_test(a_word_in_small_letters_is_spelled),
		cmocka_unit_test(an_abbreviation_is_spelled_rightly),
		cmocka_unit_test(what_nobody_can_say_is_named),
		cmocka_unit_test(phrases_of_other_languages_are_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
