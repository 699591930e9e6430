/*
 * Drawn call: a stored call with all that its picture shows but the sound. What
 * is private of what was said is masked.
 *
 *	store, "4711" -> drawn_call_read() -> struct drawing
 *
 * Thread rule: one thread at a time for one drawn call.
 */
#ifndef AUSCULT_DRAWN_CALL_H
#define AUSCULT_DRAWN_CALL_H

#include "drawing.h"
#include "masked_call.h"

/* Zeroed is empty and can be released. */
struct drawn_call {
	struct drawing drawing; /* borrows from what is below */
	struct masked_call masked;
	struct table table;
};

/*
 * Fills `drawn` (zeroed or released before) with the newest hearing of the call
 * of that name, or of the recording at that path or whose path ends so. Its
 * waveform and row_s stay unset. Errors: STATUS_NOT_FOUND, STATUS_IO,
 * STATUS_INVALID as store_read_call(). The caller releases it.
 */
MUST_CHECK enum status drawn_call_read(struct drawn_call *drawn,
	struct store *store, const char *name, bool is_chinese,
	struct failure *why);
void drawn_call_release(struct drawn_call *drawn);

#endif
