/*
 * Pack truth: what can be told of conditions without hearing any call.
 *
 *	pack, condition -> pack_truth() -> always, never, or it depends
 *
 * Found are contradictions that people write by mistake: a and not a, numbers
 * both above 3 and below 5, phrases that their own exceptions take away.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PACK_TRUTH_H
#define AUSCULT_PACK_TRUTH_H

#include <stdbool.h>

#include "pack.h"

enum pack_truth {
	TRUTH_UNTOLD = 0,
	TRUTH_DEPENDS,
	TRUTH_ALWAYS,
	TRUTH_NEVER,
};

/* Of a condition of a loaded pack, by its index. `known` has one for each
 * condition, zeroed at first; what is told is kept there. */
enum pack_truth pack_truth(
	const struct pack *pack, enum pack_truth *known, int condition);

/* Whether one of the two is the other with a `not` before it. */
bool pack_is_opposite(const struct pack *pack, int a, int b);

#endif
