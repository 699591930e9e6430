/* auscult calibrate: risk weights that fit what became of calls. */
#include <stdio.h>
#include <stdlib.h>

#include "calibration.h"
#include "commands.h"
#include "grid.h"
#include "label_list.h"
#include "report.h"
#include "setup.h"

struct calibrate_arguments {
	struct setup_options setup;
	const char *database;
	const char *labels;
	const char *format;
};

static const struct option_spec options[] = {
	{ "db", 'd', OPTION_TEXT,
		offsetof(struct calibrate_arguments, database), "FILE",
		"database with the labelled calls", "含有标注通话的数据库" },
	{ "labels", 0, OPTION_TEXT,
		offsetof(struct calibrate_arguments, labels), "FILE.csv",
		"columns call and complaint (yes or no)",
		"标注文件,列 call 与 complaint(是/否)" },
	{ "format", 'f', OPTION_TEXT,
		offsetof(struct calibrate_arguments, format), "FORMAT",
		"table (default), csv, json",
		"格式:table 表格(默认)、csv、json" },
	SETUP_OPTIONS(calibrate_arguments),
};

static enum status add_row(struct table *table, const char *pack,
	const char *rule, const double *numbers, struct failure *why)
{
	enum status rc = grid_text(table, pack, why);

	if (rc == STATUS_OK)
		rc = grid_text(table, rule, why);
	for (int i = 0; i < 4 && rc == STATUS_OK; i++)
		rc = grid_number(table, numbers[i], why);
	return rc;
}

static enum status fill_table(struct table *table,
	const struct calibration *made, struct failure *why)
{
	static const char *const columns[] = { "pack", "rule", "weight_was",
		"weight_becomes", "calls", "complaints" };
	const double bias[] = { made->bias_was, made->bias_becomes,
		(double)made->calls, (double)made->complaints };
	enum status rc = grid_start(table, columns, 6, why);

	if (rc == STATUS_OK)
		rc = add_row(table, "", "bias", bias, why);
	for (size_t i = 0; i < made->rule_count && rc == STATUS_OK; i++) {
		const struct calibrated_rule *rule = &made->rules[i];
		const double numbers[] = { rule->was, rule->becomes,
			(double)rule->calls, (double)rule->complaints };

		rc = add_row(
			table, rule->pack->name, rule->rule->id, numbers, why);
	}
	return rc;
}

static void print_figures(const struct calibration *made)
{
	const struct calibration_figures *was = &made->before;
	const struct calibration_figures *is = &made->after;
	bool is_chinese = tongue_is_chinese();

	(void)fprintf(stderr,
		is_chinese ? "通话 %lld 通, 其中投诉 %lld 通; 未入库 %lld 通\n"
			   : "%lld calls, %lld of them complaints; %lld not "
			     "stored\n",
		(long long)made->calls, (long long)made->complaints,
		(long long)made->missing);
	(void)fprintf(stderr,
		is_chinese
			? "AUC %.3f -> %.3f, 校准误差 %.3f -> %.3f, "
			  "对数损失 %.3f -> %.3f (五折交叉验证, 惩罚 %g)\n"
			: "AUC %.3f -> %.3f, calibration error %.3f -> %.3f, "
			  "log loss %.3f -> %.3f (on calls held out, five "
			  "folds, penalty %g)\n",
		was->auc, is->auc, was->error, is->error, was->loss, is->loss,
		made->penalty);
	(void)fputs(is_chinese ? "未作任何修改: 采用与否请自行改写规则包\n"
			       : "nothing was changed: write the weights into "
				 "the pack if you want them\n",
		stderr);
}

/* As the calibration knows labels, without the file's lines. */
static enum status calibrate(struct calibration *made,
	const struct calibrate_arguments *arguments,
	const struct engine *engine, struct failure *why)
{
	struct outcome_label *labels;
	struct label_list list = { 0 };
	struct arena arena = { 0 };
	enum status rc = label_list_read(&list, arguments->labels, &arena, why);

	labels = calloc(list.count + 1, sizeof(*labels));
	if (rc == STATUS_OK && !labels)
		rc = failure_no_memory(why);
	for (size_t i = 0; i < list.count && rc == STATUS_OK; i++)
		labels[i] = (struct outcome_label){ list.items[i].call,
			list.items[i].is_complaint };
	if (rc == STATUS_OK)
		rc = calibration_run(made, engine, arguments->database, labels,
			list.count, why);
	free(labels);
	label_list_release(&list);
	arena_release(&arena);
	return rc;
}

static enum status print(const struct calibrate_arguments *arguments,
	enum report_format format, struct failure *why)
{
	struct calibration made = { 0 };
	struct setup setup = { 0 };
	struct table table = { 0 };
	enum status rc = setup_open(&setup, &arguments->setup, why);

	if (rc == STATUS_OK)
		rc = calibrate(&made, arguments, setup.engine, why);
	if (rc == STATUS_OK)
		rc = fill_table(&table, &made, why);
	if (rc == STATUS_OK)
		rc = report_write(
			stdout, &table, format, tongue_is_chinese(), why);
	if (rc == STATUS_OK)
		print_figures(&made);
	calibration_release(&made);
	table_release(&table);
	setup_release(&setup);
	return rc;
}

static int run(const void *values, int count, char **names)
{
	const struct calibrate_arguments *arguments = values;
	enum report_format format = REPORT_TABLE;
	struct failure why = { "" };

	(void)names;
	if (count || !arguments->database || !arguments->labels) {
		(void)failure_set(&why, STATUS_INVALID,
			"calibrate: give --db FILE and --labels FILE.csv, and "
			"nothing else");
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	if (arguments->format &&
		!report_format_parse(arguments->format, &format)) {
		(void)failure_set(&why, STATUS_INVALID,
			"calibrate: --format: \"%s\" is not table, csv or json",
			arguments->format);
		return command_fail(EXIT_WRONG_USAGE, &why);
	}
	return print(arguments, format, &why) == STATUS_OK
		       ? EXIT_DONE
		       : command_fail(EXIT_NOTHING, &why);
}

const struct command command_calibrate = {
	.name = "calibrate",
	.synopsis = "--db FILE --labels FILE.csv",
	.summary_en = "fit the risk weights to known complaints; print them",
	.summary_zh = "按已知投诉拟合风险权重,只输出不修改",
	.options = options,
	.option_count = sizeof(options) / sizeof(*options),
	.struct_bytes = sizeof(struct calibrate_arguments),
	.run = run,
};
