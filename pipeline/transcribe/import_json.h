/*
 * Import JSON: the JSON transcripts.
 *
 *	file -> import_json() -> pieces
 *
 * Thread rule: no shared state.
 */
#ifndef AUSCULT_IMPORT_JSON_H
#define AUSCULT_IMPORT_JSON_H

#include <jansson.h>
#include <stddef.h>

#include "import_pieces.h"
#include "status.h"

/* A file and the place in it that is being read, for messages:
 * `results.items[12]`. */
struct json_place {
	const struct transcript_file *file;
	const char *list;
	size_t index;
};

/* Tells whisper.cpp, Amazon Transcribe and Call Analytics apart by their keys.
 * STATUS_INVALID, `x.json:3:17: ...` for what is no JSON, and `x.json:
 * results.items[3]: ...` for what lacks something. */
MUST_CHECK enum status import_json(const struct transcript_file *file,
	struct pieces *pieces, struct failure *why);

MUST_CHECK enum status import_whisper(const struct transcript_file *file,
	const json_t *root, struct pieces *pieces, struct failure *why);
MUST_CHECK enum status import_amazon(const struct transcript_file *file,
	const json_t *root, struct pieces *pieces, struct failure *why);
MUST_CHECK enum status import_call_analytics(const struct transcript_file *file,
	const json_t *root, struct pieces *pieces, struct failure *why);

/* `file: list[index]: ` and the sentence; returns STATUS_INVALID. */
enum status json_refuse(const struct json_place *place, struct failure *why,
	const char *format, ...) FORMAT_LIKE_PRINTF(3, 4);

/* A number, also one written as a string, not negative: `key` of `object`
 * times `unit_s` is a time. */
MUST_CHECK enum status json_time(const struct json_place *place,
	const json_t *object, const char *key, double unit_s, double *time_s,
	struct failure *why);

/* 0..1, also as a string; NAN where `key` is not there or is no such number. */
double json_confidence(const json_t *object, const char *key);

/* The string of `key`, NULL where there is none; borrowed. */
const char *json_text(const json_t *object, const char *key);

#endif
