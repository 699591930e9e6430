#include "party.h"

#include <stddef.h>
#include <string.h>

static const char *const party_names[PARTY_COUNT] = { "unknown", "agent",
	"customer", "system" };
static const char *const language_names[LANGUAGE_COUNT] = { "unknown", "zh",
	"en", "yue" };
static const char *const direction_names[DIRECTION_COUNT] = { "unknown",
	"inbound", "outbound" };

/* The index of `name`, 0 for "", -1 when it is none of them. */
static int find_name(const char *const *names, int count, const char *name)
{
	if (!*name)
		return 0;
	for (int i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return -1;
}

const char *party_name(enum party party)
{
	return party_names[party];
}

const char *language_name(enum language language)
{
	return language_names[language];
}

const char *direction_name(enum direction direction)
{
	return direction_names[direction];
}

bool party_parse(const char *name, enum party *party)
{
	int i = find_name(party_names, PARTY_COUNT, name);

	if (i >= 0)
		*party = (enum party)i;
	return i >= 0;
}

bool language_parse(const char *name, enum language *language)
{
	int i = find_name(language_names, LANGUAGE_COUNT, name);

	if (i >= 0)
		*language = (enum language)i;
	return i >= 0;
}

bool direction_parse(const char *name, enum direction *direction)
{
	int i = find_name(direction_names, DIRECTION_COUNT, name);

	if (i >= 0)
		*direction = (enum direction)i;
	return i >= 0;
}
