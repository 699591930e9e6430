/*
 * Visit: one request with who makes it and what is answered.
 *
 * Thread rule: belongs to the thread that handles the request.
 */
#ifndef AUSCULT_VISIT_H
#define AUSCULT_VISIT_H

#include "access.h"
#include "page.h"
#include "request.h"
#include "secret.h"

struct account {
	char id[24]; /* "" where nobody has signed in */
	char name[128];
	char role[16];
	char title[128];
	char agent[128]; /* whose own calls these are, or "" */
};

struct route;

#define VISIT_INPUTS_MOST 16
#define VISIT_PARAMETERS_MOST (VISIT_INPUTS_MOST + 8)

struct visit_inputs {
	struct query_parameter items[VISIT_INPUTS_MOST];
	size_t count;
};

struct visit {
	struct store *store;
	struct request *request;
	struct response *response;
	struct account account;
	struct digest csrf; /* that forms must bring back */
	struct token nonce;
	struct page page;
	struct visit_inputs inputs;
	const char *recordings; /* folder of relative paths, or NULL */
	const struct route *route;
	/* Of a path like /call/{call}: what stands for the last word. */
	const char *object;
	int64_t now_s; /* since 1970 */
};

/* Fills `into`, ended by NULL: who asks, the object, then the inputs; how many
 * that is. */
size_t visit_parameters(const struct visit *visit,
	struct query_parameter into[VISIT_PARAMETERS_MOST]);

/* Takes from the request what the route lets be asked; an input that was not
 * sent, or is empty, is NULL. */
MUST_CHECK enum status visit_read_inputs(
	struct visit *visit, struct failure *why);

/* What the query gives to whoever asks; `table` is the caller's to release. */
MUST_CHECK enum status visit_read(struct visit *visit, const char *query,
	struct table *table, struct failure *why);

/* Puts the table that the query gives onto the page. */
MUST_CHECK enum status visit_query(
	struct visit *visit, const char *query, struct failure *why);

/* Fills the page's template as the answer. */
MUST_CHECK enum status visit_show(
	struct visit *visit, const char *template, struct failure *why);

/* Answers "see there": `where` is in the request's arena or lives for ever. */
void visit_send_to(struct visit *visit, const char *where);

/* Adds a row to the access log; inside the caller's transaction. */
MUST_CHECK enum status visit_log(struct visit *visit, const char *action,
	const char *why_said, struct failure *why);

/* The same in a transaction of its own. */
MUST_CHECK enum status visit_note(struct visit *visit, const char *action,
	const char *why_said, struct failure *why);

bool visit_is_signed_in(const struct visit *visit);

#endif
