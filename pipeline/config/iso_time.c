#include "iso_time.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define DIGIT_COUNT 14
/* Line Islands, UTC+14, is the largest offset in use. */
#define OFFSET_MOST_MINUTES (14 * 60)

struct moment {
	int year, month, day, hour, minute, second;
};

/* Takes exactly `count` digits and moves `at` behind them. */
static bool take_number(const char **at, int count, int *value)
{
	*value = 0;
	for (int i = 0; i < count; i++) {
		if (!isdigit((unsigned char)**at))
			return false;
		*value = *value * 10 + (*(*at)++ - '0');
	}
	return true;
}

static bool take_one_of(const char **at, const char *accepted)
{
	if (!**at || !strchr(accepted, **at))
		return false;
	(*at)++;
	return true;
}

static bool is_real(const struct moment *moment)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool is_leap = (moment->year % 4 == 0 && moment->year % 100 != 0) ||
		       moment->year % 400 == 0;

	if (moment->year < 1970 || moment->month < 1 || moment->month > 12)
		return false;
	return moment->day >= 1 &&
	       moment->day <= days[moment->month - 1] +
				      (is_leap && moment->month == 2) &&
	       moment->hour < 24 && moment->minute < 60 && moment->second < 60;
}

static bool take_offset(const char **at, int *minutes)
{
	int sign = **at == '-' ? -1 : 1;
	int hour, minute;

	*minutes = 0;
	if (take_one_of(at, "Zz"))
		return true;
	if (!take_one_of(at, "+-") || !take_number(at, 2, &hour))
		return false;
	(void)take_one_of(at, ":");
	if (!take_number(at, 2, &minute) || minute > 59)
		return false;
	*minutes = sign * (hour * 60 + minute);
	return abs(*minutes) <= OFFSET_MOST_MINUTES;
}

static void print(
	struct iso_time *time, const struct moment *moment, int minutes)
{
	(void)snprintf(time->text, sizeof(time->text),
		"%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
		moment->year % 10000, moment->month % 100, moment->day % 100,
		moment->hour % 100, moment->minute % 100, moment->second % 100,
		minutes < 0 ? '-' : '+', abs(minutes) / 60 % 100,
		abs(minutes) % 60);
}

bool iso_time_parse(const char *text, struct iso_time *time)
{
	struct moment moment = { 0 };
	const char *at = text;
	int minutes;

	if (!take_number(&at, 4, &moment.year) || !take_one_of(&at, "-") ||
		!take_number(&at, 2, &moment.month) || !take_one_of(&at, "-") ||
		!take_number(&at, 2, &moment.day) || !take_one_of(&at, "Tt ") ||
		!take_number(&at, 2, &moment.hour) || !take_one_of(&at, ":") ||
		!take_number(&at, 2, &moment.minute))
		return false;
	if (take_one_of(&at, ":")) {
		if (!take_number(&at, 2, &moment.second))
			return false;
		if (take_one_of(&at, ".,"))
			at += strspn(at, "0123456789");
	}
	if (!take_offset(&at, &minutes) || *at || !is_real(&moment))
		return false;
	print(time, &moment, minutes);
	return true;
}

/* The machine's offset from UTC at that moment, summer time and all. */
static int local_offset_minutes(const struct moment *moment)
{
	struct tm local = {
		.tm_year = moment->year - 1900,
		.tm_mon = moment->month - 1,
		.tm_mday = moment->day,
		.tm_hour = moment->hour,
		.tm_min = moment->minute,
		.tm_sec = moment->second,
		.tm_isdst = -1,
	};
	time_t at = mktime(&local);
	struct tm utc;
	int days;

	if (at == (time_t)-1 || !gmtime_r(&at, &utc))
		return 0;
	days = local.tm_year != utc.tm_year
		       ? (local.tm_year > utc.tm_year ? 1 : -1)
		       : local.tm_yday - utc.tm_yday;
	return (days * 24 + local.tm_hour - utc.tm_hour) * 60 + local.tm_min -
	       utc.tm_min;
}

bool iso_time_parse_digits(const char *text, struct iso_time *time)
{
	struct moment moment;
	const char *at = text;

	if (strlen(text) != DIGIT_COUNT || !take_number(&at, 4, &moment.year) ||
		!take_number(&at, 2, &moment.month) ||
		!take_number(&at, 2, &moment.day) ||
		!take_number(&at, 2, &moment.hour) ||
		!take_number(&at, 2, &moment.minute) ||
		!take_number(&at, 2, &moment.second) || !is_real(&moment))
		return false;
	print(time, &moment, local_offset_minutes(&moment));
	return true;
}
