/*
 * Cue: words that announce something private, or that explain a number.
 *
 *	"您的手机号是" -> cue_at() -> PRIVATE_PHONE, 11 digits
 *	"工号" -> a number that is nobody's secret
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_CUE_H
#define AUSCULT_CUE_H

#include "atoms.h"
#include "privacy.h"

struct cue {
	const char *text;
	enum private_kind kind; /* PRIVATE_NOTHING: explains a number */
	size_t digits;		/* that the number has in full; 0 for none */
};

/* The longest cue that begins at `at` and the number of its atoms; NULL for
 * none. */
const struct cue *cue_at(
	const struct atoms *atoms, size_t at, size_t *atom_count);

/* Whether what stands at `at` makes the digits before it a count, a price, a
 * date or a name: 元, 月, 套餐, dollars, gigabytes … */
bool cue_is_unit(const struct atoms *atoms, size_t at);

/* Whether the digits of [at, end) are a set phrase: "twenty four seven". */
bool cue_is_saying(const struct atoms *atoms, size_t at, size_t end);

/* The number of atoms of a word that says nothing, at `at`: 嗯, 那个, um; 0
 * for none. */
size_t cue_filler(const struct atoms *atoms, size_t at);

#endif
