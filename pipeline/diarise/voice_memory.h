/*
 * Voice memory: the cepstra and periods of all speech of a call.
 *
 *	stretch of speech -> voice_memory_add() -> runs of frames
 *
 * Thread rule: one thread at a time for one memory.
 */
#ifndef AUSCULT_VOICE_MEMORY_H
#define AUSCULT_VOICE_MEMORY_H

#include "cepstrum.h"
#include "span.h"
#include "two_periods.h"

/* One utterance, or what a cut has left of it. */
struct voice_run {
	double start_s;
	size_t first, count; /* frames */
};

/* Zeroed is empty. */
struct voice_memory {
	struct cepstrum *frames;
	struct two_periods *periods; /* of each frame */
	size_t count, capacity, period_capacity;
	struct {
		struct voice_run *items;
		size_t count, capacity;
	} runs; /* in the order of time */
};

/* Empties it and keeps what memory of an ordinary call it has. */
void voice_memory_clear(struct voice_memory *memory);
void voice_memory_release(struct voice_memory *memory);

/* Room for `count` frames behind those that are there; not yet counted. */
MUST_CHECK enum status voice_memory_reserve(
	struct voice_memory *memory, size_t count, struct failure *why);
/* Counts them, as a run that begins at `start_s`. */
MUST_CHECK enum status voice_memory_add(struct voice_memory *memory,
	double start_s, size_t count, struct failure *why);

/* Frames of `run` within `when`: from `*first` on, the result's number. */
size_t voice_run_frames(
	const struct voice_run *run, struct span when, size_t *first);

/* Fills `sides`, one for each frame of the memory, where the run is: 0 where it
 * is loud enough for a voice, VOICE_NOBODY (voice_model.h) in its pauses. How
 * many are 0. */
size_t voice_run_mark(const struct voice_memory *memory,
	const struct voice_run *run, uint8_t *sides);

#endif
