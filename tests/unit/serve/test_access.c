#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "access.h"

static void roles_are_those_that_accounts_may_have(void **state)
{
	(void)state;
	assert_true(access_is_role("qa"));
	assert_false(access_is_role("root"));
	assert_false(access_is_role(""));
}

static void only_quality_staff_hears_the_original(void **state)
{
	static const char *const others[] = { "lead", "trainer", "agent",
		"auditor", "admin" };

	(void)state;
	assert_true(access_has("qa", RIGHT_HEAR_ORIGINAL));
	for (int i = 0; i < 5; i++)
		assert_false(access_has(others[i], RIGHT_HEAR_ORIGINAL));
}

static void an_unknown_role_may_nothing(void **state)
{
	(void)state;
	assert_false(access_has("", RIGHT_ANYBODY));
	assert_int_equal(access_reach("root"), REACH_NOTHING);
}

static void who_checks_the_others_sees_no_call(void **state)
{
	(void)state;
	assert_int_equal(access_reach("auditor"), REACH_NOTHING);
	assert_int_equal(access_reach("admin"), REACH_NOTHING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles_are_those_that_accounts_may_have),
		cmocka_unit_test(only_quality_staff_hears_the_original),
		cmocka_unit_test(an_unknown_role_may_nothing),
		cmocka_unit_test(who_checks_the_others_sees_no_call),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
