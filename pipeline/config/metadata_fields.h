/*
 * Metadata fields: the names by which call metadata is written anywhere.
 *
 *	"language", "yue" -> metadata_set() -> meta.language
 *	manifest, sidecar, file name -> metadata_merge() -> one metadata
 *
 * The fields: call_id, agent, team, customer, queue, start, direction,
 * language, hangup, satisfaction, agent_channel, hold.
 *
 * Thread rule: no shared state; strings go into the caller's arena.
 */
#ifndef AUSCULT_METADATA_FIELDS_H
#define AUSCULT_METADATA_FIELDS_H

#include <stdbool.h>

#include "arena.h"
#include "metadata.h"
#include "problems.h"

bool metadata_has_field(const char *name);

/*
 * Sets the field from its text; "" leaves it unknown. `meta` keeps what it
 * holds on failure. Errors: STATUS_NOT_FOUND when there is no such field;
 * STATUS_INVALID for a value that is not one, e.g. `language: "cn" is not zh,
 * en or yue`.
 */
MUST_CHECK enum status metadata_set(struct metadata *meta, struct arena *arena,
	const char *name, const char *value, struct failure *why);

/* One place that tells of a call. */
struct metadata_source {
	const struct metadata *meta;
	const char *origin; /* for a reader: "night.csv:17", "a.json" */
};

/*
 * Fills what `into` does not know from `from`. Where both know and differ,
 * `into` stays, and a problem names both values:
 * `night.csv:17: agent is "1042", but "1043" in a.json`. `into_origin` is
 * where `into` comes from. STATUS_NO_MEMORY.
 */
MUST_CHECK enum status metadata_merge(struct metadata *into,
	const char *into_origin, const struct metadata_source *from,
	struct arena *arena, struct problems *problems, struct failure *why);

#endif
