/*
 * Voices: how the parties of a call were told apart, and how surely.
 *
 *	diarise, score_roles() -> call->voices -> measure, score, store, reports
 *
 * Thread rule: values only.
 */
#ifndef AUSCULT_VOICES_H
#define AUSCULT_VOICES_H

#include <stdbool.h>

/* Below this, for either of the two doubts, nobody's party is known: rules that
 * depend on one answer unknown. */
#define VOICES_SURE 0.6

/* Of what is found to be both voices at once on one channel, and of
 * interruptions there, so much is at least (docs/measures.md). What is not
 * found may be there all the same. */
#define VOICES_BOTH_CONFIDENCE 0.9

struct voices {
	bool is_by_voice; /* one channel: by what they sound like */
	/* That two voices were told apart, 0..1; NAN: they need not be. */
	double separation;
	/* That the agent is the agent, 0..1, by what both say; NAN: neither
	 * said anything that tells. */
	double confidence;
	/* By what they say the parties are the other way round than channels
	 * or order said, and were exchanged. */
	bool is_exchanged;
};

#endif
