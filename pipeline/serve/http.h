/*
 * HTTP: the only place that knows libmicrohttpd.
 *
 *	socket -> struct request -> handler -> struct response -> socket
 *
 * Every answer carries the strict headers (OWASP Secure Headers): nothing is
 * framed, sniffed, cached or loaded from elsewhere, no script or style stands
 * inside a page. Requests are bounded: 64 KiB of form, 32 KiB of headers, 10 s
 * of silence, 256 connections of which 64 from one address.
 *
 * Thread rule: `handle` is called by several threads at once.
 */
#ifndef AUSCULT_HTTP_H
#define AUSCULT_HTTP_H

#include "request.h"

struct http;

struct http_settings {
	const char *address; /* "127.0.0.1", "::1" */
	int port;	     /* 0: any that is free */
	int threads;
	/* PEM texts, both or none. */
	const char *certificate, *key;
	/* The address is what the proxy before us says, and so is TLS. */
	bool is_behind_proxy;
	void (*handle)(void *context, struct request *request,
		struct response *response);
	void *context;
};

/* Starts to serve. Errors: STATUS_IO naming the address. */
MUST_CHECK enum status http_new(struct http **out,
	const struct http_settings *settings, struct failure *why);

/* The port that is listened on. */
int http_port(const struct http *http);

/* Stops and waits for what is being answered. */
void http_free(struct http *http);

/* libmicrohttpd's version; lives for ever. */
const char *http_library(void);

#endif
