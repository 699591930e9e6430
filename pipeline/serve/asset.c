#include "asset.h"

#include <stddef.h>
#include <string.h>

#include "embedded.h"

extern const struct embedded templates_files[];
extern const struct embedded web_files[];
extern const struct embedded bundle_files[];

static const char *find(const struct embedded *files, const char *name)
{
	for (; files->name; files++)
		if (strcmp(files->name, name) == 0)
			return files->text;
	return NULL;
}

const char *asset_template(const char *name)
{
	return find(templates_files, name);
}

bool asset_find(const char *name, struct asset *asset)
{
	static const struct {
		const char *ending, *type;
	} types[] = {
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".css", "text/css; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
	};
	const char *text = find(web_files, name);
	const char *point = strrchr(name, '.');

	if (!text)
		text = find(bundle_files, name);
	for (size_t i = 0; text && point && i < 3; i++)
		if (strcmp(point, types[i].ending) == 0) {
			*asset = (struct asset){ types[i].type, text };
			return true;
		}
	return false;
}

bool asset_has_bundle(void)
{
	const char *text = find(bundle_files, "vendor.js");

	return text && *text;
}
