/*
 * Routes: every address of the pages, who may go there, and what answers.
 *
 *	"GET", "/call/17" -> route_find() -> the route, and "17"
 *
 * Most are no code: a GET fills a template from queries of pages/, a POST runs
 * a statement of changes/, notes it in the access log and sends back.
 *
 * Thread rule: constants.
 */
#ifndef AUSCULT_ROUTE_H
#define AUSCULT_ROUTE_H

#include <stddef.h>

#include "visit.h"

struct route {
	const char *method;
	const char *path; /* {} stands for one part: the object */
	enum right right;
	bool is_of_call;      /* the object is a call, which must be visible */
	const char *template; /* GET */
	const char *queries;  /* GET: parted by spaces */
	const char
		*must_find; /* a query that gives a row, or it is not there */
	const char *inputs; /* fields that become parameters */
	const char *change; /* POST */
	const char *log;    /* what it is called in the access log, or NULL */
	const char *then;   /* POST: where to go, {} for the object */
	/* Instead of template or change. */
	enum status (*run)(struct visit *visit, struct failure *why);
};

extern const struct route routes[];
extern const size_t route_count;

/*
 * NULL where there is no such path; `*is_known` then says whether another
 * method has it. The object goes into `arena` ("" where the path has none).
 */
const struct route *route_find(const char *method, const char *path,
	struct arena *arena, const char **object, bool *is_known);

#endif
