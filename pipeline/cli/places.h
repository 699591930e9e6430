/*
 * Places: where rules and models are found.
 *
 * Searched in this order: $AUSCULT_DATA, the user's own
 * ($XDG_DATA_HOME/auscult, by default ~/.local/share/auscult), the source tree
 * that the program was built in, the folder it was installed to.
 *
 * Thread rule: one thread.
 */
#ifndef AUSCULT_PLACES_H
#define AUSCULT_PLACES_H

#include <stddef.h>

#include "arena.h"

#define PLACES_MOST 8

struct places {
	const char *items[PLACES_MOST];
	size_t count;
};

/* The existing folders named `kind` ("rules", "models"). */
MUST_CHECK enum status places_find(struct places *places, const char *kind,
	struct arena *arena, struct failure *why);

/* The user's own folder of that kind, which need not exist, in `arena`.
 * STATUS_NOT_FOUND when the user has no home. */
MUST_CHECK enum status places_own(const char **path, const char *kind,
	struct arena *arena, struct failure *why);

/* The user's folder of what can be made again ($XDG_CACHE_HOME/auscult, by
 * default ~/.cache/auscult), which need not exist, in `arena`. STATUS_NOT_FOUND
 * when the user has no home. */
MUST_CHECK enum status places_cache(
	const char **path, struct arena *arena, struct failure *why);

/*
 * The file of a rule pack: `name` itself when it is a file, else NAME.yaml in
 * the rules folders. Errors: STATUS_NOT_FOUND naming what was looked for.
 */
MUST_CHECK enum status places_find_pack(const char **path, const char *name,
	struct arena *arena, struct failure *why);

#endif
