#include "number_word.h"

#include <stdio.h>
#include <string.h>

/* One digit and how it is called. */
struct digit_name {
	const char *text;
	char digit;
};

/* With 幺 拐 洞 勾, the digits of radio and switchboards. */
static const struct digit_name names_zh[] = { { "零", '0' }, { "〇", '0' },
	{ "洞", '0' }, { "一", '1' }, { "幺", '1' }, { "二", '2' },
	{ "两", '2' }, { "三", '3' }, { "四", '4' }, { "五", '5' },
	{ "六", '6' }, { "七", '7' }, { "拐", '7' }, { "八", '8' },
	{ "九", '9' }, { "勾", '9' } };

static const struct digit_name names_en[] = { { "zero", '0' }, { "oh", '0' },
	{ "o", '0' }, { "nought", '0' }, { "naught", '0' }, { "nil", '0' },
	{ "one", '1' }, { "two", '2' }, { "three", '3' }, { "four", '4' },
	{ "five", '5' }, { "six", '6' }, { "seven", '7' }, { "eight", '8' },
	{ "nine", '9' }, { "niner", '9' } };

/* What a recogniser writes for the same sounds. */
static const struct digit_name names_maybe[] = { { "won", '1' }, { "to", '2' },
	{ "too", '2' }, { "for", '4' }, { "fore", '4' }, { "ate", '8' } };

static const char *const teens[] = { "ten", "eleven", "twelve", "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" };
static const char *const tens[] = { "twenty", "thirty", "forty", "fifty",
	"sixty", "seventy", "eighty", "ninety" };

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static char find_name(
	const struct digit_name *names, size_t count, const struct atom *atom)
{
	for (size_t i = 0; i < count; i++)
		if (atom_is(atom, names[i].text))
			return names[i].digit;
	return '\0';
}

static const struct atom *atom_at(
	const struct atoms *atoms, size_t first, size_t at)
{
	if (at >= atoms->count ||
		atoms->items[at].turn != atoms->items[first].turn)
		return NULL;
	return &atoms->items[at];
}

/* The digit that the atom says by itself; NUL for none. */
static char plain_digit(const struct atom *atom)
{
	switch (atom->kind) {
	case ATOM_DIGIT:
		return *atom->text;
	case ATOM_IDEOGRAPH:
		return find_name(names_zh, COUNT(names_zh), atom);
	case ATOM_LATIN:
		return find_name(names_en, COUNT(names_en), atom);
	case ATOM_SIGN:
		break;
	}
	return '\0';
}

static bool is_one_of(const struct atom *atom, const char *const *texts)
{
	for (; atom && *texts; texts++)
		if (atom_is(atom, *texts))
			return true;
	return false;
}

static const char *const units_zh[] = { "十", "百", "千", "万", "亿", NULL };
static const char *const units_en[] = { "thousand", "million", "billion",
	NULL };

/*
 * How many atoms of a Mandarin number with 十 百 千 万 亿 stand here; 0 when
 * it is said digit by digit. Behind a unit stands one digit, with its own unit
 * or as the last: 三百五, 一千零八.
 */
static size_t amount_zh(const struct atoms *atoms, size_t first)
{
	size_t at = first;
	bool may_be_last = false;
	const struct atom *atom;

	for (; (atom = atom_at(atoms, first, at)) != NULL; at++) {
		bool is_before_unit =
			is_one_of(atom_at(atoms, first, at + 1), units_zh);

		if (is_one_of(atom, units_zh)) {
			may_be_last = true;
		} else if (atom->kind == ATOM_LATIN || !plain_digit(atom)) {
			break;
		} else if (!is_before_unit) {
			if (!may_be_last)
				break;
			may_be_last = atom_is(atom, "零");
		}
	}
	return at - first;
}

static struct number_word digits_of(const char *digits, size_t count)
{
	struct number_word number = { .kind = NUMBER_DIGITS, .atoms = count };

	(void)snprintf(number.digits, sizeof(number.digits), "%s", digits);
	return number;
}

static struct number_word repeated(char digit, int times, size_t count)
{
	struct number_word number = { .kind = NUMBER_DIGITS, .atoms = count };

	memset(number.digits, digit, (size_t)times);
	return number;
}

/* 双八, 三个零; double five, triple oh. */
static struct number_word read_repetition(const struct atoms *atoms, size_t at)
{
	static const struct {
		const char *text;
		int times;
	} words[] = { { "双", 2 }, { "double", 2 }, { "triple", 3 },
		{ "treble", 3 }, { "quadruple", 4 } };
	const struct atom *atom = &atoms->items[at];
	const struct atom *next = atom_at(atoms, at, at + 1);
	char times = plain_digit(atom), digit = '\0';

	if (next && !(digit = plain_digit(next)))
		digit = find_name(names_maybe, COUNT(names_maybe), next);
	for (size_t i = 0; digit && i < COUNT(words); i++)
		if (atom_is(atom, words[i].text))
			return repeated(digit, words[i].times, 2);
	if (next && times >= '2' && times <= '6' && atom_is(next, "个")) {
		next = atom_at(atoms, at, at + 2);
		if (next && plain_digit(next) && !amount_zh(atoms, at + 2))
			return repeated(plain_digit(next), times - '0', 3);
	}
	return (struct number_word){ 0 };
}

