/*
 * Listener: what a channel carries beside speech.
 *
 *	sound and spectrum of a channel -> listener_next(), listener_see()
 *	-> marks in the track, typed stretches
 *
 * Joins the detectors of keys, line tones and music on one channel, and
 * settles their disputes: a tone within music is a note.
 *
 * Thread rule: one thread at a time for one listener.
 */
#ifndef AUSCULT_LISTENER_H
#define AUSCULT_LISTENER_H

#include "cadence.h"
#include "dtmf.h"
#include "music.h"
#include "music_span.h"
#include "sound.h"
#include "track.h"

/* At most one of each detector becomes final with a frame. */
#define LISTENER_MOST 3

struct heard {
	enum sound_kind kind;
	struct frames frames;
};

/* Zeroed is before the first frame. */
struct listener {
	struct dtmf dtmf;
	struct cadence cadence;
	struct music music;
	struct music_span span;
	struct heard heard[LISTENER_MOST]; /* by the last call */
	int heard_count;
};

/* Each frame: `newest` is the end of the channel's sound. */
void listener_next(struct listener *listener, struct track *track,
	const float newest[DTMF_SAMPLES]);

/* Each SPECTRUM_EVERY_FRAMES frames, after listener_next(). */
void listener_see(struct listener *listener, struct track *track,
	const float power[SPECTRUM_BINS]);

#endif
