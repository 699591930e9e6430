#include "session.h"

#include <stdio.h>
#include <string.h>

#include "audit.h"

#define SESSION_MOST_S (12 * 3600)
#define SESSION_IDLE_S 3600
#define SEEN_STEP_S 60
#define FAILURES_SPAN_S 900
#define FAILURES_MOST_NAME 5
#define FAILURES_MOST_ADDRESS 30

void session_digest(
	const char *purpose, const char *token, struct digest *digest)
{
	struct hash hash;

	hash_init(&hash);
	hash_add_text(&hash, purpose);
	hash_add_text(&hash, token);
	hash_finish(&hash, digest);
}

static void print_seconds(char text[24], int64_t seconds)
{
	(void)snprintf(text, 24, "%lld", (long long)seconds);
}

static void copy_cell(
	const struct table *table, const char *column, char *into, size_t room)
{
	const struct cell *cell = page_cell(table, 0, column);

	into[0] = '\0';
	if (cell && cell->kind == CELL_TEXT)
		(void)snprintf(into, room, "%s", cell->text);
	else if (cell && cell->kind == CELL_NUMBER)
		(void)snprintf(into, room, "%.0f", cell->number);
}

static void read_account(const struct table *table, struct account *account)
{
	copy_cell(table, "account_id", account->id, sizeof(account->id));
	copy_cell(table, "name", account->name, sizeof(account->name));
	copy_cell(table, "role", account->role, sizeof(account->role));
	copy_cell(table, "title", account->title, sizeof(account->title));
	copy_cell(table, "agent", account->agent, sizeof(account->agent));
}

static enum status touch(struct visit *visit, const struct digest *hash,
	const struct table *session, struct failure *why)
{
	const struct cell *seen = page_cell(session, 0, "seen_s");
	char now[24];
	const struct query_parameter parameters[] = { { ":hash", hash->text },
		{ ":now", now }, { NULL, NULL } };

	print_seconds(now, visit->now_s);
	if (!seen || seen->number > (double)(visit->now_s - SEEN_STEP_S))
		return STATUS_OK;
	return store_change(
		visit->store, "session_touch", parameters, NULL, why);
}

static enum status find_account(struct visit *visit, struct failure *why)
{
	struct table table = { 0 };
	struct digest hash;
	char least_made[24], least_seen[24];
	const struct query_parameter parameters[] = { { ":hash", hash.text },
		{ ":least_made", least_made }, { ":least_seen", least_seen },
		{ NULL, NULL } };
	enum status rc;

	session_digest("session", visit->request->session, &hash);
	print_seconds(least_made, visit->now_s - SESSION_MOST_S);
	print_seconds(least_seen, visit->now_s - SESSION_IDLE_S);
	rc = store_page(visit->store, "session", parameters, &table, why);
	if (rc == STATUS_OK && table.row_count > 0) {
		read_account(&table, &visit->account);
		rc = touch(visit, &hash, &table, why);
	}
	table_release(&table);
	return rc;
}

static void set_cookie(
	struct visit *visit, const char *name, const char *value, int keep_s)
{
	struct response *response = visit->response;

	if (response->cookie_count <
		sizeof(response->cookies) / sizeof(*response->cookies))
		response->cookies[response->cookie_count++] =
			(struct cookie){ name, value, keep_s };
}

enum status session_find(struct visit *visit, struct failure *why)
{
	struct request *request = visit->request;
	enum status rc = STATUS_OK;

	if (*request->session)
		rc = find_account(visit, why);
	if (rc != STATUS_OK)
		return rc;
	if (visit_is_signed_in(visit)) {
		session_digest("form", request->session, &visit->csrf);
		return rc;
	}
	if (strlen(request->visit) != 64) {
		struct token token = secret_token();

		request->visit = arena_text(&request->arena, token.text);
		if (!request->visit)
			return failure_no_memory(why);
		set_cookie(visit, "auscult_visit", request->visit, 0);
	}
	session_digest("form", request->visit, &visit->csrf);
	return rc;
}

/* The browser names where a form came from; a foreign place is refused even
 * with the right token. */
static bool is_own_origin(const struct request *request)
{
	const char *origin = strstr(request->origin, "://");

	if (!*request->origin)
		return true;
	return origin && strcmp(origin + 3, request->host) == 0;
}

bool session_is_own_form(const struct visit *visit)
{
	const char *token = request_field(visit->request, "form");

	return token && secret_equal(visit->csrf.text, token) &&
	       is_own_origin(visit->request);
}

static enum status count_failures(struct visit *visit, const char *name,
	bool *is_closed, struct failure *why)
{
	struct table table = { 0 };
	char since[24];
	const struct query_parameter parameters[] = { { ":name", name },
		{ ":address", visit->request->address }, { ":since", since },
		{ NULL, NULL } };
	enum status rc;

	print_seconds(since, visit->now_s - FAILURES_SPAN_S);
	rc = store_page(
		visit->store, "sign_in_failures", parameters, &table, why);
	if (rc == STATUS_OK)
		*is_closed = page_cell(&table, 0, "by_name")->number >=
				     FAILURES_MOST_NAME ||
			     page_cell(&table, 0, "by_address")->number >=
				     FAILURES_MOST_ADDRESS;
	table_release(&table);
	return rc;
}

/* Fills visit->account when name and password are right. */
static enum status check_password(struct visit *visit, const char *name,
	const char *password, struct failure *why)
{
	struct table table = { 0 };
	const struct query_parameter parameters[] = { { ":name", name },
		{ NULL, NULL } };
	enum status rc =
		store_page(visit->store, "account", parameters, &table, why);

	if (rc == STATUS_OK) {
		const struct cell *kept = page_cell(&table, 0, "password");

		if (secret_is(password, kept ? kept->text : NULL))
			read_account(&table, &visit->account);
	}
	table_release(&table);
	return rc;
}

