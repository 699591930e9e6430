/*
 * The fixed words of a call: parties, languages, directions.
 *
 *	"agent" <-> party_parse(), party_name() <-> PARTY_AGENT
 *
 * The names are those of the manifest, the rule packs and the database.
 * Thread rule: constants and values only.
 */
#ifndef AUSCULT_PARTY_H
#define AUSCULT_PARTY_H

#include <stdbool.h>

enum party {
	PARTY_UNKNOWN = 0,
	PARTY_AGENT,
	PARTY_CUSTOMER,
	PARTY_SYSTEM, /* announcements, IVR; as hang-up party: the network */
};
#define PARTY_COUNT 4

/* ISO 639: zh is Mandarin here, yue Cantonese. */
enum language {
	LANGUAGE_UNKNOWN = 0,
	LANGUAGE_ZH,
	LANGUAGE_EN,
	LANGUAGE_YUE,
};
#define LANGUAGE_COUNT 4

enum direction {
	DIRECTION_UNKNOWN = 0,
	DIRECTION_INBOUND,
	DIRECTION_OUTBOUND,
};
#define DIRECTION_COUNT 3

/* The name; "unknown" for 0. */
const char *party_name(enum party party);
const char *language_name(enum language language);
const char *direction_name(enum direction direction);

/* False for a name that is not one of the above; "unknown" and "" give 0. */
bool party_parse(const char *name, enum party *party);
bool language_parse(const char *name, enum language *language);
bool direction_parse(const char *name, enum direction *direction);

#endif
