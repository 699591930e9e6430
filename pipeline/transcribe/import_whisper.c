#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "import_json.h"
#include "text.h"

#define MS 0.001

/* Tokens that are put together to a word. */
struct gathering {
	struct text text;
	struct piece piece;
};

/* "[_BEG_]", "[_TT_150]": not said. */
static bool is_mark(const char *token)
{
	return strncmp(token, "[_", 2) == 0;
}

/* Whether all of a segment is a remark: "[BLANK_AUDIO]", " (music)". */
static bool is_remark(const char *text)
{
	size_t length;

	text += strspn(text, " ");
	length = strlen(text);
	while (length > 0 && text[length - 1] == ' ')
		length--;
	return length > 1 &&
	       ((text[0] == '[' && text[length - 1] == ']') ||
		       (text[0] == '(' && text[length - 1] == ')'));
}

static bool begins_word(const struct gathering *word, const char *token)
{
	int32_t first;

	(void)text_next(token, &first);
	return word->text.length == 0 || *token == ' ' ||
	       text_is_ideograph(first);
}

static enum status flush(
	struct gathering *word, struct pieces *pieces, struct failure *why)
{
	enum status rc = STATUS_OK;

	word->piece.text = text_string(&word->text);
	if (text_count_characters(word->piece.text) > 0)
		rc = pieces_add(pieces, &word->piece, why);
	text_clear(&word->text);
	return rc;
}

/* A word is as sure as its least sure part. */
static enum status take_token(struct gathering *word,
	const struct json_place *place, const json_t *token,
	struct pieces *pieces, struct failure *why)
{
	const json_t *offsets = json_object_get(token, "offsets");
	const char *text = json_text(token, "text");
	double start_s, end_s;
	enum status rc;

	if (!text || is_mark(text))
		return STATUS_OK;
	rc = json_time(place, offsets, "from", MS, &start_s, why);
	if (rc == STATUS_OK)
		rc = json_time(place, offsets, "to", MS, &end_s, why);
	if (rc == STATUS_OK && begins_word(word, text)) {
		rc = flush(word, pieces, why);
		word->piece.when.start_s = start_s;
		word->piece.when.end_s = start_s;
		word->piece.confidence = 1.0;
	}
	if (rc != STATUS_OK)
		return rc;
	word->piece.when.end_s = fmax(word->piece.when.end_s, end_s);
	if (text_count_characters(text) > 0)
		word->piece.confidence = fmin(
			word->piece.confidence, json_confidence(token, "p"));
	return text_add(&word->text, text, why);
}

static enum status take_tokens(const struct json_place *place,
	const json_t *tokens, const struct piece *segment,
	struct pieces *pieces, struct failure *why)
{
	struct gathering word = { .piece = *segment };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < json_array_size(tokens) && rc == STATUS_OK; i++)
		rc = take_token(
			&word, place, json_array_get(tokens, i), pieces, why);
	if (rc == STATUS_OK)
		rc = flush(&word, pieces, why);
	text_release(&word.text);
	return rc;
}

/* Tokens are of use when they have times and no character was cut. */
static bool are_whole(const json_t *tokens)
{
	if (json_array_size(tokens) == 0)
		return false;
	for (size_t i = 0; i < json_array_size(tokens); i++) {
		const json_t *token = json_array_get(tokens, i);
		const char *text = json_text(token, "text");

		if (!text || strstr(text, "\xef\xbf\xbd") ||
			!json_is_object(json_object_get(token, "offsets")))
			return false;
	}
	return true;
}

/* With --diarize "0" is the left channel, "1" the right, "?" unknown. */
static int channel_of(const json_t *segment)
{
	const char *speaker = json_text(segment, "speaker");

	if (speaker && strcmp(speaker, "0") == 0)
		return 0;
	return speaker && strcmp(speaker, "1") == 0 ? 1 : -1;
}

static enum status take_segment(const struct json_place *place,
	const json_t *segment, struct pieces *pieces, struct failure *why)
{
	const json_t *offsets = json_object_get(segment, "offsets");
	const json_t *tokens = json_object_get(segment, "tokens");
	struct piece piece = {
		.text = json_text(segment, "text"),
		.confidence = (double)NAN,
		.channel = channel_of(segment),
		.speaker = IMPORT_NOBODY,
	};
	enum status rc;

	if (!piece.text)
		return json_refuse(place, why, "\"text\" is missing");
	rc = json_time(place, offsets, "from", MS, &piece.when.start_s, why);
	if (rc == STATUS_OK)
		rc = json_time(
			place, offsets, "to", MS, &piece.when.end_s, why);
	if (rc != STATUS_OK || is_remark(piece.text))
		return rc;
	if (are_whole(tokens))
		return take_tokens(place, tokens, &piece, pieces, why);
	return pieces_add(pieces, &piece, why);
}

enum status import_whisper(const struct transcript_file *file,
	const json_t *root, struct pieces *pieces, struct failure *why)
{
	const json_t *segments = json_object_get(root, "transcription");
	struct json_place place = { .file = file, .list = "transcription" };
	enum status rc = STATUS_OK;

	for (; place.index < json_array_size(segments) && rc == STATUS_OK;
		place.index++)
		rc = take_segment(&place, json_array_get(segments, place.index),
			pieces, why);
	return rc;
}
