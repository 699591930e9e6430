/*
 * Units: what phrases and transcripts are compared by.
 *
 *	"您好,工号8021" -> units_add() -> 您 好 工 号 8 0 2 1
 *	"Um, I can't help" -> units_add() -> i cant help
 *
 * A unit is one ideograph, one digit or one Latin word, folded. The borders of
 * the recogniser's Chinese words so do not matter; number words that are said
 * digit by digit equal digits in both languages (幺 and 一 are 1, "five" is 5);
 * fillers (嗯, 啊, um ...) and punctuation are no units.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_UNITS_H
#define AUSCULT_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "status.h"
#include "text.h"
#include "transcript.h"

/* `id` is a code point, or with the top bit set the hash of a Latin word. */
struct unit {
	uint64_t id;
	uint32_t word; /* which word it comes from, as the caller counts */
	/* Part of a number: a digit, 十 百 千 万 亿 两 点, hundred, oh ... */
	bool is_numeral;
};

struct units {
	struct unit *items;
	size_t count, capacity;
};

/* Appends the units of `text`, all with `word`. `spare` is scratch memory. */
MUST_CHECK enum status units_add(struct units *units, const char *text,
	uint32_t word, struct text *spare, struct failure *why);
void units_release(struct units *units);

/* Whether the unit is a digit 0..9; a Latin word. */
bool unit_is_digit(uint64_t id);
bool unit_is_word(uint64_t id);
/* The unit of a word in small Latin letters. */
uint64_t unit_of_word(const char *letters);

/* The first unit that comes from word `word` or a later one; the sequence is in
 * the order of its words. */
size_t units_first(const struct units *units, size_t word);

/* Mean confidence of the words that the units come from, a word by as many as
 * it has; NAN where none has any. */
double units_confidence(
	const struct unit *units, size_t count, const struct word *words);

/* Share of units that two sequences have in common in the same order: twice
 * the longest common subsequence over both lengths, 0..1. Takes at most
 * UNITS_MOST_COMPARED of each. */
#define UNITS_MOST_COMPARED 256
double units_likeness(const struct unit *a, size_t a_count,
	const struct unit *b, size_t b_count);

#endif
