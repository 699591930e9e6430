#include <math.h>
#include <stdlib.h>

#include "evaluation.h"
#include "list.h"
#include "mean.h"

#define BIT(operator) (1u << (operator))
/* What is told of the line, not of a voice. */
#define NO_PARTY \
	(BIT(OPERATOR_DURATION) | BIT(OPERATOR_HANGUP) | BIT(OPERATOR_SOUND))
/* What cannot be told of one voice alone. */
#define TWO_PARTIES                                             \
	(BIT(OPERATOR_RESPONSE_DELAY) | BIT(OPERATOR_OVERLAP) | \
		BIT(OPERATOR_INTERRUPTION) | BIT(OPERATOR_TALK_SHARE))

#define USUAL_WORDS 20

bool operator_needs_words(enum operator operator)
{
	return BIT(operator) &
	       (BIT(OPERATOR_SAID) | BIT(OPERATOR_REGEX) |
		       BIT(OPERATOR_SIMILAR) | BIT(OPERATOR_REPEATED) |
		       BIT(OPERATOR_READ_BACK));
}

bool operator_is_at_once(enum operator operator)
{
	return operator== OPERATOR_OVERLAP || operator== OPERATOR_INTERRUPTION;
}

bool operator_is_number(enum operator operator)
{
	return operator>= OPERATOR_SPEECH_RATE;
}

enum status evaluation_add(struct evaluation *evaluation, const struct hit *hit)
{
	enum status rc = list_reserve(&evaluation->hits.items,
		&evaluation->hits.capacity, evaluation->hits.count + 1,
		sizeof(*hit), evaluation->why);

	if (rc == STATUS_OK)
		evaluation->hits.items[evaluation->hits.count++] = *hit;
	return rc;
}

bool evaluation_is_unclear(
	const struct evaluation *evaluation, enum party party)
{
	return evaluation->hearing.confidence[party] <
	       evaluation->pack->scope_confidence;
}

/* Whether the party can be judged at all. */
static enum doubt doubt_party(
	const struct hearing *hearing, const struct condition *condition)
{
	unsigned int bit = BIT(condition->operator);
	enum party party = condition->party;

	if (bit & NO_PARTY)
		return DOUBT_NONE;
	if (hearing->speech.count == 0)
		return DOUBT_NOT_HEARD;
	if (hearing->has_speech[PARTY_UNKNOWN] &&
		((bit & TWO_PARTIES) || (party != PARTY_UNKNOWN &&
						!hearing->has_speech[party])))
		return DOUBT_NO_PARTIES;
	if (party != PARTY_UNKNOWN && party != PARTY_SYSTEM &&
		!hearing->has_speech[party])
		return DOUBT_NOT_HEARD;
	if (!operator_needs_words(condition->operator))
		return DOUBT_NONE;
	if (party != PARTY_UNKNOWN && party != PARTY_SYSTEM)
		return hearing->has_words[party] ? DOUBT_NONE
						 : DOUBT_NO_TRANSCRIPT;
	for (int p = 0; p < PARTY_COUNT; p++)
		if (hearing->has_words[p])
			return DOUBT_NONE;
	return DOUBT_NO_TRANSCRIPT;
}

/* Mean confidence of the words in the scope, or of all that is listened to
 * where that is lower: some words among many unsure ones are surer by chance.
 * A few words say little of how well the scope was heard, so that it begins
 * with USUAL_WORDS as sure as all are. NAN where none is given. */
static double heard_confidence(
	const struct evaluation *evaluation, const struct condition *condition)
{
	const struct hearing *hearing = &evaluation->hearing;
	const struct call *call = hearing->call;
	const double whole = condition->party == PARTY_UNKNOWN
				     ? hearing->confidence_of_all
				     : hearing->confidence[condition->party];
	struct mean scope = { 0 };

	if (scope_is_whole(&condition->scope))
		return whole;
	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];

		if (condition->party != PARTY_UNKNOWN &&
			turn->party != condition->party)
			continue;
		for (size_t i = 0; i < turn->word_count; i++) {
			const struct word *word =
				&call->words.items[turn->first_word + i];

			if (scope_holds(evaluation, word->when.start_s))
				mean_add(&scope, word->confidence, 1.0);
		}
	}
	mean_add(&scope, whole, USUAL_WORDS);
	return fmin(mean_of(scope), whole);
}

