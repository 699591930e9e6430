#include "resegment.h"

#include <math.h>
#include <stdlib.h>

/* What it costs, in log-likelihood, that another voice goes on: within speech,
 * and behind a pause. Fitted on zh-sentences/train. */
#define WITHIN 15.0
#define BEHIND_PAUSE 4.0

/* How the best path came to a frame on a side. */
enum step { STAYS, TAKES_OVER, TAKES_OVER_BEHIND_PAUSE };

struct path {
	double best[2];
	uint8_t steps[2]; /* enum step */
};

/* The likelihood of frames (f - least, f] on a side, by sums. */
static double stretch(const double *sums, size_t f, int side)
{
	double ratio = sums[f + 1] - sums[f + 1 - RESEGMENT_LEAST_FRAMES];

	return side == 0 ? 0.5 * ratio : -0.5 * ratio;
}

static void go_on(struct path *paths, const double *sums,
	const struct speech_frame *frames, size_t f, int side)
{
	double own = (side == 0 ? 0.5 : -0.5) * frames[f].ratio;
	double best = f > 0 ? paths[f - 1].best[side] + own : own;
	uint8_t step = STAYS;

	if (f > 0 && frames[f].is_first) {
		double other = paths[f - 1].best[1 - side] - BEHIND_PAUSE + own;

		if (other > best) {
			best = other;
			step = TAKES_OVER_BEHIND_PAUSE;
		}
	}
	if (f > RESEGMENT_LEAST_FRAMES) {
		double other =
			paths[f - RESEGMENT_LEAST_FRAMES].best[1 - side] -
			WITHIN + stretch(sums, f, side);

		if (other > best) {
			best = other;
			step = TAKES_OVER;
		}
	}
	paths[f].best[side] = best;
	paths[f].steps[side] = step;
}

static void trace(
	const struct path *paths, struct speech_frame *frames, size_t count)
{
	size_t f = count;
	uint8_t side = paths[count - 1].best[1] > paths[count - 1].best[0];

	while (f > 0) {
		uint8_t step = paths[f - 1].steps[side];
		int length = step == TAKES_OVER ? RESEGMENT_LEAST_FRAMES : 1;

		for (; length > 0; length--)
			frames[--f].side = side;
		if (step != STAYS)
			side = 1 - side;
	}
}

enum status resegment(
	struct speech_frame *frames, size_t count, struct failure *why)
{
	struct path *paths = malloc((count + 1) * sizeof(*paths));
	double *sums = malloc((count + 1) * sizeof(*sums));
	enum status rc = paths && sums ? STATUS_OK : failure_no_memory(why);

	if (rc == STATUS_OK && count > 0) {
		sums[0] = 0.0;
		for (size_t f = 0; f < count; f++)
			sums[f + 1] = sums[f] + frames[f].ratio;
		for (size_t f = 0; f < count; f++)
			for (int side = 0; side < 2; side++)
				go_on(paths, sums, frames, f, side);
		trace(paths, frames, count);
	}
	free(paths);
	free(sums);
	return rc;
}
