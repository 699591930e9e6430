/*
 * Music: whether the last seconds were music.
 *
 *	spectrum every 40 ms -> music_add() -> music->activation
 *
 * Continuous frequency activation (K. Seyerlehner, T. Pohle, M. Schedl, G.
 * Widmer, "Automatic music detection in television productions", DAFx 2007):
 * music holds notes, which draw straight lines in the spectrogram, whereas a
 * voice glides. A bin is active when it stands out from its neighbours; how
 * often each was over MUSIC_BLOCK spectra makes a curve by frequency; the sum
 * of its five sharpest peaks is the activation, 0 to 5.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_MUSIC_H
#define AUSCULT_MUSIC_H

#include <stdbool.h>
#include <stdint.h>

#include "spectrum.h"

#define MUSIC_BLOCK 64 /* spectra: 2.56 s */
#define MUSIC_BINS (SPECTRUM_HIGH - SPECTRUM_LOW + 1)

/* Zeroed is before the first spectrum. */
struct music {
	int count; /* spectra heard, up to MUSIC_BLOCK */
	int next;
	uint8_t active[MUSIC_BLOCK][MUSIC_BINS];
	uint8_t counts[MUSIC_BINS];
	float loud;	  /* power of the loudest bin lately */
	float activation; /* of the last MUSIC_BLOCK spectra */
};

void music_add(struct music *music, const float power[SPECTRUM_BINS]);

#endif
