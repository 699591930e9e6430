/*
 * Phone costs: how much it takes to mishear one phone as another.
 *
 *	lexicon -> phone_costs_fill() -> costs by phone numbers
 *
 * Costs are hundredths of a syllable's final that is missing altogether. They
 * come from articulatory features (place, manner and aspiration of initials;
 * glide, vowel and ending of finals, after W.-S. Lee and E. Zee, "Standard
 * Chinese (Beijing)", Journal of the International Phonetic Association 33,
 * 2003). Pairs that Mandarin speakers of many regions do not tell apart (z zh,
 * n l, f h, in ing ...) cost least; the models have no tones.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PHONE_COSTS_H
#define AUSCULT_PHONE_COSTS_H

#include "lexicon.h"

/* No phone: what stands between stretches of speech. */
#define PHONE_NONE LEXICON_PHONES_MOST

/* What the cheapest phone costs that is left out or put in: an initial. */
#define PHONE_LEAST_GAP 60

struct phone_costs {
	uint8_t swap[PHONE_NONE + 1][PHONE_NONE + 1];
	uint8_t gap[PHONE_NONE + 1];  /* one phone too many, or too few */
	uint8_t kind[PHONE_NONE + 1]; /* equal where speakers make no
					 difference */
	bool ends_syllable[PHONE_NONE + 1];
};

/* Whether the lexicon's language has such costs (Mandarin does); then fills
 * them. */
bool phone_costs_fill(struct phone_costs *costs, const struct lexicon *lexicon);

#endif
