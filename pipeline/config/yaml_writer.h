/*
 * YAML writer: a JSON value as YAML that people read and change.
 *
 *	json_t -> yaml_write() -> text
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_YAML_WRITER_H
#define AUSCULT_YAML_WRITER_H

#include <jansson.h>

#include "text.h"

/* Appends the object, a key a line; what lies `flow_depth` deep and deeper
 * stays on its line. STATUS_NO_MEMORY. */
MUST_CHECK enum status yaml_write(struct text *yaml, const json_t *object,
	int flow_depth, struct failure *why);

#endif
