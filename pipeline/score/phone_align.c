#include "phone_align.h"

#include <limits.h>

/* More than any place costs, and still something may be added to it. */
#define COST_NEVER (INT_MAX / 2)

/* One row of the table: what the phrase so far costs by where it ends, and
 * where that begins. */
struct row {
	int cost[PHONE_WINDOW_MOST + 1];
	uint8_t from[PHONE_WINDOW_MOST + 1];
};

/* Goes on by phone `i` of the phrase; returns the least cost of the row. */
static int extend(struct row *row, const struct window *window,
	const struct phone_costs *costs, uint8_t phone, int i)
{
	const uint8_t *swap = costs->swap[phone];
	int low = window->diagonal + i + 1 - window->band;
	int high = window->diagonal + i + 1 + window->band;
	int gap = costs->gap[phone], least = COST_NEVER;
	int left = COST_NEVER, diagonal, diagonal_from;

	if (low < 1) {
		diagonal = row->cost[0];
		left = row->cost[0] = diagonal + gap;
		low = 1;
	} else {
		diagonal = row->cost[low - 1];
	}
	/* All of it would lie ahead of the window. */
	if (high < 1)
		return row->cost[0];
	diagonal_from = row->from[low - 1];
	/* The row before did not reach so far. */
	if (high <= window->count) {
		row->cost[high] = COST_NEVER;
		row->from[high] = 0;
	} else {
		high = window->count;
	}
	for (int j = low; j <= high; j++) {
		uint8_t heard = window->phones[j - 1];
		int up = row->cost[j], up_from = row->from[j];
		int best = diagonal + swap[heard], from = diagonal_from;

		if (up + gap < best) {
			best = up + gap;
			from = up_from;
		}
		if (left + costs->gap[heard] < best) {
			best = left + costs->gap[heard];
			from = row->from[j - 1];
		}
		row->cost[j] = left = best;
		row->from[j] = (uint8_t)from;
		diagonal = up;
		diagonal_from = up_from;
		if (best < least)
			least = best;
	}
	return least < row->cost[0] || low > 1 ? least : row->cost[0];
}

bool phone_align(const struct phone_costs *costs, const struct sought *sought,
	struct window *window)
{
	int low, high;
	struct row row;

	low = window->diagonal - window->band;
	high = window->diagonal + window->band;
	row.cost[0] = row.from[0] = 0;
	for (int j = low < 0 ? 0 : low; j <= high && j <= window->count; j++) {
		row.cost[j] = 0;
		row.from[j] = (uint8_t)j;
	}
	for (int i = 0; i < sought->count; i++)
		if (extend(&row, window, costs, sought->phones[i], i) >
			sought->most)
			return false;
	low = window->diagonal + sought->count - window->band;
	high = window->diagonal + sought->count + window->band;
	window->cost = COST_NEVER;
	for (int j = low < 1 ? 1 : low; j <= high && j <= window->count; j++) {
		if (row.cost[j] >= window->cost)
			continue;
		window->cost = row.cost[j];
		window->first = row.from[j];
		window->end = j;
	}
	return window->cost <= sought->most;
}
