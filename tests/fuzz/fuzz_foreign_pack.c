/*
 * Any bytes as another product's rules: refused with a sentence that begins
 * with the file's name, or made into a pack that loads.
 */
#include <string.h>

#include "foreign_pack.h"
#include "fuzzed_file.h"
#include "pack_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct problems problems = { 0 };
	struct arena arena = { 0 };
	struct failure why = { "" };
	struct pack *pack = NULL;
	struct text yaml = { 0 };

	if (foreign_pack_parse((const char *)bytes, count, "x.json", &yaml,
		    &problems, &arena, &why) == STATUS_OK)
		fuzz_require(pack_parse(&pack, text_string(&yaml), yaml.length,
				     "x.yaml", &why) == STATUS_OK);
	else
		fuzz_require(strncmp(why.text, "x.json:", 7) == 0);
	pack_free(pack);
	text_release(&yaml);
	problems_release(&problems);
	arena_release(&arena);
	return 0;
}
