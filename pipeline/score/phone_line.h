/*
 * Phone line: what one party said, as phones.
 *
 *	lexicon -> syllables_fill() -> how each ideograph is said
 *	units and the words they come from -> phone_line_take() -> phones,
 *	each with its unit
 *
 * A word is said as the lexicon has it; where it has no such word, character
 * by character. What nobody knows how to say, and a pause, is PHONE_NONE.
 *
 * Thread rule: belongs to one worker; keeps its memory from call to call.
 */
#ifndef AUSCULT_PHONE_LINE_H
#define AUSCULT_PHONE_LINE_H

#include "phone_costs.h"
#include "transcript.h"
#include "units.h"

struct phone_line {
	uint8_t *phones;
	uint32_t *units; /* whose phone it is */
	size_t count, phone_capacity, unit_capacity;
};

/* The block of Unicode that has the ideographs in use. */
#define SYLLABLE_FIRST 0x4e00
#define SYLLABLE_LAST 0x9fff
/* An initial and a final. */
#define SYLLABLE_PHONES_MOST 2

struct syllable {
	uint8_t count; /* 0: nobody knows, or it is more than one */
	uint8_t phones[SYLLABLE_PHONES_MOST];
};

/* By ideograph from SYLLABLE_FIRST on: many are looked up in every call. */
struct syllables {
	struct syllable items[SYLLABLE_LAST - SYLLABLE_FIRST + 1];
};

/* The usual reading of each. */
void syllables_fill(struct syllables *syllables, const struct lexicon *lexicon,
	const struct phone_costs *costs);

/* Where the phones come from. */
struct phone_source {
	const struct lexicon *lexicon;
	const struct phone_costs *costs;
	const struct syllables *syllables;
	const struct word *words; /* unit.word is an index of it */
};

/* Replaces what was there. `is_after_pause` has one byte a unit; NULL: none. */
MUST_CHECK enum status phone_line_take(struct phone_line *line,
	const struct phone_source *source, const struct units *units,
	const unsigned char *is_after_pause, struct failure *why);
void phone_line_release(struct phone_line *line);

#endif
