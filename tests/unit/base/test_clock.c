#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <time.h>

#include "clock.h"

static void the_wall_clock_never_goes_back(void **state)
{
	double before_s = clock_wall_s();

	(void)state;
	for (int i = 0; i < 1000; i++) {
		double now_s = clock_wall_s();

		assert_true(now_s >= before_s);
		before_s = now_s;
	}
}

static void sleeping_takes_time_and_no_processor(void **state)
{
	const struct timespec pause = { 0, 50 * 1000 * 1000 };
	double wall_s = clock_wall_s(), thread_s = clock_thread_s();

	(void)state;
	assert_int_equal(nanosleep(&pause, NULL), 0);
	wall_s = clock_wall_s() - wall_s;
	thread_s = clock_thread_s() - thread_s;
	assert_true(wall_s >= 0.05);
	assert_true(thread_s < wall_s);
}

static void work_takes_processor_time(void **state)
{
	double from_s = clock_thread_s();
	volatile double sum = 0.0;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		sum += i;
	assert_true(clock_thread_s() > from_s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_wall_clock_never_goes_back),
		cmocka_unit_test(sleeping_takes_time_and_no_processor),
		cmocka_unit_test(work_takes_processor_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
