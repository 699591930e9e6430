/*
 * Any bytes as a recording's JSON sidecar: what is right in it is taken and
 * merged, what is wrong becomes a problem that names the file.
 */
#include <string.h>

#include "fuzzed_file.h"
#include "metadata_fields.h"
#include "sidecar.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void merge(const struct sidecar *sidecar, struct arena *arena,
	struct problems *problems)
{
	struct metadata known = {
		.agent = "8021", .language = LANGUAGE_EN, .agent_channel = 2
	};
	const struct metadata_source from = { &sidecar->meta, sidecar->path };

	fuzz_require(metadata_merge(&known, "night.csv:2", &from, arena,
			     problems, NULL) == STATUS_OK);
	fuzz_require(strcmp(known.agent, "8021") == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *path = fuzzed_file("a.json", bytes, count);
	struct sidecar sidecar = { 0 };
	struct problems problems = { 0 };
	struct arena arena = { 0 };
	char recording[128];

	(void)strcpy(recording, path);
	(void)strcpy(strrchr(recording, '.'), ".wav");
	fuzz_require(sidecar_read(recording, &sidecar, &arena, &problems,
			     NULL) == STATUS_OK);
	fuzz_require(strcmp(sidecar.path, path) == 0);
	for (size_t i = 0; i < problems.count; i++)
		fuzz_require(
			strncmp(problems.items[i], path, strlen(path)) == 0);
	merge(&sidecar, &arena, &problems);
	problems_release(&problems);
	arena_release(&arena);
	return 0;
}
