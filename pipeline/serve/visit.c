#include "visit.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "asset.h"
#include "audit.h"
#include "mask.h"
#include "route.h"
#include "template.h"

bool visit_is_signed_in(const struct visit *visit)
{
	return visit->account.id[0] != '\0';
}

static const char *or_null(const char *text)
{
	return text && *text ? text : NULL;
}

/* The parameters that come from who asks, never from the request. */
static size_t add_own_parameters(
	const struct visit *visit, struct query_parameter *into)
{
	const struct account *account = &visit->account;
	const struct query_parameter own[] = {
		{ ":account", or_null(account->id) },
		{ ":agent", or_null(account->agent) },
		{ ":role", or_null(account->role) },
		{ ":scope", access_reach_name(access_reach(account->role)) },
		{ ":object", or_null(visit->object) },
		{ ":tongue", visit->page.is_chinese ? "zh" : "en" },
	};

	memcpy(into, own, sizeof(own));
	return sizeof(own) / sizeof(*own);
}

size_t visit_parameters(const struct visit *visit,
	struct query_parameter into[VISIT_PARAMETERS_MOST])
{
	size_t count = add_own_parameters(visit, into);
	const struct visit_inputs *inputs = &visit->inputs;

	for (size_t i = 0; i < inputs->count; i++)
		into[count++] = inputs->items[i];
	into[count] = (struct query_parameter){ NULL, NULL };
	return count;
}

/* An input has the name of its parameter: ":team" is the field "team". */
enum status visit_read_inputs(struct visit *visit, struct failure *why)
{
	struct visit_inputs *inputs = &visit->inputs;
	char *names, *rest = NULL;

	if (!visit->route->inputs)
		return STATUS_OK;
	names = arena_text(&visit->request->arena, visit->route->inputs);
	if (!names)
		return failure_no_memory(why);
	for (char *name = strtok_r(names, " ", &rest); name;
		name = strtok_r(NULL, " ", &rest)) {
		const char *value = request_field(visit->request, name + 1);

		assert(inputs->count < VISIT_INPUTS_MOST);
		inputs->items[inputs->count++] =
			(struct query_parameter){ name, or_null(value) };
		page_set(&visit->page, name + 1, value);
	}
	return STATUS_OK;
}

enum status visit_read(struct visit *visit, const char *query,
	struct table *table, struct failure *why)
{
	struct query_parameter parameters[VISIT_PARAMETERS_MOST];

	(void)visit_parameters(visit, parameters);
	return store_page(visit->store, query, parameters, table, why);
}

enum status visit_query(
	struct visit *visit, const char *query, struct failure *why)
{
	struct table table = { 0 };
	enum status rc = visit_read(visit, query, &table, why);

	if (rc == STATUS_OK)
		page_take(&visit->page, query, &table);
	return rc;
}

/* What each template may ask about who reads it. */
static void set_rights(struct visit *visit)
{
	static const struct {
		enum right right;
		const char *name;
	} rights[] = {
		{ RIGHT_SEE_CALLS, "may_see_calls" },
		{ RIGHT_HEAR_ORIGINAL, "may_hear_original" },
		{ RIGHT_DECIDE, "may_decide" },
		{ RIGHT_COMMENT, "may_comment" },
		{ RIGHT_APPEAL, "may_appeal" },
		{ RIGHT_JUDGE, "may_judge" },
		{ RIGHT_SEARCH, "may_search" },
		{ RIGHT_CALIBRATE, "may_calibrate" },
		{ RIGHT_DRAW, "may_draw" },
		{ RIGHT_AUDIT, "may_audit" },
	};

	for (size_t i = 0; i < sizeof(rights) / sizeof(*rights); i++)
		if (access_has(visit->account.role, rights[i].right))
			page_set(&visit->page, rights[i].name, "1");
}

enum status visit_show(
	struct visit *visit, const char *template, struct failure *why)
{
	struct page *page = &visit->page;
	enum status rc = mask_page(visit, why);

	if (rc != STATUS_OK)
		return rc;
	visit->nonce = secret_token();
	visit->nonce.text[32] = '\0';
	visit->response->nonce =
		arena_text(&visit->request->arena, visit->nonce.text);
	page_set(page, "nonce", visit->response->nonce);
	page_set(page, "form", visit->csrf.text);
	page_set(page, "account", visit->account.name);
	page_set(page, "account_title", visit->account.title);
	page_set(page, "role", visit->account.role);
	page_set(page, "object", visit->object);
	page_set(page, "is_chinese", page->is_chinese ? "1" : "");
	page_set(page, "has_bundle", asset_has_bundle() ? "1" : "");
	page_set(page, "template", template);
	set_rights(visit);
	if (!visit->response->status)
		visit->response->status = 200;
	visit->response->type = "text/html; charset=utf-8";
	return template_write(page, template, &visit->response->body, why);
}

void visit_send_to(struct visit *visit, const char *where)
{
	visit->response->status = 303;
	visit->response->location = where;
}

enum status visit_log(struct visit *visit, const char *action,
	const char *why_said, struct failure *why)
{
	const char *path = visit->request->path;
	const char *object = *path == '/' ? path + 1 : path;
	char text[200];
	struct audit_entry entry = {
		.account = visit->account.name,
		.role = visit->account.role,
		.address = visit->request->address,
		.action = action,
		.object = text,
		.why = why_said ? why_said : "",
	};

	/* A call is call/17 whatever is done with it. */
	if (visit->route && visit->route->is_of_call)
		(void)snprintf(text, sizeof(text), "call/%s", visit->object);
	else
		(void)snprintf(text, sizeof(text), "%.150s", object);
	return audit_add(visit->store, &entry, why);
}

enum status visit_note(struct visit *visit, const char *action,
	const char *why_said, struct failure *why)
{
	enum status rc = store_begin(visit->store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = visit_log(visit, action, why_said, why);
	if (rc == STATUS_OK)
		rc = store_commit(visit->store, why);
	if (rc != STATUS_OK)
		store_roll_back(visit->store);
	return rc;
}
