#include "act.h"

#include <string.h>

#include "asset.h"
#include "route.h"

enum status act_asset(struct visit *visit, struct failure *why)
{
	struct asset asset;

	if (!asset_find(visit->object, &asset))
		return failure_set(
			why, STATUS_NOT_FOUND, "there is no such file");
	visit->response->status = 200;
	visit->response->type = asset.type;
	visit->response->fixed = asset.text;
	visit->response->is_lasting = true;
	return STATUS_OK;
}

enum status act_home(struct visit *visit, struct failure *why)
{
	const char *role = visit->account.role;

	(void)why;
	visit_send_to(visit, access_has(role, RIGHT_SEE_CALLS) ? "/tonight"
			     : access_has(role, RIGHT_AUDIT)   ? "/audit"
							       : "/account");
	return STATUS_OK;
}

static enum status show_page(struct visit *visit, struct failure *why)
{
	const struct route *route = visit->route;
	enum status rc = STATUS_OK;
	char *names, *rest = NULL;

	if (route->queries) {
		names = arena_text(&visit->request->arena, route->queries);
		if (!names)
			return failure_no_memory(why);
		for (char *name = strtok_r(names, " ", &rest);
			name && rc == STATUS_OK;
			name = strtok_r(NULL, " ", &rest))
			rc = visit_query(visit, name, why);
	}
	if (rc == STATUS_OK && route->log)
		rc = visit_note(visit, route->log, NULL, why);
	return rc == STATUS_OK ? visit_show(visit, route->template, why) : rc;
}

/* The path of route->then, with the object in it. */
static enum status send_on(struct visit *visit, int64_t id, struct failure *why)
{
	const char *then = visit->route->then;
	const char *gap = strstr(then, "{}");
	char *path;

	if (!gap)
		path = arena_text(&visit->request->arena, then);
	else if (*visit->object)
		path = arena_print(&visit->request->arena, "%.*s%s%s",
			(int)(gap - then), then, visit->object, gap + 2);
	else
		path = arena_print(&visit->request->arena, "%.*s%lld%s",
			(int)(gap - then), then, (long long)id, gap + 2);
	if (!path)
		return failure_no_memory(why);
	visit_send_to(visit, path);
	return STATUS_OK;
}

/* What the log says of a change: what was sent, short. */
static const char *say_inputs(struct visit *visit)
{
	struct arena *arena = &visit->request->arena;
	const char *said = "";

	for (size_t i = 0; i < visit->inputs.count; i++) {
		const struct query_parameter *input = &visit->inputs.items[i];

		if (input->value && said)
			said = arena_print(arena, "%s%s%s=%.200s", said,
				*said ? " " : "", input->name + 1,
				input->value);
	}
	return said;
}

static enum status change(struct visit *visit, int64_t *id, struct failure *why)
{
	struct query_parameter parameters[VISIT_PARAMETERS_MOST];
	const struct route *route = visit->route;
	enum status rc;

	(void)visit_parameters(visit, parameters);
	rc = store_change(visit->store, route->change, parameters, id, why);
	if (rc == STATUS_OK && *id == 0)
		return failure_set(why, STATUS_NOT_FOUND,
			"%s: there is no such thing", route->change);
	return rc == STATUS_OK
		       ? visit_log(visit, route->log, say_inputs(visit), why)
		       : rc;
}

/* The change and its row in the log: both or neither. */
static enum status make_change(struct visit *visit, struct failure *why)
{
	int64_t id = 0;
	enum status rc = store_begin(visit->store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = change(visit, &id, why);
	if (rc == STATUS_OK)
		rc = store_commit(visit->store, why);
	if (rc != STATUS_OK) {
		store_roll_back(visit->store);
		return rc;
	}
	return send_on(visit, id, why);
}

enum status act(struct visit *visit, struct failure *why)
{
	enum status rc = visit_read_inputs(visit, why);

	if (rc != STATUS_OK)
		return rc;
	if (visit->route->run)
		return visit->route->run(visit, why);
	return visit->route->change ? make_change(visit, why)
				    : show_page(visit, why);
}
