#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "secret.h"

static void a_kept_password_is_known_again(void **state)
{
	struct kept_secret kept;
	struct failure why;

	(void)state;
	assert_int_equal(secret_keep("correct horse", &kept, &why), STATUS_OK);
	assert_true(secret_is("correct horse", kept.text));
}

static void another_password_is_not(void **state)
{
	struct kept_secret kept;
	struct failure why;

	(void)state;
	assert_int_equal(secret_keep("correct horse", &kept, &why), STATUS_OK);
	assert_false(secret_is("correct horsf", kept.text));
}

static void what_is_kept_is_argon2id_and_not_the_password(void **state)
{
	struct kept_secret kept;
	struct failure why;

	(void)state;
	assert_int_equal(secret_keep("correct horse", &kept, &why), STATUS_OK);
	assert_memory_equal(kept.text, "$argon2id$", 10);
	assert_null(strstr(kept.text, "horse"));
}

static void nobodys_password_is_never_right(void **state)
{
	(void)state;
	assert_false(secret_is("", NULL));
}

static void a_short_password_is_refused(void **state)
{
	struct kept_secret kept;
	struct failure why;

	(void)state;
	assert_int_equal(secret_keep("123456789", &kept, &why), STATUS_INVALID);
}

static void a_token_is_64_digits_and_never_the_same(void **state)
{
	struct token one = secret_token(), other = secret_token();

	(void)state;
	assert_int_equal(strspn(one.text, "0123456789abcdef"), 64);
	assert_string_not_equal(one.text, other.text);
}

static void two_empty_strings_are_not_equal_secrets(void **state)
{
	(void)state;
	assert_false(secret_equal("", ""));
	assert_true(secret_equal("abc", "abc"));
	assert_false(secret_equal("abc", "abd"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kept_password_is_known_again),
		cmocka_unit_test(another_password_is_not),
		cmocka_unit_test(what_is_kept_is_argon2id_and_not_the_password),
		cmocka_unit_test(nobodys_password_is_never_right),
		cmocka_unit_test(a_short_password_is_refused),
		cmocka_unit_test(a_token_is_64_digits_and_never_the_same),
		cmocka_unit_test(two_empty_strings_are_not_equal_secrets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
