#include "voice_model.h"

#include <math.h>
#include <string.h>

#define ROUNDS 4      /* of EM behind each doubling of the parts */
#define RELEVANCE 8.0 /* frames that weigh as much as the background */
#define LEAST_VARIANCE 4.0F
/* Of a standard deviation: how far the halves of a part are set apart. */
#define APART 0.3F

/* Sums by part. */
struct sums {
	double count[VOICE_PARTS];
	double sum[VOICE_PARTS][CEPSTRUM_ALL];
	double square[VOICE_PARTS][CEPSTRUM_ALL];
};

/* Log-likelihoods of a frame by part, and their sum. */
static float score_parts(const struct voice_model *model, int parts,
	const struct voice_side *side, const struct cepstrum *frame,
	float scores[VOICE_PARTS])
{
	float values[CEPSTRUM_ALL];
	float most = -INFINITY, sum = 0.0F;

	for (int i = 0; i < model->size; i++)
		values[i] = frame->values[i];
	for (int p = 0; p < parts; p++) {
		float distance = 0.0F;

		for (int i = 0; i < model->size; i++) {
			float apart = values[i] - side->means[p][i];

			distance += apart * apart * model->precisions[p][i];
		}
		scores[p] = side->weights[p] - 0.5F * distance;
		if (scores[p] > most)
			most = scores[p];
	}
	for (int p = 0; p < parts; p++)
		sum += expf(scores[p] - most);
	/* cppcheck-suppress invalidFunctionArg ; there is a part at least */
	return most + logf(sum);
}

static void add_frame(
	struct sums *sums, int part, float share, const struct cepstrum *frame)
{
	sums->count[part] += share;
	for (int i = 0; i < CEPSTRUM_ALL; i++) {
		double value = frame->values[i];

		sums->sum[part][i] += share * value;
		sums->square[part][i] += share * value * value;
	}
}

/* The sums of the frames of one side; VOICE_NOBODY: of both. */
static void expect(const struct voice_model *model, int parts,
	const struct cepstrum *frames, const uint8_t *sides, size_t count,
	uint8_t side, struct sums *sums)
{
	float scores[VOICE_PARTS];

	memset(sums, 0, sizeof(*sums));
	for (size_t f = 0; f < count; f++) {
		float all;

		if (sides[f] == VOICE_NOBODY ||
			(side != VOICE_NOBODY && sides[f] != side))
			continue;
		all = score_parts(
			model, parts, &model->all, &frames[f], scores);
		for (int p = 0; p < parts; p++)
			if (scores[p] > all - 7.0F)
				add_frame(sums, p, expf(scores[p] - all),
					&frames[f]);
	}
}

static void maximise(
	struct voice_model *model, int parts, const struct sums *sums)
{
	double total = 0.0;

	for (int p = 0; p < parts; p++)
		total += sums->count[p];
	for (int p = 0; p < parts; p++) {
		double count = fmax(sums->count[p], 1e-3);
		float norm = 0.0F;

		model->shares[p] = (float)(count / total);
		if (sums->count[p] < 1.0) {
			model->all.weights[p] = -1e3F;
			continue;
		}
		for (int i = 0; i < model->size; i++) {
			double mean = sums->sum[p][i] / count;
			double variance =
				sums->square[p][i] / count - mean * mean;

			variance = fmax(variance, LEAST_VARIANCE);
			model->all.means[p][i] = (float)mean;
			model->precisions[p][i] = (float)(1.0 / variance);
			norm += logf(model->precisions[p][i]);
		}
		model->all.weights[p] = (float)log(count / total) + 0.5F * norm;
	}
}

/* Each part becomes two beside each other. */
static void split(struct voice_model *model, int parts)
{
	for (int p = 0; p < parts; p++) {
		int other = parts + p;

		model->all.weights[p] -= 0.7F;
		model->all.weights[other] = model->all.weights[p];
		for (int i = 0; i < model->size; i++) {
			float apart = APART / sqrtf(model->precisions[p][i]);

			model->precisions[other][i] = model->precisions[p][i];
			model->all.means[other][i] =
				model->all.means[p][i] + apart;
			model->all.means[p][i] -= apart;
		}
	}
}

void voice_model_train(struct voice_model *model, int size,
	const struct cepstrum *frames, const uint8_t *sides, size_t count)
{
	struct sums sums;

	memset(model, 0, sizeof(*model));
	model->size = size;
	for (int parts = 1; parts <= VOICE_PARTS; parts *= 2) {
		for (int round = 0; round < ROUNDS; round++) {
			expect(model, parts, frames, sides, count, VOICE_NOBODY,
				&sums);
			maximise(model, parts, &sums);
		}
		if (parts < VOICE_PARTS)
			split(model, parts);
	}
}

/* Means and weights, as far as there are frames of the side to move them. */
static void adapt(const struct voice_model *model, const struct sums *sums,
	struct voice_side *side)
{
	double total = 0.0;

	for (int p = 0; p < VOICE_PARTS; p++)
		total += sums->count[p];
	for (int p = 0; p < VOICE_PARTS; p++) {
		double count = sums->count[p];
		double share = model->shares[p];

		for (int i = 0; i < model->size; i++)
			side->means[p][i] =
				(float)((sums->sum[p][i] +
						RELEVANCE *
							model->all
								.means[p][i]) /
					(count + RELEVANCE));
		side->weights[p] = model->all.weights[p] +
				   (float)log((count + RELEVANCE * share) /
					      ((total + RELEVANCE) * share));
	}
}

void voice_model_adapt(struct voice_model *model, const struct cepstrum *frames,
	const uint8_t *sides, size_t count)
{
	struct sums sums;

	for (uint8_t side = 0; side < VOICE_SIDES; side++) {
		expect(model, VOICE_PARTS, frames, sides, count, side, &sums);
		adapt(model, &sums, &model->sides[side]);
	}
}

float voice_model_score(
	const struct voice_model *model, int side, const struct cepstrum *frame)
{
	float scores[VOICE_PARTS];

	return score_parts(
		model, VOICE_PARTS, &model->sides[side], frame, scores);
}
