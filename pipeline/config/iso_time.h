/*
 * ISO time: when a call began, in one spelling (ISO 8601).
 *
 *	"2026-11-23 09:00+0800" -> iso_time_parse() ->
 *		"2026-11-23T09:00:00+08:00"
 *
 * Thread rule: no shared state but the C library's time zone.
 */
#ifndef AUSCULT_ISO_TIME_H
#define AUSCULT_ISO_TIME_H

#include <stdbool.h>

/* "2026-11-23T09:00:00+08:00". */
struct iso_time {
	char text[32];
};

/*
 * Takes date and time of day parted by T or a blank, seconds and their
 * fraction (dropped) as you like, and Z or an offset, which there must be.
 * False for anything else, and for a day or hour that does not exist.
 */
bool iso_time_parse(const char *text, struct iso_time *time);

/* Takes 14 digits, year to second, in the machine's own time zone. */
bool iso_time_parse_digits(const char *text, struct iso_time *time);

#endif
