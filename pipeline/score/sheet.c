#include "sheet.h"

#include <math.h>

/* What a rule puts at stake: a bonus is on top. */
static double points_at_stake(const struct rule *rule)
{
	return rule->is_each && rule->points > 0.0 ? rule->cap : rule->points;
}

/* Once, or for every place up to the cap. */
static double count_points(
	const struct rule *rule, const struct verdict *verdict, double points)
{
	if (!rule->is_each)
		return points;
	if (verdict->evidence_count > 1)
		points *= (double)verdict->evidence_count;
	return fmin(points, rule->cap);
}

static void give_points(const struct rule *rule, struct verdict *verdict)
{
	if (verdict->value == VERDICT_FAIL)
		verdict->points = -count_points(rule, verdict, rule->points);
	else if (verdict->value == VERDICT_PASS)
		verdict->points = count_points(rule, verdict, rule->bonus);
	verdict->is_veto =
		rule->veto == VETO_SHEET && verdict->value == VERDICT_FAIL;
}

static double score_section(const struct judgement *judgement, int section)
{
	const struct pack *pack = judgement->pack;
	double at_stake = 0.0, kept = 0.0;
	bool is_vetoed = false;

	for (size_t i = 0; i < pack->rule_count; i++) {
		const struct rule *rule = &pack->rules[i];
		const struct verdict *verdict = &judgement->verdicts[i];

		if (rule->section != section ||
			(verdict->value != VERDICT_PASS &&
				verdict->value != VERDICT_FAIL))
			continue;
		at_stake += points_at_stake(rule);
		kept += points_at_stake(rule) + verdict->points;
		is_vetoed |= rule->veto == VETO_SECTION &&
			     verdict->value == VERDICT_FAIL;
	}
	if (is_vetoed)
		return 0.0;
	if (!(at_stake > 0.0))
		return NAN;
	return fmin(100.0, 100.0 * kept / at_stake);
}

static void add_up(struct judgement *judgement)
{
	double weights = 0.0, sum = 0.0;

	for (size_t i = 0; i < judgement->section_count; i++) {
		struct section_score *section = &judgement->sections[i];

		if (isnan(section->score))
			section->weight = 0.0;
		weights += section->weight;
		sum += section->weight *
		       (isnan(section->score) ? 0.0 : section->score);
	}
	judgement->score = weights > 0.0 ? sum / weights : NAN;
	for (size_t i = 0; i < judgement->section_count && weights > 0.0; i++)
		judgement->sections[i].weight *= 100.0 / weights;
	if (judgement->is_vetoed)
		judgement->score = 0.0;
}

enum status sheet_fill(
	struct judgement *judgement, struct arena *arena, struct failure *why)
{
	const struct pack *pack = judgement->pack;

	judgement->sections = arena_alloc(arena,
		(pack->section_count + 1) * sizeof(*judgement->sections));
	if (!judgement->sections)
		return failure_no_memory(why);
	judgement->section_count = pack->section_count;
	for (size_t i = 0; i < judgement->verdict_count; i++) {
		struct verdict *verdict = &judgement->verdicts[i];

		give_points(&pack->rules[i], verdict);
		judgement->is_vetoed |= verdict->is_veto;
		judgement->unknown_count += verdict->value == VERDICT_UNKNOWN;
	}
	for (size_t i = 0; i < pack->section_count; i++)
		judgement->sections[i] = (struct section_score){
			.id = pack->sections[i].id,
			.weight = pack->sections[i].weight,
			.score = score_section(judgement, (int)i),
		};
	add_up(judgement);
	return STATUS_OK;
}

const struct grade *sheet_grade(const struct pack *pack, double score)
{
	for (size_t i = 0; i < pack->grade_count; i++)
		if (score >= pack->grades[i].least_score)
			return &pack->grades[i];
	return NULL;
}
