/*
 * Any bytes as a model.yaml: refused with a sentence that names the file, or
 * taken, with all that a recogniser asks for; then its files are verified.
 */
#include <string.h>

#include "fuzzed_file.h"
#include "model_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *path = fuzzed_file("model.yaml", bytes, count);
	struct model *model = NULL;
	struct failure why = { "" };

	if (model_load(&model, path, &why) != STATUS_OK) {
		fuzz_require(strncmp(why.text, path, strlen(path)) == 0);
		return 0;
	}
	fuzz_require(model->name && model->name[0]);
	fuzz_require(model->language != LANGUAGE_UNKNOWN);
	fuzz_require(model->rate_hz == 8000 || model->rate_hz == 16000);
	fuzz_require(model->acoustic && model->dictionary &&
		     model->language_model && model->licence);
	if (model_verify(model, &why) != STATUS_OK)
		fuzz_require(why.text[0] != '\0');
	model_free(model);
	return 0;
}
