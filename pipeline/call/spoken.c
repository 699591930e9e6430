#include "spoken.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A whole number with more digits is a string of digits. */
#define AMOUNT_DIGITS_MOST 8
/* The same where no unit stands behind it. */
#define BARE_DIGITS_MOST 4

static const char *const zh_digits[] = { "零", "一", "二", "三", "四", "五",
	"六", "七", "八", "九" };
static const char *const en_digits[] = { "zero", "one", "two", "three", "four",
	"five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
	"nineteen" };
static const char *const en_tens[] = { "", "", "twenty", "thirty", "forty",
	"fifty", "sixty", "seventy", "eighty", "ninety" };

/* What a number stands before when it is an amount, not a name. */
static const char *const zh_units[] = { "元", "块", "毛", "万", "亿", "个",
	"兆", "天", "次", "年", "月", "人", "户", "度", "分", "小时", "G",
	"M" };
/* Two of these are 两. */
static const char *const zh_counted[] = { "个", "块", "天", "次", "位", "张",
	"条", "种", "台", "家", "户", "小时", "分钟", "百", "千", "万", "年" };
/* What a number behind these is read digit by digit. */
static const char *const zh_named[] = { "号", "号码", "电话", "密码" };

/* A place in the text and where the words go. */
struct speaker {
	struct text *into;
	const struct lexicon *lexicon;
	const char *start, *at;
	enum spoken_one one;
	struct failure *why;
	enum status rc;
};

static void say_part(struct speaker *speaker, const char *text, size_t length)
{
	if (speaker->rc == STATUS_OK)
		speaker->rc = text_add_part(
			speaker->into, text, length, speaker->why);
}

static bool is_english(const struct speaker *speaker)
{
	return lexicon_language(speaker->lexicon) == LANGUAGE_EN;
}

/* English words stand apart. */
static void leave_gap(struct speaker *speaker)
{
	const struct text *into = speaker->into;

	if (is_english(speaker) && into->length > 0 &&
		into->bytes[into->length - 1] != ' ')
		say_part(speaker, " ", 1);
}

static void say(struct speaker *speaker, const char *word)
{
	leave_gap(speaker);
	say_part(speaker, word, strlen(word));
}

static size_t count_digits(const char *at)
{
	return strspn(at, "0123456789");
}

static void say_digits(struct speaker *speaker, const char *at, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int digit = at[i] - '0';

		if (is_english(speaker))
			say(speaker, en_digits[digit]);
		else if (digit == 1 && speaker->one == SPOKEN_YAO)
			say(speaker, "幺");
		else
			say(speaker, zh_digits[digit]);
	}
}

/* Below ten thousand; `is_inner`: something higher was said before. */
static void say_thousands(struct speaker *speaker, long number, bool is_inner)
{
	static const struct {
		long size;
		const char *name;
	} units[] = { { 1000, "千" }, { 100, "百" }, { 10, "十" }, { 1, "" } };
	bool has_gap = false;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		long digit = number / units[i].size % 10;

		if (digit == 0) {
			has_gap = true;
			continue;
		}
		if (has_gap && is_inner)
			say(speaker, "零");
		if (digit != 1 || units[i].size != 10 || is_inner)
			say(speaker, zh_digits[digit]);
		say(speaker, units[i].name);
		has_gap = false;
		is_inner = true;
	}
}

static void say_zh(struct speaker *speaker, long number)
{
	const long hundred_millions = number / 100000000;
	const long ten_thousands = number / 10000 % 10000;
	const long rest = number % 10000;

	if (number == 0)
		say(speaker, "零");
	if (hundred_millions) {
		say_thousands(speaker, hundred_millions, false);
		say(speaker, "亿");
	}
	if (ten_thousands) {
		say_thousands(speaker, ten_thousands, hundred_millions > 0);
		say(speaker, "万");
	}
	say_thousands(speaker, rest, number >= 10000);
}

static void say_hundreds(struct speaker *speaker, long number)
{
	if (number >= 100) {
		say(speaker, en_digits[number / 100]);
		say(speaker, "hundred");
		number %= 100;
	}
	if (number >= 20) {
		say(speaker, en_tens[number / 10]);
		number %= 10;
	}
	if (number > 0)
		/* cppcheck-suppress arrayIndexOutOfBoundsCond ; 20 became 0 */
		say(speaker, en_digits[number]);
}

