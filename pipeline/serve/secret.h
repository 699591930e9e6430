/*
 * Secret: passwords and random tokens. The only place of this layer that knows
 * libsodium.
 *
 *	password -> secret_keep() -> text for the database
 *	password, that text -> secret_is() -> yes or no
 *	secret_token() -> 64 hexadecimal digits that nobody guesses
 *
 * Passwords are kept as argon2id (RFC 9106) with libsodium's limits for
 * interactive use: 64 MiB, two passes.
 *
 * Thread rule: any thread.
 */
#ifndef AUSCULT_SECRET_H
#define AUSCULT_SECRET_H

#include <stdbool.h>

#include "status.h"

#define SECRET_LEAST_CHARACTERS 10
#define SECRET_MOST_BYTES 512

struct kept_secret {
	char text[128];
};

struct token {
	char text[65];
};

/* STATUS_INVALID for a password that is too short or too long. */
MUST_CHECK enum status secret_keep(
	const char *password, struct kept_secret *kept, struct failure *why);

/* Takes as long for a name that there is none of: `kept` is NULL then. */
bool secret_is(const char *password, const char *kept);

struct token secret_token(void);

/* Whether both are the same, in a time that does not tell where they differ. */
bool secret_equal(const char *a, const char *b);

#endif
