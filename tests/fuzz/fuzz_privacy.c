/*
 * Any text with what is private in it masked: well-formed, and what has no
 * digit and no letter in it stays as it is.
 */
#include <math.h>
#include <string.h>

#include "fuzzed_file.h"
#include "quote.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static bool has_word(const char *text)
{
	return text_count_characters(text) > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct text text = { 0 }, masked = { 0 };
	struct quoter quoter = { 0 };

	fuzz_require(text_add_part(&text, (const char *)bytes, count, NULL) ==
		     STATUS_OK);
	fuzz_require(
		quoter_mask(&quoter, text_string(&text), QUOTE_FROM_ANYWHERE,
			true, &masked, NULL) == STATUS_OK);
	if (!has_word(text_string(&text)))
		fuzz_require(
			strcmp(text_string(&text), text_string(&masked)) == 0);
	quoter_release(&quoter);
	text_release(&text);
	text_release(&masked);
	return 0;
}
