#include "clock.h"

#include <time.h>

static double read_clock_s(clockid_t which)
{
	struct timespec now = { 0 };

	(void)clock_gettime(which, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

double clock_wall_s(void)
{
	return read_clock_s(CLOCK_MONOTONIC);
}

double clock_thread_s(void)
{
	return read_clock_s(CLOCK_THREAD_CPUTIME_ID);
}
