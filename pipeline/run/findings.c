#include "findings.h"

#include <math.h>

static double share(int64_t part, int64_t whole)
{
	return whole ? (double)part / (double)whole : NAN;
}

double findings_recall(const struct findings *findings)
{
	return share(findings->found, findings->expected);
}

double findings_precision(const struct findings *findings)
{
	return share(findings->right, findings->heard);
}

double findings_f1(const struct findings *findings)
{
	double recall = findings_recall(findings);
	double precision = findings_precision(findings);

	if (isnan(recall) && isnan(precision))
		return NAN;
	/* Nothing was right where one of them is 0 or does not exist. */
	if (!(recall > 0.0) || !(precision > 0.0))
		return 0.0;
	return 2.0 * recall * precision / (recall + precision);
}

void findings_add(struct findings *sum, const struct findings *more)
{
	sum->expected += more->expected;
	sum->found += more->found;
	sum->heard += more->heard;
	sum->right += more->right;
}
