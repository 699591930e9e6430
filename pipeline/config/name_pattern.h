/*
 * Name pattern: call metadata that the recorder writes into file names.
 *
 *	"(?<agent>\d+)_(?<customer>\d+)_(?<start>\d{14})"
 *		-> name_pattern_new() -> pattern
 *	"1042_13800138000_20261123090000.wav"
 *		-> name_pattern_read() -> agent, customer, start
 *
 * A regular expression (PCRE2) whose named groups are metadata fields
 * (metadata_fields.h), searched for in the name without its folder. `start`
 * may be 14 digits, in the machine's time zone, or ISO 8601 with offset.
 *
 * Thread rule: read-only once made, shared by any threads.
 */
#ifndef AUSCULT_NAME_PATTERN_H
#define AUSCULT_NAME_PATTERN_H

#include "arena.h"
#include "metadata.h"
#include "problems.h"

struct name_pattern;

/* The caller owns `*pattern`. Errors: STATUS_INVALID, saying where the
 * expression is wrong, or which group is no field. */
MUST_CHECK enum status name_pattern_new(struct name_pattern **pattern,
	const char *expression, struct failure *why);
void name_pattern_free(struct name_pattern *pattern);

/*
 * Fills `meta` from the file's name. A name that does not match, or a value
 * that is not one, becomes a problem. Strings and problems go into `arena`.
 * Errors: STATUS_NO_MEMORY.
 */
MUST_CHECK enum status name_pattern_read(const struct name_pattern *pattern,
	const char *path, struct metadata *meta, struct arena *arena,
	struct problems *problems, struct failure *why);

#endif
