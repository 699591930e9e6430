/*
 * Access: which role may do what, and whose calls it sees (docs/access.md).
 *
 *	"lead", RIGHT_DECIDE -> access_has() -> true
 *
 * Thread rule: constants.
 */
#ifndef AUSCULT_ACCESS_H
#define AUSCULT_ACCESS_H

#include <stdbool.h>

enum right {
	RIGHT_ANYBODY = 0, /* without signing in */
	RIGHT_SIGNED_IN,
	RIGHT_SEE_CALLS,
	RIGHT_HEAR_ORIGINAL, /* personal data not masked */
	RIGHT_DECIDE,	     /* confirm or overturn, assign */
	RIGHT_COMMENT,	     /* and mark examples */
	RIGHT_APPEAL,
	RIGHT_JUDGE, /* appeals, finally */
	RIGHT_SEARCH,
	RIGHT_CALIBRATE,
	RIGHT_DRAW, /* calls for a calibration */
	RIGHT_AUDIT,
};

enum reach {
	REACH_NOTHING = 0,
	REACH_OWN,  /* the agent's own calls */
	REACH_TEAM, /* the calls of the account's teams */
	REACH_ALL,
};

/* Whether there is a role of that name. */
bool access_is_role(const char *role);

/* False for a role that there is none of. */
bool access_has(const char *role, enum right right);

enum reach access_reach(const char *role);

/* "nothing", "own", "team", "all": as the queries of pages/ ask for it. */
const char *access_reach_name(enum reach reach);

#endif
