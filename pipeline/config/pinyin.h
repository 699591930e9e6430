/*
 * Pinyin: Mandarin syllables as the phones of this project's models.
 *
 *	"wai fai" -> pinyin_phones() -> "uai f ai"
 *
 * A syllable is its initial and its final, without tone, as the models were
 * trained (models/recipe/lexicon.py, the same table): ix is the i of zi, iy
 * that of zhi, v is u with two dots.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_PINYIN_H
#define AUSCULT_PINYIN_H

#include "text.h"

/* Appends the phones of syllables apart by blanks; a digit behind a syllable,
 * its tone, is passed over. STATUS_INVALID names what is no syllable. */
MUST_CHECK enum status pinyin_phones(
	struct text *phones, const char *syllables, struct failure *why);

#endif
