#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "import_pieces.h"
#include "number.h"
#include "path.h"
#include "text.h"

/* file channel start duration word [confidence [type [speaker]]] */
enum field {
	FIELD_FILE,
	FIELD_CHANNEL,
	FIELD_START,
	FIELD_DURATION,
	FIELD_WORD,
	FIELD_CONFIDENCE,
	FIELD_TYPE,
	FIELD_SPEAKER,
	FIELD_COUNT
};
#define FIELDS_LEAST 5

struct ctm {
	const struct transcript_file *file;
	struct pieces *pieces;
	const char *name; /* of the recording whose words are taken */
	int number;	  /* of the line, from 1 */
};

static enum status refuse(const struct ctm *ctm, struct failure *why,
	const char *what, const char *value)
{
	return failure_set(why, STATUS_INVALID, "%s:%d: %s \"%.80s\"",
		ctm->file->path, ctm->number, what, value);
}

/* Cuts `line` in place; returns how many fields it has. */
static int cut(char *line, char *fields[FIELD_COUNT])
{
	int count = 0;
	char *rest = NULL;

	for (char *field = strtok_r(line, " \t\r", &rest);
		field && count < FIELD_COUNT;
		field = strtok_r(NULL, " \t\r", &rest))
		fields[count++] = field;
	return count;
}

/* "A" or "1", "B" or "2"; -1 for anything else. */
static int channel_of(const char *name)
{
	if (strcmp(name, "A") == 0 || strcmp(name, "1") == 0)
		return 0;
	if (strcmp(name, "B") == 0 || strcmp(name, "2") == 0)
		return 1;
	return -1;
}

/* <eps>, [NOISE], %HESITATION, and whatever sclite types as no word. */
static bool is_word(char *const fields[], int count)
{
	const char *word = fields[FIELD_WORD];

	if (count > FIELD_TYPE && strcmp(fields[FIELD_TYPE], "lex") != 0 &&
		strcmp(fields[FIELD_TYPE], "NA") != 0)
		return false;
	return !strchr("<[%", *word);
}

static enum status read_numbers(const struct ctm *ctm, char *const fields[],
	int count, struct piece *piece, struct failure *why)
{
	double duration_s;

	piece->channel = channel_of(fields[FIELD_CHANNEL]);
	if (piece->channel < 0)
		return refuse(ctm, why,
			"channel is not A, B, 1 or 2:", fields[FIELD_CHANNEL]);
	if (!number_parse(fields[FIELD_START], &piece->when.start_s) ||
		piece->when.start_s < 0.0)
		return refuse(
			ctm, why, "start is not a time:", fields[FIELD_START]);
	if (!number_parse(fields[FIELD_DURATION], &duration_s) ||
		duration_s < 0.0)
		return refuse(ctm, why,
			"duration is not a time:", fields[FIELD_DURATION]);
	piece->when.end_s = piece->when.start_s + duration_s;
	if (count <= FIELD_CONFIDENCE ||
		strcmp(fields[FIELD_CONFIDENCE], "NA") == 0)
		return STATUS_OK;
	if (!number_parse(fields[FIELD_CONFIDENCE], &piece->confidence) ||
		piece->confidence < 0.0 || piece->confidence > 1.0)
		return refuse(ctm, why, "confidence is not within 0..1:",
			fields[FIELD_CONFIDENCE]);
	return STATUS_OK;
}

static enum status take_line(
	const struct ctm *ctm, char *line, struct failure *why)
{
	char *fields[FIELD_COUNT];
	struct piece piece = {
		.confidence = (double)NAN,
		.speaker = IMPORT_NOBODY,
	};
	const char *speaker;
	int count;
	enum status rc;

	if (strncmp(line, ";;", 2) == 0)
		return STATUS_OK;
	count = cut(line, fields);
	if (count == 0)
		return STATUS_OK;
	if (count < FIELDS_LEAST)
		return failure_set(why, STATUS_INVALID,
			"%s:%d: %d fields, want file, channel, start, "
			"duration, word",
			ctm->file->path, ctm->number, count);
	rc = read_numbers(ctm, fields, count, &piece, why);
	if (rc != STATUS_OK || !is_word(fields, count) ||
		(ctm->name && strcmp(fields[FIELD_FILE], ctm->name) != 0))
		return rc;
	speaker = count > FIELD_SPEAKER ? fields[FIELD_SPEAKER] : "NA";
	if (strcmp(speaker, "NA") != 0)
		rc = pieces_speaker(ctm->pieces, speaker, strlen(speaker),
			&piece.speaker, why);
	piece.text = fields[FIELD_WORD];
	return rc == STATUS_OK ? pieces_add(ctm->pieces, &piece, why) : rc;
}

/* Hands every line to `take`, which may change it. */
static enum status each_line(struct ctm *ctm,
	enum status (*take)(
		const struct ctm *ctm, char *line, struct failure *why),
	struct failure *why)
{
	const char *at = ctm->file->bytes;
	const char *end = at + ctm->file->length;
	struct text line = { 0 };
	enum status rc = STATUS_OK;

	for (ctm->number = 1; at < end && rc == STATUS_OK; ctm->number++) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t length = (size_t)((stop ? stop : end) - at);

		text_clear(&line);
		rc = text_add_part(&line, at, length, why);
		if (rc == STATUS_OK)
			rc = take(ctm, line.bytes, why);
		at += length + 1;
	}
	text_release(&line);
	return rc;
}

/* For a file of several recordings STATUS_UNSUPPORTED, and nothing written:
 * the first pass only looks. */
static enum status compare_name(
	const struct ctm *ctm, char *line, struct failure *why)
{
	char *fields[FIELD_COUNT];

	(void)why;
	if (strncmp(line, ";;", 2) == 0 || cut(line, fields) < FIELDS_LEAST ||
		strcmp(fields[FIELD_FILE], ctm->name) == 0)
		return STATUS_OK;
	return STATUS_UNSUPPORTED;
}

/* The name of the first line that has words, into `name`. */
static enum status first_name(const struct transcript_file *file,
	struct text *name, struct failure *why)
{
	const char *at = file->bytes;

	while (*at) {
		size_t line = strcspn(at, "\n");
		size_t blank = strspn(at, " \t\r");

		if (blank < line && strncmp(at, ";;", 2) != 0)
			return text_add_part(name, at + blank,
				strcspn(at + blank, " \t\r\n"), why);
		at += line + (at[line] == '\n');
	}
	return STATUS_OK;
}

enum status import_ctm(const struct transcript_file *file,
	struct pieces *pieces, struct failure *why)
{
	struct ctm ctm = { .file = file, .pieces = pieces };
	struct text name = { 0 };
	size_t before = pieces->count;
	enum status rc = first_name(file, &name, why);

	if (rc != STATUS_OK)
		goto out;
	ctm.name = text_string(&name);
	rc = each_line(&ctm, compare_name, why);
	if (rc != STATUS_OK && rc != STATUS_UNSUPPORTED)
		goto out;
	/* One recording goes by any name; of several, by its own. */
	ctm.name = rc == STATUS_UNSUPPORTED ? file->recording : NULL;
	rc = each_line(&ctm, take_line, why);
	if (rc == STATUS_OK && ctm.name && pieces->count == before)
		rc = failure_set(why, STATUS_INVALID,
			"%s: several recordings, none of them \"%s\"",
			file->path, ctm.name);
out:
	text_release(&name);
	return rc;
}
