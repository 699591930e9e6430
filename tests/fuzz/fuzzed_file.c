#include "fuzzed_file.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDERS_OPEN 16

static char folder[64];
static pid_t owner; /* a fork of libFuzzer's must not remove it */

void fuzz_require(int is_so)
{
	if (!is_so)
		abort();
}

static int remove_one(
	const char *path, const struct stat *about, int kind, struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	return remove(path);
}

static void remove_folder(void)
{
	if (getpid() == owner)
		(void)nftw(
			folder, remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
}

const char *fuzzed_folder(void)
{
	if (!folder[0]) {
		(void)snprintf(folder, sizeof(folder), "%s/auscult-fuzz-XXXXXX",
			access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
		fuzz_require(mkdtemp(folder) != NULL);
		owner = getpid();
		(void)atexit(remove_folder);
	}
	return folder;
}

const char *fuzzed_file(const char *name, const uint8_t *bytes, size_t count)
{
	static char path[128];
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/%s", fuzzed_folder(), name);
	file = fopen(path, "wb");
	fuzz_require(file && fwrite(bytes, 1, count, file) == count);
	fuzz_require(fclose(file) == 0);
	return path;
}
