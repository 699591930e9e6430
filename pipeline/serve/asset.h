/*
 * Assets: what was compiled in for the pages: templates, styles, scripts.
 *
 * Thread rule: constants.
 */
#ifndef AUSCULT_ASSET_H
#define AUSCULT_ASSET_H

#include <stdbool.h>

struct asset {
	const char *type; /* of its content */
	const char *text;
};

/* templates/NAME.html; NULL where there is none. */
const char *asset_template(const char *name);

/* A file of web/, or of the bundle made with npm, by its name. */
bool asset_find(const char *name, struct asset *asset);

/* Whether the build could bundle what the pages take from npm. */
bool asset_has_bundle(void);

#endif
