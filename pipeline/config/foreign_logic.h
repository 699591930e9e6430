/*
 * Foreign logic: "a && (b || !c)" over named conditions.
 *
 *	expression, names -> foreign_logic() -> {all: [a, {any: [...]}]}
 *
 * `!` binds closest; `&&` and `||` bind alike, from left to right, as Alibaba
 * Cloud documents its expressions.
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_FOREIGN_LOGIC_H
#define AUSCULT_FOREIGN_LOGIC_H

#include <jansson.h>
#include <stdbool.h>

/* Gives the condition for a name, owned by the caller; NULL for one that could
 * not be carried over, which is then left out of the logic. */
typedef json_t *(*foreign_lookup)(void *context, const char *name);

/* The condition, owned by the caller; NULL when nothing is left of it. Sets
 * `*is_wrong` for what is no expression, or is nested too deeply. */
json_t *foreign_logic(const char *expression, foreign_lookup lookup,
	void *context, bool *is_wrong);

#endif
