/* auscult models: which recognisers there are, and whether they are whole. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "action.h"
#include "commands.h"
#include "grid.h"
#include "model_file.h"
#include "model_install.h"
#include "model_list.h"
#include "model_trial.h"
#include "path.h"
#include "places.h"
#include "report.h"

struct models_arguments {
	struct option_list models;
	const char *format;
	const char *sha256;
};

static const struct option_spec options[] = {
	{ "models", 'm', OPTION_LIST, offsetof(struct models_arguments, models),
		"FOLDER", "further models; repeatable",
		"另加的模型目录,可重复" },
	{ "format", 'f', OPTION_TEXT, offsetof(struct models_arguments, format),
		"FORMAT", "of list: table (default), csv, json",
		"list 的格式:table 表格(默认)、csv、json" },
	{ "sha256", 's', OPTION_TEXT, offsetof(struct models_arguments, sha256),
		"SUM", "of install: the archive's, as its publisher states it",
		"install 时核对的归档文件 SHA-256 校验和" },
};

/* The folders in which the nightly job looks, in the same order. */
static enum status read_models(struct model_list *list,
	const struct models_arguments *arguments, struct failure *why)
{
	const char *folders[OPTION_LIST_MOST + PLACES_MOST];
	struct arena arena = { 0 };
	struct places places = { .count = 0 };
	size_t count = 0;
	enum status rc = places_find(&places, "models", &arena, why);

	for (size_t i = 0; i < arguments->models.count; i++)
		folders[count++] = arguments->models.items[i];
	for (size_t i = 0; i < places.count; i++)
		folders[count++] = places.items[i];
	if (rc == STATUS_OK)
		rc = model_list_read(list, folders, count, why);
	arena_release(&arena);
	return rc;
}

static enum status add_row(struct table *table, const struct listed_model *item,
	struct failure *why)
{
	const struct model *model = item->model;
	enum status rc = grid_text(table, model ? model->name : "?", why);

	if (rc == STATUS_OK)
		rc = grid_text(table,
			model ? language_name(model->language) : NULL, why);
	if (rc == STATUS_OK)
		rc = grid_number(
			table, model ? model->rate_hz : (double)NAN, why);
	if (rc == STATUS_OK)
		rc = grid_text(table, item->is_first ? "yes" : "no", why);
	if (rc == STATUS_OK)
		rc = grid_text(table, model ? model->licence : NULL, why);
	return rc == STATUS_OK ? grid_text(table, item->folder, why) : rc;
}

static enum status print_list(const struct model_list *list,
	enum report_format format, struct failure *why)
{
	static const char *const columns[] = { "name", "language", "rate_hz",
		"used", "licence", "path" };
	struct table table = { 0 };
	enum status rc = grid_start(&table, columns, 6, why);

	for (size_t i = 0; i < list->count && rc == STATUS_OK; i++)
		rc = add_row(&table, &list->items[i], why);
	if (rc == STATUS_OK)
		rc = report_write(
			stdout, &table, format, tongue_is_chinese(), why);
	table_release(&table);
	return rc;
}

