/*
 * Hash: what a recording, an engine or a rule pack is, whatever its name.
 *
 *	bytes -> hash_add() ... hash_finish() -> 64 hexadecimal digits
 *
 * BLAKE2b-256 (RFC 7693) by libsodium.
 *
 * Thread rule: one thread at a time for one hash.
 */
#ifndef AUSCULT_HASH_H
#define AUSCULT_HASH_H

#include <stddef.h>

#include "status.h"

/* 64 lower-case hexadecimal digits and NUL; an empty string is "unknown". */
struct digest {
	char text[65];
};

struct hash {
	_Alignas(64) unsigned char state[512];
};

void hash_init(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t count);
/* Adds the string and its NUL, so that "ab","c" and "a","bc" differ. */
void hash_add_text(struct hash *hash, const char *text);
void hash_finish(struct hash *hash, struct digest *digest);

/* Adds the whole content of a file. Errors: STATUS_NOT_FOUND, STATUS_IO. */
MUST_CHECK enum status hash_add_file(
	struct hash *hash, const char *path, struct failure *why);

/* SHA-256 (FIPS 180-4) of a file's content, as sha256sum prints it: for
 * checksums that others publish. Errors: as hash_add_file(). */
MUST_CHECK enum status hash_file_sha256(
	const char *path, struct digest *digest, struct failure *why);

/* libsodium's version; lives for ever. */
const char *hash_library(void);

#endif
