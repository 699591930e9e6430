/*
 * Any bytes as a manifest: refused with a sentence that names the file, or
 * taken; then each row names one recording or two, and each problem a line.
 */
#include <string.h>

#include "fuzzed_file.h"
#include "manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void check_rows(const struct manifest *manifest)
{
	for (size_t i = 0; i < manifest->count; i++) {
		const struct job *job = &manifest->rows[i].job;

		fuzz_require(job->source.paths[0] != NULL);
		fuzz_require(manifest->rows[i].line > 1);
		fuzz_require(job->meta.agent_channel >= 0 &&
			     job->meta.agent_channel <= 2);
		for (size_t k = 0; k < job->meta.hold_count; k++)
			fuzz_require(job->meta.holds[k].end_s >=
				     job->meta.holds[k].start_s);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *path = fuzzed_file("night.csv", bytes, count);
	struct manifest manifest = { 0 };
	struct problems problems = { 0 };
	struct arena arena = { 0 };
	struct failure why = { "" };

	if (manifest_load(&manifest, path, &arena, &problems, &why) ==
		STATUS_OK)
		check_rows(&manifest);
	else
		fuzz_require(strncmp(why.text, path, strlen(path)) == 0);
	for (size_t i = 0; i < problems.count; i++)
		fuzz_require(
			strncmp(problems.items[i], path, strlen(path)) == 0 &&
			!strchr(problems.items[i], '\n'));
	problems_release(&problems);
	manifest_release(&manifest);
	arena_release(&arena);
	return 0;
}
