#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t is_set;

static void on_signal(int number)
{
	(void)number;
	is_set = 1;
}

void interrupt_catch(void)
{
	/* SA_RESETHAND: the second signal has its default effect. */
	struct sigaction action = { .sa_handler = on_signal,
		.sa_flags = SA_RESETHAND | SA_RESTART };

	(void)sigaction(SIGINT, &action, NULL);
	(void)sigaction(SIGTERM, &action, NULL);
}

bool interrupt_is_set(void)
{
	return is_set;
}
