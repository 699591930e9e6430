/*
 * Polarity words: what is good and bad to say in a service call.
 *
 * Written for this project from what callers and agents say at hotlines; the
 * strength is 2 for what nobody says in passing, 1 for the ordinary, 0.5 for
 * what politeness wears out. An entry of several words beats its parts.
 *
 * Thread rule: constants only.
 */
#ifndef AUSCULT_POLARITY_WORDS_H
#define AUSCULT_POLARITY_WORDS_H

#include <stddef.h>

struct polarity_word {
	const char *text; /* lower case */
	double strength;
};

extern const struct polarity_word polarity_words[];
extern const size_t polarity_word_count;

/* What turns the next word round, and what makes it stronger. */
extern const char *const polarity_negations[];
extern const size_t polarity_negation_count;
extern const char *const polarity_intensifiers[];
extern const size_t polarity_intensifier_count;

#endif
