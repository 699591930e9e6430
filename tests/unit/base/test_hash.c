#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "hash.h"

static void write_file(const char *path, const void *bytes, size_t count)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
}

/* b2sum -l 256 prints the same. */
static void the_hash_of_abc_is_the_published_one(void **state)
{
	struct hash hash;
	struct digest digest;

	(void)state;
	hash_init(&hash);
	hash_add(&hash, "abc", 3);
	hash_finish(&hash, &digest);
	assert_string_equal(digest.text, "bddd813c634239723171ef3fee98579b"
					 "94964e3bb1cb3e427262c8c068d52319");
}

static void pieces_hash_like_the_whole(void **state)
{
	struct hash hash;
	struct digest whole, pieces;

	(void)state;
	hash_init(&hash);
	hash_add(&hash, "abcdef", 6);
	hash_finish(&hash, &whole);
	hash_init(&hash);
	hash_add(&hash, "abc", 3);
	hash_add(&hash, "", 0);
	hash_add(&hash, "def", 3);
	hash_finish(&hash, &pieces);
	assert_string_equal(whole.text, pieces.text);
}

static void texts_that_join_alike_hash_differently(void **state)
{
	struct hash hash;
	struct digest left, right;

	(void)state;
	hash_init(&hash);
	hash_add_text(&hash, "ab");
	hash_add_text(&hash, "c");
	hash_finish(&hash, &left);
	hash_init(&hash);
	hash_add_text(&hash, "a");
	hash_add_text(&hash, "bc");
	hash_finish(&hash, &right);
	assert_string_not_equal(left.text, right.text);
}

static void a_file_hashes_like_its_bytes(void **state)
{
	static unsigned char bytes[100000];
	struct hash hash;
	struct digest in_memory, in_file;
	struct failure why;

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 7);
	write_file("hash.tmp", bytes, sizeof(bytes));
	hash_init(&hash);
	hash_add(&hash, bytes, sizeof(bytes));
	hash_finish(&hash, &in_memory);
	hash_init(&hash);
	assert_int_equal(hash_add_file(&hash, "hash.tmp", &why), STATUS_OK);
	hash_finish(&hash, &in_file);
	(void)remove("hash.tmp");
	assert_string_equal(in_memory.text, in_file.text);
}

static void a_missing_file_is_not_found(void **state)
{
	struct hash hash;
	struct failure why;

	(void)state;
	hash_init(&hash);
	assert_int_equal(
		hash_add_file(&hash, "no/such.wav", &why), STATUS_NOT_FOUND);
	assert_string_equal(why.text, "cannot open: No such file or directory");
}

static void a_folder_cannot_be_hashed(void **state)
{
	struct hash hash;
	struct failure why;

	(void)state;
	hash_init(&hash);
	assert_int_equal(hash_add_file(&hash, ".", &why), STATUS_IO);
}

static void sha256_is_what_sha256sum_prints(void **state)
{
	struct digest digest;
	struct failure why;

	(void)state;
	write_file("sha256.tmp", "abc", 3);
	assert_int_equal(
		hash_file_sha256("sha256.tmp", &digest, &why), STATUS_OK);
	(void)remove("sha256.tmp");
	assert_string_equal(digest.text, "ba7816bf8f01cfea414140de5dae2223"
					 "b00361a396177a9cb410ff61f20015ad");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_hash_of_abc_is_the_published_one),
		cmocka_unit_test(pieces_hash_like_the_whole),
		cmocka_unit_test(texts_that_join_alike_hash_differently),
		cmocka_unit_test(a_file_hashes_like_its_bytes),
		cmocka_unit_test(a_missing_file_is_not_found),
		cmocka_unit_test(a_folder_cannot_be_hashed),
		cmocka_unit_test(sha256_is_what_sha256sum_prints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
