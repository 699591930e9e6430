/*
 * Unpack: the files of an archive or a folder, put into another folder. The
 * only place that knows libarchive.
 *
 *	model.tar.gz, model.zip or a folder -> unpack() -> files under a folder
 *
 * An archive from outside is not trusted: a name that would leave the folder,
 * a link, a device, more than UNPACK_MOST_FILES files or UNPACK_MOST_BYTES in
 * all are refused.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_UNPACK_H
#define AUSCULT_UNPACK_H

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

#define UNPACK_MOST_FILES 10000
/* The largest models that PocketSphinx users publish take half of it. */
#define UNPACK_MOST_BYTES ((int64_t)4 * 1024 * 1024 * 1024)

/*
 * Writes everything in `source` below `folder`, which exists and should be
 * empty: after a failure it holds a part. Links inside a source folder are
 * followed. Errors: STATUS_INVALID for what is refused or no archive,
 * STATUS_NOT_FOUND, STATUS_IO.
 */
MUST_CHECK enum status unpack(
	const char *source, const char *folder, struct failure *why);

/* Whether `name` stays below the folder it is seen from: relative, without
 * ".." and without an empty or over-long part. */
bool unpack_is_safe(const char *name);

/* libarchive's name and version; lives for ever. */
const char *unpack_library(void);

#endif
