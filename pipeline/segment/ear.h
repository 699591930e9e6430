/*
 * Ear: everything that is heard on one channel.
 *
 *	10 ms of samples -> ear_add() -> track, noise floor
 *	-> ear_next() -> frames of an utterance
 *
 * What was heard is decided on EAR_DELAY_FRAMES later: by then music and tones
 * have been recognised, and the noise floor and speech level know what
 * follows as well as what went before.
 *
 * Thread rule: one thread at a time for one ear.
 */
#ifndef AUSCULT_EAR_H
#define AUSCULT_EAR_H

#include "band_power.h"
#include "leak.h"
#include "listener.h"
#include "narrow.h"
#include "noise_floor.h"
#include "speech_level.h"
#include "track.h"
#include "voice_activity.h"

/* Four seconds of music are known as such 2.4 s behind their end. With the
 * longest utterance (15 s) well below AUDIO_KEEP_S, so that the sound of an
 * utterance is still in the window when it becomes final. */
#define EAR_DELAY_FRAMES 650
/* The newest sound, filtered to the telephone band. */
#define EAR_SAMPLES LEAK_SAMPLES

struct ear {
	struct narrow narrow;
	struct band_power band;
	float sound[EAR_SAMPLES];
	struct track track;
	struct noise_floor floor;
	struct speech_level level; /* of this channel's speaker */
	struct voice voice;
	struct listener listener;
};

/* For a recording at 8000 or 16000 Hz. */
void ear_start(struct ear *ear, int rate_hz);

/* Hears the next frame: 10 ms of samples, or NULL for silence. */
void ear_add(struct ear *ear, const int16_t *samples);

/* The newest SPECTRUM_SAMPLES of its sound. */
const float *ear_newest(const struct ear *ear);

/* Takes their spectrum, each SPECTRUM_EVERY_FRAMES frames. */
void ear_see(struct ear *ear, const float power[SPECTRUM_BINS]);

/* Decides on `frame`; frames come in order, each EAR_DELAY_FRAMES after it was
 * heard. Whether an utterance became final, and which. */
bool ear_next(struct ear *ear, int64_t frame, struct frames *found);

/* Whether there is a voice in those frames, near or far. */
bool ear_is_voiced(const struct ear *ear, struct frames frames);

/* Whether somebody speaks in those frames, and not just a noise. */
bool ear_is_speech(const struct ear *ear, struct frames frames);

#endif
