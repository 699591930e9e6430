/*
 * Sample staff: an account of each role, all of them signed in.
 *
 *	sample_staff() -> rows of account and session
 *
 * Name, title and session token of an account are its role: "qa", "lead",
 * "trainer", "agent", "auditor", "admin". The agent is the sample call's, the
 * lead has its team; the password is SAMPLE_PASSWORD.
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_SAMPLE_STAFF_H
#define AUSCULT_SAMPLE_STAFF_H

#include "store.h"

#define SAMPLE_PASSWORD "long enough"

/* Errors: as store_change(). */
MUST_CHECK enum status sample_staff(struct store *store, struct failure *why);

/* The token that forms of a session, or of a visit, bring back. */
struct digest sample_form(const char *token);

#endif