static bool is_forgiven(const struct evaluation *evaluation,
	const struct exception *exception, const struct hit *hit, int *used)
{
	const struct outcome *outcome =
		&evaluation->outcomes.items[exception->condition];

	if (outcome->truth != TRUTH_HIT)
		return false;
	for (size_t i = 0; i < outcome->hit_count; i++) {
		const struct hit *excuse =
			&evaluation->hits.items[outcome->first_hit + i];
		double before_s = hit->when.start_s - excuse->when.end_s;
		double after_s = excuse->when.start_s - hit->when.end_s;
		bool is_before = excuse->when.start_s <= hit->when.start_s &&
				 before_s <= exception->before_s;
		bool is_after = excuse->when.start_s >= hit->when.start_s &&
				after_s <= exception->after_s;

		if (!is_before && !is_after)
			continue;
		if (exception->times > 0 && used[i] >= exception->times)
			continue;
		used[i]++;
		return true;
	}
	return false;
}

/* Takes away the hits of the condition at hand that an exception forgives. */
static enum status forgive(struct evaluation *evaluation,
	const struct exception *exception, struct outcome *outcome)
{
	const struct outcome *excuses =
		&evaluation->outcomes.items[exception->condition];
	struct hit *hits = evaluation->hits.items + outcome->first_hit;
	size_t kept = 0;
	enum status rc = list_reserve(&evaluation->counts.items,
		&evaluation->counts.capacity, excuses->hit_count + 1,
		sizeof(*evaluation->counts.items), evaluation->why);

	if (rc != STATUS_OK)
		return rc;
	for (size_t i = 0; i < excuses->hit_count; i++)
		evaluation->counts.items[i] = 0;
	for (size_t i = 0; i < outcome->hit_count; i++)
		if (!is_forgiven(evaluation, exception, &hits[i],
			    evaluation->counts.items))
			hits[kept++] = hits[i];
	outcome->excused_count += outcome->hit_count - kept;
	outcome->hit_count = kept;
	evaluation->hits.count = outcome->first_hit + kept;
	/* An excuse that could not be heard may have been there. */
	if (kept > 0 && excuses->truth == TRUTH_UNKNOWN) {
		outcome->doubt = excuses->doubt;
		outcome->cause = exception->condition;
	}
	return STATUS_OK;
}

double evaluation_gate(const struct evaluation *evaluation,
	const struct condition *condition, enum party party)
{
	const struct pack *pack = evaluation->pack;
	double gate = isnan(condition->confidence) ? pack->hit_confidence
						   : condition->confidence;

	return evaluation_is_unclear(evaluation, party)
		       ? fmax(gate, pack->scope_confidence)
		       : gate;
}

/* Counts hits that were heard well; marks the others. */
static size_t count_sure(struct evaluation *evaluation,
	const struct condition *condition, const struct outcome *outcome)
{
	size_t sure = 0;

	for (size_t i = 0; i < outcome->hit_count; i++) {
		struct hit *hit =
			&evaluation->hits.items[outcome->first_hit + i];

		hit->is_doubtful =
			hit->confidence <
			evaluation_gate(evaluation, condition, hit->party);
		sure += !hit->is_doubtful;
	}
	return sure;
}

static void drop_doubtful(
	struct evaluation *evaluation, struct outcome *outcome)
{
	struct hit *hits = evaluation->hits.items + outcome->first_hit;
	size_t kept = 0;

	for (size_t i = 0; i < outcome->hit_count; i++)
		if (!hits[i].is_doubtful)
			hits[kept++] = hits[i];
	outcome->hit_count = kept;
	evaluation->hits.count = outcome->first_hit + kept;
}

/* Whether the hits are enough in number, or in total length when that is
 * asked. */
