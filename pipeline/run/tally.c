#include "tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

static enum status add_group(struct tally *tally, const struct group *group,
	const struct alignment *words, struct failure *why)
{
	struct group *place;
	enum status rc;

	if (!group->value || !*group->value)
		return STATUS_OK;
	for (size_t i = 0; i < tally->groups.count; i++) {
		place = &tally->groups.items[i];
		if (strcmp(place->kind, group->kind) == 0 &&
			strcmp(place->value, group->value) == 0 &&
			place->language == group->language)
			goto found;
	}
	rc = list_reserve(&tally->groups.items, &tally->groups.capacity,
		tally->groups.count + 1, sizeof(*tally->groups.items), why);
	if (rc != STATUS_OK)
		return rc;
	place = &tally->groups.items[tally->groups.count++];
	*place = *group;
found:
	place->calls++;
	alignment_add(&place->words, words);
	return STATUS_OK;
}

static enum status add_words(struct tally *tally,
	const struct accuracy *accuracy, const char *speaker,
	const char *gender, struct failure *why)
{
	const struct group groups[] = {
		{ "gender", gender, accuracy->language, 0, { 0 } },
		{ "speaker", speaker, accuracy->language, 0, { 0 } },
	};
	enum status rc = STATUS_OK;

	tally->unheard += accuracy->is_unheard;
	if (!accuracy->has_words)
		return STATUS_OK;
	tally->languages[accuracy->language].calls++;
	alignment_add(
		&tally->languages[accuracy->language].words, &accuracy->words);
	for (int i = 0; i < 2 && rc == STATUS_OK; i++)
		rc = add_group(tally, &groups[i], &accuracy->words, why);
	return rc;
}

static void add_talk(struct tally *tally, const struct accuracy *accuracy)
{
	tally->talk_calls += accuracy->has_talk;
	tally->confused_s += accuracy->confused_s;
	for (int t = 0; t < TALKER_COUNT; t++) {
		struct talk_errors *sum = &tally->talk[t];

		sum->reference_s += accuracy->talk[t].reference_s;
		sum->missed_s += accuracy->talk[t].missed_s;
		sum->false_alarm_s += accuracy->talk[t].false_alarm_s;
	}
}

static void count_verdict(struct rule_tally *rule, const struct judged *judged)
{
	if (judged->is_judged)
		rule->counts[judged->expected][judged->value]++;
	else
		rule->unjudged++;
}

static enum status add_verdict(
	struct tally *tally, const struct judged *judged, struct failure *why)
{
	struct rule_tally *rules = tally->rules.items;
	size_t i = 0;
	enum status rc;

	count_verdict(&tally->all_rules, judged);
	while (i < tally->rules.count &&
		(strcmp(rules[i].pack, judged->pack) != 0 ||
			strcmp(rules[i].rule, judged->rule) != 0))
		i++;
	if (i == tally->rules.count) {
		rc = list_reserve(&tally->rules.items, &tally->rules.capacity,
			i + 1, sizeof(*rules), why);
		if (rc != STATUS_OK)
			return rc;
		tally->rules.items[i] =
			(struct rule_tally){ .pack = judged->pack,
				.rule = judged->rule };
		tally->rules.count++;
	}
	count_verdict(&tally->rules.items[i], judged);
	return STATUS_OK;
}

static enum status add_flag(struct tally *tally,
	const struct accuracy *accuracy, struct failure *why)
{
	bool is_right = accuracy->is_flag_expected && accuracy->is_flagged;
	const struct findings flag = { .expected = accuracy->is_flag_expected,
		.found = is_right,
		.heard = accuracy->is_flagged,
		.right = is_right };
	const struct trial risk = { accuracy->probability,
		accuracy->is_flag_expected };

	if (!accuracy->has_flag)
		return STATUS_OK;
	findings_add(&tally->flags, &flag);
	return trials_add(&tally->risks, risk, why);
}

enum status tally_add(struct tally *tally, const struct accuracy *accuracy,
	const char *speaker, const char *gender, struct failure *why)
{
	enum status rc = add_words(tally, accuracy, speaker, gender, why);

	for (size_t i = 0; i < accuracy->verdict_count && rc == STATUS_OK; i++)
		rc = add_verdict(tally, &accuracy->verdicts[i], why);
	if (rc == STATUS_OK)
		rc = add_flag(tally, accuracy, why);
	if (rc == STATUS_OK && accuracy->has_anger)
		rc = trials_add(&tally->angers,
			(struct trial){
				accuracy->anger, accuracy->is_anger_expected },
			why);
	if (rc == STATUS_OK)
		rc = spotting_add(&tally->phrases, &accuracy->phrases, why);
	if (rc != STATUS_OK)
		return rc;
	add_talk(tally, accuracy);
	for (int k = 0; k < SOUND_KIND_COUNT; k++)
		findings_add(&tally->sounds[k], &accuracy->sounds[k]);
	findings_add(&tally->reasons, &accuracy->reasons);
	tally->calls++;
	tally->audio_s += accuracy->audio_s;
	tally->cpu_s += accuracy->cpu_s;
	return STATUS_OK;
}

void tally_release(struct tally *tally)
{
	free(tally->groups.items);
	free(tally->rules.items);
	trials_release(&tally->risks);
	trials_release(&tally->angers);
	spotting_release(&tally->phrases);
	*tally = (struct tally){ 0 };
}

struct rule_figures rule_tally_figures(const struct rule_tally *rule)
{
	struct rule_figures figures = { 0 };
	struct findings *fails = &figures.fails;
	int64_t right = 0;

	for (int e = 0; e < VERDICT_VALUE_COUNT; e++) {
		for (int v = 0; v < VERDICT_VALUE_COUNT; v++) {
			int64_t count = rule->counts[e][v];

			if (e == VERDICT_UNKNOWN || v == VERDICT_UNKNOWN) {
				figures.unknown += count;
				continue;
			}
			figures.answered += count;
			right += e == v ? count : 0;
			fails->expected += e == VERDICT_FAIL ? count : 0;
			fails->heard += v == VERDICT_FAIL ? count : 0;
		}
	}
	fails->found = fails->right = rule->counts[VERDICT_FAIL][VERDICT_FAIL];
	figures.accuracy = figures.answered
				   ? (double)right / (double)figures.answered
				   : NAN;
	return figures;
}
