#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rate.h"

static struct rate rate;

static int empty(void **state)
{
	(void)state;
	rate = (struct rate){ 0 };
	return 0;
}

static int ask(const char *address, int count)
{
	int allowed = 0;

	for (int i = 0; i < count; i++)
		allowed += rate_allows(&rate, address);
	return allowed;
}

static void a_burst_is_allowed(void **state)
{
	(void)state;
	assert_int_equal(ask("10.0.0.1", (int)RATE_BURST), (int)RATE_BURST);
}

/* What comes back while these are asked is far less than a tenth. */
static void more_than_a_burst_is_not(void **state)
{
	(void)state;
	assert_true(ask("10.0.0.1", 3 * (int)RATE_BURST) < 2 * (int)RATE_BURST);
}

static void another_address_is_not_held_up(void **state)
{
	(void)state;
	(void)ask("10.0.0.1", 3 * (int)RATE_BURST);
	assert_int_equal(ask("10.0.0.2", 10), 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_burst_is_allowed, empty),
		cmocka_unit_test_setup(more_than_a_burst_is_not, empty),
		cmocka_unit_test_setup(another_address_is_not_held_up, empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