static bool is_enough(const struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	double talk_s = span_length_s(evaluation->hearing.talk);
	double total_s = 0.0;

	if (isnan(condition->total_above_s) && isnan(condition->share_above))
		return outcome->hit_count >= (size_t)condition->times;
	for (size_t i = 0; i < outcome->hit_count; i++)
		total_s += evaluation->hits.items[outcome->first_hit + i].value;
	outcome->value = total_s;
	return total_s > condition->total_above_s ||
	       total_s > condition->share_above * talk_s;
}

static void settle(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	size_t sure = count_sure(evaluation, condition, outcome);

	if (outcome->doubt != DOUBT_NONE)
		return;
	if (sure >= (size_t)condition->times)
		drop_doubtful(evaluation, outcome);
	if (is_enough(evaluation, condition, outcome)) {
		if (sure >= (size_t)condition->times ||
			sure == outcome->hit_count)
			outcome->truth = TRUTH_HIT;
		else
			outcome->doubt = DOUBT_UNSURE;
		return;
	}
	/* On one channel not every overlap is found. */
	if (evaluation->hearing.call->voices.is_by_voice &&
		operator_is_at_once(condition->operator)) {
		outcome->doubt = DOUBT_ONE_CHANNEL;
		return;
	}
	outcome->truth = TRUTH_MISS;
	if (!operator_needs_words(condition->operator))
		return;
	outcome->confidence = heard_confidence(evaluation, condition);
	if (outcome->confidence < evaluation->pack->scope_confidence) {
		outcome->truth = TRUTH_UNKNOWN;
		outcome->doubt = DOUBT_UNSURE;
	}
}

static enum status look(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared,
	struct outcome *outcome)
{
	switch ((int)condition->operator) {
	case OPERATOR_SAID:
		return judge_said(evaluation, condition, prepared);
	case OPERATOR_SIMILAR:
		return judge_similar(evaluation, condition, prepared);
	case OPERATOR_REGEX:
		return judge_regex(evaluation, condition, prepared, outcome);
	case OPERATOR_REPEATED:
		return judge_repeated(evaluation, condition, prepared);
	case OPERATOR_READ_BACK:
		return judge_read_back(evaluation, condition);
	case OPERATOR_MONOLOGUE:
	case OPERATOR_TURN_RATE:
	case OPERATOR_EMOTION:
		return judge_turns(evaluation, condition, outcome);
	}
	return judge_time(evaluation, condition);
}

static enum status judge(struct evaluation *evaluation,
	const struct condition *condition, const struct prepared *prepared,
	struct outcome *outcome)
{
	enum truth place = TRUTH_UNKNOWN;
	enum status rc;

	outcome->doubt = doubt_party(&evaluation->hearing, condition);
	if (outcome->doubt != DOUBT_NONE)
		return STATUS_OK;
	rc = scope_find(evaluation, condition, &place);
	if (rc != STATUS_OK)
		return rc;
	outcome->truth = place == TRUTH_MISS ? TRUTH_MISS : TRUTH_UNKNOWN;
	if (place == TRUTH_UNKNOWN) {
		outcome->cause = condition->scope.anchor;
		outcome->doubt =
			evaluation->outcomes.items[outcome->cause].doubt;
	}
	if (place != TRUTH_HIT)
		return STATUS_OK;
	if (operator_is_number(condition->operator)) {
		rc = judge_number(evaluation, condition, outcome);
		outcome->hit_count =
			evaluation->hits.count - outcome->first_hit;
		return rc;
	}
	rc = look(evaluation, condition, prepared, outcome);
	outcome->hit_count = evaluation->hits.count - outcome->first_hit;
	for (size_t i = 0; i < condition->exception_count && rc == STATUS_OK;
		i++)
		rc = forgive(evaluation, &condition->exceptions[i], outcome);
	if (rc == STATUS_OK)
		settle(evaluation, condition, outcome);
	return rc;
}

static int compare_hits(const void *a, const void *b)
{
	const struct hit *left = a, *right = b;

	return (left->when.start_s > right->when.start_s) -
	       (left->when.start_s < right->when.start_s);
}

