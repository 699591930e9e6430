#include "diarise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "both_voices.h"
#include "change_point.h"
#include "two_voices.h"
#include "voice_cover.h"
#include "voice_split.h"

/* An utterance has at most UTTERANCE_MOST_S, its parts CHANGE_LEAST_FRAMES. */
#define CUTS_MOST 20
/* Less speech than this is not told apart. */
#define LEAST_SPEECH_S 6.0
/* One voice that is taken for two is no better explained by two distributions
 * (-0.1 to 0 a frame); two voices are, by 0.09 and more (zh-sentences/train).
 * Half way, and how fast doubt goes. */
#define ONE_VOICE 0.05
#define STEEPNESS 40.0

struct diarise {
	struct cepstrum_ear *ear;
	struct two_periods_ear *hums;
	struct voice_memory memory;
	size_t done; /* utterances remembered */
};

/* Where an utterance is cut, by frame. */
struct cuts {
	size_t at[CUTS_MOST];
	int count;
};

enum status diarise_new(struct diarise **out, struct failure *why)
{
	struct diarise *diarise = calloc(1, sizeof(*diarise));

	if (!diarise)
		return failure_no_memory(why);
	*out = diarise;
	return STATUS_OK;
}

void diarise_free(struct diarise *diarise)
{
	if (!diarise)
		return;
	cepstrum_ear_free(diarise->ear);
	two_periods_ear_free(diarise->hums);
	voice_memory_release(&diarise->memory);
	free(diarise);
}

enum status diarise_start(
	struct diarise *diarise, const struct call *call, struct failure *why)
{
	enum status rc;

	cepstrum_ear_free(diarise->ear);
	two_periods_ear_free(diarise->hums);
	diarise->ear = NULL;
	diarise->hums = NULL;
	diarise->done = 0;
	voice_memory_clear(&diarise->memory);
	rc = cepstrum_ear_new(&diarise->ear, call->audio.rate_hz, why);
	return rc == STATUS_OK ? two_periods_ear_new(&diarise->hums,
					 call->audio.rate_hz, why)
			       : rc;
}

/* ---- while the call is heard ---- */

static void find_cuts(struct cuts *cuts, const struct cepstrum *frames,
	size_t from, size_t to)
{
	size_t at = change_point_find(frames + from, to - from);

	if (at == 0 || cuts->count == CUTS_MOST)
		return;
	find_cuts(cuts, frames, from, from + at);
	if (cuts->count < CUTS_MOST)
		cuts->at[cuts->count++] = from + at;
	find_cuts(cuts, frames, from + at, to);
}

/* What is behind `at_s` becomes the next utterance. */
static enum status cut(
	struct call *call, size_t i, double at_s, struct failure *why)
{
	struct utterance behind = call->utterances.items[i];
	enum status rc = call_add_utterance(call, &behind, why);
	struct utterance *at = &call->utterances.items[i];

	if (rc != STATUS_OK)
		return rc;
	memmove(at + 1, at, (call->utterances.count - i - 1) * sizeof(*at));
	at[0].when.end_s = at[1].when.start_s = at_s;
	return STATUS_OK;
}

/* Puts frames behind those that the memory counts. */
static void listen(
	struct diarise *diarise, const int16_t *samples, int64_t count)
{
	struct voice_memory *memory = &diarise->memory;

	cepstrum_take(
		diarise->ear, samples, count, memory->frames + memory->count);
	two_periods_take(
		diarise->hums, samples, count, memory->periods + memory->count);
}

/* Takes the frames of one utterance, and cuts it. */
static enum status remember(
	struct diarise *diarise, struct call *call, struct failure *why)
{
	struct voice_memory *memory = &diarise->memory;
	const struct audio *audio = &call->audio;
	struct span when = call->utterances.items[diarise->done].when;
	int64_t from = audio_frame(audio, when.start_s);
	int64_t to = audio_frame(audio, when.end_s);
	struct cuts cuts = { .count = 0 };
	size_t count, first = 0;
	enum status rc;

	if (from < audio->start)
		from = audio->start;
	if (to > audio->end)
		to = audio->end;
	count = cepstrum_count(diarise->ear, to - from);
	rc = voice_memory_reserve(memory, count, why);
	if (rc != STATUS_OK)
		return rc;
	if (count > 0)
		listen(diarise, audio_at(audio, 0, from), to - from);
	find_cuts(&cuts, memory->frames + memory->count, 0, count);
	for (int i = 0; i <= cuts.count && rc == STATUS_OK; i++) {
		size_t end = i < cuts.count ? cuts.at[i] : count;
		double start_s = when.start_s + (double)first * CEPSTRUM_STEP_S;

		if (i > 0)
			rc = cut(call, diarise->done++, start_s, why);
		if (rc == STATUS_OK)
			rc = voice_memory_add(
				memory, start_s, end - first, why);
		first = end;
	}
	diarise->done++;
	return rc;
}

