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
	const struct digit_name *names, size_t count, const struct token *token)
{
	for (size_t i = 0; i < count; i++)
		if (token_is(token, names[i].text))
			return names[i].digit;
	return '\0';
}

static const struct token *token_at(
	const struct tokens *tokens, size_t first, size_t at)
{
	if (at >= tokens->count ||
		tokens->items[at].turn != tokens->items[first].turn)
		return NULL;
	return &tokens->items[at];
}

/* The digit that the token says by itself; NUL for none. */
static char plain_digit(const struct token *token)
{
	switch (token->kind) {
	case TOKEN_DIGIT:
		return *token->text;
	case TOKEN_IDEOGRAPH:
		return find_name(names_zh, COUNT(names_zh), token);
	case TOKEN_LATIN:
		return find_name(names_en, COUNT(names_en), token);
	case TOKEN_SIGN:
		break;
	}
	return '\0';
}

static bool is_one_of(const struct token *token, const char *const *texts)
{
	for (; token && *texts; texts++)
		if (token_is(token, *texts))
			return true;
	return false;
}

static const char *const units_zh[] = { "十", "百", "千", "万", "亿", NULL };
static const char *const units_en[] = { "thousand", "million", "billion",
	NULL };

/*
 * How many tokens of a Mandarin number with 十 百 千 万 亿 stand here; 0 when
 * it is said digit by digit. Behind a unit stands one digit, with its own unit
 * or as the last: 三百五, 一千零八.
 */
static size_t amount_zh(const struct tokens *tokens, size_t first)
{
	size_t at = first;
	bool may_be_last = false;
	const struct token *token;

	for (; (token = token_at(tokens, first, at)) != NULL; at++) {
		bool is_before_unit =
			is_one_of(token_at(tokens, first, at + 1), units_zh);

		if (is_one_of(token, units_zh)) {
			may_be_last = true;
		} else if (token->kind == TOKEN_LATIN || !plain_digit(token)) {
			break;
		} else if (!is_before_unit) {
			if (!may_be_last)
				break;
			may_be_last = token_is(token, "零");
		}
	}
	return at - first;
}

static struct number_word digits_of(const char *digits, size_t count)
{
	struct number_word number = { .kind = NUMBER_DIGITS, .tokens = count };

	(void)snprintf(number.digits, sizeof(number.digits), "%s", digits);
	return number;
}

static struct number_word repeated(char digit, int times, size_t count)
{
	struct number_word number = { .kind = NUMBER_DIGITS, .tokens = count };

	memset(number.digits, digit, (size_t)times);
	return number;
}

/* 双八, 三个零; double five, triple oh. */
static struct number_word read_repetition(
	const struct tokens *tokens, size_t at)
{
	static const struct {
		const char *text;
		int times;
	} words[] = { { "双", 2 }, { "double", 2 }, { "triple", 3 },
		{ "treble", 3 }, { "quadruple", 4 } };
	const struct token *token = &tokens->items[at];
	const struct token *next = token_at(tokens, at, at + 1);
	char times = plain_digit(token), digit = '\0';

	if (next && !(digit = plain_digit(next)))
		digit = find_name(names_maybe, COUNT(names_maybe), next);
	for (size_t i = 0; digit && i < COUNT(words); i++)
		if (token_is(token, words[i].text))
			return repeated(digit, words[i].times, 2);
	if (next && times >= '2' && times <= '6' && token_is(next, "个")) {
		next = token_at(tokens, at, at + 2);
		if (next && plain_digit(next) && !amount_zh(tokens, at + 2))
			return repeated(plain_digit(next), times - '0', 3);
	}
	return (struct number_word){ 0 };
}

/* "eight hundred": 800 in a telephone number. */
static struct number_word read_hundred(
	const struct tokens *tokens, size_t first, struct number_word number)
{
	const struct token *next =
		token_at(tokens, first, first + number.tokens);
	const struct token *last =
		token_at(tokens, first, first + number.tokens + 1);

	if (!next || !token_is(next, "hundred"))
		return number;
	number.tokens++;
	if (last && (token_is(last, "and") || token_is(last, "dollars")))
		number.kind = NUMBER_AMOUNT;
	strcat(number.digits, "00");
	return number;
}

