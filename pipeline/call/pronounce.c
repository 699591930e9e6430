#include "pronounce.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "spelling.h"
#include "spoken.h"
#include "text.h"

/* Neither half of a word that is made of two is shorter. */
#define HALF_LETTERS_LEAST 3

struct speech {
	const struct lexicon *lexicon;
	struct pronunciation *out;
	struct text spare;
	struct failure *why;
};

static enum status add_piece(struct speech *speech, struct pronounced piece)
{
	struct pronunciation *out = speech->out;
	enum status rc = list_reserve(&out->pieces, &out->capacity,
		out->count + 1, sizeof(*out->pieces), speech->why);

	if (rc == STATUS_OK)
		out->pieces[out->count++] = piece;
	return rc;
}

static enum status add_known(struct speech *speech, uint32_t word)
{
	return add_piece(speech,
		(struct pronounced){
			.text = lexicon_text(speech->lexicon, word),
			.readings = lexicon_readings(speech->lexicon, word),
			/* Many rare characters have several readings. */
			.is_guessed = lexicon_is_rare(speech->lexicon, word),
		});
}

/* A word whose readings were made here, or that has none. */
static enum status add_made(struct speech *speech, const char *text,
	size_t length, const struct reading *readings)
{
	const char *copy = arena_text_part(&speech->out->arena, text, length);

	if (!copy)
		return failure_no_memory(speech->why);
	return add_piece(speech, (struct pronounced){ .text = copy,
					 .readings = readings,
					 .is_guessed = true });
}

/* The longest word at `at`, of at most `most` bytes; 0 for none. */
static size_t find_longest(const struct lexicon *lexicon, const char *at,
	size_t most, uint32_t *word)
{
	size_t longest = lexicon_longest_bytes(lexicon);
	size_t length = most < longest ? most : longest;

	for (; length > 0; length--)
		if (lexicon_find(lexicon, at, length, word))
			return length;
	return 0;
}

/* Letters that are no word, by their names. */
static enum status add_letters(
	struct speech *speech, const char *at, size_t length)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < length && rc == STATUS_OK; i++) {
		char letter = at[i];
		uint32_t word;

		if (lexicon_language(speech->lexicon) == LANGUAGE_EN &&
			letter >= 'A' && letter <= 'Z')
			letter = (char)(letter - 'A' + 'a');
		else if (lexicon_language(speech->lexicon) != LANGUAGE_EN &&
			 letter >= 'a' && letter <= 'z')
			letter = (char)(letter - 'a' + 'A');
		if (lexicon_find(speech->lexicon, &letter, 1, &word))
			rc = add_known(speech, word);
		else if (letter != '\'')
			rc = add_made(speech, &letter, 1, NULL);
	}
	return rc;
}

static size_t count_latin(const char *at)
{
	return strspn(
		at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'");
}

/* Latin letters among characters: a word as written or in capitals. */
static enum status add_latin(
	struct speech *speech, const char *at, size_t length)
{
	uint32_t word;
	enum status rc;

	if (lexicon_find(speech->lexicon, at, length, &word))
		return add_known(speech, word);
	text_clear(&speech->spare);
	rc = text_add_part(&speech->spare, at, length, speech->why);
	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < length; i++)
		if (at[i] >= 'a' && at[i] <= 'z')
			speech->spare.bytes[i] = (char)(at[i] - 'a' + 'A');
	if (lexicon_find(speech->lexicon, speech->spare.bytes, length, &word))
		return add_known(speech, word);
	return add_letters(speech, at, length);
}

/* One piece of Mandarin; `*length` is what it took. */
static enum status add_mandarin(
	struct speech *speech, const char *at, size_t *length)
{
	int32_t character;
	size_t bytes = text_next(at, &character);
	uint32_t word;

	*length = find_longest(speech->lexicon, at, strlen(at), &word);
	if (*length > 0)
		return add_known(speech, word);
	*length = count_latin(at);
	if (*length > 0)
		return add_latin(speech, at, *length);
	*length = bytes;
	return text_is_word_character(character)
		       ? add_made(speech, at, bytes, NULL)
		       : STATUS_OK;
}

/* Two words written as one: the halves, longest first half first. */
static bool find_halves(const struct lexicon *lexicon, const char *at,
	size_t length, uint32_t halves[2])
{
	for (size_t i = length; i-- > HALF_LETTERS_LEAST;)
		if (length - i >= HALF_LETTERS_LEAST &&
			lexicon_find(lexicon, at, i, &halves[0]) &&
			lexicon_find(lexicon, at + i, length - i, &halves[1]))
			return true;
	return false;
}

