/* auscult rules: whether packs are sound, and why a call got its verdicts. */
#include <stdio.h>

#include "action.h"
#include "commands.h"
#include "foreign_pack.h"
#include "log.h"
#include "output.h"
#include "pack_advice.h"
#include "pack_file.h"
#include "pack_test.h"
#include "places.h"
#include "readings.h"
#include "rules_explain.h"
#include "scorer.h"

struct rules_arguments {
	const char *database;
	const char *call;
	const char *rule;
	const char *out;
	bool is_quiet;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct rules_arguments, database),
		"FILE", "explain: database to read", "explain:读取的数据库" },
	{ "call", 0, OPTION_TEXT, offsetof(struct rules_arguments, call),
		"NAME", "explain: the call, by id or recording",
		"explain:通话编号或录音文件名" },
	{ "rule", 0, OPTION_TEXT, offsetof(struct rules_arguments, rule), "ID",
		"explain: this rule only (default: all)",
		"explain:只看此规则(默认:全部)" },
	{ "out", 'o', OPTION_TEXT, offsetof(struct rules_arguments, out),
		"FILE", "import: write there (default: standard output)",
		"import:输出文件(默认:标准输出)" },
	{ "quiet", 'q', OPTION_FLAG, offsetof(struct rules_arguments, is_quiet),
		NULL, "check: no warnings; test: failures only",
		"check:不列警告;test:只列失败" },
};

/* What check and test do with one pack. */
typedef enum status (*pack_work)(const struct pack *pack,
	const struct rules_arguments *arguments, struct failure *why);

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

/* Does `work` with each of the packs; all of them, whatever the others do. */
static int for_each_pack(
	const void *values, int count, char **names, pack_work work)
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
			rc = work(pack, values, &why);
		if (rc != STATUS_OK)
			code = command_fail(EXIT_NOTHING, &why);
		pack_free(pack);
	}
	return code;
}

static enum status warn(const struct pack *pack, struct failure *why)
{
	struct arena arena = { 0 };
	struct problems problems = { 0 };
	enum status rc = pack_advise(pack, &problems, &arena, why);

	for (size_t i = 0; i < problems.count && rc == STATUS_OK; i++)
		log_line(LOG_WARNING, "%s", problems.items[i]);
	problems_release(&problems);
	arena_release(&arena);
	return rc == STATUS_OK ? readings_warn(pack, why) : rc;
}

static enum status check_pack(const struct pack *pack,
	const struct rules_arguments *arguments, struct failure *why)
{
	struct scorer *scorer = NULL;
	/* Regular expressions and slots in phrases. */
	enum status rc = scorer_new(&scorer, &pack, 1, why);

	scorer_free(scorer);
	if (rc != STATUS_OK)
		return rc;
	(void)printf(tongue_is_chinese()
			     ? "%s %s: 规则 %zu 条, 条件 %zu 个, 用例 %zu 个, "
			       "可用\n"
			     : "%s %s: %zu rules, %zu conditions, %zu tests, "
			       "sound\n",
		pack->name, pack->version ? pack->version : "",
		pack->rule_count, pack->condition_count, pack->example_count);
	return arguments->is_quiet ? STATUS_OK : warn(pack, why);
}

static int check(const void *values, int count, char **names)
{
	return for_each_pack(values, count, names, check_pack);
}

static void print_test(const struct pack_test_result *result, bool is_quiet)
{
	if (!result->is_passed)
		log_line(LOG_ERROR, "%s", result->message.text);
	else if (!is_quiet)
		(void)printf(
			tongue_is_chinese() ? "通过  %s\n" : "passed  %s\n",
			result->example->name);
}

static enum status test_pack(const struct pack *pack,
	const struct rules_arguments *arguments, struct failure *why)
{
	struct pack_test_results results = { 0 };
	enum status rc = pack_test_run(pack, &results, why);

	for (size_t i = 0; i < results.count && rc == STATUS_OK; i++)
		print_test(&results.items[i], arguments->is_quiet);
	if (rc == STATUS_OK)
		(void)printf(tongue_is_chinese()
				     ? "%s: 用例 %zu 个, 失败 %zu 个\n"
				     : "%s: %zu tests, %zu failed\n",
			pack->name, results.count, results.failed_count);
	if (rc == STATUS_OK && results.failed_count)
		rc = failure_set(why, STATUS_INVALID,
			"%s: %zu of %zu tests "
			"failed",
			pack->path, results.failed_count, results.count);
	pack_test_results_release(&results);
	return rc;
}

static int test(const void *values, int count, char **names)
{
	return for_each_pack(values, count, names, test_pack);
}

static int explain(const void *values, int count, char **names)
{
	const struct rules_arguments *arguments = values;
	const struct explain_request request = { arguments->database,
		arguments->call, arguments->rule, tongue_is_chinese() };
	struct failure why = { "" };

	if (count || !request.database || !request.call) {
		(void)failure_set(&why, STATUS_INVALID,
			count ? "rules explain: \"%s\" is one too many"
			      : "rules explain: give --db FILE and --call "
				"NAME%s",
			count ? names[0] : "");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	return rules_explain(stdout, &request, &why) == STATUS_OK
		       ? EXIT_DONE
		       : command_fail(EXIT_NOTHING, &why);
}

static enum status write_imported(
	const struct text *yaml, const char *path, struct failure *why)
{
	FILE *out;
	enum status rc = output_open(&out, path, why);

	if (rc != STATUS_OK)
		return rc;
	(void)fputs(text_string(yaml), out);
	return output_close(out, path, rc, why);
}

static int import(const void *values, int count, char **names)
{
	const struct rules_arguments *arguments = values;
	struct problems problems = { 0 };
	struct arena arena = { 0 };
	struct text yaml = { 0 };
	struct failure why = { "" };
	enum status rc;

	if (count != 1) {
		(void)failure_set(&why, STATUS_INVALID,
			"rules import: give one file of another product's "
			"rules (JSON)");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	rc = foreign_pack_read(names[0], &yaml, &problems, &arena, &why);
	for (size_t i = 0; i < problems.count; i++)
		log_line(LOG_WARNING, "%s", problems.items[i]);
	if (rc == STATUS_OK)
		rc = write_imported(&yaml, arguments->out, &why);
	problems_release(&problems);
	arena_release(&arena);
	text_release(&yaml);
	return rc == STATUS_OK ? EXIT_DONE : command_fail(EXIT_NOTHING, &why);
}

static int run(const void *values, int count, char **names)
{
	static const struct action items[] = { { "check", check },
		{ "test", test }, { "explain", explain },
		{ "import", import } };
	static const struct actions actions = { "rules", items,
		sizeof(items) / sizeof(*items) };

	return action_run(&actions, values, count, names);
}

const struct command command_rules = {
	.name = "rules",
	.synopsis = "check PACK ... | test PACK ... | explain --db FILE "
		    "--call NAME | import FILE.json",
	.summary_en =
		"check, test and import rule packs; explain a call's verdicts",
	.summary_zh = "检查、测试、导入规则包;说明某通电话的判定依据",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct rules_arguments),
	.run = run,
};
