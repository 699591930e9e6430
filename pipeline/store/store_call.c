/* One call, one transaction: a chain of small inserts, each bound in the order
 * of its table's columns. */
#include <math.h>

#include "store_private.h"

static enum status add_engine(struct store *store, const struct store_key *key,
	int64_t *id, struct failure *why)
{
	sqlite3_stmt *statement = store_statement(store, SQL_ADD_ENGINE);

	bind_text(statement, 1, key->engine.text);
	bind_text(statement, 2, key->engine_name);
	return store_run_for_id(
		store, statement, "cannot store the engine", id, why);
}

static enum status put_call_row(struct store *store, const struct call *call,
	int64_t *id, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_PUT_CALL);
	const struct recording *recording = &call->recording;
	const struct metadata *meta = &call->meta;

	bind_text(s, 1, recording->hash.text);
	bind_text(s, 2, meta->call_id);
	bind_text(s, 3, call->source.paths[0]);
	bind_text(s, 4, call->source.paths[1]);
	bind_text(s, 5, meta->agent);
	bind_text(s, 6, meta->team);
	bind_text(s, 7, meta->customer);
	bind_text(s, 8, meta->queue);
	bind_text(s, 9, meta->start);
	bind_text(s, 10, direction_name(meta->direction));
	bind_text(s, 11, language_name(call->language));
	bind_text(s, 12, party_name(meta->hangup));
	(void)sqlite3_bind_int(s, 13, meta->agent_channel);
	bind_text(s, 14, recording->container);
	bind_text(s, 15, recording->codec);
	(void)sqlite3_bind_int(s, 16, recording->rate_hz);
	(void)sqlite3_bind_int(s, 17, recording->channels);
	(void)sqlite3_bind_int(s, 18, recording->is_dual_mono);
	(void)sqlite3_bind_double(s, 19, recording->duration_s);
	bind_text(s, 20, recording->warning);
	(void)sqlite3_bind_int64(s, 21, store->run_id);
	(void)sqlite3_bind_int(s, 22, meta->satisfaction);
	return store_run_for_id(store, s, "cannot store the call", id, why);
}

static enum status add_hearing(struct store *store, const struct call *call,
	int64_t call_id, int64_t engine_id, int64_t *hearing,
	struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_FORGET_HEARING);
	enum status rc;

	(void)sqlite3_bind_int64(s, 1, call_id);
	(void)sqlite3_bind_int64(s, 2, engine_id);
	rc = store_run(store, s, "cannot replace the hearing", why);
	if (rc != STATUS_OK)
		return rc;
	s = store_statement(store, SQL_ADD_HEARING);
	(void)sqlite3_bind_int64(s, 1, call_id);
	(void)sqlite3_bind_int64(s, 2, engine_id);
	(void)sqlite3_bind_int(s, 3, call->is_imported);
	bind_real(s, 4, call->silence_s);
	bind_real(s, 5, call->overlap_s);
	bind_real(s, 6, call->longest_silence_s);
	bind_real(s, 7, call->hold_s);
	bind_real(s, 8, call->music_s);
	return store_insert(store, s, "cannot store the hearing", hearing, why);
}

static int count_code_points(const char *text)
{
	int32_t code_point;
	size_t used;
	int count = 0;

	for (; (used = text_next(text, &code_point)) > 0; text += used)
		count++;
	return count;
}

/* One entry of turn.words; a confidence that is not known is null. */
static enum status write_word(struct store *store, const struct word *word,
	int end, struct failure *why)
{
	int length = count_code_points(word->text);
	enum status rc = text_add_format(&store->words, why,
		"%s[%d,%d,%.2f,%.2f,", store->words.length > 1 ? "," : "",
		end - length, length, word->when.start_s, word->when.end_s);

	if (rc != STATUS_OK)
		return rc;
	if (isnan(word->confidence))
		return text_add(&store->words, "null]", why);
	return text_add_format(&store->words, why, "%.3f]", word->confidence);
}

/* Fills store->text with what the turn says and store->words with the places
 * of its words in it. */
