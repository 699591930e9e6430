/*
 * Said call: a call made of lines, for tests of what was said.
 *
 *	"A:您的手机号\nC:一三八…" -> said_call() -> struct call with two turns
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_SAID_CALL_H
#define AUSCULT_SAID_CALL_H

#include "call.h"

/* Seconds that a word takes: an ideograph, or what stands between blanks. */
#define SAID_WORD_S 0.25
/* Seconds between two turns. */
#define SAID_PAUSE_S 1.0

/* Adds a turn of one utterance for each line, "A:…" for the agent and "C:…"
 * for the customer, to a cleared call. */
MUST_CHECK enum status said_call(
	struct call *call, const char *lines, struct failure *why);

#endif
