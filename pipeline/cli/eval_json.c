#include <jansson.h>
#include <math.h>

#include "eval_writer.h"
#include "json_name.h"

/* Names in the order of enum talker. */
static const char *const talker_names[TALKER_COUNT] = { "agent", "customer",
	"anybody" };

/* Six decimals are more than any of these numbers is worth. */
static json_t *number(double value)
{
	return isfinite(value) ? json_real(round(value * 1e6) / 1e6)
			       : json_null();
}

static double ratio(double part, double whole)
{
	return whole > 0.0 ? part / whole : NAN;
}

/* The name of the error rate of a language. */
static const char *rate_name(enum language language)
{
	return language == LANGUAGE_EN ? "wer" : "cer";
}

static void set_words(
	json_t *object, const char *rate, const struct alignment *words)
{
	(void)json_object_set_new(object, rate, number(alignment_rate(words)));
	(void)json_object_set_new(
		object, "tokens", json_integer(words->reference_count));
	(void)json_object_set_new(
		object, "substitutions", json_integer(words->substitutions));
	(void)json_object_set_new(
		object, "deletions", json_integer(words->deletions));
	(void)json_object_set_new(
		object, "insertions", json_integer(words->insertions));
}

/* cer, wer and the counts of all languages together. */
static void set_totals(json_t *root, const struct tally *tally)
{
	struct alignment characters = { 0 }, all = { 0 };
	const struct alignment *words = &tally->languages[LANGUAGE_EN].words;

	for (int l = 0; l < LANGUAGE_COUNT; l++)
		if (l != LANGUAGE_EN)
			alignment_add(&characters, &tally->languages[l].words);
	alignment_add(&all, &characters);
	alignment_add(&all, words);
	set_words(root, "token_error_rate", &all);
	(void)json_object_set_new(
		root, "cer", number(alignment_rate(&characters)));
	(void)json_object_set_new(root, "wer", number(alignment_rate(words)));
	(void)json_object_set_new(
		root, "not_transcribed", json_integer(tally->unheard));
	(void)json_object_set_new(root, "audio_s", number(tally->audio_s));
	(void)json_object_set_new(root, "cpu_s", number(tally->cpu_s));
	(void)json_object_set_new(root, "real_time_factor",
		number(ratio(tally->cpu_s, tally->audio_s)));
}

static json_t *groups_to_json(const struct tally *tally)
{
	json_t *groups = json_array();

	for (size_t i = 0; i < tally->groups.count; i++) {
		const struct group *group = &tally->groups.items[i];
		json_t *object = json_pack("{s:s, s:s, s:s, s:I}", "kind",
			group->kind, "value", group->value, "language",
			language_name(group->language), "calls",
			(json_int_t)group->calls);

		set_words(object, rate_name(group->language), &group->words);
		(void)json_array_append_new(groups, object);
	}
	return groups;
}

static json_t *talk_to_json(const struct talk_errors *talk, double confused_s)
{
	json_t *object = json_object();

	for (int t = 0; t < TALKER_COUNT; t++)
		(void)json_object_set_new(object, talker_names[t],
			json_pack("{s:o, s:o, s:o}", "reference_s",
				number(talk[t].reference_s), "missed_share",
				number(ratio(
					talk[t].missed_s, talk[t].reference_s)),
				"false_alarm_share",
				number(ratio(talk[t].false_alarm_s,
					talk[t].reference_s))));
	(void)json_object_set_new(
		object, "collar_s", json_real(ACCURACY_COLLAR_S));
	(void)json_object_set_new(object, "confused_share",
		number(ratio(confused_s,
			talk[TALKER_AGENT].reference_s +
				talk[TALKER_CUSTOMER].reference_s)));
	return object;
}

static json_t *findings_to_json(const struct findings *findings)
{
	return json_pack("{s:I, s:I, s:I, s:I, s:o, s:o, s:o}", "expected",
		(json_int_t)findings->expected, "found",
		(json_int_t)findings->found, "heard",
		(json_int_t)findings->heard, "right",
		(json_int_t)findings->right, "precision",
		number(findings_precision(findings)), "recall",
		number(findings_recall(findings)), "f1",
		number(findings_f1(findings)));
}