static int list(const void *values, int count, char **names)
{
	const struct models_arguments *arguments = values;
	enum report_format format = REPORT_TABLE;
	struct model_list list = { 0 };
	struct failure why = { "" };
	enum status rc = STATUS_OK;
	int code = EXIT_DONE;

	if (count ||
		(arguments->format &&
			!report_format_parse(arguments->format, &format))) {
		(void)failure_set(&why, STATUS_INVALID,
			"models list: \"%s\" %s",
			count ? names[0] : arguments->format,
			count ? "is one too many"
			      : "is not table, csv or json");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	rc = read_models(&list, arguments, &why);
	if (rc == STATUS_OK)
		rc = print_list(&list, format, &why);
	for (size_t i = 0; i < list.count && rc == STATUS_OK; i++)
		if (!list.items[i].model)
			code = command_fail(EXIT_NOTHING, &list.items[i].why);
	model_list_release(&list);
	return rc == STATUS_OK ? code : command_fail(EXIT_NOTHING, &why);
}

static bool is_named(const struct listed_model *item, int count, char **names)
{
	for (int i = 0; i < count; i++)
		if ((item->model && strcmp(item->model->name, names[i]) == 0) ||
			strcmp(item->folder, names[i]) == 0)
			return true;
	return count == 0;
}

/* One line on one model; whether it is whole. */
static bool verify_one(const struct listed_model *item)
{
	bool is_chinese = tongue_is_chinese();
	struct failure why = item->why;

	if (!item->model || model_verify(item->model, &why) != STATUS_OK ||
		model_trial(item->model, &why) != STATUS_OK) {
		(void)command_fail(EXIT_NOTHING, &why);
		return false;
	}
	if (item->model->part_count)
		(void)printf(is_chinese ? "%s: %zu 个文件校验一致\n"
					: "%s: %zu files are as published\n",
			item->model->name, item->model->part_count);
	else
		(void)printf(is_chinese ? "%s: 可用, 但未附校验和\n"
					: "%s: usable, but comes without "
					  "checksums\n",
			item->model->name);
	return true;
}

static int verify(const void *values, int count, char **names)
{
	struct model_list list = { 0 };
	struct failure why = { "" };
	size_t found = 0, whole = 0;

	if (read_models(&list, values, &why) != STATUS_OK)
		return command_fail(EXIT_NOTHING, &why);
	for (size_t i = 0; i < list.count; i++) {
		if (!is_named(&list.items[i], count, names))
			continue;
		found++;
		whole += verify_one(&list.items[i]);
	}
	model_list_release(&list);
	if (found < (size_t)count || found == 0) {
		(void)failure_set(&why, STATUS_NOT_FOUND,
			count ? "models verify: %zu of the %d named are there"
			      : "models verify: there is no model",
			found, count);
		return command_fail(EXIT_NOTHING, &why);
	}
	return whole == found ? EXIT_DONE : EXIT_NOTHING;
}

static enum status check_archive(
	const char *path, const char *sha256, struct failure *why)
{
	struct digest sum;
	enum status rc;

	if (!sha256)
		return STATUS_OK;
	if (path_is_folder(path))
		return failure_set(why, STATUS_INVALID,
			"is a folder; --sha256 is an archive's");
	rc = hash_file_sha256(path, &sum, why);
	if (rc == STATUS_OK && strcasecmp(sum.text, sha256) != 0)
		rc = failure_set(why, STATUS_INVALID,
			"sha256 is %s, --sha256 says %s", sum.text, sha256);
	return rc;
}

static enum status install_one(struct model **model, const char *source,
	const char *folder, const char *sha256, struct failure *why)
{
	enum status rc = check_archive(source, sha256, why);

	if (rc == STATUS_OK)
		rc = model_install(model, source, folder, model_trial, why);
	return rc == STATUS_OK ? rc : failure_prefix(why, rc, "%s", source);
}

static void tell_installed(const struct model *model, const char *folder)
{
	bool is_chinese = tongue_is_chinese();

	(void)printf(
		is_chinese ? "%s 已装入 %s/%s" : "%s is installed in %s/%s",
		model->name, folder, model->name);
	if (model->part_count)
		(void)printf(is_chinese ? " (%zu 个文件校验一致)\n"
					: " (%zu files checked)\n",
			model->part_count);
	else
		(void)puts(is_chinese ? " (未附校验和)"
				      : " (it comes without checksums)");
}

static int install(const void *values, int count, char **names)
{
	const struct models_arguments *arguments = values;
	struct arena arena = { 0 };
	struct failure why = { "" };
	struct model *model = NULL;
	const char *folder = NULL;
	enum status rc;

	if (count != 1) {
		(void)failure_set(&why, STATUS_INVALID,
			count ? "models install: \"%s\" is one too many"
			      : "models install: which folder or archive?%s",
			count ? names[1] : "");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	rc = places_own(&folder, "models", &arena, &why);
	if (rc == STATUS_OK)
		rc = install_one(
			&model, names[0], folder, arguments->sha256, &why);
	if (rc == STATUS_OK)
		tell_installed(model, folder);
	model_free(model);
	arena_release(&arena);
	return rc == STATUS_OK ? EXIT_DONE : command_fail(EXIT_NOTHING, &why);
}

static int run(const void *values, int count, char **names)
{
	static const struct action items[] = {
		{ "list", list },
		{ "verify", verify },
		{ "install", install },
	};
	static const struct actions actions = { "models", items,
		sizeof(items) / sizeof(*items) };

	return action_run(&actions, values, count, names);
}

const struct command command_models = {
	.name = "models",
	.synopsis = "list | verify [NAME ...] | install FOLDER|ARCHIVE",
	.summary_en = "list, check and install models of the recogniser",
	.summary_zh = "列出、校验、安装识别模型",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct models_arguments),
	.run = run,
};
