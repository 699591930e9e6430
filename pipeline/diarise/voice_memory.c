#include "voice_memory.h"

#include <math.h>
#include <stdlib.h>

#include "list.h"
#include "voice_model.h"

/* An hour of speech: what is more is given back. */
#define KEPT_FRAMES 180000
/* Quieter than this below the loud of its utterance is a pause. */
#define PAUSE_BELOW_DB 25

void voice_memory_release(struct voice_memory *memory)
{
	free(memory->frames);
	free(memory->periods);
	free(memory->runs.items);
	*memory = (struct voice_memory){ 0 };
}

void voice_memory_clear(struct voice_memory *memory)
{
	if (memory->capacity > KEPT_FRAMES)
		voice_memory_release(memory);
	memory->count = memory->runs.count = 0;
}

enum status voice_memory_reserve(
	struct voice_memory *memory, size_t count, struct failure *why)
{
	enum status rc = list_reserve(&memory->frames, &memory->capacity,
		memory->count + count, sizeof(*memory->frames), why);

	return rc == STATUS_OK ? list_reserve(&memory->periods,
					 &memory->period_capacity,
					 memory->count + count,
					 sizeof(*memory->periods), why)
			       : rc;
}

enum status voice_memory_add(struct voice_memory *memory, double start_s,
	size_t count, struct failure *why)
{
	enum status rc = list_reserve(&memory->runs.items,
		&memory->runs.capacity, memory->runs.count + 1,
		sizeof(*memory->runs.items), why);

	if (rc != STATUS_OK)
		return rc;
	memory->runs.items[memory->runs.count++] =
		(struct voice_run){ start_s, memory->count, count };
	memory->count += count;
	return STATUS_OK;
}

size_t voice_run_frames(
	const struct voice_run *run, struct span when, size_t *first)
{
	double from = (when.start_s - run->start_s) / CEPSTRUM_STEP_S;
	double to = (when.end_s - run->start_s) / CEPSTRUM_STEP_S;
	size_t start = from > 0.0 ? (size_t)lround(from) : 0;
	size_t end = to > 0.0 ? (size_t)lround(to) : 0;

	if (end > run->count)
		end = run->count;
	*first = run->first + start;
	return end > start ? end - start : 0;
}

size_t voice_run_mark(const struct voice_memory *memory,
	const struct voice_run *run, uint8_t *sides)
{
	const struct cepstrum *frames = memory->frames + run->first;
	int8_t loud_db = INT8_MIN;
	size_t speech = 0;

	for (size_t f = 0; f < run->count; f++)
		if (frames[f].level_db > loud_db)
			loud_db = frames[f].level_db;
	for (size_t f = 0; f < run->count; f++) {
		bool is_speech = frames[f].level_db > loud_db - PAUSE_BELOW_DB;

		sides[run->first + f] = is_speech ? 0 : VOICE_NOBODY;
		speech += is_speech;
	}
	return speech;
}
