#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "import_json.h"

#define MS 0.001

/* "ch_0", "ch_1"; -1 for none. */
static int channel_of(const char *label)
{
	if (label && strcmp(label, "ch_0") == 0)
		return 0;
	return label && strcmp(label, "ch_1") == 0 ? 1 : -1;
}

static enum status take_item(const struct json_place *place, const json_t *item,
	struct piece piece, struct pieces *pieces, struct failure *why)
{
	const char *type = json_text(item, "type");
	const json_t *best =
		json_array_get(json_object_get(item, "alternatives"), 0);
	const char *speaker = json_text(item, "speaker_label");
	enum status rc;

	if (type && strcmp(type, "punctuation") == 0)
		return STATUS_OK;
	piece.text = json_text(best, "content");
	if (!piece.text)
		return json_refuse(
			place, why, "no \"content\" in \"alternatives\"");
	piece.confidence = json_confidence(best, "confidence");
	rc = json_time(
		place, item, "start_time", 1.0, &piece.when.start_s, why);
	if (rc == STATUS_OK)
		rc = json_time(
			place, item, "end_time", 1.0, &piece.when.end_s, why);
	if (rc == STATUS_OK && piece.when.end_s < piece.when.start_s)
		rc = json_refuse(place, why, "word ends before it starts");
	if (rc == STATUS_OK && speaker)
		rc = pieces_speaker(
			pieces, speaker, strlen(speaker), &piece.speaker, why);
	return rc == STATUS_OK ? pieces_add(pieces, &piece, why) : rc;
}

static enum status take_items(struct json_place place, const json_t *items,
	const struct piece *like, struct pieces *pieces, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (; place.index < json_array_size(items) && rc == STATUS_OK;
		place.index++) {
		const json_t *item = json_array_get(items, place.index);
		struct piece piece = *like;

		if (piece.channel < 0)
			piece.channel =
				channel_of(json_text(item, "channel_label"));
		rc = take_item(&place, item, piece, pieces, why);
	}
	return rc;
}

/* Older output names the speakers apart from the words: by their start. */
static enum status label_speakers(const struct transcript_file *file,
	const json_t *segments, struct pieces *pieces, struct failure *why)
{
	struct json_place place = {
		.file = file,
		.list = "results.speaker_labels.segments",
	};
	enum status rc = STATUS_OK;
	size_t i = 0;

	for (; place.index < json_array_size(segments); place.index++) {
		const json_t *segment = json_array_get(segments, place.index);
		const char *label = json_text(segment, "speaker_label");
		double end_s = 0.0;
		int speaker = IMPORT_NOBODY;

		if (!label)
			return json_refuse(
				&place, why, "\"speaker_label\" is missing");
		rc = json_time(&place, segment, "end_time", 1.0, &end_s, why);
		if (rc == STATUS_OK)
			rc = pieces_speaker(
				pieces, label, strlen(label), &speaker, why);
		if (rc != STATUS_OK)
			return rc;
		for (; i < pieces->count &&
			pieces->items[i].when.start_s < end_s;
			i++)
			if (pieces->items[i].speaker == IMPORT_NOBODY)
				pieces->items[i].speaker = speaker;
	}
	return rc;
}

enum status import_amazon(const struct transcript_file *file,
	const json_t *root, struct pieces *pieces, struct failure *why)
{
	const json_t *results = json_object_get(root, "results");
	const json_t *channels = json_object_get(
		json_object_get(results, "channel_labels"), "channels");
	const json_t *segments = json_object_get(
		json_object_get(results, "speaker_labels"), "segments");
	const json_t *items = json_object_get(results, "items");
	struct json_place place = { .file = file, .list = "results.items" };
	struct piece like = { .channel = -1, .speaker = IMPORT_NOBODY };
	enum status rc = STATUS_OK;

	if (json_array_size(channels) == 0) {
		if (!json_is_array(items))
			return failure_set(why, STATUS_INVALID,
				"%s: results: \"items\" is missing",
				file->path);
		rc = take_items(place, items, &like, pieces, why);
		return rc == STATUS_OK
			       ? label_speakers(file, segments, pieces, why)
			       : rc;
	}
	place.list = "results.channel_labels.channels[].items";
	for (size_t c = 0; c < json_array_size(channels) && rc == STATUS_OK;
		c++) {
		const json_t *channel = json_array_get(channels, c);

		like.channel = channel_of(json_text(channel, "channel_label"));
		rc = take_items(place, json_object_get(channel, "items"), &like,
			pieces, why);
	}
	return rc;
}

/* One word of a Call Analytics turn. */
static enum status take_word(const struct json_place *place, const json_t *item,
	struct piece piece, struct pieces *pieces, struct failure *why)
{
	const char *type = json_text(item, "Type");
	enum status rc;

	if (type && strcmp(type, "punctuation") == 0)
		return STATUS_OK;
	piece.text = json_text(item, "Content");
	if (!piece.text)
		return json_refuse(place, why, "item without \"Content\"");
	piece.confidence = json_confidence(item, "Confidence");
	rc = json_time(
		place, item, "BeginOffsetMillis", MS, &piece.when.start_s, why);
	if (rc == STATUS_OK)
		rc = json_time(place, item, "EndOffsetMillis", MS,
			&piece.when.end_s, why);
	return rc == STATUS_OK ? pieces_add(pieces, &piece, why) : rc;
}

static enum status take_turn(const struct json_place *place, const json_t *turn,
	struct pieces *pieces, struct failure *why)
{
	const json_t *items = json_object_get(turn, "Items");
	const char *role = json_text(turn, "ParticipantRole");
	struct piece piece = {
		.text = json_text(turn, "Content"),
		.confidence = (double)NAN,
		.channel = -1,
		.speaker = IMPORT_NOBODY,
	};
	enum status rc = STATUS_OK;

	if (role)
		rc = pieces_speaker(
			pieces, role, strlen(role), &piece.speaker, why);
	for (size_t i = 0; i < json_array_size(items) && rc == STATUS_OK; i++)
		rc = take_word(
			place, json_array_get(items, i), piece, pieces, why);
	if (rc != STATUS_OK || json_array_size(items) > 0)
		return rc;
	if (!piece.text)
		return json_refuse(place, why, "\"Content\" is missing");
	rc = json_time(
		place, turn, "BeginOffsetMillis", MS, &piece.when.start_s, why);
	if (rc == STATUS_OK)
		rc = json_time(place, turn, "EndOffsetMillis", MS,
			&piece.when.end_s, why);
	return rc == STATUS_OK ? pieces_add(pieces, &piece, why) : rc;
}

enum status import_call_analytics(const struct transcript_file *file,
	const json_t *root, struct pieces *pieces, struct failure *why)
{
	const json_t *turns = json_object_get(root, "Transcript");
	struct json_place place = { .file = file, .list = "Transcript" };
	enum status rc = STATUS_OK;

	for (; place.index < json_array_size(turns) && rc == STATUS_OK;
		place.index++)
		rc = take_turn(&place, json_array_get(turns, place.index),
			pieces, why);
	return rc;
}
