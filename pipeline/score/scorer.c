#include "scorer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "evaluation.h"
#include "explain.h"
#include "list.h"
#include "sheet.h"

struct prepared_pack {
	const struct pack *pack;
	struct prepared *conditions;
};

struct scorer {
	struct arena arena; /* the arrays of numbers below */
	struct phrase_table *table;
	unsigned char *speakers; /* by phrase, as scorer_speakers() */
	struct soundalike *soundalikes[LANGUAGE_COUNT]; /* NULL: none */
	struct prepared_pack *packs;
	size_t pack_count;
};

struct score_scratch {
	struct evaluation evaluation;
	struct text en, zh, words;
};

/* Making a scorer: which one, from which pack. */
struct builder {
	struct scorer *scorer;
	const struct pack *pack;
	struct failure *why;
};

/* The numbers of `phrases` in the table. */
static enum status prepare_phrases(const struct builder *builder,
	const struct phrase *phrases, size_t count, uint32_t **out)
{
	struct scorer *scorer = builder->scorer;
	struct failure *why = builder->why;
	uint32_t *numbers =
		arena_alloc(&scorer->arena, (count + 1) * sizeof(*numbers));
	enum status rc = numbers ? STATUS_OK : failure_no_memory(why);

	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		rc = phrase_table_add(
			scorer->table, phrases[i].text, &numbers[i], why);
		if (rc == STATUS_INVALID)
			(void)failure_prefix(why, rc, "%s:%d:%d",
				builder->pack->path, phrases[i].line,
				phrases[i].column);
	}
	*out = numbers;
	return rc;
}

static enum status prepare_sentences(const struct builder *builder,
	const struct condition *condition, struct prepared *prepared)
{
	struct failure *why = builder->why;
	struct text spare = { 0 };
	enum status rc = STATUS_OK;

	prepared->sentences = arena_alloc(&builder->scorer->arena,
		(condition->phrase_count + 1) * sizeof(*prepared->sentences));
	if (!prepared->sentences)
		return failure_no_memory(why);
	for (size_t i = 0; i < condition->phrase_count && rc == STATUS_OK; i++)
		rc = units_add(&prepared->sentences[i],
			condition->phrases[i].text, 0, &spare, why);
	text_release(&spare);
	return rc;
}

static enum status prepare_condition(const struct builder *builder,
	const struct condition *condition, struct prepared *prepared)
{
	struct failure *why = builder->why;
	enum status rc = STATUS_OK;

	if (condition->operator== OPERATOR_SIMILAR)
		return prepare_sentences(builder, condition, prepared);
	if (condition->operator== OPERATOR_SAID || condition->operator==
		OPERATOR_REPEATED) {
		prepared->is_exact = condition->is_exact;
		rc = prepare_phrases(builder, condition->phrases,
			condition->phrase_count, &prepared->phrases);
		if (rc == STATUS_OK)
			rc = prepare_phrases(builder, condition->excepts,
				condition->except_count, &prepared->excepts);
		return rc;
	}
	if (condition->regex)
		rc = matcher_new(&prepared->pattern, condition->regex, why);
	if (rc == STATUS_OK && condition->regex_except)
		rc = matcher_new(
			&prepared->except, condition->regex_except, why);
	if (rc == STATUS_INVALID)
		(void)failure_prefix(why, rc, "%s:%d:%d", builder->pack->path,
			condition->line, condition->column);
	return rc;
}

/* What a veto hangs on is heard to the letter. */
static void want_exactly(
	const struct pack *pack, struct prepared *prepared, int condition)
{
	const struct condition *asked = &pack->conditions[condition];

	prepared[condition].is_exact = true;
	for (size_t i = 0; i < asked->child_count; i++)
		want_exactly(pack, prepared, asked->children[i]);
}

static enum status prepare_pack(struct scorer *scorer, const struct pack *pack,
	struct prepared_pack *prepared, struct failure *why)
{
	struct builder builder = { scorer, pack, why };
	enum status rc = STATUS_OK;

	prepared->pack = pack;
	prepared->conditions = arena_alloc(&scorer->arena,
		(pack->condition_count + 1) * sizeof(*prepared->conditions));
	if (!prepared->conditions)
		return failure_no_memory(why);
	for (size_t i = 0; i < pack->condition_count && rc == STATUS_OK; i++)
		rc = prepare_condition(&builder, &pack->conditions[i],
			&prepared->conditions[i]);
	for (size_t i = 0; i < pack->rule_count && rc == STATUS_OK; i++)
		if (pack->rules[i].veto != VETO_NONE)
			want_exactly(pack, prepared->conditions,
				pack->rules[i].condition);
	return rc;
}

