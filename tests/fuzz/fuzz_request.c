/*
 * Any text as requests to the review pages, one after the other, with a blank
 * line between two:
 *
 *	POST /call/1/comment?text=%E5%A5%BD&at=3
 *	session: qa
 *	range: bytes=0-99
 *
 * Each is answered with a status of ours, never with one that says the fault
 * is ours; a page has nothing of the request in it as a tag, a part of a
 * recording is where it says, and nothing breaks out of a header.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzzed_file.h"
#include "responder.h"
#include "sample_call.h"
#include "sample_staff.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

#define REQUESTS_MOST 8
#define HEADER_BYTES 44
#define SOUND_FRAMES 4000
#define SOUND_RATE_HZ 8000
#define DATABASE "night.db"
/* No template has it. */
#define TAG "<xss"

/* The database before each input. */
static struct {
	uint8_t *bytes;
	size_t count;
} sample;

static void add_call(struct store *store)
{
	const struct run_record run = { .version = "0", .jobs = 1 };
	const struct store_key key = sample_key('e', 'r');
	struct call call = { 0 };

	fuzz_require(store_begin_run(store, &run, NULL) == STATUS_OK);
	fuzz_require(sample_call(&call, 'a'));
	call.recording.duration_s = (double)SOUND_FRAMES / SOUND_RATE_HZ;
	fuzz_require(store_put_call(store, &call, &key, NULL) == STATUS_OK);
	call_release(&call);
}

/* A tone in 16 bits on two channels, as the sample call's recording. */
static void write_sound(void)
{
	static uint8_t file[HEADER_BYTES + SOUND_FRAMES * 4] =
		"RIFF\244>\0\0WAVEfmt \20\0\0\0\1\0\2\0"
		"\100\37\0\0\0\175\0\0\4\0\20\0data\200>\0";

	for (size_t i = HEADER_BYTES; i < sizeof(file); i++)
		file[i] = i / 32 % 2 ? 0x10 : 0xf0;
	(void)fuzzed_file("a.wav", file, sizeof(file));
}

static void read_sample(const char *path)
{
	FILE *file = fopen(path, "rb");

	fuzz_require(file && fseek(file, 0, SEEK_END) == 0);
	sample.count = (size_t)ftell(file);
	rewind(file);
	sample.bytes = malloc(sample.count);
	fuzz_require(sample.bytes && fread(sample.bytes, 1, sample.count,
					     file) == sample.count);
	(void)fclose(file);
}

static void make_sample(void)
{
	struct store *store = NULL;
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/%s", fuzzed_folder(), DATABASE);
	fuzz_require(store_new(&store, path, STORE_WRITE, NULL) == STATUS_OK);
	add_call(store);
	fuzz_require(sample_staff(store, NULL) == STATUS_OK);
	store_free(store);
	read_sample(path);
	write_sound();
}

/* Undoes %XX in place; a NUL that comes of it ends the text. */
static char *unescape(char *text)
{
	char *into = text;

	for (char *from = text; *from; from++) {
		char digits[3] = "", *end = digits;
		long byte = 0;

		if (*from == '%') {
			(void)snprintf(digits, sizeof(digits), "%s", from + 1);
			byte = strtol(digits, &end, 16);
		}
		*into++ = end == digits + 2 ? (char)byte : *from;
		from += end == digits + 2 ? 2 : 0;
	}
	*into = '\0';
	return text;
}

static void take_fields(struct request *request, char *fields)
{
	char *rest = NULL;

	for (char *field = strtok_r(fields, "&", &rest); field;
		field = strtok_r(NULL, "&", &rest)) {
		char *value = strchr(field, '=');

		if (value)
			*value++ = '\0';
		else
			value = field + strlen(field);
		(void)unescape(value);
		request_add(request, unescape(field), value, strlen(value));
	}
}

static void take_header(struct request *request, const char *line)
{
	const struct {
		const char *name;
		const char **value;
	} headers[] = {
		{ "host: ", &request->host },
		{ "origin: ", &request->origin },
		{ "range: ", &request->range },
		{ "languages: ", &request->languages },
		{ "session: ", &request->session },
		{ "visit: ", &request->visit },
		{ "tongue: ", &request->tongue },
	};

	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		size_t length = strlen(headers[i].name);

		if (strncmp(line, headers[i].name, length) == 0)
			*headers[i].value = line + length;
	}
}