/* Writes the row that makes a token the account's. */
static enum status open_session(struct visit *visit, struct failure *why)
{
	struct token token = secret_token();
	struct digest hash;
	char now[24];
	const struct query_parameter parameters[] = { { ":hash", hash.text },
		{ ":account", visit->account.id },
		{ ":address", visit->request->address }, { ":now", now },
		{ NULL, NULL } };
	enum status rc;

	session_digest("session", token.text, &hash);
	print_seconds(now, visit->now_s);
	rc = store_change(visit->store, "session_add", parameters, NULL, why);
	if (rc != STATUS_OK)
		return rc;
	visit->request->session =
		arena_text(&visit->request->arena, token.text);
	if (!visit->request->session)
		return failure_no_memory(why);
	set_cookie(visit, "auscult_session", visit->request->session,
		SESSION_MOST_S);
	return STATUS_OK;
}

static enum status note_failure(
	struct visit *visit, const char *name, struct failure *why)
{
	char now[24];
	const struct query_parameter parameters[] = { { ":name", name },
		{ ":address", visit->request->address }, { ":now", now },
		{ NULL, NULL } };

	print_seconds(now, visit->now_s);
	return store_change(
		visit->store, "sign_in_fail", parameters, NULL, why);
}

static enum status forget_failures(
	struct visit *visit, const char *name, struct failure *why)
{
	const struct query_parameter parameters[] = { { ":name", name },
		{ NULL, NULL } };

	return store_change(
		visit->store, "sign_in_forget", parameters, NULL, why);
}

/* What was found out, as one transaction. */
static enum status settle(
	struct visit *visit, const char *name, struct failure *why)
{
	bool is_right = visit_is_signed_in(visit);
	enum status rc = store_begin(visit->store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = is_right ? forget_failures(visit, name, why)
		      : note_failure(visit, name, why);
	if (rc == STATUS_OK && is_right)
		rc = open_session(visit, why);
	if (rc == STATUS_OK)
		rc = visit_log(visit, is_right ? "sign_in" : "sign_in_failed",
			is_right ? "" : name, why);
	if (rc == STATUS_OK)
		rc = store_commit(visit->store, why);
	if (rc != STATUS_OK)
		store_roll_back(visit->store);
	return rc;
}

static enum status show_again(struct visit *visit, int status,
	const char *problem, struct failure *why)
{
	visit->response->status = status;
	visit->response->retry_s = status == 429 ? FAILURES_SPAN_S : 0;
	page_set(&visit->page, problem, "1");
	return visit_show(visit, "sign_in", why);
}

enum status session_sign_in(struct visit *visit, struct failure *why)
{
	const char *name = request_field(visit->request, "name");
	const char *password = request_field(visit->request, "password");
	bool is_closed = false;
	enum status rc;

	name = name ? name : "";
	password = password ? password : "";
	rc = count_failures(visit, name, &is_closed, why);
	if (rc != STATUS_OK)
		return rc;
	if (is_closed)
		return show_again(visit, 429, "is_closed", why);
	rc = check_password(visit, name, password, why);
	if (rc == STATUS_OK)
		rc = settle(visit, name, why);
	if (rc != STATUS_OK)
		return rc;
	if (!visit_is_signed_in(visit))
		return show_again(visit, 403, "is_wrong", why);
	visit_send_to(visit, "/");
	return STATUS_OK;
}

enum status session_sign_out(struct visit *visit, struct failure *why)
{
	struct digest hash;
	const struct query_parameter parameters[] = { { ":hash", hash.text },
		{ NULL, NULL } };
	enum status rc;

	session_digest("session", visit->request->session, &hash);
	rc = store_change(visit->store, "session_end", parameters, NULL, why);
	set_cookie(visit, "auscult_session", "", 0);
	visit_send_to(visit, "/sign-in");
	return rc;
}

static enum status put_password(struct visit *visit,
	const struct kept_secret *kept, struct failure *why)
{
	const struct query_parameter parameters[] = {
		{ ":name", visit->account.name }, { ":password", kept->text },
		{ NULL, NULL }
	};
	enum status rc = store_begin(visit->store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = store_change(
		visit->store, "account_password", parameters, NULL, why);
	if (rc == STATUS_OK)
		rc = store_change(
			visit->store, "session_end_all", parameters, NULL, why);
	if (rc == STATUS_OK)
		rc = open_session(visit, why);
	if (rc == STATUS_OK)
		rc = visit_log(visit, "password", "", why);
	if (rc == STATUS_OK)
		rc = store_commit(visit->store, why);
	if (rc != STATUS_OK)
		store_roll_back(visit->store);
	return rc;
}

enum status session_change_password(struct visit *visit, struct failure *why)
{
	const char *old = request_field(visit->request, "old");
	const char *new = request_field(visit->request, "new");
	struct account account = visit->account;
	struct kept_secret kept;
	struct failure weak;
	enum status rc;

	visit->account = (struct account){ "" };
	rc = check_password(visit, account.name, old ? old : "", why);
	if (rc != STATUS_OK)
		return rc;
	if (!visit_is_signed_in(visit) ||
		secret_keep(new ? new : "", &kept, &weak) != STATUS_OK) {
		page_set(&visit->page,
			visit_is_signed_in(visit) ? "is_weak" : "is_wrong",
			"1");
		visit->account = account;
		visit->response->status = 400;
		return visit_show(visit, "account", why);
	}
	rc = put_password(visit, &kept, why);
	if (rc == STATUS_OK)
		visit_send_to(visit, "/");
	return rc;
}
