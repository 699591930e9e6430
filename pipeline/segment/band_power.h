/*
 * Band power: how loud a frame is between 200 and 3,400 Hz.
 *
 *	80 samples -> band_power() -> mean square of the telephone band
 *
 * A fourth-order Butterworth high-pass at 200 Hz takes mains hum, its
 * harmonics and handling noise away; two poles of low-pass at 3,400 Hz (ITU-T
 * G.712's band) keep the hiss above it, where codecs differ most, from
 * counting. Sections after R. Bristow-Johnson's Audio EQ Cookbook.
 *
 * Thread rule: one thread at a time for one state.
 */
#ifndef AUSCULT_BAND_POWER_H
#define AUSCULT_BAND_POWER_H

#include "frame.h"

#define BAND_SECTIONS 3

struct band_section {
	float b0, b1, b2, a1, a2; /* transposed direct form II */
	float z1, z2;
};

struct band_power {
	struct band_section sections[BAND_SECTIONS];
};

void band_power_init(struct band_power *band);

/* Filters the frame in place and returns its mean square. */
float band_power(struct band_power *band, float frame[FRAME_SAMPLES]);

/* 10 log10, FRAME_SILENT_DB at least. */
float power_db(float power);

#endif
