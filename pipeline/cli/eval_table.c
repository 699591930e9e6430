#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "eval_writer.h"
#include "grid.h"
#include "report.h"

/* More speakers than this are shown in JSON only, but for the worst. */
#define SPEAKERS_MOST 10

/* What the parts of the table are written with. */
struct page {
	FILE *out;
	const struct eval_result *result;
	bool is_chinese;
	struct table table; /* of the part at hand */
	struct failure *why;
};

/* A text cell, or a number when `text` is NULL. */
struct entry {
	const char *text;
	double number;
};

static enum status add_row(
	struct page *page, const struct entry *entries, size_t count)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = entries[i].text ? grid_text(&page->table, entries[i].text,
					       page->why)
				     : grid_number(&page->table,
					       entries[i].number, page->why);
	return rc;
}

static double percent(double part, double whole)
{
	return whole > 0.0 ? 100.0 * part / whole : NAN;
}

static enum status write_part(
	struct page *page, const char *title_en, const char *title_zh)
{
	if (page->table.row_count == 0)
		return STATUS_OK;
	(void)fprintf(
		page->out, "\n== %s\n", page->is_chinese ? title_zh : title_en);
	return report_write(page->out, &page->table, REPORT_TABLE,
		page->is_chinese, page->why);
}

static enum status add_words(struct page *page, const char *group,
	enum language language, double calls, const struct alignment *words)
{
	const struct entry entries[] = { { group, 0 },
		{ language_name(language), 0 }, { NULL, calls },
		{ NULL, (double)words->reference_count },
		{ NULL, (double)words->substitutions },
		{ NULL, (double)words->deletions },
		{ NULL, (double)words->insertions },
		{ NULL, 100.0 * alignment_rate(words) } };

	return add_row(page, entries, sizeof(entries) / sizeof(*entries));
}

/* Worst first. */
static int by_rate(const void *a, const void *b)
{
	const struct group *const *left = a, *const *right = b;
	double difference = alignment_rate(&(*left)->words) -
			    alignment_rate(&(*right)->words);

	if (difference != 0.0 && !isnan(difference))
		return difference > 0.0 ? -1 : 1;
	return *left < *right ? -1 : *left > *right;
}

/* The worst `most` groups of one kind. */
static enum status add_groups(struct page *page, const char *kind, size_t most)
{
	const struct tally *tally = page->result->tally;
	size_t count = 0;
	const struct group **groups =
		calloc(tally->groups.count + 1, sizeof(*groups));
	enum status rc = STATUS_OK;

	if (!groups)
		return failure_no_memory(page->why);
	for (size_t i = 0; i < tally->groups.count; i++)
		if (strcmp(tally->groups.items[i].kind, kind) == 0)
			groups[count++] = &tally->groups.items[i];
	qsort(groups, count, sizeof(*groups), by_rate);
	for (size_t i = 0; i < count && i < most && rc == STATUS_OK; i++)
		rc = add_words(page, groups[i]->value, groups[i]->language,
			(double)groups[i]->calls, &groups[i]->words);
	free(groups);
	return rc;
}

static enum status write_words(struct page *page)
{
	static const char *const columns[] = { "group", "language", "calls",
		"tokens", "substitutions", "deletions", "insertions",
		"error_rate" };
	const struct tally *tally = page->result->tally;
	enum status rc = grid_start(&page->table, columns, 8, page->why);

	for (int l = 0; l < LANGUAGE_COUNT && rc == STATUS_OK; l++)
		if (tally->languages[l].calls)
			rc = add_words(page, page->is_chinese ? "全部" : "all",
				(enum language)l,
				(double)tally->languages[l].calls,
				&tally->languages[l].words);
	if (rc == STATUS_OK)
		rc = add_groups(page, "gender", SIZE_MAX);
	if (rc == STATUS_OK)
		rc = add_groups(page, "speaker", SPEAKERS_MOST);
	return rc == STATUS_OK
		       ? write_part(page,
				 "words (Chinese: characters); of speakers "
				 "the ten worst",
				 "字词错误(中文按字);发音人仅列最差的十名")
		       : rc;
}

static enum status write_talk(struct page *page)
{
	static const char *const columns[] = { "talker", "reference_s",
		"missed_share", "false_alarm_share" };
	static const char *const names[2][TALKER_COUNT] = {
		{ "agent", "customer", "anybody" }, { "坐席", "客户", "任一方" }
	};
	const struct tally *tally = page->result->tally;
	const struct talk_errors *talk = tally->talk;
	double talked_s = talk[TALKER_AGENT].reference_s +
			  talk[TALKER_CUSTOMER].reference_s;
	enum status rc = grid_start(&page->table, columns, 4, page->why);

