/*
 * Rate: how many requests an address may make.
 *
 *	address -> rate_allows() -> yes, or too fast
 *
 * A bucket for each address (token bucket) that holds RATE_BURST requests and
 * fills by RATE_EACH_S a second. Of two addresses that share a slot the newer
 * one begins with a full bucket.
 *
 * Thread rule: one thread at a time.
 */
#ifndef AUSCULT_RATE_H
#define AUSCULT_RATE_H

#include <stdbool.h>

#include "hash.h"

#define RATE_EACH_S 200.0
#define RATE_BURST 1000.0
#define RATE_SLOTS 1024

/* Zeroed is valid. */
struct rate {
	struct {
		struct digest address;
		double left;
		double at_s;
	} slots[RATE_SLOTS];
};

/* Takes one request from the address's bucket; false where there is none. */
bool rate_allows(struct rate *rate, const char *address);

#endif
