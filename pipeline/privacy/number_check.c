#include "number_check.h"

#include <string.h>

bool number_is_luhn(const char *digits)
{
	size_t length = strlen(digits);
	int sum = 0;

	for (size_t i = 0; i < length; i++) {
		int digit = digits[length - 1 - i] - '0';

		if (digit < 0 || digit > 9)
			return false;
		if (i % 2 == 1)
			digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return length > 0 && sum % 10 == 0;
}

/* The birthday at digits 7 to 14. */
static bool has_birthday(const char *digits)
{
	int year = 0;
	int month = (digits[10] - '0') * 10 + digits[11] - '0';
	int day = (digits[12] - '0') * 10 + digits[13] - '0';

	for (int i = 6; i < 10; i++)
		year = year * 10 + digits[i] - '0';
	return year >= 1900 && year < 2100 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= 31;
}

bool number_is_identity(const char *digits)
{
	static const char checks[] = "10X98765432";
	static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9,
		10, 5, 8, 4, 2 };
	int sum = 0;

	if (strlen(digits) != 18 || strspn(digits, "0123456789") < 17)
		return false;
	for (int i = 0; i < 17; i++)
		sum += weights[i] * (digits[i] - '0');
	return digits[17] == checks[sum % 11] && has_birthday(digits);
}

static bool starts_with(const char *digits, const char *start)
{
	return strncmp(digits, start, strlen(start)) == 0;
}

static bool starts_with_any(const char *digits, const char *const *starts)
{
	for (; *starts; starts++)
		if (starts_with(digits, *starts))
			return true;
	return false;
}

/* With or without the country's 86. */
static bool is_phone(const char *digits)
{
	size_t length = strlen(digits);

	if (starts_with(digits, "0086"))
		return is_phone(digits + 4);
	if (length > 11 && starts_with(digits, "86"))
		return is_phone(digits + 2);
	if (*digits == '0')
		return length >= 10 && length <= 12 && digits[1] != '0';
	if (length == 10)
		return *digits >= '2' && digits[3] >= '2';
	return length == 11 && *digits == '1' && digits[1] >= '3';
}

bool number_is_service(const char *digits)
{
	static const char *const threes[] = { "11", "12", "911", "999", NULL };
	static const char *const fives[] = { "10", "11", "12", "95", "96",
		NULL };
	static const char *const tens[] = { "400", "800", "833", "844", "855",
		"866", "877", "888", NULL };

	switch (strlen(digits)) {
	case 3:
		return starts_with_any(digits, threes);
	case 5:
		return starts_with_any(digits, fives);
	case 10:
		return starts_with_any(digits, tens);
	}
	return false;
}

enum private_kind number_check_kind(const char *digits)
{
	size_t length = strlen(digits);

	if (number_is_service(digits))
		return PRIVATE_NOTHING;
	if (number_is_identity(digits))
		return PRIVATE_IDENTITY;
	if (is_phone(digits))
		return PRIVATE_PHONE;
	if (length >= 16 && length <= 19 && number_is_luhn(digits))
		return PRIVATE_CARD;
	return length >= NUMBER_LONG ? PRIVATE_NUMBER : PRIVATE_NOTHING;
}
