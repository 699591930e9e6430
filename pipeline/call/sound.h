/*
 * Sound span: a stretch of a call that is not conversation.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_SOUND_H
#define AUSCULT_SOUND_H

#include <stdbool.h>

#include "span.h"

enum sound_kind {
	SOUND_NONE = 0,
	SOUND_RINGBACK,
	SOUND_BUSY,
	SOUND_INFORMATION_TONE, /* special information tone, ITU-T E.180 */
	SOUND_DTMF,
	SOUND_MUSIC,
	SOUND_IVR,  /* announcements before the first agent turn */
	SOUND_HOLD, /* the customer is on hold: metadata, or music in a call */
};
#define SOUND_KIND_COUNT 8

#define SOUND_ON_ALL (-1)

struct sound {
	struct span when;
	enum sound_kind kind;
	int channel; /* 0 or 1; SOUND_ON_ALL for the whole line */
};

/* "ringback", "busy", "information_tone", "dtmf", "music", "ivr", "hold". */
const char *sound_kind_name(enum sound_kind kind);
bool sound_kind_parse(const char *name, enum sound_kind *kind);

#endif
