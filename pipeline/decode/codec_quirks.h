/*
 * Codec quirks: what libav does not tell of a codec, or gets wrong.
 *
 *	codec's name -> codec_priming() -> delay before the sound
 *	codec's name, packet -> codec_packet_kind() -> sound, pause, damage
 *
 * Thread rule: constants only.
 */
#ifndef AUSCULT_CODEC_QUIRKS_H
#define AUSCULT_CODEC_QUIRKS_H

#include <stdint.h>

struct codec_priming {
	const char *codec; /* libav's name */
	int samples;	   /* before the sound, at the codec's rate */
	double missing_s;  /* of the sound, cut off by libav */
};

/*
 * For a file that does not say itself how much to skip: 576 samples of LAME
 * and 529 of the decoder (the LAME tag's specification); the first frame of
 * AAC (ISO/IEC 14496-3). libav cuts two frames off WMA, its own encoder adds
 * one: half of that, at 8000 Hz, is given back, which is at most 32 ms wrong
 * for either.
 */
struct codec_priming codec_priming(const char *codec);

enum packet_kind {
	PACKET_SOUND = 0,
	PACKET_PAUSE,	/* silence, of which the codec sends nothing */
	PACKET_DAMAGED, /* no packet of this codec */
};

/*
 * AMR-NB sends a description of the noise, or nothing, while nobody speaks
 * (3GPP TS 26.101, frame types 8 to 15); libav takes that for damage. A GSM
 * 06.10 frame starts with 0xd (RFC 3551, 4.5.8.1); libav decodes any bytes.
 * Plain 32-bit samples that are infinite or no number (IEEE 754: all bits of
 * the exponent set) are damage too; libav makes them as loud as can be.
 */
enum packet_kind codec_packet_kind(
	const char *codec, const uint8_t *bytes, int count);

#endif
