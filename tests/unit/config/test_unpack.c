#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unpack.h"

static void names_below_the_folder_are_safe(void **state)
{
	(void)state;
	assert_true(unpack_is_safe("mdef"));
	assert_true(unpack_is_safe("en-us/mdef"));
	assert_true(unpack_is_safe("a..b/..c"));
}

static void names_that_leave_the_folder_are_not(void **state)
{
	(void)state;
	assert_false(unpack_is_safe("/etc/passwd"));
	assert_false(unpack_is_safe("../x"));
	assert_false(unpack_is_safe("a/../../x"));
	assert_false(unpack_is_safe("a/.."));
	assert_false(unpack_is_safe("a//b"));
}

static void a_part_too_long_for_any_file_system_is_not(void **state)
{
	char name[300];

	(void)state;
	for (size_t i = 0; i < sizeof(name); i++)
		name[i] = 'a';
	name[sizeof(name) - 1] = '\0';
	assert_false(unpack_is_safe(name));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_below_the_folder_are_safe),
		cmocka_unit_test(names_that_leave_the_folder_are_not),
		cmocka_unit_test(a_part_too_long_for_any_file_system_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
