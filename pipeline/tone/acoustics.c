#include "acoustics.h"

#include <math.h>
#include <stdlib.h>

/* Power that counts as none: below half a bit of 16-bit PCM. */
#define NO_POWER 1e-10F
/* r of a perfectly periodic frame, and of none: bounds harmonicity to 30 dB. */
#define PERIODICITY_MOST 0.999
#define PERIODICITY_LEAST 0.001
#define FRAMES_A_SECOND (1.0 / PITCH_STEP_S)

static int compare(const void *a, const void *b)
{
	float left = *(const float *)a, right = *(const float *)b;

	return (left > right) - (left < right);
}

static double percentile(const float *sorted, size_t count, double share)
{
	return (double)sorted[(size_t)(share * (double)(count - 1) + 0.5)];
}

static double decibels(double ratio)
{
	return 10.0 * log10(ratio);
}

static void summarise_pitch(float *sorted, const struct pitch_frame *frames,
	size_t count, struct utterance *utterance)
{
	size_t voiced = 0;

	for (size_t i = 0; i < count; i++)
		if (frames[i].hz > 0.0F)
			sorted[voiced++] = frames[i].hz;
	utterance->voiced_share = (double)voiced / (double)count;
	if (!voiced)
		return;
	qsort(sorted, voiced, sizeof(*sorted), compare);
	utterance->pitch_hz = percentile(sorted, voiced, 0.5);
	utterance->pitch_range_st =
		12.0 * log2(percentile(sorted, voiced, 0.95) /
			       percentile(sorted, voiced, 0.05));
}

/* Fills scratch->db; returns the level of the loudest, 95th percentile. */
static float level_frames(struct acoustics_scratch *scratch,
	const struct pitch_frame *frames, size_t count)
{
	for (size_t i = 0; i < count; i++)
		scratch->sorted[i] = scratch->db[i] =
			10.0F * log10f(frames[i].power + NO_POWER);
	qsort(scratch->sorted, count, sizeof(*scratch->sorted), compare);
	return (float)percentile(scratch->sorted, count, 0.95);
}

/* Sums over the vowels. */
struct vowels {
	size_t count, moves;
	double tilt_db, centroid_hz, harmonicity_db, motion_st;
};

static void add_vowel(struct vowels *vowels, const struct pitch_frame *frame)
{
	double r = fmin(fmax((double)frame->periodicity, PERIODICITY_LEAST),
		PERIODICITY_MOST);

	vowels->count++;
	vowels->tilt_db +=
		decibels((double)((frame->bands[PITCH_BAND_HIGH] + NO_POWER) /
				  (frame->bands[PITCH_BAND_LOW] + NO_POWER)));
	vowels->centroid_hz += (double)frame->centroid_hz;
	vowels->harmonicity_db += decibels(r / (1.0 - r));
}

/* Pitch moves over all voiced frames: glides lead in and out of vowels. */
static void add_move(struct vowels *vowels, const struct pitch_frame *frame)
{
	double move_st;

	if (!(frame[-1].hz > 0.0F) || !(frame->hz > 0.0F))
		return;
	move_st = fabs(12.0 * log2((double)(frame->hz / frame[-1].hz)));
	if (move_st >= PITCH_JUMP_ST)
		return;
	vowels->motion_st += move_st;
	vowels->moves++;
}

static void summarise_vowels(const struct acoustics_scratch *scratch,
	const struct pitch_frame *frames, size_t count, float loudest_db,
	struct acoustics *acoustics)
{
	float least_db = loudest_db - (float)VOWEL_BELOW_DB;
	struct vowels vowels = { 0 };
	double n;

	for (size_t i = 0; i < count; i++) {
		if (frames[i].hz > 0.0F && scratch->db[i] > least_db)
			add_vowel(&vowels, &frames[i]);
		if (i > 0)
			add_move(&vowels, &frames[i]);
	}
	if (vowels.count == 0)
		return;
	n = (double)vowels.count;
	acoustics->voice_s = n * PITCH_STEP_S;
	acoustics->tilt_db = vowels.tilt_db / n;
	acoustics->centroid_hz = vowels.centroid_hz / n;
	acoustics->harmonicity_db = vowels.harmonicity_db / n;
	if (vowels.moves)
		acoustics->motion_st = vowels.motion_st * FRAMES_A_SECOND /
				       (double)vowels.moves;
}

/* Counts peaks between dips: a peak is one once the level has fallen. */
static size_t count_nuclei(const struct acoustics_scratch *scratch,
	const struct pitch_frame *frames, size_t count, float least_db)
{
	float dip = INFINITY, peak = -INFINITY;
	bool is_voiced = false;
	size_t nuclei = 0;

	for (size_t i = 0; i < count; i++) {
		float db = scratch->db[i];

		if (db > peak) {
			peak = db;
			is_voiced = frames[i].hz > 0.0F;
		}
		if (db < dip)
			dip = peak = db;
		if (db > peak - (float)NUCLEUS_DIP_DB)
			continue;
		nuclei += is_voiced && peak > least_db &&
			  peak - dip >= (float)NUCLEUS_DIP_DB;
		dip = peak = db;
	}
	return nuclei;
}

void acoustics_summarise(struct acoustics_scratch *scratch,
	const struct pitch_frame *frames, size_t count,
	struct utterance *utterance)
{
	struct acoustics *acoustics = &utterance->acoustics;
	float loudest_db;

	if (count == 0)
		return;
	summarise_pitch(scratch->sorted, frames, count, utterance);
	loudest_db = level_frames(scratch, frames, count);
	summarise_vowels(scratch, frames, count, loudest_db, acoustics);
	acoustics->syllables = (double)count_nuclei(
		scratch, frames, count, loudest_db - (float)NUCLEUS_BELOW_DB);
}
