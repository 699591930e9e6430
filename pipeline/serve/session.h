/*
 * Session: signing in and out, and who somebody is between.
 *
 *	cookie -> session_find() -> account
 *	name, password -> session_sign_in() -> a new token
 *
 * The token is 256 random bits; the database holds its hash only. It is new at
 * every sign-in and goes after 12 hours, 60 minutes of nothing, or a password
 * that was changed. A form brings back a hash of it, which a foreign page
 * cannot know. Five wrong passwords for a name, or thirty from an address,
 * within 15 minutes close the door for as long.
 *
 * Thread rule: as for the store.
 */
#ifndef AUSCULT_SESSION_H
#define AUSCULT_SESSION_H

#include "visit.h"

/* What stands for a token: "session" in the database, "form" in a form. */
void session_digest(
	const char *purpose, const char *token, struct digest *digest);

/* Fills visit->account where the cookie is that of a session, and visit->csrf,
 * for which it sets a cookie where there was none. */
MUST_CHECK enum status session_find(struct visit *visit, struct failure *why);

/* Whether the request's form comes from a page of ours. */
bool session_is_own_form(const struct visit *visit);

MUST_CHECK enum status session_sign_in(
	struct visit *visit, struct failure *why);
MUST_CHECK enum status session_sign_out(
	struct visit *visit, struct failure *why);

/* Changes the own password, and ends all sessions but a new one. */
MUST_CHECK enum status session_change_password(
	struct visit *visit, struct failure *why);

#endif
