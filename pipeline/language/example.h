/*
 * Example: what a slot of a phrase may stand for, as it is spoken.
 *
 *	"工号{number:4}为您", 0 -> example_of_phrase() -> 工号 八零二幺 为您
 *	"等了{any:3}天", 0 -> 等了 | 天: {any} parts a phrase
 *
 * The same phrase and the same turn always give the same example. Numbers are
 * digit strings of the length asked for, or amounts where a unit stands behind;
 * 1 is 幺 in every other one. Names are common surnames with a form of address.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_EXAMPLE_H
#define AUSCULT_EXAMPLE_H

#include <stdbool.h>

#include "lexicon.h"
#include "text.h"

/* Separates the parts of a phrase that {any} stood between. */
#define EXAMPLE_GAP '\n'

/* Whether the phrase has slots that stand for words. */
bool example_has_slots(const char *phrase);

/* Writes the `turn`th example of the phrase into `into` (cleared first), with
 * its numbers spoken. Slots that nobody knows are gaps. */
MUST_CHECK enum status example_of_phrase(struct text *into,
	const struct lexicon *lexicon, const char *phrase, unsigned int turn,
	struct failure *why);

#endif
