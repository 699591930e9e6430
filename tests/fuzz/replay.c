/*
 * Runs a fuzz target over its corpus, where it is not linked with libFuzzer:
 * `fuzz_manifest corpus/manifest`. Folders are not searched below.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* An input larger than this is no small seed. */
#define INPUT_MOST_BYTES ((size_t)1 << 20)

static int replay(const char *path)
{
	uint8_t *bytes = malloc(INPUT_MOST_BYTES);
	FILE *file = fopen(path, "rb");
	size_t count;

	if (!file || !bytes) {
		perror(path);
		return 1;
	}
	count = fread(bytes, 1, INPUT_MOST_BYTES, file);
	(void)fclose(file);
	/* Named before it is run: the last line says which input it was. */
	(void)printf("%s: %zu bytes\n", path, count);
	(void)fflush(stdout);
	bytes = realloc(bytes, count ? count : 1);
	(void)LLVMFuzzerTestOneInput(bytes, count);
	free(bytes);
	return 0;
}

int main(int argc, char **argv)
{
	DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
	const struct dirent *entry;
	int count = 0, failed = 0;
	char path[4096];

	if (!folder) {
		(void)fprintf(stderr, "usage: %s CORPUS\n", argv[0]);
		return 1;
	}
	while ((entry = readdir(folder))) {
		if (entry->d_name[0] == '.')
			continue;
		(void)snprintf(
			path, sizeof(path), "%s/%s", argv[1], entry->d_name);
		failed |= replay(path);
		count++;
	}
	(void)closedir(folder);
	(void)printf("%d inputs\n", count);
	return failed || count == 0;
}
