/*
 * Any bytes as the truth about a recording: refused with a sentence that names
 * the file, or taken, and then every turn has a party and a time.
 */
#include <string.h>

#include "fuzzed_file.h"
#include "reference.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void check(const struct reference *reference)
{
	for (size_t i = 0; i < reference->turn_count; i++) {
		const struct reference_turn *turn = &reference->turns[i];

		fuzz_require(turn->when.end_s >= turn->when.start_s);
		fuzz_require(turn->party != PARTY_UNKNOWN && turn->text);
	}
	for (size_t i = 0; i < reference->span_count; i++)
		fuzz_require(reference->spans[i].when.end_s >=
			     reference->spans[i].when.start_s);
	for (size_t i = 0; i < reference->verdict_count; i++)
		fuzz_require(reference->verdicts[i].pack &&
			     reference->verdicts[i].rule);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *path = fuzzed_file("truth.json", bytes, count);
	struct reference reference = { 0 };
	struct failure why = { "" };

	if (reference_read(&reference, path, &why) == STATUS_OK)
		check(&reference);
	else
		fuzz_require(strncmp(why.text, path, strlen(path)) == 0);
	reference_release(&reference);
	return 0;
}
