#include "pack_test.h"

#include <math.h>
#include <stdlib.h>

#include "dialogue.h"
#include "scorer.h"

static void check_verdicts(const struct pack *pack,
	const struct judgement *judgement, struct pack_test_result *result)
{
	const struct pack_example *example = result->example;

	for (size_t i = 0; i < example->expected_count && result->is_passed;
		i++) {
		const struct expected_verdict *expected = &example->expected[i];
		const struct verdict *verdict =
			&judgement->verdicts[expected->rule];

		if (verdict->value == expected->value)
			continue;
		result->is_passed = false;
		(void)failure_set(&result->message, STATUS_INVALID,
			"%s:%d:%d: test \"%s\": %s is %s (%s), want %s",
			pack->path, expected->line, expected->column,
			example->name, verdict->rule,
			verdict_value_name(verdict->value), verdict->why_en,
			verdict_value_name(expected->value));
	}
}

static void check_score(const struct pack *pack,
	const struct judgement *judgement, struct pack_test_result *result)
{
	const struct pack_example *example = result->example;

	if (!result->is_passed ||
		!(judgement->score < example->least_score ||
			judgement->score > example->most_score))
		return;
	result->is_passed = false;
	(void)failure_set(&result->message, STATUS_INVALID,
		"%s:%d:%d: test \"%s\": the score is %.1f", pack->path,
		example->line, example->column, example->name,
		judgement->score);
}

static enum status run_one(const struct scorer *scorer,
	struct score_scratch *scratch, struct call *call,
	struct pack_test_result *result)
{
	const struct pack_example *example = result->example;
	struct failure *why = &result->message;
	enum status rc;

	call_clear(call);
	call->language = call->meta.language = example->language;
	call->meta.direction = example->direction;
	call->meta.hangup = example->hangup;
	call->usual = example->usual;
	rc = dialogue_read(call, example->dialogue, why);
	if (rc == STATUS_OK)
		rc = score_call(scorer, scratch, call, why);
	if (rc == STATUS_OK && call->judgement_count == 0)
		rc = failure_set(why, STATUS_INVALID,
			"the pack is not for this language and direction");
	return rc;
}

static enum status run_all(const struct pack *pack, const struct scorer *scorer,
	struct pack_test_results *results, struct failure *why)
{
	struct score_scratch *scratch = NULL;
	struct call call = { 0 };
	enum status rc = score_scratch_new(&scratch, why);

	for (size_t i = 0; i < results->count && rc == STATUS_OK; i++) {
		struct pack_test_result *result = &results->items[i];

		result->example = &pack->examples[i];
		rc = run_one(scorer, scratch, &call, result);
		result->is_passed = rc == STATUS_OK;
		if (rc == STATUS_OK) {
			check_verdicts(pack, call.judgements, result);
			check_score(pack, call.judgements, result);
		} else if (rc == STATUS_INVALID) {
			rc = STATUS_OK;
			(void)failure_prefix(&result->message, rc,
				"%s:%d:%d: test \"%s\"", pack->path,
				result->example->line, result->example->column,
				result->example->name);
		} else {
			*why = result->message;
		}
		results->failed_count += !result->is_passed;
	}
	call_release(&call);
	score_scratch_free(scratch);
	return rc;
}

enum status pack_test_run(const struct pack *pack,
	struct pack_test_results *results, struct failure *why)
{
	struct pack_test_results made = { .count = pack->example_count };
	struct scorer *scorer = NULL;
	enum status rc = scorer_new(&scorer, &pack, 1, why);

	if (rc != STATUS_OK)
		return rc;
	made.items = calloc(made.count + 1, sizeof(*made.items));
	rc = made.items ? run_all(pack, scorer, &made, why)
			: failure_no_memory(why);
	scorer_free(scorer);
	if (rc == STATUS_OK)
		*results = made;
	else
		free(made.items);
	return rc;
}

void pack_test_results_release(struct pack_test_results *results)
{
	free(results->items);
	*results = (struct pack_test_results){ 0 };
}
