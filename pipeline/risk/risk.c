#include "risk.h"

#include <math.h>
#include <stdlib.h>

static const struct risk_model *find_model(const struct call *call)
{
	for (size_t i = 0; i < call->judgement_count; i++)
		if (call->judgements[i].pack->risk.is_set)
			return &call->judgements[i].pack->risk;
	return NULL;
}

/* What the failed rule adds; 0 for one that does not count. */
static double weigh(const struct risk_model *model, const struct rule *rule,
	const struct verdict *verdict)
{
	double further = 0.0;

	if (verdict->value != VERDICT_FAIL || !(rule->risk_weight > 0.0))
		return 0.0;
	if (verdict->evidence_count > 1)
		further = model->again * (double)(verdict->evidence_count - 1);
	return rule->risk_weight * (1.0 + fmin(further, model->most_again));
}

static int compare_reasons(const void *a, const void *b)
{
	const struct risk_reason *left = a, *right = b;

	return (left->weight < right->weight) - (left->weight > right->weight);
}

static void add_reasons(struct risk *risk, const struct risk_model *model,
	const struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->verdict_count; i++) {
		double weight = weigh(model, &judgement->pack->rules[i],
			&judgement->verdicts[i]);

		if (weight > 0.0)
			risk->reasons[risk->reason_count++] =
				(struct risk_reason){ &judgement->verdicts[i],
					weight };
	}
}

static enum risk_tier find_tier(
	const struct risk_model *model, double probability)
{
	for (int t = RISK_HIGH; t > RISK_NONE; t--)
		if (probability >= model->tiers[t])
			return (enum risk_tier)t;
	return RISK_NONE;
}

enum status risk_assess(struct call *call, struct failure *why)
{
	const struct risk_model *model = find_model(call);
	struct risk risk = { 0 };
	double log_odds;
	size_t most = 0;

	call->risk = risk;
	if (!model)
		return STATUS_OK;
	for (size_t i = 0; i < call->judgement_count; i++)
		most += call->judgements[i].verdict_count;
	risk.reasons =
		arena_alloc(&call->arena, (most + 1) * sizeof(*risk.reasons));
	if (!risk.reasons)
		return failure_no_memory(why);
	for (size_t i = 0; i < call->judgement_count; i++)
		add_reasons(&risk, model, &call->judgements[i]);
	qsort(risk.reasons, risk.reason_count, sizeof(*risk.reasons),
		compare_reasons);
	log_odds = model->bias;
	for (size_t i = 0; i < risk.reason_count; i++)
		log_odds += risk.reasons[i].weight;
	risk.probability = 1.0 / (1.0 + exp(-log_odds));
	risk.tier = find_tier(model, risk.probability);
	risk.is_flagged = risk.probability >= model->flag_at;
	call->risk = risk;
	return STATUS_OK;
}
