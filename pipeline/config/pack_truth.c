#include "pack_truth.h"

#include <math.h>
#include <string.h>

static enum pack_truth opposite(enum pack_truth truth)
{
	if (truth == TRUTH_DEPENDS)
		return truth;
	return truth == TRUTH_ALWAYS ? TRUTH_NEVER : TRUTH_ALWAYS;
}

/* The condition that this one is a bare `not` of; -1 for none. */
static int negated_by(const struct pack *pack, int index)
{
	const struct condition *condition = &pack->conditions[index];

	return condition->operator== OPERATOR_LOGIC &&
		       condition->is_negated && condition->child_count == 1
		       ? condition->children[0]
		       : - 1;
}

bool pack_is_opposite(const struct pack *pack, int a, int b)
{
	return negated_by(pack, a) == b || negated_by(pack, b) == a;
}

static bool is_excepted(
	const struct condition *condition, const struct phrase *phrase)
{
	for (size_t i = 0; i < condition->except_count; i++)
		if (strcmp(condition->excepts[i].text, phrase->text) == 0)
			return true;
	return false;
}

/* Phrases that are all exceptions of themselves are never heard. */
static enum pack_truth truth_of_phrases(const struct condition *condition)
{
	for (size_t i = 0; i < condition->phrase_count; i++)
		if (!is_excepted(condition, &condition->phrases[i]))
			return TRUTH_DEPENDS;
	return TRUTH_NEVER;
}

/* Whether two of the children are opposites, so that one of them holds. */
static bool has_opposites(
	const struct pack *pack, const struct condition *condition)
{
	for (size_t i = 0; i < condition->child_count; i++)
		for (size_t k = i + 1; k < condition->child_count; k++)
			if (pack_is_opposite(pack, condition->children[i],
				    condition->children[k]))
				return true;
	return false;
}

/* Whether one wants a number above what the other wants it below. */
static bool is_above_and_below(
	const struct condition *high, const struct condition *low)
{
	return high->operator== low->operator&& high->party ==
	       low->party && !high->is_negated && !low->is_negated &&
	       isnan(high->below) &&
	       isnan(low->above) && high->above >= low->below;
}

/* Whether two of the children ask of one number of the call what cannot be at
 * once. */
static bool has_disjoint(
	const struct pack *pack, const struct condition *condition)
{
	for (size_t i = 0; i < condition->child_count; i++) {
		const struct condition *high =
			&pack->conditions[condition->children[i]];

		for (size_t k = 0; k < condition->child_count; k++)
			if (high->operator>= OPERATOR_SPEECH_RATE &&
				high->scope.relation == ANCHOR_NONE &&
				is_above_and_below(high,
					&pack->conditions
						 [condition->children[k]]))
				return true;
	}
	return false;
}

static enum pack_truth truth_of_logic(const struct pack *pack,
	enum pack_truth *known, const struct condition *condition)
{
	int count = (int)condition->child_count, always = 0, never = 0;

	for (int i = 0; i < count; i++) {
		enum pack_truth truth =
			pack_truth(pack, known, condition->children[i]);

		always += truth == TRUTH_ALWAYS;
		never += truth == TRUTH_NEVER;
	}
	if (always >= condition->need)
		return TRUTH_ALWAYS;
	if (count - never < condition->need)
		return TRUTH_NEVER;
	if (condition->need == count && has_disjoint(pack, condition))
		return TRUTH_NEVER;
	if (!has_opposites(pack, condition))
		return TRUTH_DEPENDS;
	if (condition->need == 1)
		return TRUTH_ALWAYS;
	return condition->need == count ? TRUTH_NEVER : TRUTH_DEPENDS;
}

/* Whether what it is looked for around can never be. */
static bool is_nowhere(const struct pack *pack, enum pack_truth *known,
	const struct scope *scope)
{
	return scope->relation != ANCHOR_NONE &&
	       (pack_truth(pack, known, scope->anchor) == TRUTH_NEVER ||
		       (scope->relation == ANCHOR_BETWEEN &&
			       pack_truth(pack, known, scope->other_anchor) ==
				       TRUTH_NEVER));
}

/* As deep as conditions hang on one another, which pack_load() bounds. */
enum pack_truth pack_truth(
	const struct pack *pack, enum pack_truth *known, int index)
{
	const struct condition *condition = &pack->conditions[index];
	enum pack_truth truth = TRUTH_DEPENDS;

	if (known[index] != TRUTH_UNTOLD)
		return known[index];
	if (condition->operator== OPERATOR_LOGIC)
		truth = truth_of_logic(pack, known, condition);
	else if (condition->operator== OPERATOR_SAID)
		truth = truth_of_phrases(condition);
	else if (condition->below > condition->above)
		truth = TRUTH_ALWAYS;
	if (is_nowhere(pack, known, &condition->scope))
		truth = TRUTH_NEVER;
	known[index] = condition->is_negated ? opposite(truth) : truth;
	return known[index];
}