static enum status write_words(struct store *store, const struct call *call,
	const struct turn *turn, struct failure *why)
{
	const struct word *words = call->words.items + turn->first_word;
	size_t seen = 0;
	int end = 0;
	enum status rc;

	text_clear(&store->text);
	text_clear(&store->words);
	rc = text_add(&store->words, "[", why);
	for (size_t i = 0; i < turn->word_count && rc == STATUS_OK; i++) {
		rc = call_word_text(call, turn, i, &store->text, why);
		if (rc != STATUS_OK)
			break;
		end += count_code_points(store->text.bytes + seen);
		seen = store->text.length;
		rc = write_word(store, &words[i], end, why);
	}
	return rc == STATUS_OK ? text_add(&store->words, "]", why) : rc;
}

/* Mean over the words that have one; NAN without any. */
static double turn_confidence(const struct call *call, const struct turn *turn)
{
	double sum = 0.0;
	int count = 0;

	for (size_t i = 0; i < turn->word_count; i++) {
		double confidence =
			call->words.items[turn->first_word + i].confidence;

		if (!isnan(confidence)) {
			sum += confidence;
			count++;
		}
	}
	return count ? sum / count : NAN;
}

static enum status add_turns(struct store *store, const struct call *call,
	int64_t hearing, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++) {
		const struct turn *turn = &call->turns.items[i];
		sqlite3_stmt *s = store_statement(store, SQL_ADD_TURN);

		rc = write_words(store, call, turn, why);
		if (rc != STATUS_OK)
			break;
		(void)sqlite3_bind_int64(s, 1, hearing);
		(void)sqlite3_bind_int64(s, 2, (int64_t)i);
		bind_text(s, 3, party_name(turn->party));
		(void)sqlite3_bind_int(s, 4, turn->channel + 1);
		bind_real(s, 5, turn->when.start_s);
		bind_real(s, 6, turn->when.end_s);
		bind_text(s, 7, text_string(&store->text));
		bind_text(s, 8, text_string(&store->words));
		bind_real(s, 9, turn_confidence(call, turn));
		rc = store_run(store, s, "cannot store a turn", why);
	}
	return rc;
}

static enum status index_turns(
	struct store *store, int64_t hearing, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_INDEX_TURNS);

	(void)sqlite3_bind_int64(s, 1, hearing);
	return store_run(store, s, "cannot index the turns", why);
}

static enum status add_utterance(struct store *store, const struct call *call,
	size_t turn, size_t i, int64_t hearing, struct failure *why)
{
	const struct utterance *utterance = &call->utterances.items[i];
	sqlite3_stmt *s = store_statement(store, SQL_ADD_UTTERANCE);

	(void)sqlite3_bind_int64(s, 1, hearing);
	(void)sqlite3_bind_int64(s, 2, (int64_t)i);
	(void)sqlite3_bind_int64(s, 3, (int64_t)turn);
	(void)sqlite3_bind_int64(s, 4, (int64_t)utterance->word_count);
	bind_real(s, 5, utterance->when.start_s);
	bind_real(s, 6, utterance->when.end_s);
	bind_real(s, 7, utterance->confidence);
	bind_real(s, 8, utterance->level_db);
	bind_real(s, 9, utterance->noise_db);
	bind_real(s, 10, utterance->pitch_hz);
	bind_real(s, 11, utterance->pitch_range_st);
	bind_real(s, 12, utterance->voiced_share);
	return store_run(store, s, "cannot store an utterance", why);
}

static enum status add_utterances(struct store *store, const struct call *call,
	int64_t hearing, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t t = 0; t < call->turns.count; t++) {
		const struct turn *turn = &call->turns.items[t];
		size_t end = turn->first_utterance + turn->utterance_count;

		for (size_t i = turn->first_utterance;
			i < end && rc == STATUS_OK; i++)
			rc = add_utterance(store, call, t, i, hearing, why);
	}
	return rc;
}

