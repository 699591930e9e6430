/*
 * Request and response: what came over HTTP and what goes back, without HTTP.
 *
 *	request -> a handler -> response
 *
 * Thread rule: both belong to the thread that handles the request.
 */
#ifndef AUSCULT_REQUEST_H
#define AUSCULT_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "text.h"

/* More than any form of ours has: a calibration sheet of 64 rules. */
#define REQUEST_FIELDS_MOST 96

struct field {
	const char *name;
	const char *value;
};

struct request {
	struct arena arena; /* the strings below */
	const char *method; /* "GET", "POST"; HEAD comes as GET */
	const char *path;   /* decoded, without the query */
	const char *address;
	const char *host; /* these four "" where not sent */
	const char *origin;
	const char *range;
	const char *languages;
	const char *session; /* cookies; "" where not sent */
	const char *visit;
	const char *tongue;
	struct field fields[REQUEST_FIELDS_MOST]; /* query and form */
	size_t field_count;
	bool is_malformed; /* too many fields, or bytes that are not UTF-8 */
};

/* The value of the field, NULL where it was not sent. */
const char *request_field(const struct request *request, const char *name);

/* Keeps a copy of a field that was sent; one that cannot be kept makes the
 * request malformed. `length` is that of `value`, which may have NULs in it. */
void request_add(struct request *request, const char *name, const char *value,
	size_t length);

/* A body that is made while it is sent. `read` fills up to `room` bytes from
 * `offset` of the whole on, and returns how many; 0 gives up. */
struct body_source {
	size_t (*read)(void *state, uint64_t offset, char *into, size_t room);
	void (*release)(void *state);
	void *state;
};

struct cookie {
	const char *name;
	const char *value; /* "" takes the cookie away */
	int keep_s;	   /* 0: as long as the browser is open */
};

/* Zeroed is an empty answer; `status` must be set. */
struct response {
	int status;
	const char *type; /* of the content; lives for ever */
	struct text body;
	const char *fixed;		/* instead of `body`; lives for ever */
	struct body_source source;	/* instead of both */
	uint64_t offset, length, whole; /* of `source`: part and all of it */
	const char *location;		/* the request's arena */
	const char *file_name; /* to save as, or NULL; the request's arena */
	struct cookie cookies[2];
	size_t cookie_count;
	const char *nonce; /* of the page's styles, or NULL */
	bool is_lasting;   /* may be kept by the browser */
	int retry_s;	   /* when to try again; 0 for nothing said */
};

void response_release(struct response *response);

#endif
