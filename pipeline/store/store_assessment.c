/* What the rules say of a hearing: judgements, verdicts, evidence, the flag. */
#include "store_private.h"

static enum status add_sections(struct store *store, const struct pack *pack,
	int64_t pack_id, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < pack->section_count && rc == STATUS_OK; i++) {
		const struct section *section = &pack->sections[i];
		sqlite3_stmt *s = store_statement(store, SQL_ADD_SECTION);

		(void)sqlite3_bind_int64(s, 1, pack_id);
		(void)sqlite3_bind_int64(s, 2, (int64_t)i);
		bind_text(s, 3, section->id);
		bind_text(s, 4, section->title_en);
		bind_text(s, 5, section->title_zh);
		bind_real(s, 6, section->weight);
		rc = store_run(store, s, "cannot store a section", why);
	}
	return rc;
}

static enum status add_grades(struct store *store, const struct pack *pack,
	int64_t pack_id, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < pack->grade_count && rc == STATUS_OK; i++) {
		const struct grade *grade = &pack->grades[i];
		sqlite3_stmt *s = store_statement(store, SQL_ADD_GRADE);

		(void)sqlite3_bind_int64(s, 1, pack_id);
		(void)sqlite3_bind_int64(s, 2, (int64_t)i);
		bind_real(s, 3, grade->least_score);
		bind_text(s, 4, grade->name_en);
		bind_text(s, 5, grade->name_zh);
		rc = store_run(store, s, "cannot store a grade", why);
	}
	return rc;
}

static enum status add_rules(struct store *store, const struct pack *pack,
	int64_t pack_id, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < pack->rule_count && rc == STATUS_OK; i++) {
		const struct rule *rule = &pack->rules[i];
		sqlite3_stmt *s = store_statement(store, SQL_ADD_RULE);

		(void)sqlite3_bind_int64(s, 1, pack_id);
		(void)sqlite3_bind_int64(s, 2, (int64_t)i);
		bind_text(s, 3, rule->id);
		bind_text(s, 4, rule->title_en);
		bind_text(s, 5, rule->title_zh);
		bind_text(s, 6,
			rule->section < 0 ? NULL
					  : pack->sections[rule->section].id);
		bind_real(s, 7, rule->points);
		(void)sqlite3_bind_int(s, 8, rule->is_veto);
		bind_real(s, 9, rule->risk_weight);
		bind_real(s, 10, rule->is_each ? rule->cap : rule->points);
		bind_real(s, 11, rule->bonus);
		(void)sqlite3_bind_int(s, 12, rule->veto == VETO_SECTION);
		rc = store_run(store, s, "cannot store a rule", why);
	}
	return rc;
}

static enum status add_pack(struct store *store, const struct pack *pack,
	int64_t *id, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_ADD_PACK);
	enum status rc;

	bind_text(s, 1, pack->hash.text);
	bind_text(s, 2, pack->name);
	bind_text(s, 3, pack->version);
	bind_text(s, 4, pack->title_en);
	bind_text(s, 5, pack->title_zh);
	rc = store_insert(store, s, "cannot store a pack", id, why);
	if (rc == STATUS_OK)
		rc = add_sections(store, pack, *id, why);
	if (rc == STATUS_OK)
		rc = add_grades(store, pack, *id, why);
	return rc == STATUS_OK ? add_rules(store, pack, *id, why) : rc;
}

/* The pack's row, made with all its parts when it is new. */
static enum status find_pack(struct store *store, const struct pack *pack,
	int64_t *id, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_FIND_PACK);
	enum status rc;

	bind_text(s, 1, pack->hash.text);
	rc = store_find_id(store, s, "cannot find a pack", id, why);
	return rc == STATUS_OK && !*id ? add_pack(store, pack, id, why) : rc;
}

static enum status add_evidence(struct store *store,
	const struct verdict *verdict, int64_t judgement, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < verdict->evidence_count && rc == STATUS_OK;
		i++) {
		const struct evidence *evidence = &verdict->evidence[i];
		sqlite3_stmt *s = store_statement(store, SQL_ADD_EVIDENCE);

		(void)sqlite3_bind_int64(s, 1, judgement);
		bind_text(s, 2, verdict->rule);
		(void)sqlite3_bind_int64(s, 3, (int64_t)i);
		bind_text(s, 4, party_name(evidence->party));
		bind_real(s, 5, evidence->when.start_s);
		bind_real(s, 6, evidence->when.end_s);
		bind_text(s, 7, evidence->text);
		bind_real(s, 8, evidence->value);
		bind_real(s, 9, evidence->threshold);
		bind_real(s, 10, evidence->confidence);
		rc = store_run(store, s, "cannot store evidence", why);
	}
	return rc;
}

static enum status add_verdict(struct store *store,
	const struct verdict *verdict, int64_t judgement, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_ADD_VERDICT);
	enum status rc;

	(void)sqlite3_bind_int64(s, 1, judgement);
	bind_text(s, 2, verdict->rule);
	bind_text(s, 3, verdict_value_name(verdict->value));
	bind_real(s, 4, verdict->confidence);
	bind_real(s, 5, verdict->points);
	(void)sqlite3_bind_int(s, 6, verdict->is_veto);
	bind_text(s, 7, verdict->why_en);
	bind_text(s, 8, verdict->why_zh);
	rc = store_run(store, s, "cannot store a verdict", why);
	return rc == STATUS_OK ? add_evidence(store, verdict, judgement, why)
			       : rc;
}

