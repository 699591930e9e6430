/*
 * Round: several reviewers score the same calls blind.
 *
 *	title, pack, plan, size -> round_draw() -> calls, drawn by lot
 *	a reviewer's form -> round_score() -> judgements that cannot be changed
 *	all judgements -> round_show() -> agreement by rule (agreement.h)
 *
 * Who draws sees the agreement at once, a reviewer after the last call.
 *
 * Thread rule: as for the visit.
 */
#ifndef AUSCULT_ROUND_H
#define AUSCULT_ROUND_H

#include "visit.h"

MUST_CHECK enum status round_draw(struct visit *visit, struct failure *why);
MUST_CHECK enum status round_show(struct visit *visit, struct failure *why);
MUST_CHECK enum status round_show_blind(
	struct visit *visit, struct failure *why);
MUST_CHECK enum status round_score(struct visit *visit, struct failure *why);

#endif
