/*
 * JSON name: a file's name, which may be any bytes, in JSON, which is UTF-8.
 *
 *	"a\xff.wav" -> json_name() -> "a?.wav"
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_JSON_NAME_H
#define AUSCULT_JSON_NAME_H

#include <jansson.h>

/* A new reference; null for NULL. Where the name is not UTF-8, what is not is
 * shown as failures show it (status.h). NULL without memory. */
json_t *json_name(const char *name);

#endif
