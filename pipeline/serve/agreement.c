#include "agreement.h"

#include <math.h>

double agreement_alpha(const struct unit_votes *units, size_t count)
{
	double totals[AGREEMENT_VALUES] = { 0.0 };
	double all = 0.0, observed = 0.0, expected = 0.0;

	for (size_t u = 0; u < count; u++) {
		const int *counts = units[u].counts;
		double raters = 0.0, pairs = 0.0;

		for (int v = 0; v < AGREEMENT_VALUES; v++)
			raters += counts[v];
		if (raters < 2.0)
			continue;
		for (int v = 0; v < AGREEMENT_VALUES; v++) {
			pairs += counts[v] * (raters - counts[v]);
			totals[v] += counts[v];
		}
		observed += pairs / (raters - 1.0);
		all += raters;
	}
	for (int v = 0; v < AGREEMENT_VALUES; v++)
		expected += totals[v] * (all - totals[v]);
	if (!(expected > 0.0))
		return NAN;
	return 1.0 - (all - 1.0) * observed / expected;
}

int agreement_majority(const struct unit_votes *unit)
{
	int best = -1, most = 0;

	for (int v = 0; v < AGREEMENT_VALUES; v++) {
		if (unit->counts[v] > most) {
			most = unit->counts[v];
			best = v;
		} else if (unit->counts[v] == most) {
			best = -1;
		}
	}
	return best;
}

double agreement_kappa(const int table[AGREEMENT_VALUES][AGREEMENT_VALUES])
{
	double all = 0.0, same = 0.0, chance = 0.0;

	for (int i = 0; i < AGREEMENT_VALUES; i++)
		for (int j = 0; j < AGREEMENT_VALUES; j++)
			all += table[i][j];
	if (!(all > 0.0))
		return NAN;
	for (int i = 0; i < AGREEMENT_VALUES; i++) {
		double first = 0.0, second = 0.0;

		for (int j = 0; j < AGREEMENT_VALUES; j++) {
			first += table[i][j];
			second += table[j][i];
		}
		same += table[i][i];
		chance += first * second / all;
	}
	return all > chance ? (same - chance) / (all - chance) : NAN;
}