enum status diarise_next(
	struct diarise *diarise, struct call *call, struct failure *why)
{
	bool is_mono = call->audio.channels == 1 || call->audio.is_dual_mono;
	enum status rc = STATUS_OK;

	if (!is_mono)
		diarise->done = call->utterances.count;
	while (rc == STATUS_OK && diarise->done < call->utterances.count)
		rc = remember(diarise, call, why);
	return rc;
}

/* ---- when it has ended ---- */

/* Which frames are speech: those of announcements and pauses are nobody's. */
static size_t mark_speech(const struct call *call,
	const struct voice_memory *memory, uint8_t *sides)
{
	size_t speech = 0;

	for (size_t i = 0; i < memory->runs.count; i++) {
		const struct voice_run *run = &memory->runs.items[i];
		struct span when = { run->start_s,
			run->start_s + (double)run->count * CEPSTRUM_STEP_S };

		if (call_is_prompt(call, 0, when))
			memset(sides + run->first, VOICE_NOBODY, run->count);
		else
			speech += voice_run_mark(memory, run, sides);
	}
	return speech;
}

static bool is_told(const struct call *call)
{
	for (size_t i = 0; i < call->utterances.count; i++)
		if (call->utterances.items[i].party != PARTY_UNKNOWN)
			return true;
	return false;
}

/* Where `both` begins at frame `f` of `run`, it ends at the result. */
static size_t end_of_both(
	const struct voice_run *run, const bool *both, size_t f)
{
	while (f < run->count && both[run->first + f])
		f++;
	return f;
}

static enum status cover_run(struct call *call, const struct voice_run *run,
	const bool *both, struct failure *why)
{
	enum status rc = STATUS_OK;
	size_t end;

	for (size_t f = 0; f < run->count && rc == STATUS_OK; f = end + 1) {
		end = end_of_both(run, both, f);
		if (end > f)
			rc = voice_cover(call,
				(struct span){
					run->start_s +
						(double)f * CEPSTRUM_STEP_S,
					run->start_s +
						(double)end * CEPSTRUM_STEP_S },
				why);
	}
	return rc;
}

/* Finds where both speak at once. `pauses` is as mark_speech() filled it. */
static enum status tell_both(struct diarise *diarise, struct call *call,
	const uint8_t *pauses, uint8_t *sides, struct failure *why)
{
	const struct voice_memory *memory = &diarise->memory;
	bool *both = malloc((memory->count + 1) * sizeof(*both));
	enum status rc;

	if (!both)
		return failure_no_memory(why);
	for (size_t f = 0; f < memory->count; f++)
		if (pauses[f] == VOICE_NOBODY)
			sides[f] = VOICE_NOBODY;
	rc = both_voices_find(memory, sides, both, why);
	for (size_t r = 0; r < memory->runs.count && rc == STATUS_OK; r++)
		rc = cover_run(call, &memory->runs.items[r], both, why);
	free(both);
	return rc;
}

static enum status tell_apart(
	struct diarise *diarise, struct call *call, struct failure *why)
{
	const struct voice_memory *memory = &diarise->memory;
	uint8_t *sides = malloc(memory->count + 1);
	uint8_t *pauses = malloc(memory->count + 1);
	double gain = ONE_VOICE, speech_s;
	enum status rc = STATUS_OK;

	if (!sides || !pauses) {
		free(sides);
		free(pauses);
		return failure_no_memory(why);
	}
	speech_s = (double)mark_speech(call, memory, pauses) * CEPSTRUM_STEP_S;
	memcpy(sides, pauses, memory->count);
	if (speech_s >= LEAST_SPEECH_S) {
		rc = two_voices_find(memory, sides, &gain, why);
		if (rc == STATUS_OK)
			rc = voice_split(call, memory, sides, why);
	}
	call->voices.is_by_voice = true;
	call->voices.separation =
		1.0 / (1.0 + exp((ONE_VOICE - gain) * STEEPNESS));
	if (rc == STATUS_OK && call->voices.separation >= VOICES_SURE)
		rc = tell_both(diarise, call, pauses, sides, why);
	free(sides);
	free(pauses);
	return rc;
}

enum status diarise_finish(
	struct diarise *diarise, struct call *call, struct failure *why)
{
	bool is_mono =
		call->audio.channels == 1 || call->recording.is_dual_mono;

	if (!is_mono || diarise->memory.count == 0 || is_told(call))
		return STATUS_OK;
	return tell_apart(diarise, call, why);
}
