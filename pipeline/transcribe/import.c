#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "import_json.h"
#include "import_place.h"
#include "path.h"

static enum status read_pieces(const struct transcript_file *file,
	struct pieces *pieces, struct failure *why)
{
	const char *at = file->bytes + strspn(file->bytes, " \t\r\n");

	if (strlen(file->bytes) != file->length)
		return failure_set(why, STATUS_INVALID,
			"%s: byte %zu is NUL: no transcript", file->path,
			strlen(file->bytes));
	if (strncmp(at, "WEBVTT", 6) == 0)
		return import_vtt(file, pieces, why);
	if (*at == '{' || *at == '[')
		return import_json(file, pieces, why);
	if (*at == '\0')
		return failure_set(why, STATUS_INVALID,
			"%s: transcript is empty", file->path);
	return import_ctm(file, pieces, why);
}

/* Words behind the recording's end were said in another one. */
static void drop_late(const struct call *call, struct imported_words *words)
{
	double end_s = call->recording.duration_s;
	size_t kept = 0;

	for (size_t i = 0; i < words->count; i++)
		if (!(end_s > 0.0 &&
			    words->items[i].word.when.start_s >= end_s))
			words->items[kept++] = words->items[i];
	words->count = kept;
}

static enum status place_pieces(
	struct call *call, struct pieces *pieces, struct failure *why)
{
	struct imported_words words = { 0 };
	enum status rc = import_words_cut(&words, pieces, why);

	if (rc == STATUS_OK) {
		drop_late(call, &words);
		import_sides(call, pieces, &words);
		rc = import_place(call, &words, why);
	}
	free(words.items);
	return rc;
}

/* The recording's name without folder and ending: what a CTM file calls it. */
static enum status name_recording(
	const struct call *call, struct text *name, struct failure *why)
{
	const char *path = call->source.paths[0];

	return path_with_ending(name, path ? path_name(path) : "", "", why);
}

enum status import_bytes(struct call *call, const char *path, const char *bytes,
	size_t length, struct failure *why)
{
	struct pieces pieces = { 0 };
	struct text name = { 0 };
	struct transcript_file file = { .path = path };
	enum status rc = name_recording(call, &name, why);

	/* A byte order mark says UTF-8, which is what is read anyway. */
	if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	file.bytes = bytes;
	file.length = length;
	file.recording = text_string(&name);
	if (rc == STATUS_OK)
		rc = read_pieces(&file, &pieces, why);
	if (rc == STATUS_OK)
		rc = place_pieces(call, &pieces, why);
	if (rc == STATUS_OK)
		call->is_imported = true;
	pieces_release(&pieces);
	text_release(&name);
	return rc;
}

enum status import_transcript(struct call *call, struct failure *why)
{
	struct text bytes = { 0 };
	const char *path = call->source.transcript;
	enum status rc = path_read(&bytes, path, IMPORT_MOST_BYTES, why);

	if (rc == STATUS_OK)
		rc = import_bytes(
			call, path, text_string(&bytes), bytes.length, why);
	else
		rc = failure_prefix(why, rc, "%s", path);
	text_release(&bytes);
	return rc;
}
