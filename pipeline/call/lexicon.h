/*
 * Lexicon: the words that a model knows and how each is said, as data.
 *
 *	a model's dictionary -> config loads it (lexicon_file.h) -> lexicon
 *	lexicon, word -> lexicon_find() -> readings, each a run of phones
 *
 * Words and phones are numbers from 0, in the order of the dictionary. A
 * character that is too rare for the recogniser's own dictionary is a word
 * too, marked so, that new words may be read from it (pronounce.h).
 *
 * Thread rule: one thread while it is filled, then read-only and shared.
 */
#ifndef AUSCULT_LEXICON_H
#define AUSCULT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "party.h"
#include "status.h"

/* At most; a phone's number is a byte, and 255 is none. */
#define LEXICON_PHONES_MOST 255

/* One way to say a word; the usual one comes first. */
struct reading {
	struct reading *next;
	uint8_t count;
	uint8_t phones[];
};

struct lexicon;

/* The caller owns `*out`. */
MUST_CHECK enum status lexicon_new(
	struct lexicon **out, enum language language, struct failure *why);
void lexicon_free(struct lexicon *lexicon);

/*
 * Adds a reading, phones apart by blanks, behind those that the word has; one
 * that it has already changes nothing. STATUS_INVALID when there is none, one
 * too many phones in it, or too many phones in all.
 */
MUST_CHECK enum status lexicon_add(struct lexicon *lexicon, const char *word,
	const char *phones, struct failure *why);

/* Forgets the word's readings, so that others take their place. */
void lexicon_forget(struct lexicon *lexicon, const char *word);

/* Marks the word as one that the recogniser's dictionary does not have. */
void lexicon_mark_rare(struct lexicon *lexicon, const char *word);

enum language lexicon_language(const struct lexicon *lexicon);

/* Words, numbered from 0. */
size_t lexicon_count(const struct lexicon *lexicon);
const char *lexicon_text(const struct lexicon *lexicon, uint32_t word);
const struct reading *lexicon_readings(
	const struct lexicon *lexicon, uint32_t word);
bool lexicon_is_rare(const struct lexicon *lexicon, uint32_t word);

/* The length of the longest word. */
size_t lexicon_longest_bytes(const struct lexicon *lexicon);

/* Whether the first `length` bytes of `text` are a word with a reading; then
 * fills its number. Written as it is: WiFi is not wifi. */
bool lexicon_find(const struct lexicon *lexicon, const char *text,
	size_t length, uint32_t *word);

size_t lexicon_phone_count(const struct lexicon *lexicon);
const char *lexicon_phone_name(const struct lexicon *lexicon, uint8_t phone);
/* Whether there is such a phone; then fills its number. */
bool lexicon_find_phone(
	const struct lexicon *lexicon, const char *name, uint8_t *phone);

#endif
