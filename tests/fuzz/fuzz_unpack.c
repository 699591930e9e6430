/*
 * Any bytes as an archive of a model: refused with a sentence, or unpacked, and
 * then nothing has been written beside the folder that it was to go to.
 */
#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzzed_file.h"
#include "unpack.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static int remove_one(
	const char *path, const struct stat *about, int kind, struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	return remove(path);
}

/* How many names are in the folder. */
static int count_names(const char *path)
{
	DIR *folder = opendir(path);
	int count = 0;

	fuzz_require(folder != NULL);
	while (readdir(folder))
		count++;
	(void)closedir(folder);
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *path = fuzzed_file("model.zip", bytes, count);
	struct failure why = { "" };
	char into[128];

	(void)snprintf(into, sizeof(into), "%s/into", fuzzed_folder());
	fuzz_require(mkdir(into, 0700) == 0);
	if (unpack(path, into, &why) != STATUS_OK)
		fuzz_require(why.text[0] != '\0');
	/* ".", "..", the archive and the folder. */
	fuzz_require(count_names(fuzzed_folder()) == 4);
	fuzz_require(nftw(into, remove_one, 8, FTW_DEPTH | FTW_PHYS) == 0);
	return 0;
}