	for (int t = 0; t < TALKER_COUNT && rc == STATUS_OK; t++) {
		const struct entry entries[] = {
			{ names[page->is_chinese][t], 0 },
			{ NULL, talk[t].reference_s },
			{ NULL, percent(talk[t].missed_s,
					talk[t].reference_s) },
			{ NULL, percent(talk[t].false_alarm_s,
					talk[t].reference_s) },
		};

		if (talk[t].reference_s > 0.0)
			rc = add_row(page, entries, 4);
	}
	if (rc == STATUS_OK)
		rc = write_part(page,
			"turns, as shares of the reference's talk, 0.25 s "
			"around its boundaries left out",
			"话轮错误(占标注发言时长的比例,标注边界前后 0.25 "
			"秒不计)");
	if (rc == STATUS_OK && talked_s > 0.0)
		(void)fprintf(page->out,
			page->is_chinese
				? "说话方混淆: %.2f %%\n"
				: "heard as the other party: %.2f %%\n",
			percent(tally->confused_s, talked_s));
	return rc;
}

static enum status add_findings(
	struct page *page, const char *name, const struct findings *findings)
{
	const struct entry entries[] = { { name, 0 },
		{ NULL, (double)findings->expected },
		{ NULL, (double)findings->heard },
		{ NULL, 100.0 * findings_precision(findings) },
		{ NULL, 100.0 * findings_recall(findings) },
		{ NULL, 100.0 * findings_f1(findings) } };

	return findings->expected || findings->heard ? add_row(page, entries, 6)
						     : STATUS_OK;
}

static const char *const findings_columns[] = { "kind", "expected", "heard",
	"precision", "recall", "f1" };

static enum status write_sounds(struct page *page)
{
	const struct tally *tally = page->result->tally;
	struct findings all = { 0 };
	enum status rc =
		grid_start(&page->table, findings_columns, 6, page->why);

	for (int k = SOUND_NONE + 1; k < SOUND_KIND_COUNT; k++) {
		findings_add(&all, &tally->sounds[k]);
		if (rc == STATUS_OK)
			rc = add_findings(page,
				sound_kind_name((enum sound_kind)k),
				&tally->sounds[k]);
	}
	if (rc == STATUS_OK)
		rc = add_findings(
			page, page->is_chinese ? "全部" : "all", &all);
	return rc == STATUS_OK ? write_part(page, "sounds", "非语音段") : rc;
}

static enum status add_rule(struct page *page, const struct rule_tally *rule)
{
	struct rule_figures figures = rule_tally_figures(rule);
	const struct entry entries[] = {
		{ rule->pack		   ? rule->pack
			: page->is_chinese ? "全部"
					   : "all",
			0 },
		{ rule->rule ? rule->rule : "", 0 },
		{ NULL, (double)figures.answered },
		{ NULL, (double)figures.unknown },
		{ NULL, 100.0 * findings_precision(&figures.fails) },
		{ NULL, 100.0 * findings_recall(&figures.fails) },
		{ NULL, 100.0 * figures.accuracy },
	};

	return add_row(page, entries, 7);
}

static enum status write_verdicts(struct page *page)
{
	static const char *const columns[] = { "pack", "rule", "answered",
		"unknown", "precision", "recall", "accuracy" };
	const struct tally *tally = page->result->tally;
	enum status rc = grid_start(&page->table, columns, 7, page->why);

	for (size_t i = 0; i < tally->rules.count && rc == STATUS_OK; i++)
		rc = add_rule(page, &tally->rules.items[i]);
	if (rc == STATUS_OK && tally->rules.count)
		rc = add_rule(page, &tally->all_rules);
	if (rc == STATUS_OK)
		rc = write_part(page,
			"verdicts (positive is fail; unknown counted apart)",
			"判定(以不合格为阳性;待定单列)");
	if (rc == STATUS_OK && tally->all_rules.unjudged)
		(void)fprintf(page->out,
			page->is_chinese ? "%lld 项没有规则包给出判定\n"
					 : "%lld were judged by no pack\n",
			(long long)tally->all_rules.unjudged);
	return rc;
}

