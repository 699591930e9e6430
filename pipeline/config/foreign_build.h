/*
 * Foreign build: what the readers of other products' rules share.
 *
 *	their JSON -> foreign_amazon(), foreign_alibaba() -> our pack, as JSON
 *
 * Only the foreign_*.c of config include this.
 * Thread rule: belongs to one foreign_pack_parse().
 */
#ifndef AUSCULT_FOREIGN_BUILD_H
#define AUSCULT_FOREIGN_BUILD_H

#include <jansson.h>
#include <stdbool.h>

#include "problems.h"

/* Longest name of a rule or condition made here. */
#define FOREIGN_NAME_BYTES 64

struct foreign {
	const char *path;
	const char *place; /* the rule at hand, for messages */
	json_t *conditions, *rules;
	bool has_points;
	struct problems *problems;
	struct arena *arena;
	struct failure *why;
	enum status rc; /* the first failure */
};

/* Whether the JSON is the product's. */
bool foreign_is_amazon(const json_t *root);
bool foreign_is_alibaba(const json_t *root);

/* Fill `conditions` and `rules`; failures stay in foreign->rc. */
void foreign_amazon(struct foreign *foreign, const json_t *root);
void foreign_alibaba(struct foreign *foreign, const json_t *root);

/* Says that something was not carried over: `PATH: PLACE: WHAT`. */
void foreign_note(struct foreign *foreign, const char *what, const char *name);

/* Puts `value`, which it takes over, into `map`; NULL is lack of memory. */
void foreign_put(
	struct foreign *foreign, json_t *map, const char *key, json_t *value);

/* Makes a name of our kind from theirs: a-z, 0-9, - alone; `kind`-N where
 * nothing of it is left, and a number behind one that is in `map` already. */
void foreign_name(const json_t *map, const char *theirs, const char *kind,
	char name[FOREIGN_NAME_BYTES]);

/* A number, or a string that is one; NAN for none. */
double foreign_number(const json_t *map, const char *key);
/* The string; NULL for none. */
const char *foreign_text(const json_t *map, const char *key);

#endif