/* Who says the phrases of a condition and of those that it hangs on. What a
 * rule forbids the agent nobody is to say. */
static void mark_speakers(struct scorer *scorer,
	const struct prepared_pack *prepared, const struct rule *rule,
	int condition)
{
	const struct condition *asked = &prepared->pack->conditions[condition];
	bool is_script = asked->party == PARTY_CUSTOMER ||
			 (asked->party == PARTY_AGENT && !rule->fails_on);

	for (size_t i = 0; i < asked->child_count; i++)
		mark_speakers(scorer, prepared, rule, asked->children[i]);
	if (asked->operator!= OPERATOR_SAID || !is_script)
		return;
	for (size_t i = 0; i < asked->phrase_count; i++)
		scorer->speakers[prepared->conditions[condition].phrases[i]] |=
			(unsigned char)(1U << asked->party);
}

static enum status find_speakers(struct scorer *scorer, struct failure *why)
{
	scorer->speakers = arena_alloc(
		&scorer->arena, phrase_table_count(scorer->table) + 1);
	if (!scorer->speakers)
		return failure_no_memory(why);
	for (size_t p = 0; p < scorer->pack_count; p++) {
		const struct pack *pack = scorer->packs[p].pack;

		for (size_t i = 0; i < pack->rule_count; i++)
			mark_speakers(scorer, &scorer->packs[p],
				&pack->rules[i], pack->rules[i].condition);
	}
	return STATUS_OK;
}

enum status scorer_new(struct scorer **out, const struct pack *const *packs,
	size_t count, struct failure *why)
{
	struct scorer *scorer = calloc(1, sizeof(*scorer));
	enum status rc;

	if (!scorer)
		return failure_no_memory(why);
	rc = phrase_table_new(&scorer->table, why);
	scorer->packs = arena_alloc(
		&scorer->arena, (count + 1) * sizeof(*scorer->packs));
	if (rc == STATUS_OK && !scorer->packs)
		rc = failure_no_memory(why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++)
		rc = prepare_pack(scorer, packs[i],
			&scorer->packs[scorer->pack_count++], why);
	if (rc == STATUS_OK)
		rc = phrase_table_finish(scorer->table, why);
	if (rc == STATUS_OK)
		rc = find_speakers(scorer, why);
	if (rc == STATUS_OK)
		*out = scorer;
	else
		scorer_free(scorer);
	return rc;
}

/* The sound of all phrases of a pack that need not be heard to the letter. */
static enum status listen_for(struct soundalike *soundalike,
	const struct prepared_pack *prepared, struct failure *why)
{
	const struct pack *pack = prepared->pack;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < pack->condition_count && rc == STATUS_OK; i++) {
		const struct condition *asked = &pack->conditions[i];

		if (asked->operator!= OPERATOR_SAID || prepared->conditions[i]
				.is_exact)
			continue;
		for (size_t k = 0; k < asked->phrase_count && rc == STATUS_OK;
			k++)
			rc = soundalike_add(soundalike,
				prepared->conditions[i].phrases[k],
				asked->phrases[k].text, why);
	}
	return rc;
}

enum status scorer_listen(struct scorer *scorer, const struct lexicon *lexicon,
	struct failure *why)
{
	enum language language = lexicon_language(lexicon);
	struct soundalike *soundalike = NULL;
	enum status rc = soundalike_new(&soundalike, lexicon, why);

	if (rc != STATUS_OK || !soundalike)
		return rc;
	for (size_t p = 0; p < scorer->pack_count && rc == STATUS_OK; p++)
		if (scorer->packs[p].pack->languages[language])
			rc = listen_for(soundalike, &scorer->packs[p], why);
	if (rc == STATUS_OK)
		rc = soundalike_finish(soundalike, why);
	if (rc != STATUS_OK) {
		soundalike_free(soundalike);
		return rc;
	}
	soundalike_free(scorer->soundalikes[language]);
	scorer->soundalikes[language] = soundalike;
	return STATUS_OK;
}

static void release_prepared(
	const struct condition *condition, struct prepared *prepared)
{
	matcher_free(prepared->pattern);
	matcher_free(prepared->except);
	for (size_t i = 0; prepared->sentences && i < condition->phrase_count;
		i++)
		units_release(&prepared->sentences[i]);
}

