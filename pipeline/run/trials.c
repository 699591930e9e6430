#include "trials.h"

#include <math.h>
#include <stdlib.h>

#include "list.h"

enum status trials_add(
	struct trials *trials, struct trial trial, struct failure *why)
{
	enum status rc = list_reserve(&trials->items, &trials->capacity,
		trials->count + 1, sizeof(trial), why);

	if (rc == STATUS_OK)
		trials->items[trials->count++] = trial;
	return rc;
}

void trials_release(struct trials *trials)
{
	free(trials->items);
	*trials = (struct trials){ 0 };
}

static int by_score(const void *a, const void *b)
{
	const struct trial *left = a, *right = b;

	if (left->score != right->score)
		return left->score < right->score ? -1 : 1;
	return 0;
}

double trials_auc(struct trials *trials)
{
	const struct trial *items = trials->items;
	double below = 0.0, wins = 0.0, positives = 0.0;

	if (trials->count == 0)
		return NAN;
	qsort(trials->items, trials->count, sizeof(*items), by_score);
	for (size_t i = 0, end; i < trials->count; i = end) {
		double same = 0.0, high = 0.0;

		for (end = i; end < trials->count &&
			      by_score(&items[i], &items[end]) == 0;
			end++) {
			high += items[end].is_so;
			same += !items[end].is_so;
		}
		wins += high * (below + same / 2.0);
		below += same;
		positives += high;
	}
	if (positives == 0.0 || below == 0.0)
		return NAN;
	return wins / (positives * below);
}
