#include "pack_advice.h"

#include <stdlib.h>

#include "pack_truth.h"
#include "text.h"

/* Fewer characters than this are no phrase. */
#define PHRASE_LEAST_CHARACTERS 2
/*
 * False alarms of one Mandarin phrase in an hour of speech that does not have
 * it, by its characters: of phrases drawn by chance, as they turned up in what
 * was recognised of the development speakers (models/README.md, "Hearing a
 * phrase"). Three characters have 0.009, and are not worth a warning.
 */
static const double false_alarms_per_hour[] = { 0.0, 0.80, 0.087 };
#define FALSE_ALARM_LENGTHS \
	(sizeof(false_alarms_per_hour) / sizeof(*false_alarms_per_hour))

struct adviser {
	const struct pack *pack;
	struct problems *problems;
	struct arena *arena;
	bool *is_used;		/* one a condition */
	enum pack_truth *known; /* likewise */
	struct failure *why;
};

static bool is_expected(
	const struct pack *pack, size_t rule, enum verdict_value value)
{
	for (size_t i = 0; i < pack->example_count; i++) {
		const struct pack_example *example = &pack->examples[i];

		for (size_t j = 0; j < example->expected_count; j++)
			if ((size_t)example->expected[j].rule == rule &&
				example->expected[j].value == value)
				return true;
	}
	return false;
}

static enum status advise_tests(struct adviser *adviser)
{
	static const enum verdict_value values[] = { VERDICT_PASS,
		VERDICT_FAIL };
	const struct pack *pack = adviser->pack;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < 2 * pack->rule_count && rc == STATUS_OK; i++) {
		const struct rule *rule = &pack->rules[i / 2];

		if (!is_expected(pack, i / 2, values[i % 2]))
			rc = problems_add(adviser->problems, adviser->arena,
				adviser->why,
				"%s:%d:%d: rule \"%s\": no test in which it is "
				"%s",
				pack->path, rule->line, rule->column, rule->id,
				verdict_value_name(values[i % 2]));
	}
	return rc;
}

static void use(struct adviser *adviser, int condition)
{
	if (condition >= 0)
		adviser->is_used[condition] = true;
}

static void mark_used(struct adviser *adviser)
{
	const struct pack *pack = adviser->pack;

	for (size_t i = 0; i < pack->rule_count; i++) {
		use(adviser, pack->rules[i].condition);
		use(adviser, pack->rules[i].applies);
	}
	for (size_t i = 0; i < pack->condition_count; i++) {
		const struct condition *condition = &pack->conditions[i];

		for (size_t j = 0; j < condition->child_count; j++)
			use(adviser, condition->children[j]);
		for (size_t j = 0; j < condition->exception_count; j++)
			use(adviser, condition->exceptions[j].condition);
		if (condition->scope.relation == ANCHOR_NONE)
			continue;
		use(adviser, condition->scope.anchor);
		if (condition->scope.relation == ANCHOR_BETWEEN)
			use(adviser, condition->scope.other_anchor);
	}
}

/* The number of characters of a phrase of nothing but ideographs; else 0. */
static size_t count_ideographs(const char *text)
{
	size_t count = 0, used;
	int32_t code_point;

	for (; (used = text_next(text, &code_point)) > 0; text += used) {
		if (!text_is_ideograph(code_point))
			return 0;
		count++;
	}
	return count;
}

static enum status advise_phrase(
	struct adviser *adviser, const struct phrase *phrase)
{
	const char *path = adviser->pack->path;
	size_t ideographs = count_ideographs(phrase->text);

	if (ideographs > 0 && ideographs < FALSE_ALARM_LENGTHS)
		return problems_add(adviser->problems, adviser->arena,
			adviser->why,
			"%s:%d:%d: \"%s\" is so short that about %.2g false "
			"alarms an hour of speech are to be expected",
			path, phrase->line, phrase->column, phrase->text,
			false_alarms_per_hour[ideographs]);
	if (text_count_characters(phrase->text) >= PHRASE_LEAST_CHARACTERS)
		return STATUS_OK;
	return problems_add(adviser->problems, adviser->arena, adviser->why,
		"%s:%d:%d: \"%s\" is so short that it is heard by chance", path,
		phrase->line, phrase->column, phrase->text);
}