static enum status add_sounds(struct store *store, const struct call *call,
	int64_t hearing, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->sounds.count && rc == STATUS_OK; i++) {
		const struct sound *sound = &call->sounds.items[i];
		sqlite3_stmt *s = store_statement(store, SQL_ADD_SOUND);

		(void)sqlite3_bind_int64(s, 1, hearing);
		(void)sqlite3_bind_int64(s, 2, (int64_t)i);
		bind_text(s, 3, sound_kind_name(sound->kind));
		(void)sqlite3_bind_int(s, 4, sound->channel + 1);
		bind_real(s, 5, sound->when.start_s);
		bind_real(s, 6, sound->when.end_s);
		rc = store_run(store, s, "cannot store a sound", why);
	}
	return rc;
}

/* The last columns of a row are the fields of a struct in order. */
static void bind_fields(
	sqlite3_stmt *s, int column, const double *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bind_real(s, column + (int)i, fields[i]);
}

static enum status add_deliveries(struct store *store, const struct call *call,
	int64_t hearing, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++) {
		sqlite3_stmt *s = store_statement(store, SQL_ADD_DELIVERY);

		(void)sqlite3_bind_int64(s, 1, hearing);
		(void)sqlite3_bind_int64(s, 2, (int64_t)i);
		bind_fields(s, 3,
			(const double *)&call->turns.items[i].delivery,
			DELIVERY_FIELDS);
		rc = store_run(store, s, "cannot store a delivery", why);
	}
	return rc;
}

/* Only where somebody asked. */
static enum status add_voices(struct store *store, const struct voices *voices,
	int64_t hearing, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_ADD_VOICES);

	if (!voices->is_by_voice && isnan(voices->confidence))
		return STATUS_OK;
	(void)sqlite3_bind_int64(s, 1, hearing);
	(void)sqlite3_bind_int(s, 2, voices->is_by_voice);
	bind_real(s, 3, voices->separation);
	bind_real(s, 4, voices->confidence);
	(void)sqlite3_bind_int(s, 5, voices->is_exchanged);
	return store_run(store, s, "cannot store the voices", why);
}

static enum status add_measure(struct store *store, const struct call *call,
	enum party party, int64_t hearing, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_ADD_MEASURE);

	(void)sqlite3_bind_int64(s, 1, hearing);
	bind_text(s, 2, party_name(party));
	bind_fields(
		s, 3, (const double *)&call->measures[party], MEASURE_FIELDS);
	return store_run(store, s, "cannot store a measure", why);
}

/* Only of parties that were heard. */
static enum status add_measures(struct store *store, const struct call *call,
	int64_t hearing, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (int p = 0; p < PARTY_COUNT && rc == STATUS_OK; p++)
		if (call->measures[p].talk_s > 0.0)
			rc = add_measure(
				store, call, (enum party)p, hearing, why);
	return rc;
}

/* The hearing of the call by this engine that these rules have not judged; 0
 * when there is none. */
static enum status find_hearing(struct store *store, const struct digest *rules,
	int64_t call_id, int64_t engine_id, int64_t *hearing,
	struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_FIND_HEARING);

	(void)sqlite3_bind_int64(s, 1, call_id);
	(void)sqlite3_bind_int64(s, 2, engine_id);
	bind_text(s, 3, rules->text);
	return store_find_id(store, s, "cannot find a hearing", hearing, why);
}

/* Where it is known what the agent is like. */
static enum status add_usual(struct store *store, const struct call *call,
	int64_t hearing, struct failure *why)
{
	const struct usual *usual = &call->usual;
	sqlite3_stmt *s = store_statement(store, SQL_ADD_USUAL);

	if (!(usual->calls > 0.0))
		return STATUS_OK;
	(void)sqlite3_bind_int64(s, 1, hearing);
	(void)sqlite3_bind_int64(s, 2, (int64_t)usual->calls);
	bind_real(s, 3, usual->speech_rate_cpm);
	bind_real(s, 4, usual->level_db);
	bind_real(s, 5, usual->pitch_hz);
	return store_run(store, s, "cannot store what is usual", why);
}