static void say_en(struct speaker *speaker, long number)
{
	if (number == 0)
		say(speaker, en_digits[0]);
	if (number >= 1000000) {
		say_hundreds(speaker, number / 1000000);
		say(speaker, "million");
		number %= 1000000;
	}
	if (number >= 1000) {
		say_hundreds(speaker, number / 1000);
		say(speaker, "thousand");
		number %= 1000;
	}
	say_hundreds(speaker, number);
}

static void say_amount(struct speaker *speaker, long number)
{
	if (is_english(speaker))
		say_en(speaker, number);
	else
		say_zh(speaker, number);
}

static bool starts_with_one_of(
	const char *at, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(at, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

#define STARTS_WITH(at, words) \
	starts_with_one_of(at, words, sizeof(words) / sizeof(*(words)))

/* Whether what stands before says that a number names something. */
static bool is_behind_name(const struct speaker *speaker)
{
	const size_t count = sizeof(zh_named) / sizeof(*zh_named);
	const size_t before = (size_t)(speaker->at - speaker->start);

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(zh_named[i]);

		if (before >= length &&
			memcmp(speaker->at - length, zh_named[i], length) == 0)
			return true;
	}
	return false;
}

/* Whether the `count` digits here are read one by one. */
static bool is_string(const struct speaker *speaker, size_t count)
{
	const char *behind = speaker->at + count;

	if (count > AMOUNT_DIGITS_MOST || (count > 1 && *speaker->at == '0'))
		return true;
	if (is_english(speaker))
		return count > BARE_DIGITS_MOST;
	if (count == 4 && strncmp(behind, "年", strlen("年")) == 0)
		return true;
	if (count > 2 && (is_behind_name(speaker) ||
				 strncmp(behind, "号", strlen("号")) == 0))
		return true;
	return count > BARE_DIGITS_MOST && *behind != '.' &&
	       !STARTS_WITH(behind, zh_units);
}

/* 12,500: its value and length; a length of 0 where there are no groups. */
static size_t read_groups(const char *at, long *number)
{
	size_t length = count_digits(at);

	if (length > 3 || at[length] != ',')
		return 0;
	*number = strtol(at, NULL, 10);
	while (at[length] == ',' && count_digits(at + length + 1) == 3 &&
		*number < 1000000) {
		*number = *number * 1000 + strtol(at + length + 1, NULL, 10);
		length += 4;
	}
	return *number >= 1000 ? length : 0;
}

/* A whole or decimal number; moves behind it. */
static void say_number(struct speaker *speaker)
{
	const char *at = speaker->at;
	size_t whole = count_digits(at), part = 0, grouped;
	long number = 0;

	grouped = read_groups(at, &number);
	if (grouped > 0) {
		say_amount(speaker, number);
		speaker->at += grouped;
		return;
	}

	if (at[whole] == '.')
		part = count_digits(at + whole + 1);
	if (is_string(speaker, whole))
		say_digits(speaker, at, whole);
	else if (whole == 1 && *at == '2' && !is_english(speaker) &&
		 STARTS_WITH(at + 1, zh_counted))
		say(speaker, "两");
	else
		say_amount(speaker, strtol(at, NULL, 10));
	speaker->at += whole;
	if (part == 0)
		return;
	say(speaker, is_english(speaker) ? "point" : "点");
	speaker->one = SPOKEN_YI;
	say_digits(speaker, at + whole + 1, part);
	speaker->at += 1 + part;
}

/* 9:30; moves behind it when it is a time of day. */
static bool say_time(struct speaker *speaker)
{
	const char *at = speaker->at;
	size_t hours = count_digits(at);
	long minutes;

	if (hours > 2 || at[hours] != ':' || count_digits(at + hours + 1) != 2)
		return false;
	minutes = strtol(at + hours + 1, NULL, 10);
	say_amount(speaker, strtol(at, NULL, 10));
	if (!is_english(speaker))
		say(speaker, "点");
	if (minutes > 0 && minutes < 10)
		say(speaker, is_english(speaker) ? "oh" : "零");
	if (minutes > 0)
		say_amount(speaker, minutes);
	if (minutes > 0 && !is_english(speaker))
		say(speaker, "分");
	speaker->at += hours + 3;
	return true;
}

/* 010-12345678; moves behind it. */
static bool say_telephone(struct speaker *speaker)
{
	const char *at = speaker->at;
	size_t area = count_digits(at), number;

	if ((area != 3 && area != 4) || at[area] != '-')
		return false;
	number = count_digits(at + area + 1);
	if (number < 6 || number > 8)
		return false;
	say_digits(speaker, at, area);
	say_digits(speaker, at + area + 1, number);
	speaker->at += area + 1 + number;
	return true;
}

/* 10086, 5G: a word of its own; moves behind it. */
static bool say_name(struct speaker *speaker)
{
	size_t digits = count_digits(speaker->at);
	size_t whole = strspn(speaker->at, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXY"
					   "Zabcdefghijklmnopqrstuvwxyz");
	size_t length = whole;
	uint32_t word;

	if (!lexicon_find(speaker->lexicon, speaker->at, length, &word))
		length = digits > 2 ? digits : 0;
	if (length == 0 ||
		!lexicon_find(speaker->lexicon, speaker->at, length, &word))
		return false;
	leave_gap(speaker);
	say_part(speaker, speaker->at, length);
	speaker->at += length;
	return true;
}

/* The length of a dash between two numbers. */
static size_t range_length(const char *at)
{
	static const char *const dashes[] = { "-", "~", "～", "–", "—" };
	const size_t count = sizeof(dashes) / sizeof(*dashes);

	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(dashes[i]);

		if (strncmp(at, dashes[i], length) == 0 &&
			count_digits(at + length) > 0)
			return length;
	}
	return 0;
}

