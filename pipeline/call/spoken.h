/*
 * Spoken: numbers in a text as they are said.
 *
 *	"消费100-150元,工号8021" -> spoken_add() ->
 *消费一百到一百五十元,工号八零二一
 *	"$25 a month" -> twenty five dollars a month
 *
 * A number that is a word of the lexicon (10086, 12315, 5G) stays as it is.
 * Numbers of dates, amounts and counts are said as such; telephone, job and
 * other long numbers digit by digit. The Mandarin rules are those that the
 * model's own text was made by (models/recipe/spoken.py).
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SPOKEN_H
#define AUSCULT_SPOKEN_H

#include "lexicon.h"
#include "text.h"

/* What 1 is called where Mandarin numbers are said digit by digit: 幺 in
 * numbers that are dialled, 一 by whoever does not care. */
enum spoken_one { SPOKEN_YAO, SPOKEN_YI };

/* Appends `text` as it is said. */
MUST_CHECK enum status spoken_add(struct text *into,
	const struct lexicon *lexicon, const char *text, enum spoken_one one,
	struct failure *why);

/* Appends a whole number below 1,000,000,000 in words. */
MUST_CHECK enum status spoken_add_number(struct text *into,
	const struct lexicon *lexicon, long number, struct failure *why);

#endif
