/*
 * Number check: what kind of number some digits are, by form and check digit.
 *
 *	"13800138000" -> number_check_kind() -> PRIVATE_PHONE
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_NUMBER_CHECK_H
#define AUSCULT_NUMBER_CHECK_H

#include "privacy.h"

/* Digits of a number whose form alone, however it is said, is no accident. */
#define NUMBER_LONG 7
/* Of a service's, where it is told by them alone: three digits are as often a
 * part of another number as 110. */
#define NUMBER_HOTLINE 5

/*
 * PRIVATE_PHONE for a telephone number of China (mobile: 11 digits from 13 to
 * 19; fixed: trunk prefix 0, area code, 10 to 12 digits), with or without 86,
 * or of North America (10 digits), PRIVATE_IDENTITY for 18 characters that pass
 * number_is_identity(), PRIVATE_CARD for 16 to 19 that pass Luhn,
 * PRIVATE_NUMBER for any other of NUMBER_LONG digits or more, else
 * PRIVATE_NOTHING.
 */
enum private_kind number_check_kind(const char *digits);

/* GB 11643-1999: 17 digits and a check character 0 to 9 or X by ISO 7064
 * MOD 11-2; the birthday among them must be a day. */
bool number_is_identity(const char *digits);

/* ISO/IEC 7812-1, annex B. */
bool number_is_luhn(const char *digits);

/* A number of a service, known to everybody: 110, 10086, 95588, 12345, 400 and
 * 800 numbers. With the 1 before it an American toll-free number is of the form
 * of a Chinese mobile one and counts as that. */
bool number_is_service(const char *digits);

#endif
