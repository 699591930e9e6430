/* auscult prune: removes what has been kept long enough. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "decode.h"
#include "log.h"
#include "path.h"
#include "report.h"
#include "store.h"
#include "table_cell.h"

struct prune_arguments {
	const char *database;
	int recordings, transcripts, results, flagged;
	bool dry_run, apply, holds;
	const char *hold, *release, *why;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct prune_arguments, database),
		"FILE", "database to remove from", "要清理的数据库" },
	{ "recordings", 0, OPTION_INTEGER,
		offsetof(struct prune_arguments, recordings), "DAYS",
		"remove recordings older than that", "删除早于此天数的录音" },
	{ "transcripts", 0, OPTION_INTEGER,
		offsetof(struct prune_arguments, transcripts), "DAYS",
		"remove what was said, quotes of it, and customers' names",
		"删除早于此天数的转写、引文和客户标识" },
	{ "results", 0, OPTION_INTEGER,
		offsetof(struct prune_arguments, results), "DAYS",
		"remove calls whole: scores, reviews and all",
		"删除早于此天数的整条通话,包括得分和复核" },
	{ "flagged", 0, OPTION_INTEGER,
		offsetof(struct prune_arguments, flagged), "DAYS",
		"keep flagged calls at least as long",
		"预警通话至少保留的天数" },
	{ "apply", 0, OPTION_FLAG, offsetof(struct prune_arguments, apply),
		NULL, "remove it; without this, only say what would go",
		"执行删除;不加此项只列出将删除的内容" },
	{ "dry-run", 'n', OPTION_FLAG,
		offsetof(struct prune_arguments, dry_run), NULL,
		"only say what would go (default)",
		"只列出将删除的内容(默认)" },
	{ "hold", 0, OPTION_TEXT, offsetof(struct prune_arguments, hold),
		"CALL", "put a call under legal hold: nothing of it is removed",
		"对一通通话做法律保留:其内容均不删除" },
	{ "release", 0, OPTION_TEXT, offsetof(struct prune_arguments, release),
		"CALL", "end the legal hold of a call",
		"解除一通通话的法律保留" },
	{ "why", 0, OPTION_TEXT, offsetof(struct prune_arguments, why), "TEXT",
		"the reason of the hold or release, which is kept",
		"保留或解除的理由(会被记录)" },
	{ "holds", 0, OPTION_FLAG, offsetof(struct prune_arguments, holds),
		NULL, "list the calls under legal hold",
		"列出被法律保留的通话" },
};

/* ---- legal holds ---- */

static enum status find_hash(struct store *store, const char *call,
	struct table *table, struct failure *why)
{
	const struct query_parameter parameters[] = { { ":call", call },
		{ NULL, NULL } };
	enum status rc =
		store_query_for(store, "call_hash", parameters, table, why);

	if (rc == STATUS_OK && table->row_count != 1)
		rc = failure_set(why, STATUS_NOT_FOUND,
			table->row_count ? "prune: \"%s\" names several calls"
					 : "prune: there is no call \"%s\"",
			call);
	return rc;
}

static enum status hold(struct store *store,
	const struct prune_arguments *arguments, struct failure *why)
{
	const char *call =
		arguments->hold ? arguments->hold : arguments->release;
	struct table table = { 0 };
	enum status rc = find_hash(store, call, &table, why);

	if (rc == STATUS_OK)
		rc = store_hold(store, table_text(&table, 0, "hash"),
			arguments->hold != NULL, arguments->why, user_name(),
			why);
	table_release(&table);
	return rc;
}

static enum status list(struct store *store, const char *query,
	const struct query_parameter *parameters, struct table *table,
	struct failure *why)
{
	enum status rc = store_query_for(store, query, parameters, table, why);

	return rc == STATUS_OK ? report_write(stdout, table, REPORT_TABLE,
					 tongue_is_chinese(), why)
			       : rc;
}

/* ---- removing ---- */

/* Removes the files, if they are still the recording that was heard. */
static enum status remove_recording(
	const struct table *table, size_t row, struct failure *why)
{
	const struct source source = {
		.paths = { table_text(table, row, "path"),
			table_text(table, row, "path_customer") }
	};
	struct digest digest;
	enum status rc = decode_hash(&source, &digest, why);

	if (rc == STATUS_OK &&
		strcmp(digest.text, table_text(table, row, "hash")) != 0)
		rc = failure_set(why, STATUS_INVALID,
			"is not the recording that was heard; left there");
	for (int i = 0; i < 2 && source.paths[i] && rc == STATUS_OK; i++)
		if (unlink(source.paths[i]) != 0)
			rc = failure_errno(why, errno, "cannot remove");
	return rc == STATUS_OK ? rc
			       : failure_prefix(why, rc, "%s", source.paths[0]);
}

static enum status remove_row(struct store *store, const struct table *table,
	size_t row, struct failure *why)
{
	enum retention_class class = RETAIN_RECORDING;
	enum status rc = STATUS_OK;

	(void)retention_class_parse(table_text(table, row, "class"), &class);
	if (class == RETAIN_RECORDING)
		rc = remove_recording(table, row, why);
	return rc == STATUS_OK ? store_remove(store, class,
					 table_text(table, row, "hash"),
					 user_name(), why)
			       : rc;
}

struct counts {
	size_t done, held, failed;
};

/* A call whose recording could not be removed keeps its row, which alone knows
 * where the recording is. */
