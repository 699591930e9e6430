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
	enum status rc;

	if (!accuracy->has_flag)
		return STATUS_OK;
	rc = list_reserve(&tally->flags.items, &tally->flags.capacity,
		tally->flags.count + 1, sizeof(*tally->flags.items), why);
	if (rc == STATUS_OK)
		tally->flags.items[tally->flags.count++] =
			(struct flag){ .probability = accuracy->probability,
				.is_expected = accuracy->is_flag_expected,
				.is_flagged = accuracy->is_flagged };
	return rc;
}

enum status tally_add(struct tally *tally, const struct accuracy *accuracy,
	const char *speaker, const char *gender, struct failure *why)
{
	enum status rc = add_words(tally, accuracy, speaker, gender, why);

	for (size_t i = 0; i < accuracy->verdict_count && rc == STATUS_OK; i++)
		rc = add_verdict(tally, &accuracy->verdicts[i], why);
	if (rc == STATUS_OK)
		rc = add_flag(tally, accuracy, why);
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
	free(tally->flags.items);
	*tally = (struct tally){ 0 };
}

static double share(int64_t part, int64_t whole)
{
	return whole ? (double)part / (double)whole : NAN;
}

struct rule_figures rule_tally_figures(const struct rule_tally *rule)
{
	struct rule_figures figures = { 0 };
	int64_t right = 0, expected = 0, given = 0;
	int64_t hits = rule->counts[VERDICT_FAIL][VERDICT_FAIL];

	for (int e = 0; e < VERDICT_VALUE_COUNT; e++) {
		for (int v = 0; v < VERDICT_VALUE_COUNT; v++) {
			int64_t count = rule->counts[e][v];

			if (e == VERDICT_UNKNOWN || v == VERDICT_UNKNOWN) {
				figures.unknown += count;
				continue;
			}
			figures.answered += count;
			right += e == v ? count : 0;
			expected += e == VERDICT_FAIL ? count : 0;
			given += v == VERDICT_FAIL ? count : 0;
		}
	}
	figures.accuracy = share(right, figures.answered);
	figures.precision = share(hits, given);
	figures.recall = share(hits, expected);
	return figures;
}

struct findings tally_flags(const struct tally *tally)
{
	struct findings findings = { 0 };

	for (size_t i = 0; i < tally->flags.count; i++) {
		const struct flag *flag = &tally->flags.items[i];
		bool is_hit = flag->is_expected && flag->is_flagged;

		findings.expected += flag->is_expected;
		findings.heard += flag->is_flagged;
		findings.found += is_hit;
		findings.right += is_hit;
	}
	return findings;
}

static int by_probability(const void *a, const void *b)
{
	const struct flag *left = a, *right = b;

	if (left->probability != right->probability)
		return left->probability < right->probability ? -1 : 1;
	return 0;
}

double tally_risk_auc(struct tally *tally)
{
	const struct flag *flags = tally->flags.items;
	size_t count = tally->flags.count;
	double below = 0.0, wins = 0.0, positives = 0.0;

	if (count == 0)
		return NAN;
	qsort(tally->flags.items, count, sizeof(*flags), by_probability);
	for (size_t i = 0, end; i < count; i = end) {
		double same = 0.0, high = 0.0;

		for (end = i; end < count &&
			      by_probability(&flags[i], &flags[end]) == 0;
			end++) {
			high += flags[end].is_expected;
			same += !flags[end].is_expected;
		}
		wins += high * (below + same / 2.0);
		below += same;
		positives += high;
	}
	if (positives == 0.0 || below == 0.0)
		return NAN;
	return wins / (positives * below);
}
