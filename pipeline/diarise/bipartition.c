#include "bipartition.h"

#include <math.h>
#include <stdlib.h>

/* 2^(LEFT - 1) ways to part what is left. */
#define LEFT 9

struct clusters {
	struct gaussian *items;
	double *costs;
	double *gains; /* of parting i and k, i > k, at i * count + k */
	uint16_t *of;  /* stretch -> cluster */
	size_t count;
};

static void measure(struct clusters *clusters, size_t i, size_t k)
{
	struct gaussian both = clusters->items[i];

	gaussian_join(&both, &clusters->items[k]);
	clusters->gains[(
		i > k ? i * clusters->count + k : k * clusters->count + i)] =
		gaussian_cost(&both) - clusters->costs[i] - clusters->costs[k] -
		gaussian_penalty(both.count);
}

/* Joins the likest two of those that have frames. */
static void join_likest(struct clusters *clusters)
{
	size_t count = clusters->count, into = 0, from = 0;
	double least = INFINITY;

	for (size_t i = 1; i < count; i++)
		for (size_t k = 0; k < i && clusters->items[i].count > 0.0; k++)
			if (clusters->items[k].count > 0.0 &&
				clusters->gains[i * count + k] < least) {
				least = clusters->gains[i * count + k];
				into = k;
				from = i;
			}
	gaussian_join(&clusters->items[into], &clusters->items[from]);
	clusters->items[from].count = 0.0;
	clusters->costs[into] = gaussian_cost(&clusters->items[into]);
	for (size_t i = 0; i < count; i++) {
		if (clusters->of[i] == from)
			clusters->of[i] = (uint16_t)into;
		if (i != into && clusters->items[i].count > 0.0)
			measure(clusters, i, into);
	}
}

/* The likeliest way to make two of the `left` clusters that have frames; bit i
 * of the result is the side of the one that `names` has at i. */
static unsigned part(
	const struct clusters *clusters, const uint16_t *names, int left)
{
	double least = INFINITY;
	unsigned best = 0;

	for (unsigned way = 0; way < 1U << (left - 1); way++) {
		struct gaussian sides[2] = { { 0 } };
		double cost;

		for (int i = 0; i < left; i++)
			gaussian_join(&sides[way << 1 >> i & 1],
				&clusters->items[names[i]]);
		cost = gaussian_cost(&sides[0]) + gaussian_cost(&sides[1]);
		if (cost < least) {
			least = cost;
			best = way << 1;
		}
	}
	return best;
}

static void cluster(struct clusters *clusters, uint8_t *sides)
{
	uint16_t names[LEFT];
	int left = 0;
	unsigned way;

	for (size_t i = 1; i < clusters->count; i++)
		for (size_t k = 0; k < i; k++)
			measure(clusters, i, k);
	for (size_t joins = clusters->count; joins > LEFT; joins--)
		join_likest(clusters);
	for (size_t i = 0; i < clusters->count; i++)
		if (clusters->items[i].count > 0.0)
			names[left++] = (uint16_t)i;
	way = part(clusters, names, left);
	for (size_t i = 0; i < clusters->count; i++)
		for (int k = 0; k < left; k++)
			if (clusters->of[i] == names[k])
				sides[i] = way >> k & 1;
}

enum status bipartition_find(const struct gaussian *stretches, size_t count,
	uint8_t *sides, struct failure *why)
{
	struct clusters clusters = {
		.items = malloc((count + 1) * sizeof(*clusters.items)),
		.costs = malloc((count + 1) * sizeof(*clusters.costs)),
		.gains = malloc((count * count + 1) * sizeof(*clusters.gains)),
		.of = malloc((count + 1) * sizeof(*clusters.of)),
		.count = count,
	};
	enum status rc = STATUS_OK;

	if (!clusters.items || !clusters.costs || !clusters.gains ||
		!clusters.of)
		rc = failure_no_memory(why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		clusters.items[i] = stretches[i];
		clusters.costs[i] = gaussian_cost(&stretches[i]);
		clusters.of[i] = (uint16_t)i;
	}
	if (rc == STATUS_OK && count > 0)
		cluster(&clusters, sides);
	free(clusters.items);
	free(clusters.costs);
	free(clusters.gains);
	free(clusters.of);
	return rc;
}
