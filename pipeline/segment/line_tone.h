/*
 * Line tone: which call progress tone sounds at this moment.
 *
 *	spectrum -> line_tone_find() -> enum line_tone
 *
 * A tone is one or two lines that hold nine tenths of the band's power, at the
 * frequencies of ITU-T E.180/Q.35 and its supplement 2 ("Various tones used in
 * national networks"): China 450 Hz (GB/T 3380), Europe 425 Hz, United Kingdom
 * 400 + 450 Hz, North America 350 + 440, 440 + 480 and 480 + 620 Hz, and the
 * three of the special information tone, 950, 1,400 and 1,800 Hz +- 50 Hz.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_LINE_TONE_H
#define AUSCULT_LINE_TONE_H

#include "spectrum.h"

enum line_tone {
	LINE_TONE_NONE = 0,
	LINE_TONE_SINGLE,  /* 375 to 475 Hz: ring-back or busy, by cadence */
	LINE_TONE_UK_RING, /* 400 + 450 Hz */
	LINE_TONE_US_RING, /* 440 + 480 Hz */
	LINE_TONE_US_BUSY, /* 480 + 620 Hz */
	LINE_TONE_US_DIAL, /* 350 + 440 Hz */
	LINE_TONE_LOW,	   /* 950 Hz */
	LINE_TONE_MIDDLE,  /* 1,400 Hz */
	LINE_TONE_HIGH,	   /* 1,800 Hz */
};

enum line_tone line_tone_find(const float power[SPECTRUM_BINS]);

#endif
