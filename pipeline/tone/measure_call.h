/*
 * Measure call: the numbers of each turn and each party.
 *
 *	call->turns, call->utterances, call->sounds -> measure_call()
 *	-> turn->delivery, call->measures, the call's own sums
 *
 * The fields are those of call/measure.h. Means are weighted by time. The
 * speech rate counts Chinese characters, or English words, a minute of that
 * party's talk.
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_MEASURE_CALL_H
#define AUSCULT_MEASURE_CALL_H

#include "call.h"

/* After turns_build(). Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status measure_call(struct call *call, struct failure *why);

#endif
