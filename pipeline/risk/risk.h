/*
 * Risk: how likely a call ends in a complaint, and why.
 *
 *	call->judgements -> risk_assess() -> call->risk
 *
 * Every rule with a risk weight, of every pack that judged the call, that
 * FAILED speaks for a complaint: risk rules are written with `fail:`, so that
 * "fail" means that the danger was heard. Log-odds start at the bias of the
 * first pack with a risk model; each such rule adds its weight, and each
 * further place of its evidence the share `again` of it, up to `most_again`.
 * Weights are never negative, so that more evidence never lowers the risk.
 * Passed, unknown and not applicable rules add nothing.
 *
 * The probability is the logistic function of the log-odds; without a risk
 * model, or a judgement, it is 0 with no tier.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_RISK_H
#define AUSCULT_RISK_H

#include "call.h"
#include "pack.h"

/* Reasons come heaviest first, in the call's arena. Errors: STATUS_NO_MEMORY.
 */
MUST_CHECK enum status risk_assess(struct call *call, struct failure *why);

#endif
