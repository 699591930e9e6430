#include "ngram_file.h"

#include <sphinxbase/err.h>
#include <sphinxbase/ngram_model.h>
#include <stdio.h>

#include "arpa.h"
#include "path.h"

/* Base of the library's logarithms, as the recogniser has it by default. */
#define LOG_BASE 1.0001

static enum status convert(const char *from, const char *to,
	ngram_file_type_t type, struct failure *why)
{
	logmath_t *logs = logmath_init(LOG_BASE, 0, 0);
	ngram_model_t *model;
	enum status rc = STATUS_OK;

	if (!logs)
		return failure_no_memory(why);
	err_set_logfp(NULL);
	model = ngram_model_read(NULL, from, NGRAM_AUTO, logs);
	if (!model)
		rc = failure_set(
			why, STATUS_INVALID, "%s: is no language model", from);
	else if (ngram_model_write(model, to, type) != 0)
		rc = failure_set(why, STATUS_IO, "%s: cannot write", to);
	(void)ngram_model_free(model);
	(void)logmath_free(logs);
	return rc;
}

enum status ngram_file_read(struct ngrams *ngrams, const char *path,
	const char *scratch, struct failure *why)
{
	enum status rc;

	if (!path_is_file(path))
		return failure_set(
			why, STATUS_NOT_FOUND, "there is no file %s", path);
	rc = convert(path, scratch, NGRAM_ARPA, why);
	if (rc == STATUS_OK)
		rc = arpa_read(ngrams, scratch, why);
	(void)remove(scratch);
	return rc;
}

enum status ngram_file_write(const struct ngrams *ngrams, const char *path,
	const char *scratch, struct failure *why)
{
	enum status rc = arpa_write(ngrams, scratch, why);

	if (rc == STATUS_OK)
		rc = convert(scratch, path, NGRAM_BIN, why);
	(void)remove(scratch);
	return rc;
}
