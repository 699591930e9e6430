/*
 * YAML tree: a configuration file whose every value knows its place.
 *
 *	file -> yaml_tree_read() -> maps, lists, scalars with line and column
 *
 * One document; anchors, aliases, tags and duplicate keys are refused, depth,
 * size and number of values are bounded, so that a hostile file costs what an
 * honest one does. Scalars stay text; the readers below parse and check them.
 *
 * Errors: STATUS_INVALID, `rules/x.yaml:12:7: unknown key "sayd" ...`, and what
 * path_read() gives.
 * Thread rule: read-only once made.
 */
#ifndef AUSCULT_YAML_TREE_H
#define AUSCULT_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "status.h"

#define YAML_TREE_MOST_BYTES ((size_t)4 * 1024 * 1024)
#define YAML_TREE_MOST_DEPTH 32
#define YAML_TREE_MOST_VALUES ((size_t)200000)

enum yaml_kind { YAML_NOTHING = 0, YAML_SCALAR, YAML_LIST, YAML_MAP };

/* A value. In a list and a map `first` leads to its children by `next`; a
 * map's children have a key. */
struct yaml_value {
	enum yaml_kind kind;
	const char *key;  /* in a map; NULL elsewhere */
	const char *text; /* of a scalar; "" otherwise */
	bool is_quoted;	  /* 'so' or "so", or a block: always text */
	int line, column; /* of the value; from 1 */
	int key_line, key_column;
	size_t count;
	struct yaml_value *first, *last, *next;
};

struct yaml_tree {
	struct arena arena;
	const char *path;
	struct yaml_value *root;
};

MUST_CHECK enum status yaml_tree_read(
	struct yaml_tree *tree, const char *path, struct failure *why);
/* The same from memory; `path` is the name for messages. */
MUST_CHECK enum status yaml_tree_parse(struct yaml_tree *tree,
	const char *bytes, size_t length, const char *path,
	struct failure *why);
void yaml_tree_release(struct yaml_tree *tree);

/* The value of `key` in a map; NULL when it is not there (or `map` is NULL or
 * no map). */
const struct yaml_value *yaml_find(
	const struct yaml_value *map, const char *key);

/* Writes `path:line:column: ` and the sentence; returns STATUS_INVALID. */
enum status yaml_refuse(const struct yaml_tree *tree,
	const struct yaml_value *value, struct failure *why, const char *format,
	...) FORMAT_LIKE_PRINTF(4, 5);

/* The name of `names` that is most like `name`, NULL when none is alike
 * (Damerau-Levenshtein distance of at most a third of its length). */
const char *yaml_nearest(
	const char *const *names, size_t count, const char *name);

/* Refuses, with the nearest name, a key of `map` that is not in `keys`;
 * refuses a value that is no map. `what` names the map. */
MUST_CHECK enum status yaml_check_keys(const struct yaml_tree *tree,
	const struct yaml_value *map, const char *const *keys, size_t count,
	const char *what, struct failure *why);

/* Scalars; each refuses what it is not. A number must lie within
 * [least, most]. */
MUST_CHECK enum status yaml_text(const struct yaml_tree *tree,
	const struct yaml_value *value, const char **text, struct failure *why);
MUST_CHECK enum status yaml_flag(const struct yaml_tree *tree,
	const struct yaml_value *value, bool *flag, struct failure *why);

struct yaml_range {
	double least, most;
};

MUST_CHECK enum status yaml_number(const struct yaml_tree *tree,
	const struct yaml_value *value, struct yaml_range range, double *number,
	struct failure *why);
MUST_CHECK enum status yaml_integer(const struct yaml_tree *tree,
	const struct yaml_value *value, struct yaml_range range, int *number,
	struct failure *why);

/* libyaml's version; lives for ever. */
const char *yaml_library(void);

#endif
