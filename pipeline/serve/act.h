/*
 * Act: what answers a request, beside the pages that are templates only.
 *
 *	a visit to a route that it may go to -> act() -> its response
 *
 * Thread rule: as for the visit.
 */
#ifndef AUSCULT_ACT_H
#define AUSCULT_ACT_H

#include "visit.h"

/* Does what the visit's route says. Errors: STATUS_NOT_FOUND for what is not
 * there, STATUS_INVALID for what the form does not hold rightly. */
MUST_CHECK enum status act(struct visit *visit, struct failure *why);

/* Answers with a file that was compiled in. */
MUST_CHECK enum status act_asset(struct visit *visit, struct failure *why);

/* Sends to where somebody of that role begins. */
MUST_CHECK enum status act_home(struct visit *visit, struct failure *why);

#endif
