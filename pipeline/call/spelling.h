/*
 * Spelling: how an English word that no dictionary has is likely said.
 *
 *	"dongle" -> spelling_guess() -> "D AA NG G AH L"
 *
 * Letters become phones of the CMU Pronouncing Dictionary by rules of the kind
 * of H. S. Elovitz et al., "Letter-to-sound rules for automatic translation of
 * English text to phonetics", IEEE Trans. ASSP 24, 1976, written here: the
 * longest group of letters first, and a vowel before one consonant and a final
 * e is long.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_SPELLING_H
#define AUSCULT_SPELLING_H

#include "text.h"

/* Appends the phones, apart by blanks; nothing for a text without letters. */
MUST_CHECK enum status spelling_guess(struct text *phones, const char *word,
	size_t length, struct failure *why);

/* Whether the word is likely named letter by letter: capitals alone, or no
 * vowel. */
bool spelling_is_spelled(const char *word, size_t length);

#endif
