#include "units.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "mean.h"

#define WORD_BIT (UINT64_C(1) << 63)
/* FNV-1a, 64 bit (Fowler, Noll, Vo). */
#define FNV_BASIS UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

static uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * FNV_PRIME;
	return hash;
}

bool unit_is_digit(uint64_t id)
{
	return id >= '0' && id <= '9';
}

bool unit_is_word(uint64_t id)
{
	return id & WORD_BIT;
}

static bool is_numeral_ideograph(int32_t code_point)
{
	/* 十 百 千 万 亿 两 点 */
	return code_point == 0x5341 || code_point == 0x767e ||
	       code_point == 0x5343 || code_point == 0x4e07 ||
	       code_point == 0x4ebf || code_point == 0x4e24 ||
	       code_point == 0x70b9;
}

/* Digits as they are said one by one; 0 for what is none. */
static uint64_t digit_of_ideograph(int32_t code_point)
{
	switch (code_point) {
	case 0x96f6: /* 零 */
	case 0x3007: /* 〇 */
		return '0';
	case 0x4e00: /* 一 */
	case 0x5e7a: /* 幺 */
		return '1';
	case 0x4e8c: /* 二 */
		return '2';
	case 0x4e09: /* 三 */
		return '3';
	case 0x56db: /* 四 */
		return '4';
	case 0x4e94: /* 五 */
		return '5';
	case 0x516d: /* 六 */
		return '6';
	case 0x4e03: /* 七 */
		return '7';
	case 0x516b: /* 八 */
		return '8';
	case 0x4e5d: /* 九 */
		return '9';
	}
	return 0;
}

static bool is_filler_ideograph(int32_t code_point)
{
	/* 嗯 啊 呃 哦 噢 唔 诶 */
	return code_point == 0x55ef || code_point == 0x554a ||
	       code_point == 0x5443 || code_point == 0x54e6 ||
	       code_point == 0x5662 || code_point == 0x5514 ||
	       code_point == 0x8bf6;
}

static bool is_word(const char *bytes, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(bytes, word, length) == 0;
}

static bool is_among(const char *const *words, size_t count, const char *bytes,
	size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (is_word(bytes, length, words[i]))
			return true;
	return false;
}

static bool is_numeral_word(const char *bytes, size_t length)
{
	static const char *const words[] = { "oh", "point", "hundred",
		"thousand", "million", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
		"nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
		"seventy", "eighty", "ninety", "double" };

	return is_among(words, sizeof(words) / sizeof(words[0]), bytes, length);
}

/* The unit of a folded Latin word; 0 for a filler. */
static uint64_t unit_of_letters(const char *bytes, size_t length)
{
	static const char *const digits[] = { "zero", "one", "two", "three",
		"four", "five", "six", "seven", "eight", "nine" };
	static const char *const fillers[] = { "um", "umm", "uh", "uhm", "er",
		"erm", "hmm", "mm", "hm", "ah" };

	for (size_t i = 0; i < 10 && length <= 5; i++)
		if (is_word(bytes, length, digits[i]))
			return '0' + i;
	if (is_among(fillers, sizeof(fillers) / sizeof(fillers[0]), bytes,
		    length))
		return 0;
	return hash_bytes(FNV_BASIS, bytes, length) | WORD_BIT;
}

uint64_t unit_of_word(const char *letters)
{
	return unit_of_letters(letters, strlen(letters));
}

static enum status push(
	struct units *units, struct unit unit, struct failure *why)
{
	enum status rc = STATUS_OK;

	if (!unit.id)
		return STATUS_OK;
	unit.is_numeral |= unit_is_digit(unit.id);
	if (units->count == units->capacity)
		rc = list_reserve(&units->items, &units->capacity,
			units->count + 1, sizeof(*units->items), why);
	if (rc == STATUS_OK)
		units->items[units->count++] = unit;
	return rc;
}

static bool is_apostrophe(int32_t code_point)
{
	return code_point == '\'' || code_point == 0x2019;
}

