/*
 * Sheet: from verdicts to a score of 0 to 100.
 *
 *	pack, verdicts -> sheet_fill() -> sections, score, veto
 *
 * A section's score is the share of its points that was kept, over the rules
 * that could be judged: what does not apply or is unknown counts neither for
 * nor against. The score is the mean of the sections by weight, over those
 * that have a score. A veto makes it 0, or its section.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SHEET_H
#define AUSCULT_SHEET_H

#include "arena.h"
#include "pack.h"

/* Sets the points of every verdict (evidence is counted for rules that take
 * points each time) and fills the rest of the judgement; the sections live in
 * `arena`. */
MUST_CHECK enum status sheet_fill(
	struct judgement *judgement, struct arena *arena, struct failure *why);

/* The grade of a score; NULL for a pack without grades, or NAN. */
const struct grade *sheet_grade(const struct pack *pack, double score);

#endif