/* The hits of the children that hold, in the order of time. */
static enum status gather(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < condition->child_count; i++) {
		const struct outcome child =
			evaluation->outcomes.items[condition->children[i]];

		if (child.truth != TRUTH_HIT && !condition->is_negated)
			continue;
		for (size_t k = 0; k < child.hit_count && rc == STATUS_OK;
			k++) {
			struct hit hit =
				evaluation->hits.items[child.first_hit + k];

			rc = evaluation_add(evaluation, &hit);
		}
	}
	outcome->hit_count = evaluation->hits.count - outcome->first_hit;
	if (outcome->hit_count > 1)
		qsort(evaluation->hits.items + outcome->first_hit,
			outcome->hit_count, sizeof(struct hit), compare_hits);
	return rc;
}

/* Kleene: enough children hold; so few can still hold that it is missed; or
 * it hangs on one that is unknown. */
static enum status judge_logic(struct evaluation *evaluation,
	const struct condition *condition, struct outcome *outcome)
{
	const struct outcome *outcomes = evaluation->outcomes.items;
	int hits = 0, unknown = 0;

	for (size_t i = 0; i < condition->child_count; i++) {
		int child = condition->children[i];

		hits += outcomes[child].truth == TRUTH_HIT;
		if (outcomes[child].truth != TRUTH_UNKNOWN)
			continue;
		if (unknown++ == 0) {
			outcome->cause = child;
			outcome->doubt = outcomes[child].doubt;
		}
	}
	if (hits >= condition->need)
		outcome->truth = TRUTH_HIT;
	else if (hits + unknown < condition->need)
		outcome->truth = TRUTH_MISS;
	if (outcome->truth != TRUTH_UNKNOWN) {
		outcome->cause = -1;
		outcome->doubt = DOUBT_NONE;
	}
	return gather(evaluation, condition, outcome);
}

static enum status evaluate_needed(
	struct evaluation *evaluation, const struct condition *condition)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < condition->child_count && rc == STATUS_OK; i++)
		rc = evaluate(evaluation, condition->children[i]);
	for (size_t i = 0; i < condition->exception_count && rc == STATUS_OK;
		i++)
		rc = evaluate(evaluation, condition->exceptions[i].condition);
	if (rc == STATUS_OK && condition->scope.anchor >= 0)
		rc = evaluate(evaluation, condition->scope.anchor);
	if (rc == STATUS_OK && condition->scope.other_anchor >= 0)
		rc = evaluate(evaluation, condition->scope.other_anchor);
	return rc;
}

static enum truth opposite(enum truth truth)
{
	if (truth == TRUTH_UNKNOWN)
		return TRUTH_UNKNOWN;
	return truth == TRUTH_HIT ? TRUTH_MISS : TRUTH_HIT;
}

/* As deep as conditions hang on one another, which pack_load() bounds. */
enum status evaluate(struct evaluation *evaluation, int index)
{
	const struct condition *condition =
		&evaluation->pack->conditions[index];
	struct outcome outcome = {
		.is_done = true, .cause = -1, .value = NAN, .confidence = NAN
	};
	enum status rc;

	if (evaluation->outcomes.items[index].is_done)
		return STATUS_OK;
	rc = evaluate_needed(evaluation, condition);
	if (rc != STATUS_OK)
		return rc;
	outcome.first_hit = evaluation->hits.count;
	if (condition->operator== OPERATOR_LOGIC)
		rc = judge_logic(evaluation, condition, &outcome);
	else
		rc = judge(evaluation, condition, &evaluation->prepared[index],
			&outcome);
	if (condition->is_negated)
		outcome.truth = opposite(outcome.truth);
	evaluation->outcomes.items[index] = outcome;
	return rc;
}

void evaluation_release(struct evaluation *evaluation)
{
	hearing_release(&evaluation->hearing);
	matcher_scratch_free(evaluation->matching);
	free(evaluation->outcomes.items);
	free(evaluation->hits.items);
	free(evaluation->spans.items);
	free(evaluation->counts.items);
	text_release(&evaluation->subject);
	*evaluation = (struct evaluation){ 0 };
}
