/* auscult rules: whether packs are sound, and why a call got its verdicts. */
#include <stdio.h>

#include "action.h"
#include "commands.h"
#include "pack_file.h"
#include "places.h"
#include "score.h"

struct rules_arguments {
	const char *database;
	const char *call;
	const char *rule;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct rules_arguments, database),
		"FILE", "explain: database to read", "explain:读取的数据库" },
};

/* What only the scorer can check: regular expressions, slots in phrases. */
static enum status check_scorer(const struct pack *pack, struct failure *why)
{
	struct scorer *scorer = NULL;
	enum status rc = scorer_new(&scorer, &pack, 1, why);

	scorer_free(scorer);
	return rc;
}

static enum status load(
	struct pack **pack, const char *name, struct failure *why)
{
	struct arena arena = { 0 };
	const char *path;
	enum status rc = places_find_pack(&path, name, &arena, why);

	if (rc == STATUS_OK)
		rc = pack_load(pack, path, why);
	arena_release(&arena);
	return rc;
}

static void print_pack(const struct pack *pack)
{
	bool is_chinese = tongue_is_chinese();

	(void)printf(is_chinese ? "%s %s: 规则 %zu 条, 条件 %zu 个, 用例 %zu "
				  "个, 可用\n"
				: "%s %s: %zu rules, %zu conditions, %zu "
				  "tests, sound\n",
		pack->name, pack->version ? pack->version : "",
		pack->rule_count, pack->condition_count, pack->example_count);
}

static int check(const void *values, int count, char **names)
{
	int code = count ? EXIT_DONE : EXIT_WRONG_USAGE;
	struct failure why = { "" };

	(void)values;
	if (count == 0) {
		(void)failure_set(&why, STATUS_INVALID,
			"rules check: which pack? give a file or a name");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	for (int i = 0; i < count; i++) {
		struct pack *pack = NULL;
		enum status rc = load(&pack, names[i], &why);

		if (rc == STATUS_OK)
			rc = check_scorer(pack, &why);
		if (rc == STATUS_OK)
			print_pack(pack);
		else
			code = command_fail(EXIT_NOTHING, &why);
		pack_free(pack);
	}
	return code;
}

static int run(const void *values, int count, char **names)
{
	static const struct action items[] = { { "check", check } };
	static const struct actions actions = { "rules", items,
		sizeof(items) / sizeof(*items) };

	return action_run(&actions, values, count, names);
}

const struct command command_rules = {
	.name = "rules",
	.synopsis = "check PACK ...",
	.summary_en = "check rule packs",
	.summary_zh = "检查规则包",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct rules_arguments),
	.run = run,
};
