/*
 * Faults: what a machine does to a night, on purpose. Loaded before a program
 * (LD_PRELOAD) with
 *
 *	FAULTS="crash:NAME:BYTES hang:NAME:BYTES error:NAME:BYTES clock"
 *
 * Reading behind BYTES of a file whose name has NAME in it crashes the process,
 * never comes back, or fails (EIO). "clock" lets the time of day jump a day
 * forth and back at every look.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define DAY_S 86400

typedef ssize_t (*read_function)(int, void *, size_t);
typedef int (*timeofday_function)(struct timeval *, void *);

int gettimeofday(struct timeval *restrict now, void *restrict zone);

static void crash(void)
{
	(void)signal(SIGSEGV, SIG_DFL);
	(void)raise(SIGSEGV);
}

static void hang(void)
{
	for (;;)
		(void)pause();
}

static void nothing(void)
{
}

static const struct kind {
	const char *name;
	void (*act)(void);
} kinds[] = { { "crash", crash }, { "hang", hang }, { "error", nothing } };

/* The kind of fault that reading `path` behind `at` is; or NULL. */
static const struct kind *find_fault(const char *path, long at)
{
	const char *rules = getenv("FAULTS");
	char kind[16], name[64];
	long bytes;
	int used;

	while (rules && sscanf(rules, " %15[a-z]:%63[^:]:%ld%n", kind, name,
				&bytes, &used) == 3) {
		rules += used;
		if (at < bytes || !strstr(path, name))
			continue;
		for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
			if (strcmp(kinds[i].name, kind) == 0)
				return &kinds[i];
	}
	return NULL;
}

ssize_t read(int file, void *into, size_t bytes)
{
	static read_function next;
	const struct kind *kind;
	char link[32], path[4096] = "";
	long at = (long)lseek(file, 0, SEEK_CUR);

	if (!next)
		next = (read_function)dlsym(RTLD_NEXT, "read");
	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", file);
	if (at < 0 || readlink(link, path, sizeof(path) - 1) < 0)
		return next(file, into, bytes);
	kind = find_fault(path, at);
	if (!kind)
		return next(file, into, bytes);
	kind->act();
	errno = EIO;
	return -1;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
	static timeofday_function next;
	static int looks;
	const char *rules = getenv("FAULTS");
	int rc;

	if (!next)
		next = (timeofday_function)dlsym(RTLD_NEXT, "gettimeofday");
	rc = next(now, zone);
	if (rules && strstr(rules, "clock"))
		now->tv_sec += looks++ % 2 ? DAY_S : -DAY_S;
	return rc;
}
