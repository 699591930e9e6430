#include "recording.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit.h"
#include "decode.h"
#include "mask.h"
#include "wav_body.h"

#define PEAK_COUNT 1000
#define PEAK_RATE_HZ 8000

static const char *text_of(const struct table *table, const char *column)
{
	const struct cell *cell = page_cell(table, 0, column);

	return cell && cell->kind == CELL_TEXT ? cell->text : NULL;
}

static double number_of(const struct table *table, const char *column)
{
	const struct cell *cell = page_cell(table, 0, column);

	return cell && cell->kind == CELL_NUMBER ? cell->number : NAN;
}

/* A path that is not absolute starts from the folder of recordings. */
static const char *find_path(struct visit *visit, const char *path)
{
	if (!path || *path == '/' || !visit->recordings)
		return path;
	return arena_print(
		&visit->request->arena, "%s/%s", visit->recordings, path);
}

static struct wav_source describe(struct visit *visit, const struct table *call)
{
	return (struct wav_source){
		.paths = { find_path(visit, text_of(call, "path")),
			find_path(visit, text_of(call, "path_customer")) },
		.duration_s = number_of(call, "duration_s"),
		.rate_hz = (int)number_of(call, "rate_hz"),
		.channels = (int)number_of(call, "channels"),
	};
}

/* Digits alone: strtoull() would take a sign as well. */
static bool take_number(const char **at, uint64_t *number)
{
	char *end;

	if (**at < '0' || **at > '9')
		return false;
	*number = strtoull(*at, &end, 10);
	*at = end;
	return true;
}

/*
 * "bytes=N-", "bytes=N-M", "bytes=-N" (RFC 9110, 14.1.2). 200 for none or one
 * that is not understood, 206, or 416 for one behind the end.
 */
static int read_range(const char *range, struct response *response)
{
	uint64_t first = 0, last = 0, whole = response->whole;

	response->offset = 0;
	response->length = whole;
	if (strncmp(range, "bytes=", 6) != 0)
		return 200;
	range += 6;
	if (*range == '-') {
		range++;
		if (!take_number(&range, &last) || *range)
			return 200;
		if (last == 0)
			return 416;
		first = last < whole ? whole - last : 0;
		last = whole - 1;
	} else {
		if (!take_number(&range, &first) || *range++ != '-')
			return 200;
		if (!*range)
			last = whole - 1;
		else if (!take_number(&range, &last) || *range || last < first)
			return 200;
	}
	if (first >= whole)
		return 416;
	last = last < whole ? last : whole - 1;
	response->offset = first;
	response->length = last - first + 1;
	return 206;
}

static size_t read_body(void *state, uint64_t offset, char *into, size_t room)
{
	return wav_body_read(state, offset, into, room);
}

static void release_body(void *state)
{
	wav_body_free(state);
}

/* One row for a listening, though a browser asks for it in many parts. */
static enum status log_listening(struct visit *visit, const char *action,
	const char *reason, struct failure *why)
{
	char object[64];
	const struct query_parameter parameters[] = { { ":object", object },
		{ ":account", visit->account.name }, { ":action", action },
		{ NULL, NULL } };
	struct table table = { 0 };
	bool is_logged;
	enum status rc;

	(void)snprintf(object, sizeof(object), "call/%s", visit->object);
	rc = store_page(visit->store, "heard_lately", parameters, &table, why);
	is_logged = rc == STATUS_OK && table.row_count > 0 && !reason;
	table_release(&table);
	if (rc != STATUS_OK || is_logged)
		return rc;
	return visit_note(visit, action, reason, why);
}

static enum status serve_sound(
	struct visit *visit, const struct spans *masks, struct failure *why)
{
	struct response *response = visit->response;
	struct table call = { 0 };
	struct wav_body *body = NULL;
	struct wav_source source;
	enum status rc = visit_read(visit, "call_head", &call, why);

	if (rc != STATUS_OK)
		return rc;
	source = describe(visit, &call);
	source.masked = masks->items;
	source.masked_count = masks->count;
	rc = wav_body_new(&body, &source, why);
	table_release(&call);
	if (rc != STATUS_OK)
		return rc;
	response->whole = wav_body_length(body);
	response->status = read_range(visit->request->range, response);
	response->type = "audio/wav";
	if (response->status == 416)
		wav_body_free(body);
	else
		response->source =
			(struct body_source){ read_body, release_body, body };
	return rc;
}

