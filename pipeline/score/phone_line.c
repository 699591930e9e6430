#include "phone_line.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"

static enum status add(struct phone_line *line, uint8_t phone, size_t unit,
	struct failure *why)
{
	enum status rc = list_reserve(&line->phones, &line->phone_capacity,
		line->count + 1, sizeof(*line->phones), why);

	if (rc == STATUS_OK)
		rc = list_reserve(&line->units, &line->unit_capacity,
			line->count + 1, sizeof(*line->units), why);
	if (rc != STATUS_OK)
		return rc;
	line->phones[line->count] = phone;
	line->units[line->count++] = (uint32_t)unit;
	return STATUS_OK;
}

static const struct reading *find_reading(
	const struct lexicon *lexicon, const char *text, size_t length)
{
	uint32_t word;

	return lexicon_find(lexicon, text, length, &word)
		       ? lexicon_readings(lexicon, word)
		       : NULL;
}

static size_t count_syllables(
	const struct phone_costs *costs, const struct reading *reading)
{
	size_t count = 0;

	for (size_t i = 0; i < reading->count; i++)
		count += costs->ends_syllable[reading->phones[i]];
	return count;
}

/* A reading with a syllable for each of the units from `unit` on. */
static enum status add_reading(struct phone_line *line,
	const struct phone_source *source, const struct reading *reading,
	size_t unit, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < reading->count && rc == STATUS_OK; i++) {
		rc = add(line, reading->phones[i], unit, why);
		unit += source->costs->ends_syllable[reading->phones[i]];
	}
	return rc;
}

/* Character by character: the usual reading of each that is a unit. */
static enum status add_characters(struct phone_line *line,
	const struct phone_source *source, const struct units *units,
	size_t first, size_t count, struct failure *why)
{
	const char *at = source->words[units->items[first].word].text;
	enum status rc = STATUS_OK;
	int32_t code_point;
	size_t used;

	for (size_t i = first; i < first + count && rc == STATUS_OK; i++) {
		const struct reading *reading = NULL;
		const char *next = at;

		while ((used = text_next(next, &code_point)) > 0 &&
			(uint64_t)code_point != units->items[i].id)
			next += used;
		if (used > 0) {
			reading = find_reading(source->lexicon, next, used);
			at = next + used;
		}
		if (reading && count_syllables(source->costs, reading) == 1)
			rc = add_reading(line, source, reading, i, why);
		else
			rc = add(line, PHONE_NONE, i, why);
	}
	return rc;
}

/* The units [first, first + count) of one word. */
static enum status add_word(struct phone_line *line,
	const struct phone_source *source, const struct units *units,
	size_t first, size_t count, struct failure *why)
{
	const char *text = source->words[units->items[first].word].text;
	const struct reading *reading =
		find_reading(source->lexicon, text, strlen(text));

	if (reading && count_syllables(source->costs, reading) == count)
		return add_reading(line, source, reading, first, why);
	return add_characters(line, source, units, first, count, why);
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
		if (is_after_pause && is_after_pause[i])
			rc = add(line, PHONE_NONE, i, why);
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
