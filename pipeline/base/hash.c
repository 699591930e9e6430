#include "hash.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define DIGEST_BYTES 32

_Static_assert(
	sizeof(((struct hash *)0)->state) >= sizeof(crypto_generichash_state),
	"struct hash holds libsodium's state");

static crypto_generichash_state *state_of(struct hash *hash)
{
	return (crypto_generichash_state *)(void *)hash->state;
}

void hash_init(struct hash *hash)
{
	(void)crypto_generichash_init(state_of(hash), NULL, 0, DIGEST_BYTES);
}

void hash_add(struct hash *hash, const void *bytes, size_t count)
{
	(void)crypto_generichash_update(state_of(hash), bytes, count);
}

void hash_add_text(struct hash *hash, const char *text)
{
	hash_add(hash, text, strlen(text) + 1);
}

void hash_finish(struct hash *hash, struct digest *digest)
{
	unsigned char bytes[DIGEST_BYTES];

	(void)crypto_generichash_final(state_of(hash), bytes, sizeof(bytes));
	(void)sodium_bin2hex(
		digest->text, sizeof(digest->text), bytes, sizeof(bytes));
}

typedef void (*block_taker)(
	void *state, const unsigned char *block, size_t count);

/* Hands over the whole content of a file, block by block. */
static enum status read_blocks(
	const char *path, block_taker take, void *state, struct failure *why)
{
	unsigned char block[32768];
	FILE *file = fopen(path, "rb");
	size_t count;
	int error_number;

	if (!file)
		return failure_errno(why, errno, "cannot open");
	while ((count = fread(block, 1, sizeof(block), file)) > 0)
		take(state, block, count);
	error_number = ferror(file) ? errno : 0;
	(void)fclose(file);
	if (error_number)
		return failure_errno(why, error_number, "cannot read");
	return STATUS_OK;
}

static void take_block(void *state, const unsigned char *block, size_t count)
{
	hash_add(state, block, count);
}

enum status hash_add_file(
	struct hash *hash, const char *path, struct failure *why)
{
	return read_blocks(path, take_block, hash, why);
}

static void take_sha256(void *state, const unsigned char *block, size_t count)
{
	(void)crypto_hash_sha256_update(state, block, count);
}

enum status hash_file_sha256(
	const char *path, struct digest *digest, struct failure *why)
{
	unsigned char bytes[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;
	enum status rc;

	(void)crypto_hash_sha256_init(&state);
	rc = read_blocks(path, take_sha256, &state, why);
	if (rc != STATUS_OK)
		return rc;
	(void)crypto_hash_sha256_final(&state, bytes);
	(void)sodium_bin2hex(
		digest->text, sizeof(digest->text), bytes, sizeof(bytes));
	return STATUS_OK;
}

const char *hash_library(void)
{
	return sodium_version_string();
}
