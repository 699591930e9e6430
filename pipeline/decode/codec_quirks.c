#include "codec_quirks.h"

#include <stdbool.h>
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

/* Whether a little-endian 32-bit float in there is infinite or no number. */
static bool has_no_number(const uint8_t *bytes, int count)
{
	for (int i = 3; i < count; i += 4)
		if ((bytes[i] & 0x7f) == 0x7f && (bytes[i - 1] & 0x80) != 0)
			return true;
	return false;
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
	if (strcmp(codec, "pcm_f32le") == 0 && has_no_number(bytes, count))
		return PACKET_DAMAGED;
	return PACKET_SOUND;
}