void scorer_free(struct scorer *scorer)
{
	if (!scorer)
		return;
	for (size_t p = 0; p < scorer->pack_count; p++) {
		const struct pack *pack = scorer->packs[p].pack;
		struct prepared *prepared = scorer->packs[p].conditions;

		for (size_t i = 0; prepared && i < pack->condition_count; i++)
			release_prepared(&pack->conditions[i], &prepared[i]);
	}
	phrase_table_free(scorer->table);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		soundalike_free(scorer->soundalikes[l]);
	arena_release(&scorer->arena);
	free(scorer);
}

enum status score_scratch_new(struct score_scratch **out, struct failure *why)
{
	struct score_scratch *scratch = calloc(1, sizeof(*scratch));
	enum status rc;

	if (!scratch)
		return failure_no_memory(why);
	rc = matcher_scratch_new(&scratch->evaluation.matching, why);
	if (rc == STATUS_OK)
		*out = scratch;
	else
		free(scratch);
	return rc;
}

void score_scratch_free(struct score_scratch *scratch)
{
	if (!scratch)
		return;
	evaluation_release(&scratch->evaluation);
	text_release(&scratch->en);
	text_release(&scratch->zh);
	text_release(&scratch->words);
	free(scratch);
}

static enum status keep_evidence(struct score_scratch *scratch,
	const struct hit *hit, struct arena *arena, struct evidence *evidence)
{
	enum status rc;

	*evidence = (struct evidence){ .when = hit->when,
		.party = hit->party,
		.value = hit->value,
		.threshold = hit->threshold,
		.confidence = hit->confidence };
	text_clear(&scratch->words);
	rc = explain_words(&scratch->evaluation, hit, &scratch->words,
		scratch->evaluation.why);
	if (rc == STATUS_OK && hit->phrase)
		rc = text_add_format(&scratch->words, scratch->evaluation.why,
			" ≈ %s (%.2f)", hit->phrase, hit->likeness);
	if (rc == STATUS_OK && scratch->words.length > 0) {
		evidence->text =
			arena_text(arena, text_string(&scratch->words));
		if (!evidence->text)
			rc = failure_no_memory(scratch->evaluation.why);
	}
	return rc;
}

/* The outcome's hits as evidence; the verdict is as sure as the best one. */
static enum status keep_hits(struct score_scratch *scratch,
	const struct outcome *outcome, struct arena *arena,
	struct verdict *verdict)
{
	size_t count = outcome->hit_count < SCORE_MOST_EVIDENCE
			       ? outcome->hit_count
			       : SCORE_MOST_EVIDENCE;
	enum status rc = STATUS_OK;

	if (count == 0)
		return STATUS_OK;
	verdict->evidence =
		arena_alloc(arena, count * sizeof(*verdict->evidence));
	if (!verdict->evidence)
		return failure_no_memory(scratch->evaluation.why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		const struct hit *hit =
			&scratch->evaluation.hits.items[outcome->first_hit + i];

		rc = keep_evidence(scratch, hit, arena, &verdict->evidence[i]);
		verdict->confidence =
			fmax(verdict->confidence, hit->confidence);
	}
	verdict->evidence_count = count;
	return rc;
}

static enum status write_why(struct score_scratch *scratch, int condition,
	struct arena *arena, struct verdict *verdict)
{
	struct failure *why = scratch->evaluation.why;
	bool is_not_applicable = verdict->value == VERDICT_NOT_APPLICABLE;
	enum status rc = STATUS_OK;

	text_clear(&scratch->en);
	text_clear(&scratch->zh);
	if (is_not_applicable)
		rc = text_add(&scratch->en, "does not apply: ", why);
	if (rc == STATUS_OK && is_not_applicable)
		rc = text_add(&scratch->zh, "不适用:", why);
	if (rc == STATUS_OK)
		rc = explain(&scratch->evaluation, condition, &scratch->en,
			&scratch->zh, why);
	if (rc != STATUS_OK)
		return rc;
	verdict->why_en = arena_text(arena, text_string(&scratch->en));
	verdict->why_zh = arena_text(arena, text_string(&scratch->zh));
	return verdict->why_en && verdict->why_zh ? STATUS_OK
						  : failure_no_memory(why);
}

static enum verdict_value verdict_of(const struct rule *rule, enum truth truth)
{
	if (truth == TRUTH_UNKNOWN)
		return VERDICT_UNKNOWN;
	return (truth == TRUTH_HIT) != rule->fails_on ? VERDICT_PASS
						      : VERDICT_FAIL;
}

