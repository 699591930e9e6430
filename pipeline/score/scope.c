/*
 * Where in the call a condition looks.
 */
#include <math.h>

#include "evaluation.h"
#include "list.h"

/* Ends of turns and words come from different places; so much apart is at
 * once. */
#define SLACK_S 0.05

static enum status add_span(
	struct evaluation *evaluation, double start_s, double end_s)
{
	enum status rc;

	if (!(end_s > start_s))
		return STATUS_OK;
	rc = list_reserve(&evaluation->spans.items, &evaluation->spans.capacity,
		evaluation->spans.count + 1, sizeof(*evaluation->spans.items),
		evaluation->why);
	if (rc == STATUS_OK)
		evaluation->spans.items[evaluation->spans.count++] =
			(struct span){ start_s, end_s };
	return rc;
}

static bool is_of(const struct turn *turn, enum party party)
{
	return party == PARTY_UNKNOWN ? turn->party != PARTY_SYSTEM
				      : turn->party == party;
}

static void narrow(struct span *window, double start_s, double end_s)
{
	if (start_s > window->start_s)
		window->start_s = start_s;
	if (end_s < window->end_s)
		window->end_s = end_s;
}

/* The first or last `count` turns of the party. */
static void narrow_to_turns(const struct call *call, enum party party,
	const struct scope *scope, struct span *window)
{
	int left = scope->first_turns;

	for (size_t i = 0; i < call->turns.count && left > 0; i++)
		if (is_of(&call->turns.items[i], party) && --left == 0)
			narrow(window, -INFINITY,
				call->turns.items[i].when.end_s);
	left = scope->last_turns;
	for (size_t i = call->turns.count; i-- > 0 && left > 0;)
		if (is_of(&call->turns.items[i], party) && --left == 0)
			narrow(window,
				call->turns.items[i].when.start_s - SLACK_S,
				INFINITY);
}

static double share_s(struct span talk, double share)
{
	return talk.start_s + share * span_length_s(talk);
}

static struct span find_window(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct scope *scope = &condition->scope;
	struct span window = { -INFINITY, INFINITY };

	if (!isnan(scope->from_s))
		narrow(&window, scope->from_s, INFINITY);
	if (!isnan(scope->to_s))
		narrow(&window, -INFINITY, scope->to_s);
	if (!isnan(scope->from_share))
		narrow(&window, share_s(hearing->talk, scope->from_share),
			INFINITY);
	if (!isnan(scope->to_share) && scope->to_share < 1.0)
		narrow(&window, -INFINITY,
			share_s(hearing->talk, scope->to_share));
	if (!isnan(scope->first_s))
		narrow(&window, -INFINITY,
			hearing_first_s(hearing, condition->party) +
				scope->first_s);
	if (!isnan(scope->last_s))
		narrow(&window, hearing->talk.end_s - scope->last_s, INFINITY);
	if (scope->first_turns > 0 || scope->last_turns > 0)
		narrow_to_turns(
			hearing->call, condition->party, scope, &window);
	return window;
}

/* The end of the party's `count`th turn that starts at `at_s` or later; of the
 * last one when there are fewer; `at_s` when there is none. */
static double turns_behind(
	const struct call *call, enum party party, double at_s, int count)
{
	double end_s = at_s;

	for (size_t i = 0; i < call->turns.count && count > 0; i++) {
		const struct turn *turn = &call->turns.items[i];

		if (!is_of(turn, party) || turn->when.start_s < at_s - SLACK_S)
			continue;
		end_s = turn->when.end_s;
		count--;
	}
	return end_s;
}

static double turns_before(
	const struct call *call, enum party party, double at_s, int count)
{
	double start_s = at_s;

	for (size_t i = call->turns.count; i-- > 0 && count > 0;) {
		const struct turn *turn = &call->turns.items[i];

		if (!is_of(turn, party) || turn->when.start_s > at_s - SLACK_S)
			continue;
		start_s = turn->when.start_s;
		count--;
	}
	return start_s;
}

static struct span around_hit(const struct evaluation *evaluation,
	const struct condition *condition, const struct hit *hit)
{
	const struct scope *scope = &condition->scope;
	const struct call *call = evaluation->hearing.call;
	struct span near = { -INFINITY, INFINITY };

	if (!isnan(scope->reach_s))
		near = (struct span){ hit->when.start_s - scope->reach_s,
			hit->when.end_s + scope->reach_s };
	if (scope->reach_turns > 0)
		narrow(&near,
			turns_before(call, condition->party, hit->when.start_s,
				scope->reach_turns),
			turns_behind(call, condition->party, hit->when.end_s,
				scope->reach_turns));
	if (scope->relation == ANCHOR_AFTER)
		narrow(&near, hit->when.end_s, INFINITY);
	if (scope->relation == ANCHOR_BEFORE)
		narrow(&near, -INFINITY, hit->when.start_s);
	return near;
}

/* The turn that the hit is in, or the party's next one behind it. */
static struct span turn_of_hit(const struct evaluation *evaluation,
	const struct condition *condition, const struct hit *hit)
{
	const struct call *call = evaluation->hearing.call;
	bool is_next = condition->scope.relation == ANCHOR_NEXT_TURN;

	for (size_t i = 0; i < call->turns.count; i++) {
		const struct turn *turn = &call->turns.items[i];

		if (!is_next && turn->party == hit->party &&
			hit->when.start_s >= turn->when.start_s - SLACK_S &&
			hit->when.start_s < turn->when.end_s)
			return turn->when;
		if (is_next && turn->when.start_s > hit->when.start_s &&
			is_of(turn, condition->party) &&
			(condition->party != PARTY_UNKNOWN ||
				turn->party != hit->party))
			return turn->when;
	}
	return (struct span){ 0, 0 };
}

