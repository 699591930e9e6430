/*
 * Responder: what is answered to a request, without HTTP.
 *
 *	request -> responder_answer() -> response
 *
 * Each request: who asks (session.h), may they go there (access.h), is the
 * form ours, is the call theirs; then what the route says (route.h).
 *
 * Thread rule: responder_answer() may be called by as many threads at once as
 * the settings say, each of which has a connection to the database.
 */
#ifndef AUSCULT_RESPONDER_H
#define AUSCULT_RESPONDER_H

#include "request.h"
#include "status.h"

#define RESPONDER_THREADS_MOST 32

struct responder;

/* The texts outlive the responder. */
struct responder_settings {
	const char *database;
	const char *recordings; /* folder of paths that are not absolute */
	int threads;		/* RESPONDER_THREADS_MOST at most */
	bool is_local;		/* only this machine can ask */
};

/* Errors: as store_new(). */
MUST_CHECK enum status responder_new(struct responder **out,
	const struct responder_settings *settings, struct failure *why);

/* Fills `response`, which the caller releases, whatever is asked. */
void responder_answer(struct responder *responder, struct request *request,
	struct response *response);

void responder_free(struct responder *responder);

#endif
