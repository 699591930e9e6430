#include "phone_line.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"

static size_t count_syllables(
	const struct phone_costs *costs, const struct reading *reading)
{
	size_t count = 0;

	for (size_t i = 0; i < reading->count; i++)
		count += costs->ends_syllable[reading->phones[i]];
	return count;
}

/* Whether the unit is an ideograph that may have a syllable. */
static bool is_ideograph(uint64_t id)
{
	return id >= SYLLABLE_FIRST && id <= SYLLABLE_LAST;
}

void syllables_fill(struct syllables *syllables, const struct lexicon *lexicon,
	const struct phone_costs *costs)
{
	*syllables = (struct syllables){ 0 };
	for (uint32_t word = 0; word < lexicon_count(lexicon); word++) {
		const char *text = lexicon_text(lexicon, word);
		const struct reading *reading = lexicon_readings(lexicon, word);
		struct syllable *syllable;
		int32_t code_point;
		size_t used = text_next(text, &code_point);

		if (used == 0 || text[used] != '\0' || !reading ||
			!is_ideograph((uint64_t)code_point) ||
			reading->count > SYLLABLE_PHONES_MOST ||
			count_syllables(costs, reading) != 1)
			continue;
		syllable = &syllables->items[code_point - SYLLABLE_FIRST];
		syllable->count = reading->count;
		memcpy(syllable->phones, reading->phones, reading->count);
	}
}

/* Makes room for so many phones more. */
static enum status reserve(
	struct phone_line *line, size_t count, struct failure *why)
{
	enum status rc = list_reserve(&line->phones, &line->phone_capacity,
		line->count + count, sizeof(*line->phones), why);

	if (rc == STATUS_OK)
		rc = list_reserve(&line->units, &line->unit_capacity,
			line->count + count, sizeof(*line->units), why);
	return rc;
}

/* There is room for it. */
static void add(struct phone_line *line, uint8_t phone, size_t unit)
{
	line->phones[line->count] = phone;
	line->units[line->count++] = (uint32_t)unit;
}

/* A reading with a syllable for each of the units from `unit` on. */
static enum status add_reading(struct phone_line *line,
	const struct phone_source *source, const struct reading *reading,
	size_t unit, struct failure *why)
{
	enum status rc = reserve(line, reading->count, why);

	for (size_t i = 0; i < reading->count && rc == STATUS_OK; i++) {
		add(line, reading->phones[i], unit);
		unit += source->costs->ends_syllable[reading->phones[i]];
	}
	return rc;
}

/* Character by character: the usual reading of each that is an ideograph. */
static enum status add_characters(struct phone_line *line,
	const struct phone_source *source, const struct units *units,
	size_t first, size_t count, struct failure *why)
{
	enum status rc = reserve(line, SYLLABLE_PHONES_MOST * count, why);

	for (size_t i = first; i < first + count && rc == STATUS_OK; i++) {
		static const struct syllable unknown = { 1, { PHONE_NONE } };
		uint64_t id = units->items[i].id;
		const struct syllable *said = &unknown;

		if (is_ideograph(id))
			said = &source->syllables->items[id - SYLLABLE_FIRST];
		if (said->count == 0)
			said = &unknown;
		for (int k = 0; k < said->count; k++)
			add(line, said->phones[k], i);
	}
	return rc;
}

/* The units [first, first + count) of one word. A word of one ideograph is no
 * other than the character. */
static enum status add_word(struct phone_line *line,
	const struct phone_source *source, const struct units *units,
	size_t first, size_t count, struct failure *why)
{
	const char *text = source->words[units->items[first].word].text;
	const struct reading *reading;
	uint32_t word;

	if ((count == 1 && is_ideograph(units->items[first].id)) ||
		!lexicon_find(source->lexicon, text, strlen(text), &word))
		return add_characters(line, source, units, first, count, why);
	reading = lexicon_readings(source->lexicon, word);
	if (count_syllables(source->costs, reading) != count)
		return add_characters(line, source, units, first, count, why);
	return add_reading(line, source, reading, first, why);
}

enum status phone_line_take(struct phone_line *line,
	const struct phone_source *source, const struct units *units,
	const unsigned char *is_after_pause, struct failure *why)
{
	enum status rc = STATUS_OK;

	line->count = 0;
	for (size_t i = 0; i < units->count && rc == STATUS_OK;) {
		size_t end = i + 1;

		while (end < units->count &&
			units->items[end].word == units->items[i].word)
			end++;
		rc = reserve(line, 1, why);
		if (rc == STATUS_OK && is_after_pause && is_after_pause[i])
			add(line, PHONE_NONE, i);
		if (rc == STATUS_OK)
			rc = add_word(line, source, units, i, end - i, why);
		i = end;
	}
	return rc;
}

void phone_line_release(struct phone_line *line)
{
	free(line->phones);
	free(line->units);
	*line = (struct phone_line){ 0 };
}