static enum status add_section_score(struct store *store,
	const struct section_score *section, int64_t judgement,
	struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_ADD_SECTION_SCORE);

	(void)sqlite3_bind_int64(s, 1, judgement);
	bind_text(s, 2, section->id);
	bind_real(s, 3, section->weight);
	bind_real(s, 4, section->score);
	return store_run(store, s, "cannot store a section's score", why);
}

static enum status add_judgement(struct store *store,
	const struct judgement *judgement, int64_t hearing, int64_t pack_id,
	int64_t *id, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_ADD_JUDGEMENT);
	enum status rc;

	(void)sqlite3_bind_int64(s, 1, hearing);
	(void)sqlite3_bind_int64(s, 2, pack_id);
	bind_real(s, 3, judgement->score);
	(void)sqlite3_bind_int(s, 4, judgement->is_vetoed);
	(void)sqlite3_bind_int(s, 5, judgement->unknown_count);
	rc = store_insert(store, s, "cannot store a judgement", id, why);
	for (size_t i = 0; i < judgement->section_count && rc == STATUS_OK; i++)
		rc = add_section_score(
			store, &judgement->sections[i], *id, why);
	for (size_t i = 0; i < judgement->verdict_count && rc == STATUS_OK; i++)
		rc = add_verdict(store, &judgement->verdicts[i], *id, why);
	return rc;
}

/* A hearing judged by the same pack before, with other packs beside it, keeps
 * that judgement: it would be the same again. */
static enum status put_judgement(struct store *store,
	const struct judgement *judgement, int64_t hearing, int64_t *id,
	struct failure *why)
{
	int64_t pack_id = 0;
	sqlite3_stmt *s;
	enum status rc = find_pack(store, judgement->pack, &pack_id, why);

	if (rc != STATUS_OK)
		return rc;
	s = store_statement(store, SQL_FIND_JUDGEMENT);
	(void)sqlite3_bind_int64(s, 1, hearing);
	(void)sqlite3_bind_int64(s, 2, pack_id);
	rc = store_find_id(store, s, "cannot find a judgement", id, why);
	if (rc != STATUS_OK || *id)
		return rc;
	return add_judgement(store, judgement, hearing, pack_id, id, why);
}

/* The id of the judgement that holds `verdict`. */
static int64_t judgement_of(const struct call *call,
	const struct verdict *verdict, const int64_t *ids)
{
	for (size_t i = 0; i < call->judgement_count; i++) {
		const struct judgement *judgement = &call->judgements[i];

		if (verdict >= judgement->verdicts &&
			verdict <
				judgement->verdicts + judgement->verdict_count)
			return ids[i];
	}
	return 0;
}

static enum status add_reasons(struct store *store, const struct call *call,
	int64_t assessment, const int64_t *judgements, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->risk.reason_count && rc == STATUS_OK;
		i++) {
		const struct risk_reason *reason = &call->risk.reasons[i];
		sqlite3_stmt *s = store_statement(store, SQL_ADD_REASON);

		(void)sqlite3_bind_int64(s, 1, assessment);
		(void)sqlite3_bind_int64(s, 2, (int64_t)i);
		(void)sqlite3_bind_int64(
			s, 3, judgement_of(call, reason->verdict, judgements));
		bind_text(s, 4, reason->verdict->rule);
		bind_real(s, 5, reason->weight);
		rc = store_run(store, s, "cannot store a reason", why);
	}
	return rc;
}

enum status store_put_judgements(struct store *store, int64_t hearing,
	const struct call *call, const struct store_key *key,
	struct failure *why)
{
	int64_t judgements[STORE_PACKS_MOST] = { 0 };
	int64_t assessment = 0;
	sqlite3_stmt *s;
	enum status rc = STATUS_OK;

	if (call->judgement_count > STORE_PACKS_MOST)
		return failure_set(why, STATUS_UNSUPPORTED,
			"%zu packs judge one call, want at most %d",
			call->judgement_count, STORE_PACKS_MOST);
	for (size_t i = 0; i < call->judgement_count && rc == STATUS_OK; i++)
		rc = put_judgement(store, &call->judgements[i], hearing,
			&judgements[i], why);
	if (rc != STATUS_OK)
		return rc;
	s = store_statement(store, SQL_ADD_ASSESSMENT);
	(void)sqlite3_bind_int64(s, 1, hearing);
	bind_text(s, 2, key->rules.text);
	bind_real(s, 3, call->risk.probability);
	bind_text(s, 4, risk_tier_name(call->risk.tier));
	(void)sqlite3_bind_int(s, 5, call->risk.is_flagged);
	rc = store_insert(
		store, s, "cannot store the assessment", &assessment, why);
	return rc == STATUS_OK
		       ? add_reasons(store, call, assessment, judgements, why)
		       : rc;
}
