/* auscult accounts: who may sign in to the review pages. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "access.h"
#include "action.h"
#include "commands.h"
#include "report.h"
#include "secret.h"
#include "store.h"

#define ROLES "qa|lead|trainer|agent|auditor|admin"

struct accounts_arguments {
	const char *database;
	const char *role;
	struct option_list teams;
	const char *agent;
	const char *title;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct accounts_arguments, database),
		"FILE", "database", "数据库" },
	{ "role", 'r', OPTION_CHOICE, offsetof(struct accounts_arguments, role),
		ROLES, "of add: what the account may do (docs/access.md)",
		"add 时的角色(见 docs/access.md)" },
	{ "team", 't', OPTION_LIST, offsetof(struct accounts_arguments, teams),
		"TEAM", "of add: a team that a lead sees; repeatable",
		"add 时班组长可见的班组,可重复" },
	{ "agent", 'a', OPTION_TEXT, offsetof(struct accounts_arguments, agent),
		"ID", "of add: whose calls an agent's account shows",
		"add 时坐席账号对应的工号" },
	{ "title", 0, OPTION_TEXT, offsetof(struct accounts_arguments, title),
		"NAME", "of add: the person's name, for pages and watermark",
		"add 时的姓名,用于页面和水印" },
};

/* Reads a line from the terminal without showing it, or from a pipe. */
static enum status read_password(
	char *password, size_t room, struct failure *why)
{
	struct termios shown, hidden;
	bool is_terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
	bool has_line;

	if (is_terminal) {
		(void)fputs(
			tongue_is_chinese() ? "密码: " : "password: ", stderr);
		hidden = shown;
		hidden.c_lflag &= ~(tcflag_t)ECHO;
		(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
	}
	has_line = fgets(password, (int)room, stdin) != NULL;
	if (is_terminal) {
		(void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
		(void)fputc('\n', stderr);
	}
	if (!has_line)
		return failure_set(why, STATUS_INVALID,
			"accounts: the password is read from standard input, "
			"which is empty");
	password[strcspn(password, "\r\n")] = '\0';
	return STATUS_OK;
}

static enum status keep_password(struct kept_secret *kept, struct failure *why)
{
	char password[SECRET_MOST_BYTES + 3] = "";
	enum status rc = read_password(password, sizeof(password), why);

	if (rc == STATUS_OK)
		rc = secret_keep(password, kept, why);
	memset(password, 0, sizeof(password));
	return rc;
}

static enum status add_teams(struct store *store,
	const struct accounts_arguments *arguments, const char *name,
	struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < arguments->teams.count && rc == STATUS_OK; i++) {
		const struct query_parameter parameters[] = { { ":name", name },
			{ ":team", arguments->teams.items[i] },
			{ NULL, NULL } };

		rc = store_change(
			store, "account_add_team", parameters, NULL, why);
	}
	return rc;
}

static enum status add_account(struct store *store,
	const struct accounts_arguments *arguments, const char *name,
	struct failure *why)
{
	struct kept_secret kept;
	const struct query_parameter parameters[] = { { ":name", name },
		{ ":role", arguments->role }, { ":title", arguments->title },
		{ ":agent", arguments->agent }, { ":password", kept.text },
		{ NULL, NULL } };
	enum status rc = keep_password(&kept, why);

	if (rc == STATUS_OK)
		rc = store_begin(store, why);
	if (rc != STATUS_OK)
		return rc;
	rc = store_change(store, "account_add", parameters, NULL, why);
	if (rc != STATUS_OK)
		rc = failure_prefix(why, rc, "accounts: \"%s\"", name);
	if (rc == STATUS_OK)
		rc = add_teams(store, arguments, name, why);
	if (rc == STATUS_OK)
		rc = store_commit(store, why);
	if (rc != STATUS_OK)
		store_roll_back(store);
	return rc;
}

/* Runs a change of one account; its sessions end with it. */
static enum status change_account(struct store *store, const char *change,
	const struct query_parameter *parameters, struct failure *why)
{
	int64_t id = 0;
	enum status rc = store_begin(store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = store_change(store, change, parameters, &id, why);
	if (rc == STATUS_OK && id == 0)
		rc = failure_set(why, STATUS_NOT_FOUND,
			"accounts: there is no account \"%s\"",
			parameters[0].value);
	if (rc == STATUS_OK)
		rc = store_change(
			store, "session_end_all", parameters, NULL, why);
	if (rc == STATUS_OK)
		rc = store_commit(store, why);
	if (rc != STATUS_OK)
		store_roll_back(store);
	return rc;
}

/* One account of that name, with the database open. */
typedef enum status (*account_action)(struct store *store,
	const struct accounts_arguments *arguments, const char *name,
	struct failure *why);

static int run_action(const struct accounts_arguments *arguments, int count,
	char **names, account_action action)
{
	struct store *store = NULL;
	struct failure why = { "" };
	enum status rc;

	if (count != 1 || !arguments->database || !*names[0]) {
		(void)failure_set(&why, STATUS_INVALID,
			"accounts: give one NAME and --db FILE");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	rc = store_new(&store, arguments->database, STORE_WRITE, &why);
	if (rc == STATUS_OK)
		rc = action(store, arguments, names[0], &why);
	store_free(store);
	return rc == STATUS_OK ? EXIT_DONE : command_fail(EXIT_NOTHING, &why);
}

static int run_add(const void *values, int count, char **names)
{
	const struct accounts_arguments *arguments = values;
	const char *role = arguments->role;
	struct failure why;
	const char *problem = NULL;

	if (!role)
		problem = "give --role " ROLES;
	else if (strcmp(role, "agent") == 0 && !arguments->agent)
		problem = "an agent's account needs --agent ID";
	else if (strcmp(role, "lead") == 0 && !arguments->teams.count)
		problem = "a lead's account needs --team TEAM";
	if (!problem)
		return run_action(arguments, count, names, add_account);
	(void)failure_set(&why, STATUS_INVALID, "accounts add: %s", problem);
	return command_fail(EXIT_WRONG_USAGE, &why);
}

static enum status disable_account(struct store *store,
	const struct accounts_arguments *arguments, const char *name,
	struct failure *why)
{
	const struct query_parameter parameters[] = { { ":name", name },
		{ ":is_disabled", "1" }, { NULL, NULL } };

	(void)arguments;
	return change_account(store, "account_disable", parameters, why);
}

static enum status enable_account(struct store *store,
	const struct accounts_arguments *arguments, const char *name,
	struct failure *why)
{
	const struct query_parameter parameters[] = { { ":name", name },
		{ ":is_disabled", "0" }, { NULL, NULL } };

	(void)arguments;
	return change_account(store, "account_disable", parameters, why);
}

static enum status set_password(struct store *store,
	const struct accounts_arguments *arguments, const char *name,
	struct failure *why)
{
	struct kept_secret kept;
	const struct query_parameter parameters[] = { { ":name", name },
		{ ":password", kept.text }, { NULL, NULL } };
	enum status rc = keep_password(&kept, why);

	(void)arguments;
	return rc == STATUS_OK ? change_account(store, "account_password",
					 parameters, why)
			       : rc;
}

static int run_disable(const void *values, int count, char **names)
{
	return run_action(values, count, names, disable_account);
}

static int run_enable(const void *values, int count, char **names)
{
	return run_action(values, count, names, enable_account);
}

static int run_password(const void *values, int count, char **names)
{
	return run_action(values, count, names, set_password);
}

static int run_list(const void *values, int count, char **names)
{
	const struct accounts_arguments *arguments = values;
	struct store *store = NULL;
	struct table table = { 0 };
	struct failure why = { "" };
	enum status rc;

	(void)names;
	if (count || !arguments->database) {
		(void)failure_set(&why, STATUS_INVALID,
			"accounts list: give --db FILE and nothing else");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	rc = store_new(&store, arguments->database, STORE_READ, &why);
	if (rc == STATUS_OK)
		rc = store_page(store, "accounts", NULL, &table, &why);
	if (rc == STATUS_OK)
		rc = report_write(stdout, &table, REPORT_TABLE,
			tongue_is_chinese(), &why);
	table_release(&table);
	store_free(store);
	return rc == STATUS_OK ? EXIT_DONE : command_fail(EXIT_NOTHING, &why);
}

static int run(const void *values, int count, char **names)
{
	static const struct action items[] = {
		{ "add", run_add },
		{ "list", run_list },
		{ "disable", run_disable },
		{ "enable", run_enable },
		{ "password", run_password },
	};
	static const struct actions actions = { "accounts", items,
		sizeof(items) / sizeof(*items) };

	return action_run(&actions, values, count, names);
}

const struct command command_accounts = {
	.name = "accounts",
	.synopsis = "add NAME --role ROLE | list | disable NAME | enable NAME "
		    "| password NAME",
	.summary_en = "keep the accounts of the review pages",
	.summary_zh = "管理复核页面的账号",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct accounts_arguments),
	.run = run,
};
