/*
 * Word list: the names, suffixes and stop words that private words are told by.
 *
 *	张 -> word_is_surname(); "springfield" -> !word_is_stop()
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_WORD_LIST_H
#define AUSCULT_WORD_LIST_H

#include "atoms.h"

/* The atoms of a Chinese surname at `at`: 1, 2 for 欧阳 and its like, 0 for
 * none. The commonest, which nine persons in ten bear. */
size_t word_surname(const struct atoms *atoms, size_t at);

/* Whether what begins at `at` is a word that no name or address contains:
 * 的, 是, 手机, "and", "please". */
bool word_is_stop(const struct atoms *atoms, size_t at);

/* A letter said alone, or a word of the spelling alphabet of ICAO. */
bool word_is_letter(const struct atoms *atoms, size_t at);

#endif
