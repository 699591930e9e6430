/*
 * Mask: nothing that tells who a customer is leaves by a page or a recording.
 *
 *	page's tables -> mask_page() -> the same with "[phone]", "[电话]" there
 *	call on a page -> mask_page() -> "call_silences", what its sound lacks
 *	turns that were found -> mask_hits() -> likewise
 *	call -> mask_silences() -> what must not be heard of it
 *
 * What is private is found by privacy/ with the whole call in view, also for
 * evidence and remarks, which hold a few words of it.
 *
 * Thread rule: as for the visit.
 */
#ifndef AUSCULT_MASK_H
#define AUSCULT_MASK_H

#include "privacy.h"
#include "visit.h"

MUST_CHECK enum status mask_page(struct visit *visit, struct failure *why);

/* Masks the `text` of rows that name `hearing_id` and `turn`. */
MUST_CHECK enum status mask_hits(
	struct visit *visit, struct table *hits, struct failure *why);

/* Fills `spans`, whose items the caller frees. */
MUST_CHECK enum status mask_silences(
	struct visit *visit, struct spans *spans, struct failure *why);

#endif
