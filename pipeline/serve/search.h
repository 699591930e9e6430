/*
 * Search: words in what was said.
 *
 *	"宽带 cancel" -> search_match() -> an FTS5 expression over trigrams
 *
 * Thread rule: as for the visit.
 */
#ifndef AUSCULT_SEARCH_H
#define AUSCULT_SEARCH_H

#include "visit.h"

/*
 * Appends to `match` what finds turns that hold every word of `words`. A word
 * of two characters becomes all trigrams that begin with it; one of a single
 * character is passed over. Nothing is appended where no word is left, and
 * `"` finds nothing where a word of two characters was never said.
 */
MUST_CHECK enum status search_match(struct store *store, const char *words,
	struct text *match, struct failure *why);

/* Answers with the page of hits. */
MUST_CHECK enum status search_show(struct visit *visit, struct failure *why);

#endif
