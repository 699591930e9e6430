#include "secret.h"

#include <sodium.h>
#include <string.h>

#include "text.h"

/* Of no password: a name that is not known must take its time too. */
#define NOBODYS                                                 \
	"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA" \
	"$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

enum status secret_keep(
	const char *password, struct kept_secret *kept, struct failure *why)
{
	size_t length = strlen(password);

	_Static_assert(sizeof(kept->text) >= crypto_pwhash_STRBYTES,
		"room for what libsodium writes");
	if (text_count_characters(password) < SECRET_LEAST_CHARACTERS &&
		length < SECRET_LEAST_CHARACTERS)
		return failure_set(why, STATUS_INVALID,
			"password has %zu bytes, want at least %d", length,
			SECRET_LEAST_CHARACTERS);
	if (length > SECRET_MOST_BYTES)
		return failure_set(why, STATUS_INVALID,
			"password has %zu bytes, want at most %d", length,
			SECRET_MOST_BYTES);
	if (sodium_init() < 0 ||
		crypto_pwhash_str(kept->text, password, length,
			crypto_pwhash_OPSLIMIT_INTERACTIVE,
			crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
		return failure_no_memory(why);
	return STATUS_OK;
}

bool secret_is(const char *password, const char *kept)
{
	size_t length = strlen(password);
	bool is_right;

	if (sodium_init() < 0 || length > SECRET_MOST_BYTES)
		return false;
	is_right = crypto_pwhash_str_verify(
			   kept ? kept : NOBODYS, password, length) == 0;
	return kept && is_right;
}

struct token secret_token(void)
{
	unsigned char bytes[32];
	struct token token = { "" };

	if (sodium_init() < 0)
		return token;
	randombytes_buf(bytes, sizeof(bytes));
	(void)sodium_bin2hex(
		token.text, sizeof(token.text), bytes, sizeof(bytes));
	return token;
}

bool secret_equal(const char *a, const char *b)
{
	size_t length = strlen(a);

	return length > 0 && length == strlen(b) &&
	       sodium_memcmp(a, b, length) == 0;
}