static enum status add_parts(struct store *store, const struct call *call,
	int64_t hearing, struct failure *why)
{
	enum status rc = add_turns(store, call, hearing, why);

	if (rc == STATUS_OK)
		rc = index_turns(store, hearing, why);
	if (rc == STATUS_OK)
		rc = add_utterances(store, call, hearing, why);
	if (rc == STATUS_OK)
		rc = add_sounds(store, call, hearing, why);
	if (rc == STATUS_OK)
		rc = add_voices(store, &call->voices, hearing, why);
	if (rc == STATUS_OK)
		rc = add_deliveries(store, call, hearing, why);
	if (rc == STATUS_OK)
		rc = add_measures(store, call, hearing, why);
	return rc == STATUS_OK ? add_usual(store, call, hearing, why) : rc;
}

enum status store_renew_usual(struct store *store, struct failure *why)
{
	return store_run(store, store_statement(store, SQL_RENEW_USUAL),
		"cannot find what is usual", why);
}

/* The same engine hears the same: what other rules made of it stays. */
static enum status put_hearing(struct store *store, const struct call *call,
	const struct store_key *key, int64_t *hearing, struct failure *why)
{
	int64_t call_id = 0, engine_id = 0;
	enum status rc = add_engine(store, key, &engine_id, why);

	if (rc == STATUS_OK)
		rc = put_call_row(store, call, &call_id, why);
	if (rc == STATUS_OK)
		rc = find_hearing(
			store, &key->rules, call_id, engine_id, hearing, why);
	if (rc != STATUS_OK || *hearing)
		return rc;
	rc = add_hearing(store, call, call_id, engine_id, hearing, why);
	return rc == STATUS_OK ? add_parts(store, call, *hearing, why) : rc;
}

static enum status forget_failure(
	struct store *store, const struct call *call, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_FORGET_FAILURE);

	bind_text(s, 1, call->source.paths[0]);
	return store_run(store, s, "cannot forget a failure", why);
}

static enum status forget_quarantine(struct store *store,
	const struct call *call, const struct store_key *key,
	struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_FORGET_QUARANTINE);

	bind_text(s, 1, call->recording.hash.text);
	bind_text(s, 2, key->engine.text);
	return store_run(store, s, "cannot forget a quarantine", why);
}

static enum status put_all(struct store *store, const struct call *call,
	const struct store_key *key, struct failure *why)
{
	int64_t hearing = 0;
	enum status rc = put_hearing(store, call, key, &hearing, why);

	if (rc == STATUS_OK)
		rc = store_put_judgements(store, hearing, call, key, why);
	if (rc == STATUS_OK)
		rc = forget_failure(store, call, why);
	return rc == STATUS_OK ? forget_quarantine(store, call, key, why) : rc;
}

enum status store_rate_call(struct store *store, const struct digest *call,
	int satisfaction, bool *is_news, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_RATE_CALL);
	enum status rc;

	bind_text(s, 1, call->text);
	(void)sqlite3_bind_int(s, 2, satisfaction);
	rc = store_run(store, s, "cannot store a rating", why);
	if (rc == STATUS_OK)
		*is_news = sqlite3_changes(store->db) > 0;
	return rc;
}

enum status store_begin(struct store *store, struct failure *why)
{
	return store_run(store, store_statement(store, SQL_BEGIN),
		"cannot begin a transaction", why);
}

enum status store_commit(struct store *store, struct failure *why)
{
	return store_run(store, store_statement(store, SQL_COMMIT),
		"cannot commit", why);
}

void store_roll_back(struct store *store)
{
	(void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

enum status store_put_call(struct store *store, const struct call *call,
	const struct store_key *key, struct failure *why)
{
	enum status rc = store_begin(store, why);

	if (rc != STATUS_OK)
		return rc;
	rc = put_all(store, call, key, why);
	if (rc == STATUS_OK)
		rc = store_commit(store, why);
	if (rc != STATUS_OK)
		store_roll_back(store);
	return rc;
}
