/*
 * Span: a half-open interval of time in a recording.
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_SPAN_H
#define AUSCULT_SPAN_H

#include <stdbool.h>

/* [start_s, end_s), seconds from the start of the recording. */
struct span {
	double start_s;
	double end_s;
};

static inline double span_length_s(struct span span)
{
	return span.end_s - span.start_s;
}

/* How long both last at once; 0 where they only touch. */
static inline double span_overlap_s(struct span a, struct span b)
{
	double start_s = a.start_s > b.start_s ? a.start_s : b.start_s;
	double end_s = a.end_s < b.end_s ? a.end_s : b.end_s;

	return end_s > start_s ? end_s - start_s : 0.0;
}

static inline bool span_holds(struct span span, double at_s)
{
	return at_s >= span.start_s && at_s < span.end_s;
}

#endif
