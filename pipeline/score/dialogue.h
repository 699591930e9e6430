/*
 * Dialogue: a call written down, for the tests inside packs.
 *
 *	text -> dialogue_read() -> struct call with turns, words and times
 *
 * One line each:
 *
 *	A: 您好,请问有什么可以帮您?     the agent (C: the customer, U: unknown)
 *	A fast: ...   A slow: ...        400 or 100 characters a minute (zh),
 *	                                 260 or 70 words (en)
 *	A loud: ...   A high: ...        10 dB louder, six semitones higher
 *	A -1.4: ...                      starts 1.4 s before the turn ahead ends
 *	C angry: ...                     any other word is a note
 *	pause 24                         nobody speaks for 24 s
 *	hold 14                          hold music for 14 s
 *	ivr 宽带报障请按二。              an announcement
 *	ringback 1, busy 3               tones
 *	# remark
 *
 * Times are nominal: 240 characters a minute (zh), 150 words (en), 0.4 s
 * between turns. Words have no confidence (NAN), as in an imported transcript.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_DIALOGUE_H
#define AUSCULT_DIALOGUE_H

#include "call.h"

/* Fills a cleared call, whose `language` is set. Errors: STATUS_INVALID
 * `line 3: ...`, STATUS_NO_MEMORY. */
MUST_CHECK enum status dialogue_read(
	struct call *call, const char *text, struct failure *why);

#endif