/* 12.5%. */
static bool is_percentage(const char *at)
{
	at += count_digits(at);
	if (*at == '.')
		at += 1 + count_digits(at + 1);
	return *at == '%';
}

/* $25: the number, then the dollars. */
static void say_price(struct speaker *speaker)
{
	speaker->at++;
	say_number(speaker);
	say(speaker, "dollars");
}

/* Everything that begins with a digit. */
static void say_figure(struct speaker *speaker)
{
	const enum spoken_one one = speaker->one;
	const bool is_share = is_percentage(speaker->at);
	size_t dash;

	if (is_share && !is_english(speaker))
		say(speaker, "百分之");
	if (is_share || (!say_name(speaker) && !say_telephone(speaker) &&
				!say_time(speaker)))
		say_number(speaker);
	speaker->one = one;
	if (is_share) {
		speaker->at++;
		if (is_english(speaker))
			say(speaker, "percent");
	}
	dash = range_length(speaker->at);
	if (dash > 0) {
		say(speaker, is_english(speaker) ? "to" : "到");
		speaker->at += dash;
	} else if (isalpha((unsigned char)*speaker->at)) {
		leave_gap(speaker);
	}
}

enum status spoken_add(struct text *into, const struct lexicon *lexicon,
	const char *text, enum spoken_one one, struct failure *why)
{
	struct speaker speaker = { .into = into,
		.lexicon = lexicon,
		.start = text,
		.at = text,
		.one = one,
		.why = why };

	while (*speaker.at && speaker.rc == STATUS_OK) {
		size_t plain = strcspn(speaker.at, "0123456789$");

		say_part(&speaker, speaker.at, plain);
		speaker.at += plain;
		if (*speaker.at == '$' && count_digits(speaker.at + 1) > 0)
			say_price(&speaker);
		else if (*speaker.at == '$')
			speaker.at++;
		else if (*speaker.at)
			say_figure(&speaker);
	}
	return speaker.rc;
}

enum status spoken_add_number(struct text *into, const struct lexicon *lexicon,
	long number, struct failure *why)
{
	struct speaker speaker = {
		.into = into, .lexicon = lexicon, .why = why
	};

	say_amount(&speaker, number);
	return speaker.rc;
}