/* A reading of its own for a word written as `phones`. */
static enum status add_spelled(struct speech *speech, const char *at,
	size_t length, const char *phones)
{
	struct reading *reading = arena_alloc(
		&speech->out->arena, sizeof(*reading) + strlen(phones));

	if (!reading)
		return failure_no_memory(speech->why);
	for (const char *name = phones; *name; name += strspn(name, " ")) {
		size_t count = strcspn(name, " ");
		char phone[8] = "";
		uint8_t number;

		memcpy(phone, name, count < 7 ? count : 7);
		if (lexicon_find_phone(speech->lexicon, phone, &number))
			reading->phones[reading->count++] = number;
		name += count;
	}
	return add_made(speech, at, length, reading->count ? reading : NULL);
}

/* An English word, in lower case, that the lexicon does not have. */
static enum status add_unknown(
	struct speech *speech, const char *at, size_t length)
{
	struct text phones = { 0 };
	uint32_t halves[2];
	enum status rc;

	if (find_halves(speech->lexicon, at, length, halves)) {
		rc = add_known(speech, halves[0]);
		return rc == STATUS_OK ? add_known(speech, halves[1]) : rc;
	}
	rc = spelling_guess(&phones, at, length, speech->why);
	if (rc == STATUS_OK)
		rc = add_spelled(speech, at, length, text_string(&phones));
	text_release(&phones);
	return rc;
}

static enum status add_english_word(
	struct speech *speech, const char *at, size_t length)
{
	uint32_t word;
	enum status rc;

	text_clear(&speech->spare);
	rc = text_add_part(&speech->spare, at, length, speech->why);
	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < length; i++)
		if (at[i] >= 'A' && at[i] <= 'Z')
			speech->spare.bytes[i] = (char)(at[i] - 'A' + 'a');
	if (lexicon_find(speech->lexicon, speech->spare.bytes, length, &word))
		return add_known(speech, word);
	if (spelling_is_spelled(at, length))
		return add_letters(speech, at, length);
	return add_unknown(speech, speech->spare.bytes, length);
}

/* The letters of a word without the quotation marks around it; an apostrophe
 * that belongs to a known word stays: 'cause. */
static size_t find_english_word(const struct lexicon *lexicon, const char **at)
{
	size_t length = count_latin(*at);
	uint32_t word;

	while (length > 0 && (*at)[length - 1] == '\'')
		length--;
	while (length > 0 && **at == '\'' &&
		!lexicon_find(lexicon, *at, length, &word)) {
		(*at)++;
		length--;
	}
	return length;
}

static enum status add_english(
	struct speech *speech, const char *at, size_t *length)
{
	const char *start = at;
	size_t letters = find_english_word(speech->lexicon, &at);
	int32_t character;

	if (letters > 0) {
		*length = (size_t)(at - start) + letters;
		return add_english_word(speech, at, letters);
	}
	*length = text_next(start, &character);
	return text_is_word_character(character)
		       ? add_made(speech, start, *length, NULL)
		       : STATUS_OK;
}

enum status pronounce_more(const struct lexicon *lexicon, const char *text,
	struct pronunciation *out, struct failure *why)
{
	const bool is_english = lexicon_language(lexicon) == LANGUAGE_EN;
	struct speech speech = { .lexicon = lexicon, .out = out, .why = why };
	struct text said = { 0 };
	size_t at = 0, length;
	enum status rc;

	rc = spoken_add(&said, lexicon, text, SPOKEN_YI, why);
	for (; rc == STATUS_OK && at < said.length; at += length)
		rc = is_english
			     ? add_english(&speech, said.bytes + at, &length)
			     : add_mandarin(&speech, said.bytes + at, &length);
	text_release(&speech.spare);
	text_release(&said);
	return rc;
}

enum status pronounce(const struct lexicon *lexicon, const char *text,
	struct pronunciation *out, struct failure *why)
{
	pronunciation_clear(out);
	return pronounce_more(lexicon, text, out, why);
}

void pronunciation_clear(struct pronunciation *pronunciation)
{
	arena_clear(&pronunciation->arena);
	pronunciation->count = 0;
}

void pronunciation_release(struct pronunciation *pronunciation)
{
	arena_release(&pronunciation->arena);
	free(pronunciation->pieces);
	*pronunciation = (struct pronunciation){ 0 };
}
