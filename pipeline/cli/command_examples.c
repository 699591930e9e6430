/* auscult examples: clips that show how a rule is kept, and how not. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "clip.h"
#include "commands.h"
#include "example_page.h"
#include "log.h"
#include "output.h"
#include "path.h"
#include "store.h"

#define BEST_BY_DEFAULT 10
#define MARGIN_BY_DEFAULT_S 3
/* The turn of the evidence is heard whole, unless it goes on for longer. */
#define TURN_MOST_S 15.0
/* Where there is no evidence, as for what was never said: the beginning. */
#define BEGINNING_S 30.0

struct examples_arguments {
	const char *database;
	const char *rule;
	const char *pack;
	int best, worst;
	int margin_s;
	const char *out;
	const char *from;
	const char *viewer;
	const char *tongue;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT, offsetof(struct examples_arguments, database),
		"FILE", "database to read", "读取的数据库" },
	{ "rule", 'r', OPTION_TEXT, offsetof(struct examples_arguments, rule),
		"ID", "the rule to show", "要展示的规则" },
	{ "pack", 'p', OPTION_TEXT, offsetof(struct examples_arguments, pack),
		"NAME", "its pack, where several have such a rule",
		"规则所在的规则包(多个规则包有同名规则时)" },
	{ "best", 'b', OPTION_INTEGER,
		offsetof(struct examples_arguments, best), "N",
		"as many calls that kept it (default: 10 without --worst)",
		"合格示例的数量(默认:未给 --worst 时为 10)" },
	{ "worst", 'w', OPTION_INTEGER,
		offsetof(struct examples_arguments, worst), "N",
		"as many calls that broke it", "不合格示例的数量" },
	{ "margin", 'm', OPTION_INTEGER,
		offsetof(struct examples_arguments, margin_s), "SECONDS",
		"heard before and after the evidence (default: 3)",
		"证据前后各多听几秒(默认:3)" },
	{ "out", 'o', OPTION_TEXT, offsetof(struct examples_arguments, out),
		"FOLDER", "write clips, captions, playlist and page there",
		"音频片段、字幕、播放列表和页面的输出文件夹" },
	{ "from", 0, OPTION_TEXT, offsetof(struct examples_arguments, from),
		"FOLDER", "look for recordings that have moved there",
		"录音已移动时到此文件夹查找" },
	{ "viewer", 0, OPTION_TEXT, offsetof(struct examples_arguments, viewer),
		"NAME", "who will hear them, noted in each clip (default: you)",
		"听取人,写入每个片段(默认:当前用户)" },
	{ "tongue", 0, OPTION_CHOICE,
		offsetof(struct examples_arguments, tongue), "zh|en",
		"language of page and captions (default: the locale's)",
		"页面和字幕的语言(默认:随系统)" },
};

/* What is needed from the first example to the last. */
struct work {
	const struct examples_arguments *arguments;
	struct example_heading heading;
	struct store *store;
	struct decode *decode;
	struct masked_call masked;
	struct spans silences;
	struct text path, name, comment, found[2];
	FILE *page, *playlist;
	size_t done, failed;
};

/* ---- where the recording is ---- */

/* The path itself, or the same or only its name below --from. */
static enum status find_recording(struct work *work, const char *path,
	struct text *found, struct failure *why)
{
	const char *from = work->arguments->from;
	const char *tries[2] = { path, path_name(path) };
	enum status rc;

	text_clear(found);
	rc = text_add(found, path, why);
	for (int i = 0; rc == STATUS_OK && from && i < 2; i++) {
		if (path_is_file(text_string(found)))
			return STATUS_OK;
		text_clear(found);
		rc = text_add_format(found, why, "%s/%s", from, tries[i]);
	}
	if (rc == STATUS_OK && !path_is_file(text_string(found)))
		return failure_set(why, STATUS_NOT_FOUND,
			"%s: the recording is not there%s", path,
			from ? "" : "; has it moved? --from FOLDER");
	return rc;
}

/* The files of the recording, if they are still what was heard. */
static enum status find_source(struct work *work, const struct example *example,
	struct source *source, struct failure *why)
{
	struct digest digest;
	enum status rc = STATUS_OK;

	for (int i = 0; i < 2 && example->paths[i] && rc == STATUS_OK; i++) {
		rc = find_recording(
			work, example->paths[i], &work->found[i], why);
		source->paths[i] = text_string(&work->found[i]);
	}
	if (rc == STATUS_OK)
		rc = decode_hash(source, &digest, why);
	if (rc == STATUS_OK && strcmp(digest.text, example->hash) != 0)
		return failure_set(why, STATUS_INVALID,
			"%s: is not the recording that was heard",
			source->paths[0]);
	return rc;
}

