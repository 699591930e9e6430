#include "import_json.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "number.h"
#include "text.h"

enum status json_refuse(const struct json_place *place, struct failure *why,
	const char *format, ...)
{
	struct failure sentence;
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(
		sentence.text, sizeof(sentence.text), format, arguments);
	va_end(arguments);
	return failure_set(why, STATUS_INVALID, "%s: %s[%zu]: %s",
		place->file->path, place->list, place->index, sentence.text);
}

static bool read_number(const json_t *value, double *number)
{
	if (json_is_number(value)) {
		*number = json_number_value(value);
		return isfinite(*number);
	}
	return json_is_string(value) &&
	       number_parse(json_string_value(value), number);
}

enum status json_time(const struct json_place *place, const json_t *object,
	const char *key, double unit_s, double *time_s, struct failure *why)
{
	const json_t *value = json_object_get(object, key);
	double number;

	if (!value)
		return json_refuse(place, why, "\"%s\" is missing", key);
	if (!read_number(value, &number) || number < 0.0)
		return json_refuse(place, why, "\"%s\" is not a time", key);
	*time_s = number * unit_s;
	return STATUS_OK;
}

double json_confidence(const json_t *object, const char *key)
{
	double number;

	if (!read_number(json_object_get(object, key), &number) ||
		number < 0.0 || number > 1.0)
		return (double)NAN;
	return number;
}

const char *json_text(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* whisper.cpp cuts characters between tokens, so that a file may hold bytes
 * that are no UTF-8; each becomes U+FFFD. */
static enum status repair(const struct transcript_file *file,
	struct text *bytes, struct failure *why)
{
	const char *at = file->bytes, *end = at + file->length;
	enum status rc = STATUS_OK;

	while (at < end && rc == STATUS_OK) {
		int32_t code_point;
		size_t used = text_next(at, &code_point);

		if (used == 0) /* NUL: no JSON has it; the parser says so */
			used = 1;
		if (used == 1 && (unsigned char)*at >= 0x80)
			rc = text_add(bytes, "\xef\xbf\xbd", why);
		else
			rc = text_add_part(bytes, at, used, why);
		at += used;
	}
	return rc;
}

static enum status import_tree(const struct transcript_file *file,
	const json_t *root, struct pieces *pieces, struct failure *why)
{
	if (json_is_array(json_object_get(root, "transcription")))
		return import_whisper(file, root, pieces, why);
	if (json_is_object(json_object_get(root, "results")))
		return import_amazon(file, root, pieces, why);
	if (json_is_array(json_object_get(root, "Transcript")))
		return import_call_analytics(file, root, pieces, why);
	return failure_set(why, STATUS_INVALID,
		"%s: neither whisper.cpp's \"transcription\" nor Amazon "
		"Transcribe's \"results\" or \"Transcript\"",
		file->path);
}

enum status import_json(const struct transcript_file *file,
	struct pieces *pieces, struct failure *why)
{
	struct text repaired = { 0 };
	json_error_t error;
	json_t *root = NULL;
	enum status rc = STATUS_OK;

	if (text_is_utf8(file->bytes, file->length)) {
		root = json_loadb(file->bytes, file->length, 0, &error);
	} else {
		rc = repair(file, &repaired, why);
		if (rc == STATUS_OK)
			root = json_loadb(text_string(&repaired),
				repaired.length, 0, &error);
	}
	if (rc == STATUS_OK && !root)
		rc = failure_set(why, STATUS_INVALID, "%s:%d:%d: %s",
			file->path, error.line, error.column, error.text);
	if (rc == STATUS_OK)
		rc = import_tree(file, root, pieces, why);
	json_decref(root);
	text_release(&repaired);
	return rc;
}
