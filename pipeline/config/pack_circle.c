/*
 * No condition hangs on itself, and none on so long a chain of others that
 * asking them, by recursion, would be deep.
 */
#include <stdlib.h>

#include "pack_loader.h"

#define MOST_CHAINED 64

/* How far the search has come: `heights` holds 0 for a condition not yet seen,
 * IN_PROGRESS on the way to the one at hand, and then the length of the longest
 * chain below it. `stack` holds the way, `at` how far each of its conditions
 * has been looked through. */
struct search {
	const struct pack *pack;
	int *heights;
	int *stack;
	size_t *at;
	size_t depth;
};
#define IN_PROGRESS (-1)

/* The `i`th condition that `condition` asks; -1 for none, -2 behind the
 * last. */
static int dependency(const struct condition *condition, size_t i)
{
	if (i < condition->child_count)
		return condition->children[i];
	i -= condition->child_count;
	if (i < condition->exception_count)
		return condition->exceptions[i].condition;
	i -= condition->exception_count;
	if (i < 2)
		return i == 0 ? condition->scope.anchor
			      : condition->scope.other_anchor;
	return -2;
}

static void enter(struct search *search, int index)
{
	search->heights[index] = IN_PROGRESS;
	search->stack[search->depth] = index;
	search->at[search->depth++] = 0;
}

/* The condition at hand is done: one higher than what it hangs on. */
static int leave(struct search *search, int index)
{
	const struct condition *condition = &search->pack->conditions[index];
	int highest = 0, next;

	for (size_t i = 0; (next = dependency(condition, i)) != -2; i++)
		if (next >= 0 && search->heights[next] > highest)
			highest = search->heights[next];
	search->heights[index] = highest + 1;
	search->depth--;
	return highest + 1;
}

static enum status refuse(struct loader *loader, int index, const char *what)
{
	const struct condition *condition = &loader->pack->conditions[index];

	return failure_set(loader->why, STATUS_INVALID,
		"%s:%d:%d: condition \"%s\" %s", loader->tree->path,
		condition->line, condition->column,
		condition->id ? condition->id : "written in place", what);
}

/* Depth first, without recursion: the chain is not known to be short yet. */
static enum status check_from(
	struct loader *loader, struct search *search, int start)
{
	enter(search, start);
	while (search->depth > 0) {
		int index = search->stack[search->depth - 1];
		int next = dependency(&search->pack->conditions[index],
			search->at[search->depth - 1]++);

		if (next == -2) {
			if (leave(search, index) > MOST_CHAINED)
				return refuse(loader, index,
					"hangs on too long a chain of others");
		} else if (next >= 0 && search->heights[next] == IN_PROGRESS) {
			return refuse(loader, next, "depends on itself");
		} else if (next >= 0 && search->heights[next] == 0) {
			enter(search, next);
		}
	}
	return STATUS_OK;
}

enum status pack_check_circles(struct loader *loader)
{
	size_t count = loader->pack->condition_count;
	struct search search = { .pack = loader->pack,
		.heights = calloc(count + 1, sizeof(*search.heights)),
		.stack = calloc(count + 1, sizeof(*search.stack)),
		.at = calloc(count + 1, sizeof(*search.at)) };
	enum status rc = STATUS_OK;

	if (!search.heights || !search.stack || !search.at)
		rc = failure_no_memory(loader->why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		if (search.heights[i] == 0)
			rc = check_from(loader, &search, (int)i);
	free(search.heights);
	free(search.stack);
	free(search.at);
	return rc;
}
