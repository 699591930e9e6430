/*
 * Example list: the calls that show best how a rule is kept, and how not.
 *
 *	store_query_for("example") -> example_list_fill() -> ranked examples
 *
 * An example is as good as the machine is sure of it and as it is clear to
 * hear; of one agent's the best comes first, and the second only when every
 * other agent has had a turn, so that ten examples are ten voices where there
 * are ten.
 *
 * Thread rule: no shared state. Texts are borrowed from the table.
 */
#ifndef AUSCULT_EXAMPLE_LIST_H
#define AUSCULT_EXAMPLE_LIST_H

#include "store.h"

struct example {
	const char *call, *agent, *team; /* agent and team may be NULL */
	const char *pack;
	const char *paths[2];
	const char *hash; /* of the recording's content */
	const char *why_en, *why_zh;
	enum party party;
	bool is_good;	   /* the rule was kept */
	struct span when;  /* of the evidence; NAN without any */
	double duration_s; /* of the call */
	int64_t hearing;
	double confidence; /* 0..1 */
	double clarity;	   /* 0..1, by the party's signal-to-noise ratio */
	size_t turn;	   /* how many better ones its agent has */
};

struct example_list {
	struct example *items; /* the best of those kept, then the worst */
	size_t count, capacity;
};

/*
 * Fills `list` from the rows of the query "example": `best` calls that kept the
 * rule and `worst` that broke it, fewer where there are no more. The caller
 * frees it with example_list_release(). Errors: STATUS_NO_MEMORY.
 */
MUST_CHECK enum status example_list_fill(struct example_list *list,
	const struct table *table, size_t best, size_t worst,
	struct failure *why);
void example_list_release(struct example_list *list);

#endif
