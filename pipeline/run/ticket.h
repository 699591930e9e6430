/*
 * Ticket: a job of the night that is not settled yet.
 *
 *	tickets -> qsort() by ticket_by_length() -> the longest calls first
 *
 * Thread rule: belongs to the worker that has the job in hand.
 */
#ifndef AUSCULT_TICKET_H
#define AUSCULT_TICKET_H

#include "board.h"
#include "store.h"

struct ticket {
	const struct job *job;
	struct record *record;
	size_t order; /* as it was found: its place on the board */
	struct store_key key;
	struct usual usual; /* of its agent */
};

/* For qsort(): by content; longest first. Equal ones as they were found. */
int ticket_by_hash(const void *a, const void *b);
int ticket_by_length(const void *a, const void *b);

#endif
