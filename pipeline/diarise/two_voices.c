#include "two_voices.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bipartition.h"
#include "resegment.h"

/* Stretches to be clustered: longer ones may be of both voices, shorter ones
 * say more of what is said than of who says it. */
#define STRETCH_FRAMES 150
#define STRETCH_LEAST_FRAMES 40
#define ROUNDS 6

struct stretch {
	size_t first, count;
};

struct finding {
	const struct voice_memory *memory;
	uint8_t *sides;
	struct stretch *stretches;
	struct gaussian *gaussians;
	uint8_t *stretch_sides;
	size_t count; /* of stretches */
	struct speech_frame *speech;
	struct voice_model *model;
};

static size_t count_stretches(const struct voice_memory *memory)
{
	size_t count = 0;

	for (size_t i = 0; i < memory->runs.count; i++)
		count += memory->runs.items[i].count / STRETCH_FRAMES + 1;
	return count;
}

/* Cuts a run into stretches of the same length. */
static void add_stretches(struct finding *finding, const struct voice_run *run)
{
	size_t parts = (run->count + STRETCH_FRAMES - 1) / STRETCH_FRAMES;

	for (size_t i = 0; i < parts; i++) {
		size_t from = run->count * i / parts;
		size_t to = run->count * (i + 1) / parts;
		struct gaussian gaussian = { 0 };

		for (size_t f = run->first + from; f < run->first + to; f++)
			if (finding->sides[f] != VOICE_NOBODY)
				gaussian_add(&gaussian,
					&finding->memory->frames[f], 1);
		if (gaussian.count < STRETCH_LEAST_FRAMES)
			continue;
		finding->stretches[finding->count] =
			(struct stretch){ run->first + from, to - from };
		finding->gaussians[finding->count++] = gaussian;
	}
}

/* Of more than can be clustered, every so many. */
static void thin_out(struct finding *finding)
{
	size_t count = finding->count;

	if (count <= BIPARTITION_MOST)
		return;
	for (size_t i = 0; i < BIPARTITION_MOST; i++) {
		size_t from = i * count / BIPARTITION_MOST;

		finding->stretches[i] = finding->stretches[from];
		finding->gaussians[i] = finding->gaussians[from];
	}
	finding->count = BIPARTITION_MOST;
}

static enum status cluster(
	struct finding *finding, uint8_t *guess, struct failure *why)
{
	const struct voice_memory *memory = finding->memory;
	enum status rc;

	for (size_t i = 0; i < memory->runs.count; i++)
		add_stretches(finding, &memory->runs.items[i]);
	thin_out(finding);
	rc = bipartition_find(finding->gaussians, finding->count,
		finding->stretch_sides, why);
	if (rc != STATUS_OK)
		return rc;
	memset(guess, VOICE_NOBODY, memory->count);
	for (size_t i = 0; i < finding->count; i++) {
		const struct stretch *stretch = &finding->stretches[i];

		for (size_t f = 0; f < stretch->count; f++)
			if (finding->sides[stretch->first + f] != VOICE_NOBODY)
				guess[stretch->first + f] =
					finding->stretch_sides[i];
	}
	return STATUS_OK;
}

/* The log-likelihood ratio of side 0 to side 1. */
static float compare(
	const struct voice_model *model, const struct cepstrum *frame)
{
	return voice_model_score(model, 0, frame) -
	       voice_model_score(model, 1, frame);
}

/* One round: models of what both sides have, and the likeliest path by them. */
static enum status refine(
	struct finding *finding, uint8_t *guess, struct failure *why)
{
	const struct voice_memory *memory = finding->memory;
	enum status rc;

	voice_model_adapt(finding->model, memory->frames, guess, memory->count);
	for (size_t f = 0; f < memory->count; f++)
		finding->speech[f].ratio =
			finding->sides[f] == VOICE_NOBODY
				? 0.0F
				: compare(finding->model, &memory->frames[f]);
	rc = resegment(finding->speech, memory->count, why);
	for (size_t f = 0; f < memory->count && rc == STATUS_OK; f++)
		guess[f] = finding->sides[f] == VOICE_NOBODY
				   ? VOICE_NOBODY
				   : finding->speech[f].side;
	return rc;
}

/* How much better than one distribution two explain a frame. */
static double separate(const struct finding *finding)
{
	struct gaussian sides[2] = { { 0 } };
	double gain;

	for (size_t f = 0; f < finding->memory->count; f++)
		if (finding->sides[f] != VOICE_NOBODY)
			gaussian_add(&sides[finding->speech[f].side],
				&finding->memory->frames[f], 1);
	if (sides[0].count < 1.0 || sides[1].count < 1.0)
		return 0.0;
	gain = gaussian_gain(&sides[0], &sides[1], 1.0);
	return gain / (sides[0].count + sides[1].count);
}

static void mark_first_frames(struct finding *finding)
{
	const struct voice_memory *memory = finding->memory;

	for (size_t i = 0; i < memory->runs.count; i++) {
		const struct voice_run *run = &memory->runs.items[i];

		if (run->count > 0)
			finding->speech[run->first].is_first = true;
	}
}

static enum status find(struct finding *finding, uint8_t *guess, double *gain,
	struct failure *why)
{
	size_t count = finding->memory->count;
	enum status rc;
	uint8_t first;

	mark_first_frames(finding);
	rc = cluster(finding, guess, why);
	if (rc == STATUS_OK)
		voice_model_train(finding->model, CEPSTRUM_SIZE,
			finding->memory->frames, finding->sides, count);
	for (int round = 0; round < ROUNDS && rc == STATUS_OK; round++)
		rc = refine(finding, guess, why);
	if (rc != STATUS_OK)
		return rc;
	*gain = separate(finding);
	first = count > 0 ? finding->speech[0].side : 0;
	for (size_t f = 0; f < count; f++)
		finding->sides[f] = finding->speech[f].side != first;
	return STATUS_OK;
}

enum status two_voices_find(const struct voice_memory *memory, uint8_t *sides,
	double *gain, struct failure *why)
{
	size_t most = count_stretches(memory);
	struct finding finding = { .memory = memory, .sides = sides };
	uint8_t *guess = malloc(memory->count + 1);
	enum status rc;

	finding.stretches = calloc(most + 1, sizeof(*finding.stretches));
	finding.gaussians = calloc(most + 1, sizeof(*finding.gaussians));
	finding.stretch_sides = calloc(most + 1, 1);
	finding.speech = calloc(memory->count + 1, sizeof(*finding.speech));
	finding.model = malloc(sizeof(*finding.model));
	if (!guess || !finding.stretches || !finding.gaussians ||
		!finding.stretch_sides || !finding.speech || !finding.model)
		rc = failure_no_memory(why);
	else
		rc = find(&finding, guess, gain, why);
	free(guess);
	free(finding.stretches);
	free(finding.gaussians);
	free(finding.stretch_sides);
	free(finding.speech);
	free(finding.model);
	return rc;
}
