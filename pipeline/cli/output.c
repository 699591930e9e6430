#include "output.h"

#include <errno.h>
#include <string.h>

enum status output_open(FILE **out, const char *path, struct failure *why)
{
	FILE *opened = stdout;

	if (path && strcmp(path, "-") != 0)
		opened = fopen(path, "wb");
	if (!opened)
		return failure_prefix(why,
			failure_errno(why, errno, "cannot open for writing"),
			"%s", path);
	*out = opened;
	return STATUS_OK;
}

enum status output_close(
	FILE *out, const char *path, enum status rc, struct failure *why)
{
	if (out == stdout)
		return rc;
	if (fclose(out) != 0 && rc == STATUS_OK)
		rc = failure_errno(why, errno, "cannot write");
	return rc == STATUS_OK ? rc : failure_prefix(why, rc, "%s", path);
}
