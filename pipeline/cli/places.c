#include "places.h"

#include <stdlib.h>

#include "path.h"

/* A folder of the XDG Base Directory Specification 0.8: that of `variable`, or
 * `usual` in the user's home; a relative path there is to be ignored. */
static enum status find_own(const char **path, const char *variable,
	const char *usual, struct arena *arena, struct failure *why)
{
	const char *folder = getenv(variable);
	const char *home = getenv("HOME");

	if (folder && *folder == '/')
		*path = arena_print(arena, "%s/auscult", folder);
	else if (home && *home == '/')
		*path = arena_print(arena, "%s/%s/auscult", home, usual);
	else
		return failure_set(why, STATUS_NOT_FOUND,
			"neither %s nor HOME is set", variable);
	return *path ? STATUS_OK : failure_no_memory(why);
}

enum status places_own(const char **path, const char *kind, struct arena *arena,
	struct failure *why)
{
	const char *own;
	enum status rc =
		find_own(&own, "XDG_DATA_HOME", ".local/share", arena, why);

	if (rc != STATUS_OK)
		return rc;
	*path = arena_print(arena, "%s/%s", own, kind);
	return *path ? STATUS_OK : failure_no_memory(why);
}

enum status places_cache(
	const char **path, struct arena *arena, struct failure *why)
{
	return find_own(path, "XDG_CACHE_HOME", ".cache", arena, why);
}

static enum status add_place(
	struct places *places, const char *path, struct failure *why)
{
	if (!path)
		return failure_no_memory(why);
	if (path_is_folder(path))
		places->items[places->count++] = path;
	return STATUS_OK;
}

enum status places_find(struct places *places, const char *kind,
	struct arena *arena, struct failure *why)
{
	const char *const roots[] = { getenv("AUSCULT_DATA"),
		AUSCULT_SOURCE_DIR, AUSCULT_DATA_DIR };
	const char *own = NULL;
	enum status rc = places_own(&own, kind, arena, why);

	places->count = 0;
	if (rc == STATUS_NOT_FOUND)
		rc = STATUS_OK;
	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++) {
		if (rc == STATUS_OK && i == 1 && own)
			rc = add_place(places, own, why);
		if (rc == STATUS_OK && roots[i] && *roots[i])
			rc = add_place(places,
				arena_print(arena, "%s/%s", roots[i], kind),
				why);
	}
	return rc;
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
