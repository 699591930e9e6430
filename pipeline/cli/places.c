#include "places.h"

#include <stdlib.h>

#include "path.h"

enum status places_find(struct places *places, const char *kind,
	struct arena *arena, struct failure *why)
{
	const char *const roots[] = { getenv("AUSCULT_DATA"),
		AUSCULT_SOURCE_DIR, AUSCULT_DATA_DIR };

	places->count = 0;
	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++) {
		const char *path;

		if (!roots[i] || !*roots[i])
			continue;
		path = arena_print(arena, "%s/%s", roots[i], kind);
		if (!path)
			return failure_no_memory(why);
		if (path_is_folder(path))
			places->items[places->count++] = path;
	}
	return STATUS_OK;
}

enum status places_find_pack(const char **path, const char *name,
	struct arena *arena, struct failure *why)
{
	struct places places;
	enum status rc;

	if (path_is_file(name)) {
		*path = name;
		return STATUS_OK;
	}
	rc = places_find(&places, "rules", arena, why);
	for (size_t i = 0; i < places.count && rc == STATUS_OK; i++) {
		*path = arena_print(arena, "%s/%s.yaml", places.items[i], name);
		if (!*path)
			return failure_no_memory(why);
		if (path_is_file(*path))
			return STATUS_OK;
	}
	if (rc != STATUS_OK)
		return rc;
	return failure_set(why, STATUS_NOT_FOUND,
		"there is no rule pack \"%s\", neither a file nor a shipped "
		"one",
		name);
}
