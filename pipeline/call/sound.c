#include "sound.h"

#include <string.h>

static const char *const names[SOUND_KIND_COUNT] = { "none", "ringback", "busy",
	"information_tone", "dtmf", "music", "ivr", "hold" };

const char *sound_kind_name(enum sound_kind kind)
{
	return names[kind];
}

bool sound_kind_parse(const char *name, enum sound_kind *kind)
{
	for (int i = 1; i < SOUND_KIND_COUNT; i++) {
		if (strcmp(names[i], name) == 0) {
			*kind = (enum sound_kind)i;
			return true;
		}
	}
	return false;
}