/* ---- what is cut ---- */

static struct span clip_span(
	const struct work *work, const struct example *example)
{
	double margin_s = work->arguments->margin_s;
	struct span span = example->when;
	const struct turns *turns = &work->masked.call.turns;

	if (isnan(span.start_s)) {
		span.start_s =
			turns->count > 0 ? turns->items[0].when.start_s : 0.0;
		span.end_s = span.start_s + BEGINNING_S;
	}
	for (size_t i = 0; i < turns->count; i++) {
		struct span turn = turns->items[i].when;

		if (turns->items[i].party == example->party &&
			span_length_s(turn) < TURN_MOST_S &&
			span_overlap_s(turn, example->when) > 0.0) {
			span.start_s = fmin(span.start_s, turn.start_s);
			span.end_s = fmax(span.end_s, turn.end_s);
		}
	}
	return (struct span){ fmax(0.0, span.start_s - margin_s),
		fmin(example->duration_s, span.end_s + margin_s) };
}

static enum status read_call(
	struct work *work, const struct example *example, struct failure *why)
{
	enum status rc = masked_call_read_whole(
		&work->masked, work->store, example->hearing, why);

	if (rc == STATUS_OK)
		rc = privacy_silences(&work->masked.privacy, &work->masked.call,
			&work->silences, why);
	return rc;
}

/* FOLDER/NAME.ENDING */
static enum status set_path(
	struct work *work, const char *name, struct failure *why)
{
	text_clear(&work->path);
	return text_add_format(
		&work->path, why, "%s/%s", work->arguments->out, name);
}

static enum status write_clip(
	struct work *work, const struct example_clip *clip, struct failure *why)
{
	struct source source = { { NULL } };
	enum status rc = find_source(work, clip->example, &source, why);

	text_clear(&work->comment);
	if (rc == STATUS_OK)
		rc = text_add_format(&work->comment, why,
			"call=%s; from=%.2f s; rule=%s; for=%s; made=%s; "
			"personal data silenced; auscult",
			clip->example->call, clip->when.start_s,
			work->arguments->rule, work->heading.maker,
			work->heading.made_at);
	if (rc == STATUS_OK)
		rc = set_path(work, clip->name, why);
	if (rc == STATUS_OK)
		rc = text_add(&work->path, ".wav", why);
	if (rc == STATUS_OK)
		rc = clip_write(work->decode, &source,
			&(struct clip){ .when = clip->when,
				.comment = text_string(&work->comment),
				.silences = work->silences.items,
				.silence_count = work->silences.count },
			text_string(&work->path), why);
	return rc;
}

static enum status write_captions(
	struct work *work, const struct example_clip *clip, struct failure *why)
{
	FILE *out;
	enum status rc = set_path(work, clip->name, why);

	if (rc == STATUS_OK)
		rc = text_add(&work->path, ".vtt", why);
	if (rc == STATUS_OK)
		rc = output_open(&out, text_string(&work->path), why);
	if (rc != STATUS_OK)
		return rc;
	rc = example_captions(out, clip, work->heading.is_chinese, why);
	return output_close(out, text_string(&work->path), rc, why);
}

/* Cuts one example and adds it to page and playlist. */
static enum status show(struct work *work, const struct example *example,
	size_t number, struct failure *why)
{
	struct example_clip clip = { .example = example,
		.masked = &work->masked };
	enum status rc = read_call(work, example, why);

	text_clear(&work->name);
	if (rc == STATUS_OK)
		rc = text_add_format(&work->name, why, "%s-%02zu",
			example->is_good ? "best" : "worst", number);
	if (rc != STATUS_OK)
		return rc;
	clip.name = text_string(&work->name);
	clip.when = clip_span(work, example);
	rc = write_clip(work, &clip, why);
	if (rc == STATUS_OK)
		rc = write_captions(work, &clip, why);
	if (rc != STATUS_OK)
		return rc;
	playlist_add(work->playlist, &clip);
	return example_page_add(work->page, &work->heading, &clip, why);
}

/* ---- all of them ---- */

static void show_all(struct work *work, const struct example_list *list)
{
	size_t numbers[2] = { 0 };

	for (size_t i = 0; i < list->count; i++) {
		const struct example *example = &list->items[i];
		struct failure why = { "" };
		size_t *number = &numbers[example->is_good];

		if (show(work, example, *number + 1, &why) == STATUS_OK) {
			++*number;
			work->done++;
			continue;
		}
		log_line(LOG_ERROR, "auscult: %s: %s", example->call, why.text);
		work->failed++;
	}
}

