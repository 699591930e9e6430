/*
 * Slot: things of a kind that phrases leave room for.
 *
 *	units, where -> slot_length() -> how many units the thing takes
 *
 *	{money}  三十六块五毛, 36 元, twenty dollars
 *	{date}   三月五号, 二零二六年三月, 明天, 下周一, 下个月, March fifth,
 *Monday {phone}  seven to twelve digits in a row and no digit around them
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SLOT_H
#define AUSCULT_SLOT_H

#include "units.h"

enum slot {
	SLOT_MONEY = 0,
	SLOT_DATE,
	SLOT_PHONE,
};
#define SLOT_COUNT 3

/* "money", "date", "phone"; `length` bytes of `name`. */
bool slot_parse(const char *name, size_t length, enum slot *slot);

/* Of `count` units, how many from `at` on are one such thing; 0: there is
 * none. */
size_t slot_length(
	enum slot slot, const struct unit *units, size_t count, size_t at);

#endif
