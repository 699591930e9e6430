#include "sidecar.h"

#include <jansson.h>
#include <string.h>

#include "metadata_fields.h"
#include "path.h"

/* A sidecar is a few lines. */
#define SIDECAR_MOST_BYTES ((size_t)1 << 20)

static const char *const transcript_endings[] = { ".vtt", ".ctm",
	".whisper.json", ".transcribe.json" };

/* `found` is the recording's path with `ending` behind it, or in place of its
 * own, where there is such a file; NULL where not. */
static enum status find_beside(const char *recording, const char *ending,
	struct arena *arena, const char **found, struct failure *why)
{
	struct text path = { 0 };
	enum status rc;

	*found = NULL;
	rc = text_add(&path, recording, why);
	if (rc == STATUS_OK)
		rc = text_add(&path, ending, why);
	if (rc == STATUS_OK && !path_is_file(path.bytes))
		rc = path_with_ending(&path, recording, ending, why);
	/* A recording is not its own sidecar, whatever it is called. */
	if (rc == STATUS_OK && path_is_file(path.bytes) &&
		strcmp(path.bytes, recording) != 0) {
		*found = arena_text(arena, path.bytes);
		if (!*found)
			rc = failure_no_memory(why);
	}
	text_release(&path);
	return rc;
}

enum status sidecar_find_transcript(const char *recording, struct arena *arena,
	const char **found, struct failure *why)
{
	size_t count = sizeof(transcript_endings) / sizeof(*transcript_endings);
	enum status rc = STATUS_OK;

	*found = NULL;
	for (size_t i = 0; i < count && !*found && rc == STATUS_OK; i++)
		rc = find_beside(
			recording, transcript_endings[i], arena, found, why);
	return rc;
}

/* [[12.5, 60.0], [80, 90]] as the manifest writes it; NULL for other things. */
static const char *holds_text(struct arena *arena, const json_t *list)
{
	const char *text = "";

	for (size_t i = 0; i < json_array_size(list) && text; i++) {
		const json_t *span = json_array_get(list, i);

		if (json_array_size(span) != 2 ||
			!json_is_number(json_array_get(span, 0)) ||
			!json_is_number(json_array_get(span, 1)))
			return NULL;
		text = arena_print(arena, "%s%s%.17g-%.17g", text, i ? ";" : "",
			json_number_value(json_array_get(span, 0)),
			json_number_value(json_array_get(span, 1)));
	}
	return text;
}

/* A value as a manifest would write it; NULL when it cannot. */
static const char *value_text(
	struct arena *arena, const char *key, const json_t *value)
{
	if (json_is_string(value))
		return json_string_value(value);
	if (json_is_integer(value))
		return arena_print(arena, "%" JSON_INTEGER_FORMAT,
			json_integer_value(value));
	if (json_is_null(value))
		return "";
	if (json_is_array(value) && strcmp(key, "hold") == 0)
		return holds_text(arena, value);
	return NULL;
}

static enum status take_transcript(struct sidecar *sidecar, const char *value,
	struct arena *arena, struct failure *why)
{
	struct text path = { 0 };
	enum status rc = path_beside(&path, sidecar->path, value, why);

	if (rc == STATUS_OK) {
		sidecar->transcript = arena_text(arena, text_string(&path));
		if (!sidecar->transcript)
			rc = failure_no_memory(why);
	}
	text_release(&path);
	return rc;
}

static enum status take_value(struct sidecar *sidecar, const char *key,
	const json_t *value, struct arena *arena, struct failure *why)
{
	const char *text = value_text(arena, key, value);

	if (!text)
		return failure_set(why, STATUS_INVALID,
			"%s: not a value that this field takes", key);
	if (strcmp(key, "transcript") != 0)
		return metadata_set(&sidecar->meta, arena, key, text, why);
	return *text ? take_transcript(sidecar, text, arena, why) : STATUS_OK;
}

static enum status take_all(struct sidecar *sidecar, json_t *root,
	struct arena *arena, struct problems *problems, struct failure *why)
{
	const char *key;
	json_t *value;
	enum status rc = STATUS_OK;

	if (!json_is_object(root))
		return problems_add(problems, arena, why,
			"%s: is not a JSON object", sidecar->path);
	json_object_foreach(root, key, value)
	{
		struct failure what;

		rc = take_value(sidecar, key, value, arena, &what);
		if (rc == STATUS_INVALID || rc == STATUS_NOT_FOUND)
			rc = problems_add(problems, arena, why, "%s: %s",
				sidecar->path, what.text);
		if (rc != STATUS_OK)
			return failure_no_memory(why);
	}
	return rc;
}

enum status sidecar_read(const char *recording, struct sidecar *sidecar,
	struct arena *arena, struct problems *problems, struct failure *why)
{
	struct sidecar made = { 0 };
	struct text content = { 0 };
	struct failure what;
	json_error_t error;
	json_t *root = NULL;
	enum status rc =
		find_beside(recording, ".json", arena, &made.path, why);

	if (rc != STATUS_OK || !made.path)
		goto out;
	rc = path_read(&content, made.path, SIDECAR_MOST_BYTES, &what);
	if (rc == STATUS_NO_MEMORY) {
		rc = failure_no_memory(why);
		goto out;
	}
	if (rc != STATUS_OK) {
		rc = problems_add(
			problems, arena, why, "%s: %s", made.path, what.text);
		goto out;
	}
	root = json_loadb(text_string(&content), content.length,
		JSON_REJECT_DUPLICATES, &error);
	rc = root ? take_all(&made, root, arena, problems, why)
		  : problems_add(problems, arena, why, "%s:%d: %s", made.path,
			    error.line, error.text);
out:
	json_decref(root);
	text_release(&content);
	if (rc == STATUS_OK)
		*sidecar = made;
	return rc;
}
