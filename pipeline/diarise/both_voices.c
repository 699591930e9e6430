#include "both_voices.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Frames that teach the model: of speech, at most, and sums for each. */
#define LESSONS_MOST 9000
#define SUMS_A_LESSON (2.0 / 3.0)
/* A prime: frames of the second voice are taken in this stride. */
#define STRIDE 7919
/* Frames before and behind that tell of one, and how many of speech at least
 * their mean is taken over. */
#define REACH 12
#define LEAST_WEIGHT 5
/* Runs that are not further apart go on. */
#define TOUCHING_S 0.03
/* Fitted on every frame of 24 calls of zh-sentences/train; recipe/fit, which
 * takes every fifth, comes within a seventh of each. */
#define BIAS (-1.48)
#define BY_GAIN 3.32
#define BY_ONE 8.63
#define BY_TWO (-6.93)
/* Log-odds at which both speak for sure, and which go on with that. */
#define SURE 2.0
#define GOES_ON (-0.5)
#define LEAST_FRAMES 10

struct finding {
	const struct voice_memory *memory;
	const uint8_t *sides;
	struct cepstrum *lessons;
	uint8_t *lesson_sides;
	size_t lesson_count;
	struct voice_model *model;
	float (*scores)[VOICE_SIDES]; /* of each frame */
};

/* ---- the model ---- */

static void learn(
	struct finding *finding, const struct cepstrum *frame, uint8_t side)
{
	finding->lessons[finding->lesson_count] = *frame;
	finding->lesson_sides[finding->lesson_count++] = side;
}

/* Of all speech so many frames, evenly. */
static void take_lessons(struct finding *finding, size_t speech)
{
	const struct voice_memory *memory = finding->memory;
	size_t every = speech / LESSONS_MOST + 1, at = 0;

	for (size_t f = 0; f < memory->count; f++)
		if (finding->sides[f] != VOICE_NOBODY && at++ % every == 0)
			learn(finding, &memory->frames[f], finding->sides[f]);
}

/* The places of a side's lessons; how many. */
static size_t list_lessons(
	const struct finding *finding, uint8_t side, size_t *places)
{
	size_t count = 0;

	for (size_t i = 0; i < finding->lesson_count; i++)
		if (finding->lesson_sides[i] == side)
			places[count++] = i;
	return count;
}

/* Frames of one voice and of the other as they would be at once. `places` has
 * room for all lessons. False where one never speaks. */
static bool add_sums(struct finding *finding, size_t *places)
{
	size_t firsts = list_lessons(finding, 0, places);
	size_t seconds = list_lessons(finding, 1, places + firsts);
	size_t count = (size_t)((double)(firsts + seconds) * SUMS_A_LESSON);
	struct cepstrum_basis basis = { 0 };

	if (firsts == 0 || seconds == 0)
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t a = places[i * firsts / count];
		size_t b = places[firsts + i * STRIDE % seconds];
		struct cepstrum sum = cepstrum_add(
			&basis, &finding->lessons[a], &finding->lessons[b]);

		learn(finding, &sum, VOICE_BOTH);
	}
	return true;
}

static bool train(struct finding *finding, size_t speech, size_t *places)
{
	const struct voice_memory *memory = finding->memory;

	take_lessons(finding, speech);
	if (!add_sums(finding, places))
		return false;
	voice_model_train(finding->model, CEPSTRUM_ALL, finding->lessons,
		finding->lesson_sides, finding->lesson_count);
	voice_model_adapt(finding->model, finding->lessons,
		finding->lesson_sides, finding->lesson_count);
	for (size_t f = 0; f < memory->count; f++)
		for (int side = 0; side < VOICE_SIDES; side++)
			finding->scores[f][side] =
				finding->sides[f] == VOICE_NOBODY
					? 0.0F
					: voice_model_score(finding->model,
						  side, &memory->frames[f]);
	return true;
}

/* ---- what tells ---- */

/* Frame `f` by those around it within [from, to). */
static struct both_evidence look_around(
	const struct finding *finding, size_t f, size_t from, size_t to)
{
	size_t first = f > from + REACH ? f - REACH : from;
	size_t last = f + REACH < to ? f + REACH : to - 1;
	float sums[VOICE_SIDES] = { 0.0F }, one = 0.0F, two = 0.0F;
	int count = 0;

	for (size_t i = first; i <= last; i++) {
		if (finding->sides[i] == VOICE_NOBODY)
			continue;
		for (int side = 0; side < VOICE_SIDES; side++)
			sums[side] += finding->scores[i][side];
		one += finding->memory->periods[i].one;
		two += finding->memory->periods[i].two;
		count++;
	}
	count = count < LEAST_WEIGHT ? LEAST_WEIGHT : count;
	return (struct both_evidence){
		.gain = (sums[VOICE_BOTH] - fmaxf(sums[0], sums[1])) /
			(float)count,
		.one = one * (float)TWO_PERIODS_STEP / (float)count,
		.two = two * (float)TWO_PERIODS_STEP / (float)count,
	};
}

