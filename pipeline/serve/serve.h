/*
 * Serve: the review pages.
 *
 *	database, address -> serve_new() -> pages, until serve_free()
 *
 * Of http.h, which takes requests, and responder.h, which answers them.
 *
 * Thread rule: serve_new() and serve_free() on one thread; requests are
 * answered by threads of its own.
 */
#ifndef AUSCULT_SERVE_H
#define AUSCULT_SERVE_H

#include "http.h"

struct serve;

struct serve_settings {
	const char *database;
	const char *recordings;	   /* folder of paths that are not absolute */
	struct http_settings http; /* without handle and context */
};

/* Whether only this machine reaches the address. */
bool serve_is_local(const char *address);

/* Errors: as store_new() and http_new(). */
MUST_CHECK enum status serve_new(struct serve **out,
	const struct serve_settings *settings, struct failure *why);
int serve_port(const struct serve *serve);
void serve_free(struct serve *serve);

#endif
