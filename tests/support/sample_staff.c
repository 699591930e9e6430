#include "sample_staff.h"

#include <stdio.h>
#include <time.h>

#include "secret.h"
#include "session.h"

static enum status sign_in(struct store *store, const char *role,
	int64_t account, struct failure *why)
{
	char id[24], now[24];
	struct digest hash;
	const struct query_parameter session[] = { { ":hash", hash.text },
		{ ":account", id }, { ":address", "" }, { ":now", now },
		{ NULL, NULL } };

	session_digest("session", role, &hash);
	(void)snprintf(id, sizeof(id), "%lld", (long long)account);
	(void)snprintf(now, sizeof(now), "%lld", (long long)time(NULL));
	return store_change(store, "session_add", session, NULL, why);
}

static enum status add(struct store *store, const char *role,
	const char *password, struct failure *why)
{
	const struct query_parameter about[] = { { ":name", role },
		{ ":role", role }, { ":title", role }, { ":agent", "8021" },
		{ ":team", "热线一组" }, { ":password", password },
		{ NULL, NULL } };
	int64_t account = 0;
	enum status rc =
		store_change(store, "account_add", about, &account, why);

	if (rc == STATUS_OK)
		rc = store_change(store, "account_add_team", about, NULL, why);
	return rc == STATUS_OK ? sign_in(store, role, account, why) : rc;
}

enum status sample_staff(struct store *store, struct failure *why)
{
	static const char *const roles[] = { "qa", "lead", "trainer", "agent",
		"auditor", "admin" };
	static struct kept_secret kept; /* hashing is slow on purpose */
	enum status rc = STATUS_OK;

	if (!*kept.text)
		rc = secret_keep(SAMPLE_PASSWORD, &kept, why);
	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (rc == STATUS_OK)
			rc = add(store, roles[i], kept.text, why);
	return rc;
}

struct digest sample_form(const char *token)
{
	struct digest digest;

	session_digest("form", token, &digest);
	return digest;
}
