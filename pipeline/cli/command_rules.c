/* auscult rules: whether packs are sound and judge as their authors meant. */
#include <stdio.h>

#include "action.h"
#include "commands.h"
#include "pack_file.h"
#include "pack_test.h"
#include "places.h"
#include "scorer.h"

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

	const char *version = pack->version ? pack->version : "";

	if (is_chinese)
		(void)printf("%s %s: 规则 %zu 条, 条件 %zu 个, 用例 %zu 个, "
			     "可用\n",
			pack->name, version, pack->rule_count,
			pack->condition_count, pack->example_count);
	else
		(void)printf("%s %s: %zu rules, %zu conditions, %zu tests, "
			     "sound\n",
			pack->name, version, pack->rule_count,
			pack->condition_count, pack->example_count);
}

static enum status check(const struct pack *pack, struct failure *why)
{
	enum status rc = check_scorer(pack, why);

	if (rc == STATUS_OK)
		print_pack(pack);
	return rc;
}

static enum status test(const struct pack *pack, struct failure *why)
{
	struct pack_test_results results = { 0 };
	enum status rc = pack_test_run(pack, &results, why);

	for (size_t i = 0; i < results.count && rc == STATUS_OK; i++)
		if (!results.items[i].is_passed)
			(void)printf("%s\n", results.items[i].message.text);
	if (rc == STATUS_OK && results.failed_count)
		rc = failure_set(why, STATUS_INVALID,
			"%s: %zu of %zu tests failed", pack->name,
			results.failed_count, results.count);
	else if (rc == STATUS_OK)
		(void)printf(
			"%s: %zu tests passed\n", pack->name, results.count);
	pack_test_results_release(&results);
	return rc;
}

typedef enum status (*pack_work)(const struct pack *pack, struct failure *why);

static int for_each_pack(pack_work work, int count, char **names)
{
	int code = EXIT_DONE;
	struct failure why = { "" };

	if (count == 0) {
		(void)failure_set(&why, STATUS_INVALID,
			"rules: which pack? give a file or a name");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	for (int i = 0; i < count; i++) {
		struct pack *pack = NULL;
		enum status rc = load(&pack, names[i], &why);

		if (rc == STATUS_OK)
			rc = work(pack, &why);
		if (rc != STATUS_OK)
			code = command_fail(EXIT_NOTHING, &why);
		pack_free(pack);
	}
	return code;
}

static int check_packs(const void *values, int count, char **names)
{
	(void)values;
	return for_each_pack(check, count, names);
}

static int test_packs(const void *values, int count, char **names)
{
	(void)values;
	return for_each_pack(test, count, names);
}

static int run(const void *values, int count, char **names)
{
	static const struct action items[] = { { "check", check_packs },
		{ "test", test_packs } };
	static const struct actions actions = { "rules", items,
		sizeof(items) / sizeof(*items) };

	return action_run(&actions, values, count, names);
}

const struct command command_rules = {
	.name = "rules",
	.synopsis = "check|test PACK ...",
	.summary_en = "check rule packs, or run their own tests",
	.summary_zh = "检查规则包,或运行其自带用例",
	.run = run,
};
