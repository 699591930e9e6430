#include "sentiment.h"

#include <math.h>

#include "mean.h"

double sentiment_of_turn(const struct delivery *delivery)
{
	double words = isnan(delivery->polarity) ? 0.0 : delivery->polarity;
	double anger = isnan(delivery->anger) ? 0.0 : delivery->anger;

	if (isnan(delivery->polarity) && isnan(delivery->anger))
		return NAN;
	return fmax(-1.0, fmin(words - anger, 1.0));
}

static int quarter_at(double at_s, double duration_s)
{
	int quarter = (int)(at_s / duration_s * MEASURE_QUARTERS);

	return quarter < MEASURE_QUARTERS ? quarter : MEASURE_QUARTERS - 1;
}

void sentiment_measure(
	const struct call *call, enum party party, struct measures *measures)
{
	double *const quarters[MEASURE_QUARTERS] = { &measures->sentiment_q1,
		&measures->sentiment_q2, &measures->sentiment_q3,
		&measures->sentiment_q4 };
	struct mean means[MEASURE_QUARTERS] = { 0 };
	double first = NAN;

	if (!(call->recording.duration_s > 0.0))
		return;
	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];
		double middle_s = (turn->when.start_s + turn->when.end_s) / 2.0;

		if (turn->party == party)
			mean_add(&means[quarter_at(
					 middle_s, call->recording.duration_s)],
				sentiment_of_turn(&turn->delivery),
				span_length_s(turn->when));
	}
	for (int q = 0; q < MEASURE_QUARTERS; q++) {
		double value = *quarters[q] = mean_of(means[q]);

		if (isnan(value))
			continue;
		if (isnan(first))
			first = value;
		else
			measures->sentiment_change = value - first;
	}
}