static json_t *sounds_to_json(const struct findings *sounds)
{
	json_t *object = json_object();
	struct findings all = { 0 };

	for (int k = SOUND_NONE + 1; k < SOUND_KIND_COUNT; k++) {
		findings_add(&all, &sounds[k]);
		if (sounds[k].expected || sounds[k].heard)
			(void)json_object_set_new(object,
				sound_kind_name((enum sound_kind)k),
				findings_to_json(&sounds[k]));
	}
	(void)json_object_set_new(object, "all", findings_to_json(&all));
	return object;
}

static json_t *rule_to_json(const struct rule_tally *rule)
{
	struct rule_figures figures = rule_tally_figures(rule);

	return json_pack("{s:s?, s:s?, s:I, s:I, s:I, s:o, s:o, s:o, s:o}",
		"pack", rule->pack, "rule", rule->rule, "answered",
		(json_int_t)figures.answered, "unknown",
		(json_int_t)figures.unknown, "not_judged",
		(json_int_t)rule->unjudged, "precision",
		number(findings_precision(&figures.fails)), "recall",
		number(findings_recall(&figures.fails)), "f1",
		number(findings_f1(&figures.fails)), "accuracy",
		number(figures.accuracy));
}

static json_t *verdicts_to_json(const struct tally *tally)
{
	json_t *object = rule_to_json(&tally->all_rules);
	json_t *rules = json_array();

	(void)json_object_del(object, "pack");
	(void)json_object_del(object, "rule");
	for (size_t i = 0; i < tally->rules.count; i++)
		(void)json_array_append_new(
			rules, rule_to_json(&tally->rules.items[i]));
	(void)json_object_set_new(object, "rules", rules);
	return object;
}

static json_t *risk_to_json(struct tally *tally)
{
	return json_pack("{s:o, s:o, s:o}", "flagged",
		findings_to_json(&tally->flags), "reasons",
		findings_to_json(&tally->reasons), "auc",
		number(trials_auc(&tally->risks)));
}

static json_t *anger_to_json(struct tally *tally)
{
	json_int_t angry = 0;

	for (size_t i = 0; i < tally->angers.count; i++)
		angry += tally->angers.items[i].is_so;
	return json_pack("{s:I, s:I, s:o}", "angry", angry, "calm",
		(json_int_t)tally->angers.count - angry, "auc",
		number(trials_auc(&tally->angers)));
}

static void set_spotting(
	json_t *object, const struct spotting_figures *figures, double hours)
{
	(void)json_object_set_new(
		object, "false_alarms", json_integer(figures->false_alarms));
	(void)json_object_set_new(object, "false_alarms_per_hour",
		number(ratio((double)figures->false_alarms, hours)));
	(void)json_object_set_new(object, "absent_false_alarms_per_hour",
		number(ratio((double)figures->absent_false_alarms, hours)));
}

static json_t *sweep_to_json(const struct spotting *spotting, double hours)
{
	json_t *sweep = json_array();

	for (int i = 0; i < EVAL_THRESHOLDS; i++) {
		double least = eval_threshold(i);
		struct spotting_figures figures =
			spotting_above(spotting, least);
		json_t *object = findings_to_json(&figures.findings);

		(void)json_object_set_new(object, "threshold", number(least));
		set_spotting(object, &figures, hours);
		(void)json_array_append_new(sweep, object);
	}
	return sweep;
}

/* All hits taken, with the sweep over thresholds and phrase by phrase. */
static json_t *phrases_to_json(
	const struct tally *tally, const struct pack *list)
{
	const struct spotting *spotting = &tally->phrases;
	double hours = tally->audio_s / 3600.0;
	struct spotting_figures all = spotting_above(spotting, 0.0);
	json_t *object = findings_to_json(&all.findings);
	json_t *items = json_array();

	set_spotting(object, &all, hours);
	(void)json_object_set_new(
		object, "sweep", sweep_to_json(spotting, hours));
	for (size_t i = 0; i < spotting->phrase_count; i++) {
		struct spotting_figures one =
			spotting_above_of(spotting, 0.0, i);
		json_t *item = findings_to_json(&one.findings);

		(void)json_object_set_new(
			item, "phrase", json_string(list->rules[i].title_zh));
		(void)json_array_append_new(items, item);
	}
	(void)json_object_set_new(object, "phrases", items);
	return object;
}