/* Most forms are refused at once; those without a token get the right one. */
static void sign_form(struct request *request)
{
	const char *token =
		*request->session ? request->session : request->visit;
	const struct digest digest = sample_form(token);

	if (request_field(request, "form"))
		return;
	request_add(request, "form", digest.text, strlen(digest.text));
}

/* As http.c fills it; the strings are those of `lines`. */
static void read_request(struct request *request, char *lines)
{
	char *rest = NULL, *fields;

	request->method = strtok_r(lines, " \n", &rest);
	request->path = strtok_r(NULL, "\n", &rest);
	request->host = "127.0.0.1";
	request->origin = request->range = request->languages = "";
	request->session = request->visit = request->tongue = "";
	if (!request->method || !request->path) {
		request->is_malformed = true;
		return;
	}
	fields = strchr(request->path, '?');
	if (fields) {
		*fields++ = '\0';
		take_fields(request, fields);
	}
	(void)unescape((char *)request->path);
	request->is_malformed |=
		!text_is_utf8(request->path, strlen(request->path));
	for (char *line = strtok_r(NULL, "\n", &rest); line;
		line = strtok_r(NULL, "\n", &rest))
		take_header(request, line);
	sign_form(request);
}

static void check_source(const struct response *response)
{
	static char block[64 * 1024];
	uint64_t at = response->offset;
	const uint64_t end = at + response->length;

	fuzz_require(end <= response->whole && end > at);
	while (at < end) {
		size_t room = end - at < sizeof(block) ? (size_t)(end - at)
						       : sizeof(block);
		size_t got = response->source.read(
			response->source.state, at, block, room);

		fuzz_require(got > 0 && got <= room);
		at += got;
	}
}

static int is_of_header(const char *text)
{
	return !text[strcspn(text, "\r\n")];
}

static void check(const struct response *response)
{
	static const int statuses[] = { 200, 206, 303, 400, 403, 404, 405, 416,
		421, 429 };
	int is_known = 0;

	for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
		is_known |= statuses[i] == response->status;
	fuzz_require(is_known);
	if (response->status == 303)
		fuzz_require(response->location && *response->location == '/' &&
			     is_of_header(response->location));
	for (size_t i = 0; i < response->cookie_count; i++)
		fuzz_require(is_of_header(response->cookies[i].value) &&
			     !strchr(response->cookies[i].value, ';'));
	fuzz_require(!strstr(text_string(&response->body), TAG));
	if (response->source.read)
		check_source(response);
}

static void answer(struct responder *responder, char *lines)
{
	static unsigned asked;
	struct request request = { .method = NULL };
	struct response response = { 0 };
	char address[24];

	/* Nobody asks too fast. */
	(void)snprintf(address, sizeof(address), "%u", asked++);
	request.address = address;
	read_request(&request, lines);
	if (!request.is_malformed) {
		responder_answer(responder, &request, &response);
		check(&response);
	}
	response_release(&response);
	arena_release(&request.arena);
}

static void answer_all(const char *path, char *text)
{
	const struct responder_settings settings = { .database = path,
		.recordings = fuzzed_folder(),
		.threads = 1,
		.is_local = true };
	struct responder *responder = NULL;

	fuzz_require(responder_new(&responder, &settings, NULL) == STATUS_OK);
	for (int i = 0; i < REQUESTS_MOST && text; i++) {
		char *end = strstr(text, "\n\n");

		if (end)
			*end = '\0';
		answer(responder, text);
		text = end ? end + 2 : NULL;
	}
	responder_free(responder);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	char *text;

	if (!sample.bytes)
		make_sample();
	text = calloc(1, count + 1);
	fuzz_require(text != NULL);
	memcpy(text, bytes, count);
	answer_all(fuzzed_file(DATABASE, sample.bytes, sample.count), text);
	free(text);
	return 0;
}
