/*
 * Numbers: parsing that refuses what is not wholly a number.
 *
 *	"12.5" -> number_parse() -> 12.5
 *
 * Always the C locale: the decimal point is a point.
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_NUMBER_H
#define AUSCULT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether all of `text` is a finite decimal number; then fills `value`. */
bool number_parse(const char *text, double *value);

/* The same for a whole number within [least, most]. */
bool number_parse_integer(
	const char *text, int64_t least, int64_t most, int64_t *value);

#endif
