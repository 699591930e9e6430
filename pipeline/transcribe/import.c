#include "import.h"

#include "path.h"

enum status import_bytes(struct call *call, const char *path, const char *bytes,
	size_t length, struct failure *why)
{
	(void)call;
	(void)bytes;
	(void)length;
	return failure_set(why, STATUS_UNSUPPORTED,
		"%s: this build reads no transcripts yet", path);
}

enum status import_transcript(struct call *call, struct failure *why)
{
	struct text bytes = { 0 };
	const char *path = call->source.transcript;
	enum status rc = path_read(&bytes, path, IMPORT_MOST_BYTES, why);

	if (rc == STATUS_OK)
		rc = import_bytes(
			call, path, text_string(&bytes), bytes.length, why);
	else
		rc = failure_prefix(why, rc, "%s", path);
	text_release(&bytes);
	return rc;
}
