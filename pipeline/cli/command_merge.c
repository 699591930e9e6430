/* auscult merge: the databases of shards become one. */
#include "commands.h"
#include "interrupt.h"
#include "log.h"
#include "store.h"

struct merge_arguments {
	const char *into;
	bool is_mixed;
};

static const struct option_spec options[] = {
	{ "into", 'i', OPTION_TEXT, offsetof(struct merge_arguments, into),
		"FILE", "database that takes the others in (made when new)",
		"合并到的数据库(不存在则新建)" },
	{ "mixed", 0, OPTION_FLAG, offsetof(struct merge_arguments, is_mixed),
		NULL, "take in what other models heard, too",
		"允许合并由其他模型转写的通话" },
};

static enum status merge_one(struct store *store,
	const struct merge_arguments *arguments, const char *path,
	struct failure *why)
{
	int64_t added = 0;
	enum status rc =
		store_merge(store, path, arguments->is_mixed, &added, why);

	if (rc != STATUS_OK)
		return rc;
	log_line(LOG_NOTICE,
		tongue_is_chinese() ? "%s: 新增 %lld 通" : "%s: %lld new calls",
		path, (long long)added);
	return rc;
}

/* A shard that cannot be merged does not keep the others out. */
static int merge_all(struct store *store,
	const struct merge_arguments *arguments, int count, char **names)
{
	int merged = 0;

	for (int i = 0; i < count && !interrupt_is_set(); i++) {
		struct failure why = { "" };

		if (merge_one(store, arguments, names[i], &why) == STATUS_OK)
			merged++;
		else
			(void)command_fail(EXIT_NOTHING, &why);
	}
	if (merged == count)
		return EXIT_DONE;
	return merged ? EXIT_PARTLY : EXIT_NOTHING;
}

static int run(const void *values, int count, char **names)
{
	const struct merge_arguments *arguments = values;
	struct store *store = NULL;
	struct failure why = { "" };
	int code;

	if (!count || !arguments->into) {
		(void)failure_set(&why, STATUS_INVALID,
			"merge: give the shards' databases and --into FILE");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	interrupt_catch();
	if (store_new(&store, arguments->into, STORE_WRITE, &why) != STATUS_OK)
		return command_fail(EXIT_NOTHING, &why);
	code = merge_all(store, arguments, count, names);
	store_free(store);
	return code;
}

const struct command command_merge = {
	.name = "merge",
	.synopsis = "SHARD.db ... --into FILE",
	.summary_en = "put the databases of shards into one",
	.summary_zh = "把各分片的数据库合并为一个",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct merge_arguments),
	.run = run,
};
