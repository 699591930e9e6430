#include "codec_quirks.h"

#include <stddef.h>
#include <string.h>

static const struct codec_priming primings[] = {
	{ "mp3", 576 + 529, 0.0 },
	{ "aac", 1024, 0.0 },
	{ "wmav1", 0, 0.032 },
	{ "wmav2", 0, 0.032 },
};

struct codec_priming codec_priming(const char *codec)
{
	for (size_t i = 0; i < sizeof(primings) / sizeof(*primings); i++)
		if (strcmp(primings[i].codec, codec) == 0)
			return primings[i];
	return (struct codec_priming){ .codec = codec };
}

enum packet_kind codec_packet_kind(
	const char *codec, const uint8_t *bytes, int count)
{
	if (count < 1)
		return PACKET_SOUND;
	if (strcmp(codec, "amr_nb") == 0 && (bytes[0] >> 3 & 15) >= 8)
		return PACKET_PAUSE;
	if (strcmp(codec, "gsm") == 0 && bytes[0] >> 4 != 0xd)
		return PACKET_DAMAGED;
	return PACKET_SOUND;
}