static enum status add_near_hit(struct evaluation *evaluation,
	const struct condition *condition, struct span window,
	const struct hit *hit)
{
	struct span near;

	if (condition->scope.relation == ANCHOR_SAME_TURN ||
		condition->scope.relation == ANCHOR_NEXT_TURN)
		near = turn_of_hit(evaluation, condition, hit);
	else
		near = around_hit(evaluation, condition, hit);
	near.start_s -= SLACK_S;
	narrow(&near, window.start_s, window.end_s);
	return add_span(evaluation, near.start_s, near.end_s);
}

static enum status add_between(struct evaluation *evaluation,
	const struct condition *condition, struct span window,
	const struct hit *hit)
{
	const struct outcome *other =
		&evaluation->outcomes.items[condition->scope.other_anchor];

	for (size_t i = 0; i < other->hit_count && other->truth == TRUTH_HIT;
		i++) {
		const struct hit *end =
			&evaluation->hits.items[other->first_hit + i];
		struct span near = { hit->when.end_s - SLACK_S,
			end->when.start_s };

		if (end->when.start_s < hit->when.end_s)
			continue;
		narrow(&near, window.start_s, window.end_s);
		return add_span(evaluation, near.start_s, near.end_s);
	}
	return STATUS_OK;
}

static enum status add_anchored(struct evaluation *evaluation,
	const struct condition *condition, struct span window)
{
	const struct scope *scope = &condition->scope;
	const struct outcome *anchor =
		&evaluation->outcomes.items[scope->anchor];
	enum status rc = STATUS_OK;

	if (anchor->truth != TRUTH_HIT)
		return STATUS_OK;
	for (size_t i = 0; i < anchor->hit_count && rc == STATUS_OK; i++) {
		const struct hit *hit =
			&evaluation->hits.items[anchor->first_hit + i];

		if (scope->nth > 0 && i + 1 != (size_t)scope->nth)
			continue;
		if (scope->nth == ANCHOR_LAST && i + 1 != anchor->hit_count)
			continue;
		if (scope->relation == ANCHOR_BETWEEN)
			rc = add_between(evaluation, condition, window, hit);
		else
			rc = add_near_hit(evaluation, condition, window, hit);
	}
	return rc;
}

/* Takes `sound` out of span `i`, which may leave two. */
static enum status take_out(
	struct evaluation *evaluation, size_t i, struct span sound)
{
	struct span *span = &evaluation->spans.items[i];
	double end_s = span->end_s;

	if (sound.start_s >= span->end_s || sound.end_s <= span->start_s)
		return STATUS_OK;
	span->end_s = fmax(sound.start_s, span->start_s);
	return add_span(evaluation, sound.end_s, end_s);
}

/* The sounds that the scope masks are no part of it. */
static enum status mask_sounds(
	struct evaluation *evaluation, const struct scope *scope)
{
	const struct sounds *sounds = &evaluation->hearing.call->sounds;
	enum status rc = STATUS_OK;

	for (size_t k = 0; k < sounds->count; k++) {
		size_t count = evaluation->spans.count;

		if (!(scope->masks & (1u << sounds->items[k].kind)))
			continue;
		for (size_t i = 0; i < count && rc == STATUS_OK; i++)
			rc = take_out(evaluation, i, sounds->items[k].when);
	}
	return rc;
}

enum status scope_find(struct evaluation *evaluation,
	const struct condition *condition, enum truth *truth)
{
	const struct scope *scope = &condition->scope;
	struct span window = find_window(evaluation, condition);
	const struct outcome *outcomes = evaluation->outcomes.items;
	enum status rc;

	evaluation->spans.count = 0;
	if (scope->relation == ANCHOR_NONE) {
		rc = add_span(evaluation, window.start_s, window.end_s);
	} else if (outcomes[scope->anchor].truth == TRUTH_UNKNOWN ||
		   (scope->relation == ANCHOR_BETWEEN &&
			   outcomes[scope->other_anchor].truth ==
				   TRUTH_UNKNOWN)) {
		*truth = TRUTH_UNKNOWN;
		return STATUS_OK;
	} else {
		rc = add_anchored(evaluation, condition, window);
	}
	if (rc == STATUS_OK && scope->masks)
		rc = mask_sounds(evaluation, scope);
	*truth = evaluation->spans.count > 0 ? TRUTH_HIT : TRUTH_MISS;
	return rc;
}

bool scope_holds(const struct evaluation *evaluation, double at_s)
{
	for (size_t i = 0; i < evaluation->spans.count; i++)
		if (span_holds(evaluation->spans.items[i], at_s))
			return true;
	return false;
}

bool scope_is_whole(const struct scope *scope)
{
	return scope->relation == ANCHOR_NONE && !scope->masks &&
	       isnan(scope->from_s) && isnan(scope->to_s) &&
	       isnan(scope->from_share) && isnan(scope->to_share) &&
	       isnan(scope->first_s) && isnan(scope->last_s) &&
	       scope->first_turns == 0 && scope->last_turns == 0;
}
