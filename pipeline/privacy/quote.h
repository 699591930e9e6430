/*
 * Quote: a text that repeats what was said in a call, masked.
 *
 *	call, privacy -> quoter_read(); evidence -> quoter_mask() -> "[电话]"
 *
 * Evidence, explanations and remarks hold a few words of a call, too few to
 * tell a piece of a number from any other digits. They are therefore looked up
 * in the call, in which all that is private has been found; where they are not
 * of the call, their own form tells.
 *
 * Thread rule: as for struct privacy.
 */
#ifndef AUSCULT_QUOTE_H
#define AUSCULT_QUOTE_H

#include "atoms.h"
#include "privacy.h"

/* Zeroed knows of no call and can be released. */
struct quoter {
	const struct privacy *privacy; /* of the call */
	struct atoms said;	       /* nothing where nothing is private */
	/* The text, as a call of one turn. */
	struct call call;
	struct privacy found;
	struct atoms atoms;
	struct text word;
};

/* From here on texts quote `call`; both are borrowed until the next call or
 * the release. Errors: STATUS_NO_MEMORY. */
MUST_CHECK enum status quoter_read(struct quoter *quoter,
	const struct call *call, const struct privacy *privacy,
	struct failure *why);
void quoter_release(struct quoter *quoter);

/* Where in the call a text is from is not known. */
#define QUOTE_FROM_ANYWHERE ((struct span){ NAN, NAN })

/*
 * Appends `text` with "[phone]" or "[电话]" in place of what is private.
 * `when` is when it was said: words of then are looked for first, and
 * everywhere in the call what is not found there.
 */
MUST_CHECK enum status quoter_mask(struct quoter *quoter, const char *text,
	struct span when, bool is_chinese, struct text *into,
	struct failure *why);

#endif
