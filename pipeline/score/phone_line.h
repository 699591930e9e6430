/*
 * Phone line: what one party said, as phones.
 *
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

/* Where the phones come from. */
struct phone_source {
	const struct lexicon *lexicon;
	const struct phone_costs *costs;
	const struct word *words; /* unit.word is an index of it */
};

/* Replaces what was there. `is_after_pause` has one byte a unit; NULL: none. */
MUST_CHECK enum status phone_line_take(struct phone_line *line,
	const struct phone_source *source, const struct units *units,
	const unsigned char *is_after_pause, struct failure *why);
void phone_line_release(struct phone_line *line);

#endif
