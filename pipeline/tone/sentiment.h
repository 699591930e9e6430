/*
 * Sentiment: how a party feels over the call, from tone and words together.
 *
 *	deliveries of the turns -> sentiment_measure() -> four quarters, change
 *
 * A turn's sentiment is what its words say less the anger it is said with,
 * within -1 to 1; unknown where neither is known. A quarter's is the mean over
 * the party's turns whose middle lies in it, weighted by talk (quarters of the
 * call as in Amazon Transcribe Call Analytics, "sentiment by period"). The
 * change is the last quarter known less the first.
 *
 * Thread rule: one thread at a time for one call.
 */
#ifndef AUSCULT_SENTIMENT_H
#define AUSCULT_SENTIMENT_H

#include "call.h"

double sentiment_of_turn(const struct delivery *delivery);

/* Fills sentiment_q1 to sentiment_change. */
void sentiment_measure(
	const struct call *call, enum party party, struct measures *measures);

#endif
