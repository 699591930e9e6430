/*
 * Pitch: the fundamental frequency of a voice, frame by frame.
 *
 *	samples -> pitch_track() -> struct pitch_frame every 10 ms
 *
 * The autocorrelation of a windowed frame over that of the window, its peaks
 * as candidates, and the path through the candidates of all frames that is
 * cheapest in octave jumps and changes of voicing (P. Boersma, "Accurate
 * short-term analysis of the fundamental frequency and the harmonics-to-noise
 * ratio of a sampled sound", IFA Proceedings 17, 1993), with the costs that
 * paper gives. The path is what bounds octave errors: a jump by an octave has
 * to pay at both its ends. aubio does the transforms.
 *
 * The spectrum of the transform also gives each frame's power by band.
 *
 * Thread rule: one thread at a time for one pitch.
 */
#ifndef AUSCULT_PITCH_H
#define AUSCULT_PITCH_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

/* Of speaking voices, raised ones included (R. J. Baken, R. F. Orlikoff,
 * "Clinical Measurement of Speech and Voice", 2000). */
#define PITCH_LEAST_HZ 70.0
#define PITCH_MOST_HZ 500.0
#define PITCH_STEP_S 0.01
#define PITCH_WINDOW_S (3.0 / PITCH_LEAST_HZ)
/* As much as audio.h keeps. */
#define PITCH_FRAMES_MOST 6000

/* Bands of the telephone's spectrum, Hz: 0.2 to 1 kHz, and 1 to 3.4 kHz. */
enum { PITCH_BAND_LOW, PITCH_BAND_HIGH, PITCH_BANDS };

struct pitch_frame {
	float hz;		  /* 0 where there is no voice */
	float periodicity;	  /* of the voice, 0..1: r of the paper */
	float power;		  /* mean square, full scale 1 */
	float bands[PITCH_BANDS]; /* power within, in one unit */
	float centroid_hz;	  /* of both bands together; 0 in silence */
};

struct pitch;

/* `rate_hz` 8000 to 48000. The caller owns `*out`. */
MUST_CHECK enum status pitch_new(
	struct pitch **out, int rate_hz, struct failure *why);
void pitch_free(struct pitch *pitch);

/*
 * Tracks `count` samples, at most PITCH_FRAMES_MOST frames of them; returns how
 * many frames there are. Frame i is heard in PITCH_WINDOW_S from i *
 * PITCH_STEP_S; `*frames` is borrowed until the next call.
 */
size_t pitch_track(struct pitch *pitch, const int16_t *samples, size_t count,
	const struct pitch_frame **frames);

#endif
