/*
 * Scarce memory: an allocator that refuses on purpose.
 *
 *	for (long n = 0;; n++) {
 *		scarce_memory_refuse(n);
 *		rc = work(&why);
 *		if (!scarce_memory_grant())
 *			break;	     each allocation was refused once
 *		assert_int_equal(rc, STATUS_NO_MEMORY);
 *	}
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_SCARCE_MEMORY_H
#define AUSCULT_SCARCE_MEMORY_H

#include <stdbool.h>

/* Refuses one allocation, the `nth` from now on, counted from 0. */
void scarce_memory_refuse(long nth);

/* Refuses no more; whether one was refused. */
bool scarce_memory_grant(void);

/* Counts one allocation; whether it is granted. For allocators that a library
 * takes from its caller. */
bool scarce_memory_allows(void);

#endif
