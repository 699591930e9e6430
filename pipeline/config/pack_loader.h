/*
 * Pack loader: what the parts of the rule-pack reader share.
 *
 *	yaml_tree -> pack_read_conditions(), pack_condition_at() -> conditions
 *
 * Only the pack_*.c of config include this.
 * Thread rule: belongs to one pack_load().
 */
#ifndef AUSCULT_PACK_LOADER_H
#define AUSCULT_PACK_LOADER_H

#include "pack.h"
#include "yaml_tree.h"

#define PACK_MOST_CONDITIONS 4096
#define PACK_MOST_PHRASES 20000
#define PACK_MOST_SECONDS 360000.0 /* a hundred hours */

struct loader {
	const struct yaml_tree *tree;
	struct pack *pack;
	const struct yaml_value *vocabularies; /* the map, may be NULL */
	struct {
		struct condition *items;
		size_t count, capacity;
	} conditions;
	size_t phrase_count; /* in the whole pack so far */
	struct failure *why;
};

/* Reads the map of named conditions; later ones may be referred to. */
MUST_CHECK enum status pack_read_conditions(
	struct loader *loader, const struct yaml_value *map);

/* The index of the condition that `value` names or spells out in place. */
MUST_CHECK enum status pack_condition_at(
	struct loader *loader, const struct yaml_value *value, int *index);

/* A condition of which nothing is set yet. */
const struct condition *pack_unset_condition(void);
/* What stands in the condition's operator, which is set as its common keys
 * are; `value` is the operator's. */
MUST_CHECK enum status pack_read_operator(struct loader *loader,
	const struct yaml_value *value, struct condition *condition);
MUST_CHECK enum status pack_read_party(struct loader *loader,
	const struct yaml_value *value, enum party *party);
/* Adds the bits of the kinds of sound that a list, or one scalar, names. */
MUST_CHECK enum status pack_read_sounds(struct loader *loader,
	const struct yaml_value *value, unsigned int *sounds);

/* Where a condition looks, and what excuses its hits. */
MUST_CHECK enum status pack_read_scope(struct loader *loader,
	const struct yaml_value *map, struct scope *scope);
MUST_CHECK enum status pack_read_exceptions(struct loader *loader,
	const struct yaml_value *value, struct condition *condition);

/* The tests inside the pack. */
MUST_CHECK enum status pack_read_examples(
	struct loader *loader, const struct yaml_value *list);

/* Refuses conditions that depend on themselves, or on a very long chain. */
MUST_CHECK enum status pack_check_circles(struct loader *loader);

/* The phrases of a list or of one scalar, vocabularies ($name) put in. */
MUST_CHECK enum status pack_read_phrases(struct loader *loader,
	const struct yaml_value *value, struct phrase **phrases, size_t *count,
	int *group_count);

/* A title: text for both languages, or {en: ..., zh: ...}. */
MUST_CHECK enum status pack_read_title(struct loader *loader,
	const struct yaml_value *map, const char **en, const char **zh);

/* A scalar that is one of `names`; `what` names it in a refusal. */
MUST_CHECK enum status pack_read_choice(struct loader *loader,
	const struct yaml_value *value, const char *const *names, int count,
	int *choice);

/* A copy in the pack's arena of the value's key: a-z 0-9 _ - only. */
MUST_CHECK enum status pack_read_id(
	struct loader *loader, const struct yaml_value *value, const char **id);

/* Puts what and name behind the place in the failure's sentence:
 * `x.yaml:3:5: condition "greeting": ...`; returns STATUS_INVALID. */
enum status pack_name_failure(
	struct loader *loader, const char *what, const char *name);

/* A copy in the pack's arena of a scalar's text. */
MUST_CHECK enum status pack_read_text(struct loader *loader,
	const struct yaml_value *value, const char **text);

#endif
