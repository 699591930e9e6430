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

enum status hash_add_file(
	struct hash *hash, const char *path, struct failure *why)
{
	unsigned char block[32768];
	FILE *file = fopen(path, "rb");
	size_t count;
	int error_number;

	if (!file)
		return failure_errno(why, errno, "cannot open");
	while ((count = fread(block, 1, sizeof(block), file)) > 0)
		hash_add(hash, block, count);
	error_number = ferror(file) ? errno : 0;
	(void)fclose(file);
	if (error_number)
		return failure_errno(why, error_number, "cannot read");
	return STATUS_OK;
}
