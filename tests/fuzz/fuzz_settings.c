/*
 * Any bytes as auscult.yaml: refused with a sentence that names the file, or
 * taken; then its pattern, if it is one, reads names of recordings.
 */
#include <string.h>

#include "fuzzed_file.h"
#include "name_pattern.h"
#include "settings.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void read_names(const char *expression)
{
	static const char *const names[] = { "calls/8021_20260302091405.wav",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "\xff\xfe.wav",
		"" };
	struct name_pattern *pattern = NULL;
	struct problems problems = { 0 };
	struct arena arena = { 0 };

	if (name_pattern_new(&pattern, expression, NULL) == STATUS_OK)
		for (int i = 0; i < 4; i++) {
			struct metadata meta = { 0 };

			fuzz_require(
				name_pattern_read(pattern, names[i], &meta,
					&arena, &problems, NULL) == STATUS_OK);
		}
	name_pattern_free(pattern);
	problems_release(&problems);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *path = fuzzed_file("auscult.yaml", bytes, count);
	struct settings settings = { 0 };
	struct failure why = { "" };

	if (settings_read(&settings, path, &why) != STATUS_OK)
		fuzz_require(strncmp(why.text, path, strlen(path)) == 0);
	else if (settings.file_name)
		read_names(settings.file_name);
	settings_release(&settings);
	return 0;
}