static struct number_word read_english(const struct tokens *tokens, size_t at)
{
	const struct token *token = &tokens->items[at];
	const struct token *next = token_at(tokens, at, at + 1);
	char pair[3] = "";

	for (size_t i = 0; i < COUNT(teens); i++) {
		if (token_is(token, teens[i])) {
			pair[0] = '1';
			pair[1] = (char)('0' + i);
			return digits_of(pair, 1);
		}
	}
	for (size_t i = 0; i < COUNT(tens); i++) {
		char one = next && next->kind == TOKEN_LATIN ? plain_digit(next)
							     : '\0';

		if (!token_is(token, tens[i]))
			continue;
		pair[0] = (char)('2' + i);
		pair[1] = one > '0' ? one : '0';
		return digits_of(pair, one > '0' ? 2 : 1);
	}
	return (struct number_word){ 0 };
}

/* A number below a thousand in words. */
static struct number_word read_counted(const struct tokens *tokens, size_t at)
{
	const struct token *token = &tokens->items[at];
	struct number_word number = { 0 };
	char one[2] = { plain_digit(token), '\0' };

	if (token->kind != TOKEN_LATIN)
		return number;
	number = one[0] ? digits_of(one, 1) : read_english(tokens, at);
	return number.kind ? read_hundred(tokens, at, number) : number;
}

/* The whole of "one thousand two hundred and twenty", which begins with
 * `number`. */
static struct number_word read_thousands(
	const struct tokens *tokens, size_t first, struct number_word number)
{
	size_t at = first + number.tokens;

	if (!is_one_of(token_at(tokens, first, at), units_en))
		return number;
	at++;
	for (int words = 0; words < 2; words++) {
		const struct token *token = token_at(tokens, first, at);
		size_t link = token && token_is(token, "and");
		struct number_word rest = { 0 };

		if (token_at(tokens, first, at + link))
			rest = read_counted(tokens, at + link);
		if (rest.kind == NUMBER_NONE)
			break;
		at += link + rest.tokens;
	}
	return (struct number_word){ .kind = NUMBER_AMOUNT,
		.tokens = at - first };
}

/* "1,299" and "3.5" within one word are amounts; 5G and A4 are names. */
static struct number_word read_arabic(const struct tokens *tokens, size_t first)
{
	struct number_word number = { .kind = NUMBER_DIGITS };
	const struct token *token;
	size_t at = first, count = 0;

	do {
		token = token_at(tokens, first, ++at);
		count++;
		if (token && token->is_joined && token->kind == TOKEN_SIGN &&
			token_at(tokens, first, at + 1) &&
			tokens->items[at + 1].is_joined &&
			tokens->items[at + 1].kind == TOKEN_DIGIT)
			number.kind = NUMBER_AMOUNT;
	} while (token && token->is_joined &&
		 (token->kind == TOKEN_DIGIT ||
			 (token->kind == TOKEN_SIGN &&
				 number.kind == NUMBER_AMOUNT)));
	if (is_one_of(token, units_zh))
		number.kind = NUMBER_AMOUNT;
	if (number.kind == NUMBER_AMOUNT) {
		number.tokens = count;
		return number;
	}
	number.digits[0] = *tokens->items[first].text;
	number.tokens = 1;
	return number;
}

struct number_word number_word_read(const struct tokens *tokens, size_t at)
{
	const struct token *token = &tokens->items[at];
	struct number_word number = { 0 };
	char digit = plain_digit(token), one[2] = { digit, '\0' };
	size_t amount =
		token->kind == TOKEN_IDEOGRAPH ? amount_zh(tokens, at) : 0;

	if (amount > 0)
		return (struct number_word){ .kind = NUMBER_AMOUNT,
			.tokens = amount };
	if (token->kind == TOKEN_DIGIT)
		return read_arabic(tokens, at);
	number = read_repetition(tokens, at);
	if (number.kind)
		return number;
	if (token->kind == TOKEN_LATIN)
		number = read_counted(tokens, at);
	else if (digit)
		number = digits_of(one, 1);
	if (number.kind)
		return token->kind == TOKEN_LATIN
			       ? read_thousands(tokens, at, number)
			       : number;
	one[0] = find_name(names_maybe, COUNT(names_maybe), token);
	if (one[0]) {
		number = digits_of(one, 1);
		number.kind = NUMBER_MAYBE;
	}
	return number;
}