/* Reads one Latin word, apostrophes left out ("can't", "cant"), and pushes its
 * unit; returns where it ends. */
static const char *take_letters(struct units *units, const char *at,
	uint32_t word, enum status *rc, struct failure *why)
{
	char letters[64];
	size_t length = 0, used;
	int32_t code_point;

	while ((used = text_next(at, &code_point)) > 0) {
		if (text_is_ideograph(code_point) ||
			(code_point >= '0' && code_point <= '9') ||
			!(is_apostrophe(code_point) ||
				text_is_word_character(code_point)))
			break;
		if (!is_apostrophe(code_point) &&
			length + used <= sizeof(letters)) {
			memcpy(letters + length, at, used);
			length += used;
		}
		at += used;
	}
	if (length > 0)
		*rc = push(units,
			(struct unit){ unit_of_letters(letters, length), word,
				is_numeral_word(letters, length) },
			why);
	return at;
}

/* ASCII without upper case and CJK ideographs fold to themselves. */
static bool is_folded(const char *text)
{
	int32_t code_point;
	size_t used;

	while ((used = text_next(text, &code_point)) > 0) {
		if (code_point >= 0x80 &&
			!(code_point >= 0x4e00 && code_point <= 0x9fff))
			return false;
		if (code_point >= 'A' && code_point <= 'Z')
			return false;
		text += used;
	}
	return true;
}

/* An ideograph or a digit; id 0 for a filler and what is neither. */
static struct unit unit_of_character(int32_t code_point, uint32_t word)
{
	uint64_t digit = digit_of_ideograph(code_point);

	if (code_point >= '0' && code_point <= '9')
		digit = (uint64_t)code_point;
	if (digit)
		return (struct unit){ digit, word, true };
	if (!text_is_ideograph(code_point) || is_filler_ideograph(code_point))
		return (struct unit){ 0 };
	return (struct unit){ (uint64_t)code_point, word,
		is_numeral_ideograph(code_point) };
}

enum status units_add(struct units *units, const char *text, uint32_t word,
	struct text *spare, struct failure *why)
{
	enum status rc = STATUS_OK;
	int32_t code_point;
	size_t used;

	if (!is_folded(text)) {
		rc = text_fold(spare, text, why);
		text = text_string(spare);
	}
	while (rc == STATUS_OK && (used = text_next(text, &code_point)) > 0) {
		struct unit unit = unit_of_character(code_point, word);

		if (!unit.id && !text_is_ideograph(code_point) &&
			text_is_word_character(code_point)) {
			text = take_letters(units, text, word, &rc, why);
			continue;
		}
		rc = push(units, unit, why);
		text += used;
	}
	return rc;
}

void units_release(struct units *units)
{
	free(units->items);
	*units = (struct units){ 0 };
}

size_t units_first(const struct units *units, size_t word)
{
	size_t low = 0, high = units->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (units->items[middle].word < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

double units_confidence(
	const struct unit *units, size_t count, const struct word *words)
{
	struct mean confidence = { 0 };

	for (size_t i = 0; i < count; i++)
		mean_add(&confidence, words[units[i].word].confidence, 1.0);
	return mean_of(confidence);
}

double units_likeness(const struct unit *a, size_t a_count,
	const struct unit *b, size_t b_count)
{
	int row[UNITS_MOST_COMPARED + 1] = { 0 };

	if (a_count > UNITS_MOST_COMPARED)
		a_count = UNITS_MOST_COMPARED;
	if (b_count > UNITS_MOST_COMPARED)
		b_count = UNITS_MOST_COMPARED;
	if (a_count + b_count == 0)
		return 0.0;
	for (size_t i = 0; i < a_count; i++) {
		int diagonal = 0;

		for (size_t j = 0; j < b_count; j++) {
			int above = row[j + 1];
			int best = above > row[j] ? above : row[j];

			if (a[i].id == b[j].id)
				best = diagonal + 1;
			diagonal = above;
			row[j + 1] = best;
		}
	}
	return 2.0 * row[b_count] / (double)(a_count + b_count);
}
