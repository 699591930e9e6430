#include "change_point.h"

#define STEP_FRAMES 5
/* Fitted on zh-sentences/train: a voice that is cut in two costs a word, one
 * that is not cut is found by resegmentation. */
#define PENALTY 1.3
/* The cut is made at the quietest frame so near. */
#define NEAR_FRAMES 12

static size_t quietest(
	const struct cepstrum *frames, size_t count, size_t about)
{
	size_t from = about > NEAR_FRAMES ? about - NEAR_FRAMES : 1;
	size_t to = about + NEAR_FRAMES < count ? about + NEAR_FRAMES : count;
	size_t best = about;

	for (size_t i = from; i < to; i++)
		if (frames[i].level_db < frames[best].level_db)
			best = i;
	return best;
}

size_t change_point_find(const struct cepstrum *frames, size_t count)
{
	struct gaussian left = { 0 }, right = { 0 };
	double best = 0.0;
	size_t place = 0;

	if (count < 2 * CHANGE_LEAST_FRAMES)
		return 0;
	for (size_t i = 0; i < count; i++)
		gaussian_add(&right, &frames[i], 1);
	for (size_t i = 0; i + CHANGE_LEAST_FRAMES < count; i++) {
		if (i >= CHANGE_LEAST_FRAMES && i % STEP_FRAMES == 0) {
			double gain = gaussian_gain(&left, &right, PENALTY);

			if (gain > best) {
				best = gain;
				place = i;
			}
		}
		gaussian_add(&left, &frames[i], 1);
		gaussian_add(&right, &frames[i], -1);
	}
	return place > 0 ? quietest(frames, count, place) : 0;
}