/* Frames of runs that follow each other without a pause, from run `*r` on,
 * which becomes the next; false behind the last. */
static bool next_stretch(
	const struct voice_memory *memory, size_t *r, size_t *from, size_t *to)
{
	const struct voice_run *run, *last;

	if (*r >= memory->runs.count)
		return false;
	run = &memory->runs.items[*r];
	last = &memory->runs.items[memory->runs.count - 1];
	*from = run->first;
	while (run < last &&
		run[1].start_s - run->start_s -
				(double)run->count * CEPSTRUM_STEP_S <=
			TOUCHING_S)
		run++;
	*to = run->first + run->count;
	*r = (size_t)(run - memory->runs.items) + 1;
	return true;
}

static void look(const struct finding *finding, struct both_evidence *evidence)
{
	size_t r = 0, from, to;

	while (next_stretch(finding->memory, &r, &from, &to))
		for (size_t f = from; f < to; f++)
			if (finding->sides[f] != VOICE_NOBODY)
				evidence[f] = look_around(finding, f, from, to);
}

enum status both_voices_measure(const struct voice_memory *memory,
	const uint8_t *sides, struct both_evidence *evidence,
	struct failure *why)
{
	struct finding finding = { .memory = memory, .sides = sides };
	size_t speech = 0, most, *places;
	enum status rc = STATUS_OK;

	memset(evidence, 0, memory->count * sizeof(*evidence));
	for (size_t f = 0; f < memory->count; f++)
		speech += sides[f] != VOICE_NOBODY;
	most = 2 * (speech < LESSONS_MOST ? speech : LESSONS_MOST) + 1;
	places = calloc(most, sizeof(*places));
	finding.lessons = calloc(most, sizeof(*finding.lessons));
	finding.lesson_sides = calloc(most, 1);
	finding.model = malloc(sizeof(*finding.model));
	finding.scores = calloc(memory->count + 1, sizeof(*finding.scores));
	if (!places || !finding.lessons || !finding.lesson_sides ||
		!finding.model || !finding.scores)
		rc = failure_no_memory(why);
	else if (train(&finding, speech, places))
		look(&finding, evidence);
	free(places);
	free(finding.lessons);
	free(finding.lesson_sides);
	free(finding.model);
	free(finding.scores);
	return rc;
}

/* ---- spans ---- */

static double log_odds(const struct both_evidence *evidence)
{
	return BIAS + BY_GAIN * evidence->gain + BY_ONE * evidence->one +
	       BY_TWO * evidence->two;
}

/* Marks what goes on and is sure somewhere, within [from, to). */
static void mark(const uint8_t *sides, const struct both_evidence *evidence,
	size_t from, size_t to, bool *both)
{
	size_t first = from;
	bool is_sure = false;

	for (size_t f = from; f <= to; f++) {
		double odds = f < to && sides[f] != VOICE_NOBODY
				      ? log_odds(&evidence[f])
				      : -INFINITY;

		if (odds > GOES_ON) {
			is_sure = is_sure || odds > SURE;
			continue;
		}
		if (is_sure && f - first >= LEAST_FRAMES)
			memset(both + first, true, f - first);
		is_sure = false;
		first = f + 1;
	}
}

static void mark_all(const struct voice_memory *memory, const uint8_t *sides,
	const struct both_evidence *evidence, bool *both)
{
	size_t r = 0, from, to;

	memset(both, 0, memory->count * sizeof(*both));
	while (next_stretch(memory, &r, &from, &to))
		mark(sides, evidence, from, to, both);
}

enum status both_voices_find(const struct voice_memory *memory,
	const uint8_t *sides, bool *both, struct failure *why)
{
	struct both_evidence *evidence =
		malloc((memory->count + 1) * sizeof(*evidence));
	enum status rc =
		evidence ? both_voices_measure(memory, sides, evidence, why)
			 : failure_no_memory(why);

	if (rc == STATUS_OK)
		mark_all(memory, sides, evidence, both);
	free(evidence);
	return rc;
}
