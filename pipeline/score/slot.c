#include "slot.h"

#include <string.h>
#include <uchar.h>

#define PHONE_LEAST_DIGITS 7
#define PHONE_MOST_DIGITS 12
#define MONTH_MOST_UNITS 2 /* 十二, 12 */
#define DAY_MOST_UNITS 3   /* 三十一 */
#define YEAR_MOST_UNITS 4

/* What is read: the units from `at` on. */
struct place {
	const struct unit *units;
	size_t count, at;
};

static bool is_among(const struct place *place, size_t at, const char32_t *set)
{
	if (at >= place->count)
		return false;
	while (*set && *set != place->units[at].id)
		set++;
	return *set != 0;
}

static bool is_word_among(const struct place *place, size_t at,
	const char *const *words, size_t word_count)
{
	if (at >= place->count || !unit_is_word(place->units[at].id))
		return false;
	for (size_t i = 0; i < word_count; i++)
		if (place->units[at].id == unit_of_word(words[i]))
			return true;
	return false;
}
#define IS_WORD(place, at, words) \
	is_word_among(place, at, words, sizeof(words) / sizeof(*(words)))

/* How many numerals stand from `at` on. */
static size_t count_numerals(const struct place *place, size_t at)
{
	size_t count = 0;

	while (at + count < place->count && place->units[at + count].is_numeral)
		count++;
	return count;
}

static bool is_behind_numeral(const struct place *place)
{
	return place->at > 0 && place->units[place->at - 1].is_numeral;
}

static size_t phone_length(const struct place *place)
{
	size_t count = 0;

	if (place->at > 0 && unit_is_digit(place->units[place->at - 1].id))
		return 0;
	while (place->at + count < place->count &&
		unit_is_digit(place->units[place->at + count].id))
		count++;
	return count >= PHONE_LEAST_DIGITS && count <= PHONE_MOST_DIGITS ? count
									 : 0;
}

/* 三十六, 块, and perhaps 五 毛. */
static size_t money_length(const struct place *place)
{
	static const char *const coins[] = { "yuan", "rmb", "dollar", "dollars",
		"buck", "bucks", "cent", "cents", "pound", "pounds", "quid",
		"pence", "euro", "euros" };
	size_t amount = count_numerals(place, place->at);
	size_t end = place->at + amount, change;

	if (amount == 0 || is_behind_numeral(place))
		return 0;
	if (IS_WORD(place, end, coins))
		return amount + 1;
	if (!is_among(place, end, U"元块毛角"))
		return 0;
	end++;
	change = count_numerals(place, end);
	if (change > 0 && is_among(place, end + change, U"毛角分"))
		end += change + 1;
	if (is_among(place, end, U"钱"))
		end++;
	return end - place->at;
}

static bool is_part_of_date(const struct place *place, size_t at, size_t digits)
{
	if (is_among(place, at, U"年"))
		return digits == YEAR_MOST_UNITS || digits == 2;
	if (is_among(place, at, U"月"))
		return digits <= MONTH_MOST_UNITS;
	return is_among(place, at, U"日号") && digits <= DAY_MOST_UNITS;
}

/* 二零二六年三月五号, or some of it. */
static size_t calendar_length(const struct place *place)
{
	size_t end = place->at;

	if (is_behind_numeral(place))
		return 0;
	for (;;) {
		size_t digits = count_numerals(place, end);

		if (digits == 0 ||
			!is_part_of_date(place, end + digits, digits))
			return end - place->at;
		end += digits + 1;
	}
}

/* 明天, 星期三, 下周一, 这个月. */
static size_t near_day_length(const struct place *place)
{
	size_t end = place->at;
	bool is_relative = is_among(place, end, U"上下这本");

	if (is_among(place, end, U"今明后昨前") &&
		is_among(place, end + 1, U"天晚早"))
		return 2;
	end += is_relative;
	end += is_relative && is_among(place, end, U"个");
	if (is_relative && is_among(place, end, U"月"))
		return end + 1 - place->at;
	if ((is_among(place, end, U"星") && is_among(place, end + 1, U"期")) ||
		(is_among(place, end, U"礼") &&
			is_among(place, end + 1, U"拜")))
		end += 2;
	else if (is_among(place, end, U"周"))
		end++;
	else
		return 0;
	if (is_among(place, end, U"123456日天"))
		return end + 1 - place->at;
	return is_relative ? end - place->at : 0;
}

/* March fifth, 5th of March, Monday, tomorrow. */
static size_t english_length(const struct place *place)
{
	static const char *const days[] = { "today", "tonight", "tomorrow",
		"yesterday", "monday", "tuesday", "wednesday", "thursday",
		"friday", "saturday", "sunday" };
	static const char *const months[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };
	static const char *const ordinals[] = { "first", "second", "third",
		"fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
		"tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
		"fifteenth", "sixteenth", "seventeenth", "eighteenth",
		"nineteenth", "twentieth", "thirtieth" };
	static const char *const endings[] = { "st", "nd", "rd", "th", "of" };
	bool is_month = IS_WORD(place, place->at, months);
	size_t end = place->at + is_month;

	if (IS_WORD(place, place->at, days))
		return 1;
	end += count_numerals(place, end);
	end += IS_WORD(place, end, ordinals);
	if (end == place->at + is_month || is_behind_numeral(place))
		return 0;
	while (IS_WORD(place, end, endings))
		end++;
	if (is_month)
		return end - place->at;
	return IS_WORD(place, end, months) ? end + 1 - place->at : 0;
}

static size_t date_length(const struct place *place)
{
	size_t length = calendar_length(place);

	if (length == 0)
		length = near_day_length(place);
	return length > 0 ? length : english_length(place);
}

static const struct {
	const char *name;
	size_t (*length)(const struct place *place);
} slots[SLOT_COUNT] = {
	[SLOT_MONEY] = { "money", money_length },
	[SLOT_DATE] = { "date", date_length },
	[SLOT_PHONE] = { "phone", phone_length },
};

bool slot_parse(const char *name, size_t length, enum slot *slot)
{
	for (int i = 0; i < SLOT_COUNT; i++) {
		if (strlen(slots[i].name) == length &&
			memcmp(slots[i].name, name, length) == 0) {
			*slot = (enum slot)i;
			return true;
		}
	}
	return false;
}

size_t slot_length(
	enum slot slot, const struct unit *units, size_t count, size_t at)
{
	const struct place place = { units, count, at };

	return at < count ? slots[slot].length(&place) : 0;
}
