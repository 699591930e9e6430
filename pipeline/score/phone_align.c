#include "phone_align.h"

/*
 * The best way to a place is one number, so that the least is found without a
 * branch: its cost, the step it took last, where in the window it begins. Of
 * ways that cost the same a swap goes before a phone left out, and that before
 * a phone put in.
 */
#define FROM_BITS 8
#define FROM_MASK ((1 << FROM_BITS) - 1)
#define STEP_LEFT_OUT (1 << FROM_BITS)
#define STEP_PUT_IN (2 << FROM_BITS)
#define STEP_MASK (3 << FROM_BITS)
#define COST_SHIFT (FROM_BITS + 2)

/* More than any way costs, and still something may be added to it. */
#define WAY_NEVER (1 << 30)

_Static_assert(PHONE_WINDOW_MOST <= FROM_MASK, "a beginning has its bits");

static int way_cost(int way)
{
	return way >> COST_SHIFT;
}

static int dearer(int way, int cost)
{
	return way + (cost << COST_SHIFT);
}

static int least_of(int a, int b)
{
	return a < b ? a : b;
}

/* Goes on by phone `i` of the phrase: `row` has the best ways for the phrase
 * so far by where they end. Returns the least of the new row. */
static int extend(int *row, const struct window *window,
	const struct phone_costs *costs, uint8_t phone, int i)
{
	const uint8_t *swap = costs->swap[phone];
	int low = window->diagonal + i + 1 - window->band;
	int high = window->diagonal + i + 1 + window->band;
	int gap = costs->gap[phone], least = WAY_NEVER;
	int left = WAY_NEVER, diagonal;

	if (low < 1) {
		diagonal = row[0];
		least = left = row[0] = dearer(diagonal, gap);
		low = 1;
	} else {
		diagonal = row[low - 1];
	}
	/* All of it would lie ahead of the window. */
	if (high < 1)
		return least;
	/* The row before did not reach so far. */
	if (high <= window->count)
		row[high] = WAY_NEVER;
	else
		high = window->count;
	for (int j = low; j <= high; j++) {
		uint8_t heard = window->phones[j - 1];
		int up = row[j];
		int best = least_of(dearer(diagonal, swap[heard]),
			dearer(up, gap) | STEP_LEFT_OUT);

		best = least_of(
			best, dearer(left, costs->gap[heard]) | STEP_PUT_IN);
		row[j] = left = best & ~STEP_MASK;
		least = least_of(least, left);
		diagonal = up;
	}
	return least;
}

bool phone_align(const struct phone_costs *costs, const struct sought *sought,
	struct window *window)
{
	int row[PHONE_WINDOW_MOST + 1];
	int low = window->diagonal - window->band;
	int high = window->diagonal + window->band;
	int best = WAY_NEVER;

	row[0] = 0;
	for (int j = low < 0 ? 0 : low; j <= high && j <= window->count; j++)
		row[j] = j;
	for (int i = 0; i < sought->count; i++)
		if (way_cost(extend(row, window, costs, sought->phones[i], i)) >
			sought->most)
			return false;
	low = window->diagonal + sought->count - window->band;
	high = window->diagonal + sought->count + window->band;
	for (int j = low < 1 ? 1 : low; j <= high && j <= window->count; j++) {
		if (way_cost(row[j]) >= way_cost(best))
			continue;
		best = row[j];
		window->end = j;
	}
	window->first = best & FROM_MASK;
	window->cost = way_cost(best);
	return window->cost <= sought->most;
}