static enum status advise_phrases(
	struct adviser *adviser, const struct condition *condition)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < condition->phrase_count && rc == STATUS_OK; i++)
		rc = advise_phrase(adviser, &condition->phrases[i]);
	return rc;
}

static enum status advise_conditions(struct adviser *adviser)
{
	const struct pack *pack = adviser->pack;
	enum status rc = STATUS_OK;

	mark_used(adviser);
	for (size_t i = 0; i < pack->condition_count && rc == STATUS_OK; i++) {
		const struct condition *condition = &pack->conditions[i];

		rc = advise_phrases(adviser, condition);
		if (rc == STATUS_OK && condition->id && !adviser->is_used[i])
			rc = problems_add(adviser->problems, adviser->arena,
				adviser->why,
				"%s:%d:%d: condition \"%s\" is used nowhere",
				pack->path, condition->line, condition->column,
				condition->id);
	}
	return rc;
}

/* Why the rule gets the same verdict in every call; NULL where it does not. */
static const char *find_sameness(
	const struct adviser *adviser, const struct rule *rule)
{
	const struct pack *pack = adviser->pack;
	enum pack_truth truth =
		pack_truth(pack, adviser->known, rule->condition);
	bool is_same = rule->applies == rule->condition;

	if (rule->applies >= 0 &&
		pack_truth(pack, adviser->known, rule->applies) == TRUTH_NEVER)
		return "never applies: its \"applies\" can never hold";
	if (rule->applies >= 0 &&
		(is_same ||
			pack_is_opposite(pack, rule->applies, rule->condition)))
		return is_same != rule->fails_on
			       ? "always passes: \"applies\" decides it"
			       : "always fails: \"applies\" decides it";
	if (truth == TRUTH_DEPENDS)
		return NULL;
	return (truth == TRUTH_ALWAYS) != rule->fails_on
		       ? "always passes, whatever is said"
		       : "always fails, whatever is said";
}

static enum status advise_sameness(struct adviser *adviser)
{
	const struct pack *pack = adviser->pack;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < pack->rule_count && rc == STATUS_OK; i++) {
		const struct rule *rule = &pack->rules[i];
		const char *sameness = find_sameness(adviser, rule);

		if (sameness)
			rc = problems_add(adviser->problems, adviser->arena,
				adviser->why, "%s:%d:%d: rule \"%s\" %s",
				pack->path, rule->line, rule->column, rule->id,
				sameness);
	}
	return rc;
}

/* Whether each call that one of the rules passes fails the other. */
static bool is_contrary(
	const struct pack *pack, const struct rule *a, const struct rule *b)
{
	bool is_same = a->condition == b->condition;

	if (a->applies != b->applies)
		return false;
	return is_same ? a->fails_on != b->fails_on
		       : a->fails_on == b->fails_on &&
				 pack_is_opposite(
					 pack, a->condition, b->condition);
}

static enum status advise_contraries(struct adviser *adviser)
{
	const struct pack *pack = adviser->pack;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < pack->rule_count; i++) {
		const struct rule *rule = &pack->rules[i];

		for (size_t k = 0; k < i && rc == STATUS_OK; k++)
			if (is_contrary(pack, &pack->rules[k], rule))
				rc = problems_add(adviser->problems,
					adviser->arena, adviser->why,
					"%s:%d:%d: rule \"%s\" contradicts "
					"rule \"%s\": every call fails one "
					"of them",
					pack->path, rule->line, rule->column,
					rule->id, pack->rules[k].id);
	}
	return rc;
}

enum status pack_advise(const struct pack *pack, struct problems *problems,
	struct arena *arena, struct failure *why)
{
	struct adviser adviser = {
		.pack = pack, .problems = problems, .arena = arena, .why = why
	};
	enum status rc;

	adviser.is_used =
		calloc(pack->condition_count + 1, sizeof(*adviser.is_used));
	adviser.known =
		calloc(pack->condition_count + 1, sizeof(*adviser.known));
	rc = adviser.is_used && adviser.known ? advise_sameness(&adviser)
					      : failure_no_memory(why);
	if (rc == STATUS_OK)
		rc = advise_contraries(&adviser);
	if (rc == STATUS_OK)
		rc = advise_tests(&adviser);
	if (rc == STATUS_OK)
		rc = advise_conditions(&adviser);
	free(adviser.is_used);
	free(adviser.known);
	return rc;
}
