/*
 * Finder: what the searches for private words share, inside privacy.
 *
 *	atoms -> find_numbers(), find_names(), … -> kinds by word
 *
 * Thread rule: as for struct privacy.
 */
#ifndef AUSCULT_FINDER_H
#define AUSCULT_FINDER_H

#include "atoms.h"
#include "digit_run.h"
#include "privacy.h"

struct finder {
	struct atoms atoms;
	struct digit_runs runs;
	uint8_t *kinds; /* enum private_kind by word of the call; borrowed */
};

/* Marks the words of [first, end) that are not private already. */
void finder_mark(struct finder *finder, size_t first, size_t end,
	enum private_kind kind);

/* Telephone, identity, card and other numbers. Fills `runs`. */
MUST_CHECK enum status find_numbers(struct finder *finder, struct failure *why);
void find_names(struct finder *finder);
void find_addresses(struct finder *finder);
/* E-mail addresses, number plates, dates of birth. */
void find_handles(struct finder *finder);

#endif
