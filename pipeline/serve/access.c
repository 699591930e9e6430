#include "access.h"

#include <stddef.h>
#include <string.h>

#define MAY(right) (1U << (right))

static const struct {
	const char *role;
	enum reach reach;
	unsigned rights;
} roles[] = {
	{ "qa", REACH_ALL,
		MAY(RIGHT_SEE_CALLS) | MAY(RIGHT_HEAR_ORIGINAL) |
			MAY(RIGHT_DECIDE) | MAY(RIGHT_COMMENT) |
			MAY(RIGHT_JUDGE) | MAY(RIGHT_SEARCH) |
			MAY(RIGHT_CALIBRATE) | MAY(RIGHT_DRAW) },
	{ "lead", REACH_TEAM,
		MAY(RIGHT_SEE_CALLS) | MAY(RIGHT_DECIDE) | MAY(RIGHT_COMMENT) |
			MAY(RIGHT_SEARCH) | MAY(RIGHT_CALIBRATE) },
	{ "trainer", REACH_ALL,
		MAY(RIGHT_SEE_CALLS) | MAY(RIGHT_COMMENT) | MAY(RIGHT_SEARCH) |
			MAY(RIGHT_CALIBRATE) },
	{ "agent", REACH_OWN, MAY(RIGHT_SEE_CALLS) | MAY(RIGHT_APPEAL) },
	{ "auditor", REACH_NOTHING, MAY(RIGHT_AUDIT) },
	{ "admin", REACH_NOTHING, MAY(RIGHT_AUDIT) },
};
#define ROLE_COUNT (sizeof(roles) / sizeof(*roles))

static size_t find_role(const char *role)
{
	size_t i = 0;

	while (i < ROLE_COUNT && strcmp(roles[i].role, role) != 0)
		i++;
	return i;
}

bool access_is_role(const char *role)
{
	return find_role(role) < ROLE_COUNT;
}

bool access_has(const char *role, enum right right)
{
	size_t i = find_role(role);
	unsigned rights = MAY(RIGHT_ANYBODY) | MAY(RIGHT_SIGNED_IN);

	return i < ROLE_COUNT && ((rights | roles[i].rights) & MAY(right));
}

enum reach access_reach(const char *role)
{
	size_t i = find_role(role);

	return i < ROLE_COUNT ? roles[i].reach : REACH_NOTHING;
}

const char *access_reach_name(enum reach reach)
{
	static const char *const names[] = { "nothing", "own", "team", "all" };

	return names[reach];
}