static enum status open_output(
	struct work *work, const char *name, FILE **out, struct failure *why)
{
	enum status rc = set_path(work, name, why);

	return rc == STATUS_OK ? output_open(out, text_string(&work->path), why)
			       : rc;
}

static enum status write_all(
	struct work *work, const struct example_list *list, struct failure *why)
{
	const char *folder = work->arguments->out;
	enum status rc = STATUS_OK;

	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return failure_errno(why, errno, folder);
	rc = open_output(work, "index.html", &work->page, why);
	if (rc == STATUS_OK)
		rc = open_output(work, "playlist.m3u8", &work->playlist, why);
	if (rc == STATUS_OK) {
		example_page_start(work->page, &work->heading);
		playlist_start(work->playlist);
		show_all(work, list);
		example_page_end(work->page);
	}
	if (work->playlist)
		rc = output_close(work->playlist, "playlist.m3u8", rc, why);
	if (work->page)
		rc = output_close(work->page, "index.html", rc, why);
	return rc;
}

static enum status find_examples(struct work *work, struct table *table,
	struct example_list *list, struct failure *why)
{
	const struct examples_arguments *arguments = work->arguments;
	bool has_number = arguments->best || arguments->worst;
	size_t best = has_number ? (size_t)arguments->best : BEST_BY_DEFAULT;
	const struct query_parameter parameters[] = { { ":rule",
							      arguments->rule },
		{ ":pack", arguments->pack }, { NULL, NULL } };
	enum status rc =
		store_query_for(work->store, "example", parameters, table, why);

	if (rc == STATUS_OK)
		rc = example_list_fill(
			list, table, best, (size_t)arguments->worst, why);
	if (rc == STATUS_OK && list->count == 0)
		return failure_set(why, STATUS_NOT_FOUND,
			"%s: no call has shown rule \"%s\" so",
			arguments->database, arguments->rule);
	return rc;
}

static void release_work(struct work *work)
{
	decode_free(work->decode);
	store_free(work->store);
	masked_call_release(&work->masked);
	free(work->silences.items);
	text_release(&work->path);
	text_release(&work->name);
	text_release(&work->comment);
	text_release(&work->found[0]);
	text_release(&work->found[1]);
}

static int make_examples(const struct examples_arguments *arguments)
{
	char now[32] = "";
	time_t seconds = time(NULL);
	struct work work = { .arguments = arguments };
	struct table table = { 0 };
	struct example_list list = { 0 };
	struct failure why = { "" };
	enum status rc;

	(void)strftime(
		now, sizeof(now), "%Y-%m-%dT%H:%M:%S%z", localtime(&seconds));
	work.heading = (struct example_heading){ arguments->rule,
		arguments->viewer ? arguments->viewer : user_name(), now,
		arguments->tongue ? strcmp(arguments->tongue, "zh") == 0
				  : tongue_is_chinese() };
	rc = store_new(&work.store, arguments->database, STORE_READ, &why);
	if (rc == STATUS_OK)
		rc = find_examples(&work, &table, &list, &why);
	if (rc == STATUS_OK)
		rc = decode_new(&work.decode, &why);
	if (rc == STATUS_OK)
		rc = write_all(&work, &list, &why);
	release_work(&work);
	example_list_release(&list);
	table_release(&table);
	if (rc != STATUS_OK)
		return command_fail(EXIT_NOTHING, &why);
	(void)printf(work.heading.is_chinese ? "示例 %zu 个, 失败 %zu 个: "
					       "%s/index.html\n"
					     : "examples: %zu, failed: %zu: "
					       "%s/index.html\n",
		work.done, work.failed, arguments->out);
	if (work.failed == 0)
		return EXIT_DONE;
	return work.done > 0 ? EXIT_PARTLY : EXIT_NOTHING;
}

static int run(const void *values, int count, char **names)
{
	struct examples_arguments arguments =
		*(const struct examples_arguments *)values;
	struct failure why = { "" };

	(void)names;
	if (count || !arguments.database || !arguments.rule || !arguments.out) {
		(void)failure_set(&why, STATUS_INVALID,
			"examples: give --db FILE, --rule ID and --out FOLDER");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (arguments.margin_s == 0)
		arguments.margin_s = MARGIN_BY_DEFAULT_S;
	return make_examples(&arguments);
}

const struct command command_examples = {
	.name = "examples",
	.synopsis = "--db FILE --rule ID --out FOLDER",
	.summary_en = "cut clips that show how a rule is kept or broken",
	.summary_zh = "截取展示某条规则合格或不合格的录音片段",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct examples_arguments),
	.run = run,
};
