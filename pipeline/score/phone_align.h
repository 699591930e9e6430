/*
 * Phone alignment: what it takes to hear a phrase in a stretch of phones.
 *
 *	phones of a phrase, window -> phone_align() -> cost, best part of it
 *
 * Weighted edit distance with free ends, in a band around the diagonal on which
 * phones in common were found (P. Sellers, The theory and computation of
 * evolutionary distances: pattern recognition, Journal of Algorithms 1, 1980;
 * E. Ukkonen, Algorithms for approximate string matching, Information and
 * Control 64, 1985, for the band).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PHONE_ALIGN_H
#define AUSCULT_PHONE_ALIGN_H

#include "phone_costs.h"

#define PHONE_WINDOW_MOST 128

/* A phrase, and what it may cost at most. */
struct sought {
	const uint8_t *phones;
	int count;
	int most;
};

/* Where it is looked for: phone `i` of the phrase at `diagonal` + i, and no
 * further than `band` from there. */
struct window {
	const uint8_t *phones;
	int count; /* at most PHONE_WINDOW_MOST */
	int diagonal, band;
	int first, end; /* the part that is made the phrase */
	int cost;	/* at that */
};

/*
 * Finds the part of the window that is made the phrase at least cost, beginning
 * and ending anywhere. False, with first, end and cost left open, when that
 * takes more than `sought->most`.
 */
bool phone_align(const struct phone_costs *costs, const struct sought *sought,
	struct window *window);

#endif
