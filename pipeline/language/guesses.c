#include "guesses.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "example.h"
#include "list.h"
#include "pronounce.h"
#include "script.h"

struct guesser {
	struct guesses *guesses;
	const struct lexicon *lexicon;
	const struct phrase *phrase;
	struct text example;
	struct pronunciation said;
	struct failure *why;
};

static const char *print_phones(
	struct guesser *guesser, const struct reading *reading)
{
	struct arena *arena = &guesser->guesses->words.arena;
	const char *phones = "";

	for (size_t i = 0; i < reading->count && phones; i++)
		phones = arena_print(arena, "%s%s%s", phones, i ? " " : "",
			lexicon_phone_name(
				guesser->lexicon, reading->phones[i]));
	return phones;
}

static enum status add(struct guesser *guesser, const char *word, size_t length,
	const struct reading *reading, enum guess_kind kind)
{
	struct guesses *guesses = guesser->guesses;
	struct guess guess = { .phrase = guesser->phrase, .kind = kind };
	const size_t known = guesses->words.count;
	uint32_t number;
	enum status rc = symbols_add(
		&guesses->words, word, length, &number, guesser->why);

	if (rc != STATUS_OK || guesses->words.count == known)
		return rc;
	guess.word = guesses->words.texts[number];
	guess.phones = reading ? print_phones(guesser, reading) : NULL;
	if (reading && !guess.phones)
		return failure_no_memory(guesser->why);
	rc = list_reserve(&guesses->items, &guesses->capacity,
		guesses->count + 1, sizeof(guess), guesser->why);
	if (rc == STATUS_OK)
		guesses->items[guesses->count++] = guess;
	return rc;
}

static enum status add_unheard(struct guesser *guesser)
{
	enum status rc = pronounce(guesser->lexicon,
		text_string(&guesser->example), &guesser->said, guesser->why);

	for (size_t i = 0; i < guesser->said.count && rc == STATUS_OK; i++) {
		const struct pronounced *piece = &guesser->said.pieces[i];

		if (piece->is_guessed)
			rc = add(guesser, piece->text, strlen(piece->text),
				piece->readings,
				piece->readings ? GUESS_READING
						: GUESS_NOTHING);
	}
	return rc;
}

/* FTTR is read by its letters, but Netflix is not. */
static bool is_spelled_word(
	const struct lexicon *lexicon, const char *at, size_t length)
{
	char upper[64] = "";
	uint32_t word;
	bool has_lower = false;

	if (length < 2 || length >= sizeof(upper) ||
		lexicon_find(lexicon, at, length, &word))
		return false;
	for (size_t i = 0; i < length; i++) {
		has_lower = has_lower || islower((unsigned char)at[i]);
		upper[i] = (char)toupper((unsigned char)at[i]);
	}
	return has_lower && !lexicon_find(lexicon, upper, length, &word);
}

/* Latin words in Mandarin. */
static enum status add_spelled(struct guesser *guesser)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz";
	const char *at = text_string(&guesser->example);
	enum status rc = STATUS_OK;

	while (*(at += strcspn(at, letters)) && rc == STATUS_OK) {
		size_t length = strspn(at, letters);

		if (is_spelled_word(guesser->lexicon, at, length))
			rc = add(guesser, at, length, NULL, GUESS_LETTERS);
		at += length;
	}
	return rc;
}

static enum status visit_phrase(
	void *context, const struct phrase *phrase, struct failure *why)
{
	struct guesser *guesser = context;
	enum status rc = example_of_phrase(
		&guesser->example, guesser->lexicon, phrase->text, 0, why);

	guesser->phrase = phrase;
	if (rc == STATUS_OK &&
		lexicon_language(guesser->lexicon) != LANGUAGE_EN)
		rc = add_spelled(guesser);
	return rc == STATUS_OK ? add_unheard(guesser) : rc;
}

enum status guesses_find(struct guesses *guesses, const struct lexicon *lexicon,
	const struct pack *pack, struct failure *why)
{
	struct guesser guesser = {
		.guesses = guesses, .lexicon = lexicon, .why = why
	};
	const struct script_walk walk = { lexicon_language(lexicon),
		visit_phrase, &guesser };
	enum status rc = script_walk_pack(&walk, pack, why);

	text_release(&guesser.example);
	pronunciation_release(&guesser.said);
	return rc;
}

void guesses_release(struct guesses *guesses)
{
	symbols_release(&guesses->words);
	free(guesses->items);
	*guesses = (struct guesses){ 0 };
}