/* The verdicts that are not what was expected. */
static json_t *wrong_verdicts_to_json(const struct accuracy *accuracy)
{
	json_t *wrong = json_array();

	for (size_t i = 0; i < accuracy->verdict_count; i++) {
		const struct judged *judged = &accuracy->verdicts[i];

		if (judged->is_judged && judged->value == judged->expected)
			continue;
		(void)json_array_append_new(wrong,
			json_pack("{s:s, s:s, s:s, s:s?}", "pack", judged->pack,
				"rule", judged->rule, "expected",
				verdict_value_name(judged->expected), "value",
				judged->is_judged
					? verdict_value_name(judged->value)
					: NULL));
	}
	return wrong;
}

static void set_accuracy(json_t *object, const struct accuracy *accuracy)
{
	if (accuracy->has_words)
		set_words(object, rate_name(accuracy->language),
			&accuracy->words);
	if (accuracy->has_talk)
		(void)json_object_set_new(object, "turns",
			talk_to_json(accuracy->talk, accuracy->confused_s));
	if (accuracy->verdict_count)
		(void)json_object_set_new(object, "wrong_verdicts",
			wrong_verdicts_to_json(accuracy));
	if (accuracy->has_flag) {
		(void)json_object_set_new(
			object, "flagged", json_boolean(accuracy->is_flagged));
		(void)json_object_set_new(object, "flagged_expected",
			json_boolean(accuracy->is_flag_expected));
		(void)json_object_set_new(
			object, "probability", number(accuracy->probability));
	}
	(void)json_object_set_new(object, "anger", number(accuracy->anger));
	(void)json_object_set_new(object, "audio_s", number(accuracy->audio_s));
	(void)json_object_set_new(object, "cpu_s", number(accuracy->cpu_s));
}

static json_t *file_to_json(const struct exam *exam)
{
	static const char *const states[] = { "interrupted", "without_truth",
		"failed", "done" };
	const struct manifest_row *row = exam->row;
	json_t *object = json_pack("{s:o, s:s?, s:i, s:s}", "audio",
		json_name(row->audio), "call_id", row->job.meta.call_id, "line",
		row->line, "state", states[exam->state]);

	if (exam->state == EXAM_FAILED)
		(void)json_object_set_new(
			object, "error", json_string(exam->why.text));
	if (exam->state != EXAM_DONE)
		return object;
	(void)json_object_set_new(object, "language",
		json_string(language_name(exam->accuracy.language)));
	(void)json_object_set_new(
		object, "heard", json_string(text_string(&exam->heard)));
	if (row->emotion)
		(void)json_object_set_new(
			object, "emotion", json_string(row->emotion));
	set_accuracy(object, &exam->accuracy);
	return object;
}

static json_t *files_to_json(const struct examination *examination)
{
	json_t *files = json_array();

	for (size_t i = 0; i < examination->count; i++)
		(void)json_array_append_new(
			files, file_to_json(&examination->items[i]));
	return files;
}

enum status eval_write_json(
	FILE *out, const struct eval_result *result, struct failure *why)
{
	struct tally *tally = result->tally;
	json_t *root = json_pack("{s:o, s:I, s:I, s:I, s:I, s:I}", "manifest",
		json_name(result->manifest), "rows",
		(json_int_t)result->counts.rows, "compared",
		(json_int_t)result->counts.done, "without_truth",
		(json_int_t)result->counts.without_truth, "failed",
		(json_int_t)result->counts.failed, "interrupted",
		(json_int_t)result->counts.waiting);
	enum status rc = STATUS_OK;

	if (!root)
		return failure_no_memory(why);
	set_totals(root, tally);
	(void)json_object_set_new(root, "groups", groups_to_json(tally));
	if (tally->phrases.said)
		(void)json_object_set_new(root, "phrases",
			phrases_to_json(tally, result->phrases));
	(void)json_object_set_new(
		root, "turns", talk_to_json(tally->talk, tally->confused_s));
	(void)json_object_set_new(
		root, "sounds", sounds_to_json(tally->sounds));
	(void)json_object_set_new(root, "verdicts", verdicts_to_json(tally));
	(void)json_object_set_new(root, "risk", risk_to_json(tally));
	(void)json_object_set_new(root, "anger", anger_to_json(tally));
	(void)json_object_set_new(
		root, "files", files_to_json(result->examination));
	if (json_dumpf(root, out, JSON_INDENT(1) | JSON_REAL_PRECISION(10)) ||
		fputc('\n', out) == EOF)
		rc = failure_set(why, STATUS_IO, "cannot write JSON");
	json_decref(root);
	return rc;
}
