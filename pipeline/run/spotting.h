/*
 * Spotting: the phrases of a list, found or not.
 *
 *	list -> spotting_start() -> what was said -> spotting_say()
 *	-> what was heard -> spotting_hear() -> of one call
 *	-> spotting_add() -> of many -> spotting_above() -> by threshold
 *
 * Of the places where a phrase was heard in a call, as many are right as there
 * are places where it was said, the most confident first: a transcript without
 * times does not tell more.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SPOTTING_H
#define AUSCULT_SPOTTING_H

#include <stdbool.h>

#include "call.h"
#include "findings.h"
#include "pack.h"

/* One place where a phrase was heard. */
struct spot {
	size_t phrase;	   /* rule of the list */
	double confidence; /* 0..1; 1 where the words came without */
	bool is_right;
};

/* Of one call, or of many. Zeroed is empty. */
struct spotting {
	struct spot *items;
	size_t count, capacity;
	int64_t *said; /* how often, by phrase; NULL before the start */
	size_t phrase_count;
};

/* Makes room for the phrases of a list (phrase_list.h); the caller releases
 * `spotting`. STATUS_NO_MEMORY, also below. */
MUST_CHECK enum status spotting_start(struct spotting *spotting,
	const struct pack *list, struct failure *why);
void spotting_release(struct spotting *spotting);

/* Counts the phrases in a passage of what was said, by the tokens that error
 * rates are counted in (alignment.h). */
MUST_CHECK enum status spotting_say(struct spotting *spotting,
	const struct pack *list, const char *passage, enum language language,
	struct failure *why);

/* Takes what was heard, once all was said. A call that the list did not judge
 * heard nothing. */
MUST_CHECK enum status spotting_hear(struct spotting *spotting,
	const struct pack *list, const struct call *call, struct failure *why);

/* Adds another call's, with the same list, to `sum`, which may be zeroed. */
MUST_CHECK enum status spotting_add(
	struct spotting *sum, const struct spotting *more, struct failure *why);

/* What is left when hits of less confidence are passed over. */
struct spotting_figures {
	struct findings findings;
	int64_t false_alarms;
	int64_t absent_false_alarms; /* of phrases that nobody said anywhere */
};
struct spotting_figures spotting_above(
	const struct spotting *spotting, double least_confidence);

/* The same of one phrase. */
struct spotting_figures spotting_above_of(const struct spotting *spotting,
	double least_confidence, size_t phrase);

#endif
