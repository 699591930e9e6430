/*
 * Text: UTF-8 as the field needs it.
 *
 *	anything typed or transcribed -> text_fold() -> comparable text
 *
 * Folding makes full-width and half-width, upper and lower case, and composed
 * and decomposed forms equal (Unicode NFKC with case folding, by utf8proc).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_TEXT_H
#define AUSCULT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "status.h"

/* A growing string. Zeroed is empty; `bytes` may then be NULL. */
struct text {
	char *bytes; /* NUL after `length` bytes once anything was added */
	size_t length;
	size_t capacity;
};

MUST_CHECK enum status text_add(
	struct text *text, const char *more, struct failure *why);
MUST_CHECK enum status text_add_part(struct text *text, const char *more,
	size_t length, struct failure *why);
MUST_CHECK enum status text_add_format(struct text *text, struct failure *why,
	const char *format, ...) FORMAT_LIKE_PRINTF(3, 4);
/* The string, never NULL. Borrowed until the next change. */
const char *text_string(const struct text *text);
/* Empties it and keeps its memory. */
void text_clear(struct text *text);
void text_release(struct text *text);

/* Whether all `length` bytes are well-formed UTF-8. */
bool text_is_utf8(const char *bytes, size_t length);

/*
 * Decodes the code point at `at`; NUL gives 0. Returns the number of bytes it
 * takes (0 at NUL); a malformed byte counts as one and gives U+FFFD.
 */
size_t text_next(const char *at, int32_t *code_point);

/* Letters and digits of any script; CJK ideographs. */
bool text_is_word_character(int32_t code_point);
bool text_is_ideograph(int32_t code_point);

/* Code points that text_is_word_character() accepts. */
size_t text_count_characters(const char *text);

/* Columns that the text takes on a terminal: an ideograph takes two. */
int text_width(const char *text);

/* Writes the folded form of `from` into `into` (cleared first). Malformed
 * bytes are dropped. */
MUST_CHECK enum status text_fold(
	struct text *into, const char *from, struct failure *why);

/* utf8proc's version; lives for ever. */
const char *text_library(void);

#endif
