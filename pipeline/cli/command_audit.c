/* auscult audit: is the access log whole. */
#include <stdio.h>

#include "action.h"
#include "audit.h"
#include "commands.h"

struct audit_arguments {
	const char *database;
	const char *head;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct audit_arguments, database),
		"FILE", "database whose access log is checked",
		"要校验访问日志的数据库" },
	{ "head", 0, OPTION_TEXT, offsetof(struct audit_arguments, head),
		"HASH", "head that was noted before: must still be in the log",
		"此前记下的末行哈希,必须仍在日志中" },
};

static int verify(const void *values, int count, char **names)
{
	const struct audit_arguments *arguments = values;
	struct audit_result result = { 0 };
	struct store *store = NULL;
	struct failure why = { "" };
	enum status rc;

	(void)names;
	if (count || !arguments->database) {
		(void)failure_set(&why, STATUS_INVALID,
			"audit verify: give --db FILE and nothing else");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	rc = store_new(&store, arguments->database, STORE_READ, &why);
	if (rc == STATUS_OK)
		rc = audit_verify(store, arguments->head, &result, &why);
	store_free(store);
	if (rc != STATUS_OK)
		return command_fail(EXIT_NOTHING, &why);
	(void)printf(tongue_is_chinese() ? "访问日志完整: %lld 行, 末行 %s\n"
					 : "access log is whole: %lld rows, "
					   "head %s\n",
		(long long)result.rows, result.rows ? result.head.text : "-");
	return EXIT_DONE;
}

static int run(const void *values, int count, char **names)
{
	static const struct action items[] = { { "verify", verify } };
	static const struct actions actions = { "audit", items, 1 };

	return action_run(&actions, values, count, names);
}

const struct command command_audit = {
	.name = "audit",
	.synopsis = "verify --db FILE [--head HASH]",
	.summary_en = "check that nobody changed the access log",
	.summary_zh = "校验访问日志未被改动",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct audit_arguments),
	.run = run,
};