static enum status write_risk(struct page *page)
{
	struct tally *tally = page->result->tally;
	double area = trials_auc(&tally->risks);
	enum status rc =
		grid_start(&page->table, findings_columns, 6, page->why);

	if (rc == STATUS_OK)
		rc = add_findings(page, page->is_chinese ? "预警" : "flagged",
			&tally->flags);
	if (rc == STATUS_OK)
		rc = add_findings(page, page->is_chinese ? "原因" : "reasons",
			&tally->reasons);
	if (rc == STATUS_OK)
		rc = write_part(page, "complaint risk", "投诉风险");
	if (rc == STATUS_OK && !isnan(area))
		(void)fprintf(page->out,
			page->is_chinese ? "ROC 曲线下面积: %.3f\n"
					 : "area under the ROC curve: %.3f\n",
			area);
	return rc;
}

static enum status write_anger(struct page *page)
{
	struct trials *angers = &page->result->tally->angers;
	double area = trials_auc(angers);

	if (!isnan(area))
		(void)fprintf(page->out,
			page->is_chinese
				? "\n== 愤怒\n%zu 条录音的 ROC 曲线下面积: "
				  "%.3f\n"
				: "\n== anger\narea under the ROC curve over "
				  "%zu recordings: %.3f\n",
			angers->count, area);
	return STATUS_OK;
}

static enum status add_threshold(struct page *page, double least)
{
	const struct tally *tally = page->result->tally;
	struct spotting_figures figures =
		spotting_above(&tally->phrases, least);
	const struct findings *findings = &figures.findings;
	double hours = tally->audio_s / 3600.0;
	const struct entry entries[] = { { NULL, least },
		{ NULL, (double)findings->expected },
		{ NULL, (double)findings->heard },
		{ NULL, 100.0 * findings_precision(findings) },
		{ NULL, 100.0 * findings_recall(findings) },
		{ NULL, 100.0 * findings_f1(findings) },
		{ NULL, (double)figures.false_alarms / hours },
		{ NULL, (double)figures.absent_false_alarms / hours } };

	return add_row(page, entries, sizeof(entries) / sizeof(*entries));
}

static enum status write_phrases(struct page *page)
{
	static const char *const columns[] = { "threshold", "expected", "heard",
		"precision", "recall", "f1", "false_alarms_per_hour",
		"absent_false_alarms_per_hour" };
	enum status rc = grid_start(&page->table, columns, 8, page->why);

	if (!page->result->tally->phrases.said)
		return rc;
	for (int i = 0; i < EVAL_THRESHOLDS && rc == STATUS_OK; i += 2)
		rc = add_threshold(page, eval_threshold(i));
	return rc == STATUS_OK
		       ? write_part(page,
				 "phrases, by least confidence; false alarms "
				 "an hour, and those of phrases said nowhere",
				 "短语检出(按最低置信度);每小时误报数,其中"
				 "全无出现的短语的误报数")
		       : rc;
}

static enum status write_counts(struct page *page)
{
	const struct eval_counts *counts = &page->result->counts;
	const struct tally *tally = page->result->tally;

	(void)fprintf(page->out,
		page->is_chinese
			? "共 %zu 行: 已比较 %zu, 无标注 %zu, 失败 %zu, 未转写 "
			  "%lld, 未及处理 %zu\n"
			: "rows %zu: compared %zu, without truth %zu, failed "
			  "%zu, not transcribed %lld, not come to %zu\n",
		counts->rows, counts->done, counts->without_truth,
		counts->failed, (long long)tally->unheard, counts->waiting);
	if (tally->audio_s > 0.0)
		(void)fprintf(page->out,
			page->is_chinese
				? "录音 %.1f 秒, CPU %.1f 秒, 实时率 %.4f\n"
				: "%.1f s of audio, %.1f s of CPU, real-time "
				  "factor %.4f\n",
			tally->audio_s, tally->cpu_s,
			tally->cpu_s / tally->audio_s);
	return STATUS_OK;
}

enum status eval_write_table(FILE *out, const struct eval_result *result,
	bool is_chinese, struct failure *why)
{
	static enum status (*const parts[])(struct page *) = { write_counts,
		write_words, write_phrases, write_talk, write_sounds,
		write_verdicts, write_risk, write_anger };
	struct page page = { .out = out,
		.result = result,
		.is_chinese = is_chinese,
		.why = why };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (rc == STATUS_OK)
			rc = parts[i](&page);
	table_release(&page.table);
	return rc;
}
