#include "changes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* What is compared: one call, before and now. */
struct comparison {
	struct changes *changes;
	const struct call *call;
	const struct stored_result *before;
	bool is_changed;
	struct failure *why;
};

static const char *name_of(const struct call *call)
{
	return call->meta.call_id ? call->meta.call_id : call->source.paths[0];
}

static enum status count(
	struct comparison *comparison, const struct change *change)
{
	struct changes *changes = comparison->changes;
	struct change *made;
	enum status rc;

	comparison->is_changed = true;

	for (size_t i = 0; i < changes->count; i++) {
		struct change *item = &changes->items[i];

		if (!is_same(item->pack, change->pack) ||
			!is_same(item->rule, change->rule) ||
			!is_same(item->was, change->was) ||
			!is_same(item->becomes, change->becomes))
			continue;
		item->calls++;
		return STATUS_OK;
	}
	rc = list_reserve(&changes->items, &changes->capacity,
		changes->count + 1, sizeof(*changes->items), comparison->why);
	if (rc != STATUS_OK)
		return rc;
	made = &changes->items[changes->count++];
	*made = *change;
	made->calls = 1;
	made->example = arena_text(&changes->arena, name_of(comparison->call));
	return made->example ? STATUS_OK : failure_no_memory(comparison->why);
}

static const struct stored_verdict *find_verdict(
	const struct stored_result *before, const char *pack, const char *rule)
{
	for (size_t i = 0; i < before->verdicts.count; i++) {
		const struct stored_verdict *verdict =
			&before->verdicts.items[i];

		if (strcmp(verdict->rule, rule) == 0 &&
			strcmp(verdict->pack, pack) == 0)
			return verdict;
	}
	return NULL;
}

static enum status add_score(struct comparison *comparison,
	const struct judgement *judgement, double was)
{
	struct changes *changes = comparison->changes;
	struct score_change *score = NULL;
	enum status rc;

	for (size_t i = 0; i < changes->score_count; i++)
		if (changes->scores[i].pack == judgement->pack)
			score = &changes->scores[i];
	if (!score) {
		rc = list_reserve(&changes->scores, &changes->score_capacity,
			changes->score_count + 1, sizeof(*score),
			comparison->why);
		if (rc != STATUS_OK)
			return rc;
		score = &changes->scores[changes->score_count++];
		score->pack = judgement->pack;
	}
	score->calls++;
	score->was += was;
	score->becomes += judgement->score;
	return STATUS_OK;
}

static enum status compare_scores(
	struct comparison *comparison, const struct judgement *judgement)
{
	const struct stored_result *before = comparison->before;

	for (size_t i = 0; i < before->score_count; i++) {
		double was = before->scores[i].score;

		if (strcmp(before->scores[i].pack, judgement->pack->name) !=
				0 ||
			isnan(was) || isnan(judgement->score))
			continue;
		comparison->is_changed |= was != judgement->score;
		return add_score(comparison, judgement, was);
	}
	return STATUS_OK;
}

static enum status compare_verdicts(
	struct comparison *comparison, const struct judgement *judgement)
{
	const char *pack = judgement->pack->name;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < judgement->verdict_count && rc == STATUS_OK;
		i++) {
		const struct verdict *now = &judgement->verdicts[i];
		const struct stored_verdict *was =
			find_verdict(comparison->before, pack, now->rule);
		const struct change change = { .pack = pack,
			.rule = now->rule,
			.was = was ? verdict_value_name(was->value) : NULL,
			.becomes = verdict_value_name(now->value) };

		if (!was || was->value != now->value)
			rc = count(comparison, &change);
	}
	return rc;
}

static enum status compare_flags(struct comparison *comparison)
{
	const struct stored_result *before = comparison->before;
	bool is_flagged = comparison->call->risk.is_flagged;
	const struct change change = { .pack = "",
		.rule = "flagged",
		.was = !before->is_assessed ? NULL
		       : before->is_flagged ? "yes"
					    : "no",
		.becomes = is_flagged ? "yes" : "no" };

	if (before->is_assessed && before->is_flagged == is_flagged)
		return STATUS_OK;
	return count(comparison, &change);
}

enum status changes_add(struct changes *changes, const struct call *call,
	const struct stored_result *before, struct failure *why)
{
	struct comparison comparison = {
		.changes = changes, .call = call, .before = before, .why = why
	};
	enum status rc = compare_flags(&comparison);

	for (size_t i = 0; i < call->judgement_count && rc == STATUS_OK; i++) {
		rc = compare_verdicts(&comparison, &call->judgements[i]);
		if (rc == STATUS_OK)
			rc = compare_scores(&comparison, &call->judgements[i]);
	}
	changes->changed += comparison.is_changed;
	return rc;
}

static int by_calls(const void *a, const void *b)
{
	const struct change *left = a, *right = b;
	int order = (left->calls < right->calls) - (left->calls > right->calls);

	if (order == 0)
		order = strcmp(left->pack, right->pack);
	if (order == 0)
		order = strcmp(left->rule, right->rule);
	return order ? order : strcmp(left->becomes, right->becomes);
}

void changes_sort(struct changes *changes)
{
	if (changes->count > 1)
		qsort(changes->items, changes->count, sizeof(*changes->items),
			by_calls);
}

void changes_release(struct changes *changes)
{
	free(changes->items);
	free(changes->scores);
	arena_release(&changes->arena);
	*changes = (struct changes){ 0 };
}
