/*
 * Readings: warnings on the words of a pack whose sound is a guess.
 *
 *	pack, models found -> readings_warn() -> lines of the log
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_READINGS_H
#define AUSCULT_READINGS_H

#include "pack.h"

/* Logs a warning for each word (guesses.h). A language without a model is
 * passed over; a model that cannot be read is warned of too. */
MUST_CHECK enum status readings_warn(
	const struct pack *pack, struct failure *why);

#endif
