/*
 * Phrase table: finding all phrases of all packs in one pass.
 *
 *	phrases -> phrase_table_add() ... phrase_table_finish() -> table
 *	table, units of a party -> phrase_find() -> hits
 *
 * A phrase is a sequence of units with slots in braces:
 *
 *	{number} {number:4}   one or more (at least four) numerals
 *	{name}   one to four units that are no numerals
 *	{money} {date} {phone}   slot.h
 *	{any} {any:9}         up to six (nine) units of any kind
 *
 * A phrase of digits alone is a number, and not heard within a longer one.
 *
 * This is the one place where spoken words meet written ones: matching by
 * sound (homophones, confusable phones) plugs in here, as more hits of the same
 * kind with a lower `likeness`.
 *
 * Phrases are indexed by their first unit; the pass costs O(units) for the few
 * candidates each unit has.
 *
 * Thread rule: a finished table is read-only and shared.
 */
#ifndef AUSCULT_PHRASE_H
#define AUSCULT_PHRASE_H

#include "units.h"

/* One phrase found: units [first, first + count) of the sequence. */
struct phrase_hit {
	uint32_t phrase;
	uint32_t first, count;
	float likeness; /* 1 where it was said to the letter */
};

struct phrase_hits {
	struct phrase_hit *items;
	size_t count, capacity;
};

struct phrase_table;

MUST_CHECK enum status phrase_table_new(
	struct phrase_table **out, struct failure *why);
void phrase_table_free(struct phrase_table *table);

/*
 * Adds a phrase; `*index` is its number (the same text gives the same). Errors:
 * STATUS_INVALID with a sentence without place for unknown slots and phrases
 * of slots alone.
 */
MUST_CHECK enum status phrase_table_add(struct phrase_table *table,
	const char *text, uint32_t *index, struct failure *why);
/* Makes the index; nothing may be added behind it. */
MUST_CHECK enum status phrase_table_finish(
	struct phrase_table *table, struct failure *why);

size_t phrase_table_count(const struct phrase_table *table);

/*
 * Appends every place where a phrase stands in `units`, in the order of the
 * places. A phrase does not reach over a unit whose `is_after_pause` is set
 * (one byte a unit; NULL: no pauses).
 */
MUST_CHECK enum status phrase_find(const struct phrase_table *table,
	const struct units *units, const unsigned char *is_after_pause,
	struct phrase_hits *hits, struct failure *why);

#endif