static enum status judge_rule(struct score_scratch *scratch,
	const struct rule *rule, struct arena *arena, struct verdict *verdict)
{
	struct evaluation *evaluation = &scratch->evaluation;
	int asked = rule->applies >= 0 ? rule->applies : rule->condition;
	enum truth truth;
	enum status rc = evaluate(evaluation, asked);

	*verdict = (struct verdict){ .rule = rule->id, .confidence = NAN };
	if (rc != STATUS_OK)
		return rc;
	truth = evaluation->outcomes.items[asked].truth;
	if (rule->applies >= 0 && truth == TRUTH_MISS) {
		verdict->value = VERDICT_NOT_APPLICABLE;
	} else {
		if (rule->applies >= 0 && truth == TRUTH_HIT) {
			asked = rule->condition;
			rc = evaluate(evaluation, asked);
		}
		verdict->value = verdict_of(
			rule, evaluation->outcomes.items[asked].truth);
		verdict->confidence =
			evaluation->outcomes.items[asked].confidence;
		if (rc == STATUS_OK)
			rc = keep_hits(scratch,
				&evaluation->outcomes.items[asked], arena,
				verdict);
	}
	return rc == STATUS_OK ? write_why(scratch, asked, arena, verdict) : rc;
}

static enum status judge_pack(struct score_scratch *scratch,
	const struct prepared_pack *prepared, struct call *call,
	struct judgement *judgement)
{
	struct evaluation *evaluation = &scratch->evaluation;
	const struct pack *pack = prepared->pack;
	enum status rc = list_reserve(&evaluation->outcomes.items,
		&evaluation->outcomes.capacity, pack->condition_count + 1,
		sizeof(*evaluation->outcomes.items), evaluation->why);

	/* So that the place of no hits at all is a place. */
	if (rc == STATUS_OK)
		rc = list_reserve(&evaluation->hits.items,
			&evaluation->hits.capacity, 1,
			sizeof(*evaluation->hits.items), evaluation->why);
	if (rc != STATUS_OK)
		return rc;
	memset(evaluation->outcomes.items, 0,
		pack->condition_count * sizeof(*evaluation->outcomes.items));
	evaluation->hits.count = 0;
	evaluation->pack = pack;
	evaluation->prepared = prepared->conditions;
	judgement->pack = pack;
	judgement->verdicts = arena_alloc(&call->arena,
		(pack->rule_count + 1) * sizeof(*judgement->verdicts));
	if (!judgement->verdicts)
		return failure_no_memory(evaluation->why);
	judgement->verdict_count = pack->rule_count;
	for (size_t i = 0; i < pack->rule_count && rc == STATUS_OK; i++)
		rc = judge_rule(scratch, &pack->rules[i], &call->arena,
			&judgement->verdicts[i]);
	return rc == STATUS_OK
		       ? sheet_fill(judgement, &call->arena, evaluation->why)
		       : rc;
}

static bool applies_to(const struct pack *pack, const struct call *call)
{
	return pack->languages[call->language] &&
	       (pack->direction == DIRECTION_UNKNOWN ||
		       call->meta.direction == DIRECTION_UNKNOWN ||
		       pack->direction == call->meta.direction);
}

enum status scorer_hear(const struct scorer *scorer,
	struct score_scratch *scratch, const struct call *call,
	const struct hearing **hearing, struct failure *why)
{
	*hearing = &scratch->evaluation.hearing;
	return hearing_take(&scratch->evaluation.hearing, call, scorer->table,
		scorer->soundalikes[call->language], why);
}

const unsigned char *scorer_speakers(const struct scorer *scorer)
{
	return scorer->speakers;
}

enum status score_call(const struct scorer *scorer,
	struct score_scratch *scratch, struct call *call, struct failure *why)
{
	struct evaluation *evaluation = &scratch->evaluation;
	const struct hearing *hearing;
	enum status rc;

	call->judgement_count = 0;
	call->judgements = arena_alloc(&call->arena,
		(scorer->pack_count + 1) * sizeof(*call->judgements));
	if (!call->judgements)
		return failure_no_memory(why);
	evaluation->why = why;
	rc = scorer_hear(scorer, scratch, call, &hearing, why);
	for (size_t i = 0; i < scorer->pack_count && rc == STATUS_OK; i++)
		if (applies_to(scorer->packs[i].pack, call))
			rc = judge_pack(scratch, &scorer->packs[i], call,
				&call->judgements[call->judgement_count++]);
	return rc;
}