static void remove_rows(
	struct store *store, const struct table *table, struct counts *counts)
{
	const char *failed = "";

	for (size_t row = 0; row < table->row_count; row++) {
		const char *hash = table_text(table, row, "hash");
		bool is_result =
			strcmp(table_text(table, row, "class"), "result") == 0;
		struct failure why = { "" };

		if (table_number(table, row, "held") > 0.0) {
			counts->held++;
		} else if (is_result && strcmp(failed, hash) == 0) {
			counts->failed++;
		} else if (remove_row(store, table, row, &why) == STATUS_OK) {
			counts->done++;
		} else {
			log_line(LOG_ERROR, "auscult: %s", why.text);
			counts->failed++;
			failed = hash;
		}
	}
}

static void count_due(const struct table *table, struct counts *counts)
{
	for (size_t row = 0; row < table->row_count; row++) {
		bool is_held = table_number(table, row, "held") > 0.0;

		counts->held += is_held;
		counts->done += !is_held;
	}
}

static void say(const struct counts *counts, bool is_applied)
{
	bool is_chinese = tongue_is_chinese();

	(void)printf(is_chinese
			     ? "%s %zu 项, 法律保留 %zu 项, 失败 %zu 项\n"
			     : "%s: %zu, under legal hold: %zu, failed: %zu\n",
		is_applied ? (is_chinese ? "已删除" : "removed")
			   : (is_chinese ? "将删除(加 --apply 执行)"
					 : "would go with --apply"),
		counts->done, counts->held, counts->failed);
}

static enum status prune(struct store *store,
	const struct prune_arguments *arguments, struct counts *counts,
	struct failure *why)
{
	const int days[] = { arguments->recordings, arguments->transcripts,
		arguments->results, arguments->flagged };
	static const char *const names[] = { ":recordings", ":transcripts",
		":results", ":flagged" };
	struct query_parameter parameters[5] = { { NULL, NULL } };
	char texts[4][16];
	struct table table = { 0 };
	enum status rc;

	for (int i = 0; i < 4; i++) {
		(void)snprintf(texts[i], sizeof(texts[i]), "%d", days[i]);
		parameters[i] = (struct query_parameter){ names[i],
			days[i] ? texts[i] : NULL };
	}
	rc = list(store, "prune", parameters, &table, why);
	if (rc == STATUS_OK && arguments->apply) {
		rc = store_forget_begin(store, why);
		if (rc == STATUS_OK)
			remove_rows(store, &table, counts);
		if (rc == STATUS_OK)
			rc = store_forget_end(store, why);
	} else if (rc == STATUS_OK) {
		count_due(&table, counts);
	}
	table_release(&table);
	return rc;
}

/* ---- the command ---- */

static int do_prune(const struct prune_arguments *arguments)
{
	struct store *store = NULL;
	struct table table = { 0 };
	struct counts counts = { 0 };
	struct failure why = { "" };
	bool has_ages = arguments->recordings || arguments->transcripts ||
			arguments->results;
	enum status rc =
		store_new(&store, arguments->database, STORE_WRITE, &why);

	if (rc == STATUS_OK && (arguments->hold || arguments->release))
		rc = hold(store, arguments, &why);
	if (rc == STATUS_OK && arguments->holds)
		rc = list(store, "hold", NULL, &table, &why);
	if (rc == STATUS_OK && has_ages) {
		rc = prune(store, arguments, &counts, &why);
		if (rc == STATUS_OK)
			say(&counts, arguments->apply);
	}
	table_release(&table);
	store_free(store);
	if (rc != STATUS_OK)
		return command_fail(EXIT_NOTHING, &why);
	if (counts.failed == 0)
		return EXIT_DONE;
	return counts.done > 0 ? EXIT_PARTLY : EXIT_NOTHING;
}

static enum status check(
	const struct prune_arguments *arguments, int count, struct failure *why)
{
	bool holds = arguments->hold || arguments->release;

	if (count || !arguments->database ||
		!(holds || arguments->holds || arguments->recordings ||
			arguments->transcripts || arguments->results))
		return failure_set(why, STATUS_INVALID,
			"prune: give --db FILE and an age, --hold, --release "
			"or --holds");
	if (holds && (!arguments->why || !*arguments->why))
		return failure_set(why, STATUS_INVALID,
			"prune: --hold and --release need --why TEXT");
	if (arguments->hold && arguments->release)
		return failure_set(why, STATUS_INVALID,
			"prune: --hold or --release, not both");
	if (arguments->apply && arguments->dry_run)
		return failure_set(why, STATUS_INVALID,
			"prune: --apply or --dry-run, not both");
	if (!path_is_file(arguments->database))
		return failure_set(why, STATUS_NOT_FOUND,
			"%s: there is no such database", arguments->database);
	return STATUS_OK;
}

static int run(const void *values, int count, char **names)
{
	const struct prune_arguments *arguments = values;
	struct failure why = { "" };
	enum status rc = check(arguments, count, &why);

	(void)names;
	if (rc != STATUS_OK)
		return command_fail(rc == STATUS_NOT_FOUND ? EXIT_NOTHING
							   : EXIT_WRONG_USAGE,
			&why);
	return do_prune(arguments);
}

const struct command command_prune = {
	.name = "prune",
	.synopsis = "--db FILE",
	.summary_en = "remove what has been kept long enough",
	.summary_zh = "按保留期限删除录音、转写和结果",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct prune_arguments),
	.run = run,
};
