/*
 * Number word: what a word or a few say as a number.
 *
 *	双 八 -> number_word_read() -> "88"; double five -> "55"
 *	twenty five -> "25"; 两 百 三 十 -> an amount
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_NUMBER_WORD_H
#define AUSCULT_NUMBER_WORD_H

#include "atoms.h"

enum number_kind {
	NUMBER_NONE = 0,
	NUMBER_DIGITS, /* said digit by digit, or English pairs and hundreds */
	NUMBER_MAYBE,  /* "to", "for", "ate": a digit among digits only */
	NUMBER_AMOUNT, /* a whole or decimal number: 二百三十, two thousand */
};

struct number_word {
	enum number_kind kind;
	char digits[8]; /* of NUMBER_DIGITS and NUMBER_MAYBE */
	size_t atoms;	/* that it takes */
};

/* The longest number that begins at `at`, within its turn. */
struct number_word number_word_read(const struct atoms *atoms, size_t at);

#endif
