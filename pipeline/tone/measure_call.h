/*
 * Measure call: numbers about each party over the whole call.
 *
 *	call->turns, call->utterances -> measure_call() -> call->measures
 *
 * Talk is the time of a party's utterances. The speech rate counts Chinese
 * characters, or English words, a minute of that party's talk. A response
 * delay is the wait between the end of the other's turn and the start of one's
 * own. An interruption is a turn that starts while the other has been speaking
 * and goes on for INTERRUPTION_LEAST_S more. Silence is where nobody speaks
 * and no typed sound lies.
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_MEASURE_CALL_H
#define AUSCULT_MEASURE_CALL_H

#include "call.h"

#define INTERRUPTION_LEAST_S 0.5

/* After turns_build(). Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status measure_call(struct call *call, struct failure *why);

#endif