/* "eight hundred": 800 in a telephone number. */
static struct number_word read_hundred(
	const struct atoms *atoms, size_t first, struct number_word number)
{
	const struct atom *next = atom_at(atoms, first, first + number.atoms);
	const struct atom *last =
		atom_at(atoms, first, first + number.atoms + 1);

	if (!next || !atom_is(next, "hundred"))
		return number;
	number.atoms++;
	if (last && (atom_is(last, "and") || atom_is(last, "dollars")))
		number.kind = NUMBER_AMOUNT;
	strcat(number.digits, "00");
	return number;
}

static struct number_word read_english(const struct atoms *atoms, size_t at)
{
	const struct atom *atom = &atoms->items[at];
	const struct atom *next = atom_at(atoms, at, at + 1);
	char pair[3] = "";

	for (size_t i = 0; i < COUNT(teens); i++) {
		if (atom_is(atom, teens[i])) {
			pair[0] = '1';
			pair[1] = (char)('0' + i);
			return digits_of(pair, 1);
		}
	}
	for (size_t i = 0; i < COUNT(tens); i++) {
		char one = next && next->kind == ATOM_LATIN ? plain_digit(next)
							    : '\0';

		if (!atom_is(atom, tens[i]))
			continue;
		pair[0] = (char)('2' + i);
		pair[1] = one > '0' ? one : '0';
		return digits_of(pair, one > '0' ? 2 : 1);
	}
	return (struct number_word){ 0 };
}

/* A number below a thousand in words. */
static struct number_word read_counted(const struct atoms *atoms, size_t at)
{
	const struct atom *atom = &atoms->items[at];
	struct number_word number = { 0 };
	char one[2] = { plain_digit(atom), '\0' };

	if (atom->kind != ATOM_LATIN)
		return number;
	number = one[0] ? digits_of(one, 1) : read_english(atoms, at);
	return number.kind ? read_hundred(atoms, at, number) : number;
}

/* The whole of "one thousand two hundred and twenty", which begins with
 * `number`. */
static struct number_word read_thousands(
	const struct atoms *atoms, size_t first, struct number_word number)
{
	size_t at = first + number.atoms;

	if (!is_one_of(atom_at(atoms, first, at), units_en))
		return number;
	at++;
	for (int words = 0; words < 2; words++) {
		const struct atom *atom = atom_at(atoms, first, at);
		size_t link = atom && atom_is(atom, "and");
		struct number_word rest = { 0 };

		if (atom_at(atoms, first, at + link))
			rest = read_counted(atoms, at + link);
		if (rest.kind == NUMBER_NONE)
			break;
		at += link + rest.atoms;
	}
	return (struct number_word){ .kind = NUMBER_AMOUNT,
		.atoms = at - first };
}

/* "1,299" and "3.5" within one word are amounts; 5G and A4 are names. */
static struct number_word read_arabic(const struct atoms *atoms, size_t first)
{
	struct number_word number = { .kind = NUMBER_DIGITS };
	const struct atom *atom;
	size_t at = first, count = 0;

	do {
		atom = atom_at(atoms, first, ++at);
		count++;
		if (atom && atom->is_joined && atom->kind == ATOM_SIGN &&
			atom_at(atoms, first, at + 1) &&
			atoms->items[at + 1].is_joined &&
			atoms->items[at + 1].kind == ATOM_DIGIT)
			number.kind = NUMBER_AMOUNT;
	} while (atom && atom->is_joined &&
		 (atom->kind == ATOM_DIGIT ||
			 (atom->kind == ATOM_SIGN &&
				 number.kind == NUMBER_AMOUNT)));
	if (is_one_of(atom, units_zh))
		number.kind = NUMBER_AMOUNT;
	if (number.kind == NUMBER_AMOUNT) {
		number.atoms = count;
		return number;
	}
	number.digits[0] = *atoms->items[first].text;
	number.atoms = 1;
	return number;
}

/* Most ideographs begin no number, which is told at once. */
static bool may_begin_number(const struct atom *atom, char digit)
{
	return atom->kind != ATOM_IDEOGRAPH || digit ||
	       is_one_of(atom, units_zh) || atom_is(atom, "双");
}

struct number_word number_word_read(const struct atoms *atoms, size_t at)
{
	const struct atom *atom = &atoms->items[at];
	struct number_word number = { 0 };
	char digit = plain_digit(atom), one[2] = { digit, '\0' };
	size_t amount;

	if (!may_begin_number(atom, digit))
		return number;
	amount = atom->kind == ATOM_IDEOGRAPH ? amount_zh(atoms, at) : 0;
	if (amount > 0)
		return (struct number_word){ .kind = NUMBER_AMOUNT,
			.atoms = amount };
	if (atom->kind == ATOM_DIGIT)
		return read_arabic(atoms, at);
	number = read_repetition(atoms, at);
	if (number.kind)
		return number;
	if (atom->kind == ATOM_LATIN)
		number = read_counted(atoms, at);
	else if (digit)
		number = digits_of(one, 1);
	if (number.kind)
		return atom->kind == ATOM_LATIN
			       ? read_thousands(atoms, at, number)
			       : number;
	one[0] = find_name(names_maybe, COUNT(names_maybe), atom);
	if (one[0]) {
		number = digits_of(one, 1);
		number.kind = NUMBER_MAYBE;
	}
	return number;
}