enum status recording_serve(struct visit *visit, struct failure *why)
{
	struct spans masks = { 0 };
	enum status rc = log_listening(visit, "listen", NULL, why);

	if (rc == STATUS_OK)
		rc = mask_silences(visit, &masks, why);
	if (rc == STATUS_OK)
		rc = serve_sound(visit, &masks, why);
	free(masks.items);
	return rc;
}

enum status recording_serve_original(struct visit *visit, struct failure *why)
{
	const char *reason = request_field(visit->request, "why");
	const struct spans none = { 0 };
	enum status rc;

	if (!reason || text_count_characters(reason) < 2) {
		visit->response->status = 400;
		return STATUS_OK;
	}
	rc = log_listening(visit, "listen_original", reason, why);
	return rc == STATUS_OK ? serve_sound(visit, &none, why) : rc;
}

/* Takes the newest chunk into the peaks, 0..100, of its places. */
static void take_peaks(const struct audio *audio, int64_t frames,
	unsigned char peaks[][PEAK_COUNT])
{
	for (int c = 0; c < audio->channels; c++) {
		const int16_t *samples = audio_at(audio, c, audio->fresh);

		for (int64_t f = audio->fresh; f < audio->end; f++) {
			int64_t at = f * PEAK_COUNT / frames;
			int peak = abs(samples[f - audio->fresh]) / 328;

			if (at < PEAK_COUNT && peak > peaks[c][at])
				peaks[c][at] = (unsigned char)peak;
		}
	}
}

static enum status write_peaks(struct text *out,
	unsigned char peaks[][PEAK_COUNT], int channels, struct failure *why)
{
	enum status rc = text_add(out, "[", why);

	for (int c = 0; c < channels && rc == STATUS_OK; c++) {
		for (int i = 0; i < PEAK_COUNT && rc == STATUS_OK; i++)
			rc = text_add_format(out, why, "%s%d",
				i   ? ","
				: c ? ",["
				    : "[",
				peaks[c][i]);
		if (rc == STATUS_OK)
			rc = text_add(out, "]", why);
	}
	return rc == STATUS_OK ? text_add(out, "]", why) : rc;
}

static enum status measure_peaks(
	const struct wav_source *source, struct text *out, struct failure *why)
{
	unsigned char peaks[AUDIO_CHANNELS][PEAK_COUNT] = { { 0 } };
	struct call call = {
		.source = { .paths = { source->paths[0], source->paths[1] } }
	};
	int64_t frames = (int64_t)(source->duration_s * PEAK_RATE_HZ) + 1;
	struct decode *decode = NULL;
	enum status rc = decode_new(&decode, why);

	if (rc == STATUS_OK)
		rc = decode_open(decode, &call, PEAK_RATE_HZ, why);
	while (rc == STATUS_OK && !call.audio.is_ended) {
		rc = decode_next(decode, &call, why);
		if (rc == STATUS_OK)
			take_peaks(&call.audio, frames, peaks);
	}
	if (rc == STATUS_OK)
		rc = write_peaks(out, peaks, call.audio.channels, why);
	decode_free(decode);
	call_release(&call);
	return rc;
}

static enum status make_waveform(
	struct visit *visit, struct text *out, struct failure *why)
{
	struct table call = { 0 };
	struct wav_source source;
	enum status rc = visit_read(visit, "call_head", &call, why);

	if (rc != STATUS_OK)
		return rc;
	source = describe(visit, &call);
	rc = measure_peaks(&source, out, why);
	table_release(&call);
	if (rc == STATUS_OK) {
		const struct query_parameter parameters[] = {
			{ ":object", visit->object },
			{ ":peaks", text_string(out) }, { NULL, NULL }
		};

		rc = store_change(
			visit->store, "waveform", parameters, NULL, why);
	}
	return rc;
}

enum status recording_serve_waveform(struct visit *visit, struct failure *why)
{
	const struct query_parameter parameters[] = {
		{ ":object", visit->object }, { NULL, NULL }
	};
	struct text *out = &visit->response->body;
	struct table table = { 0 };
	enum status rc;

	rc = store_page(visit->store, "waveform", parameters, &table, why);
	if (rc == STATUS_OK && table.row_count > 0)
		rc = text_add(out, text_of(&table, "peaks"), why);
	else if (rc == STATUS_OK)
		rc = make_waveform(visit, out, why);
	table_release(&table);
	visit->response->status = 200;
	visit->response->type = "application/json";
	return rc;
}
