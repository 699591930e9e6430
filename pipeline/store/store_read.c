/* A stored hearing becomes a call again, so that it can be judged anew. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "store_private.h"

/* ---- words: [[offset, length, start_s, end_s, confidence], ...] ---- */

/* Decimal digits with at most one point, as write_word() prints them; several
 * times faster than strtod(), and exact for so few digits. */
static const char *read_number(const char *at, double *value)
{
	static const double scales[] = { 1, 10, 100, 1000 };
	int64_t digits = 0;
	int decimals = -1;
	double sign = *at == '-' ? -1.0 : 1.0;

	if (*at == 'n') {
		*value = NAN;
		return strncmp(at, "null", 4) == 0 ? at + 4 : NULL;
	}
	at += *at == '-';
	for (; (*at >= '0' && *at <= '9') || *at == '.'; at++) {
		if (*at == '.') {
			decimals = 0;
			continue;
		}
		if (decimals == 3 || digits > INT64_MAX / 16)
			return NULL;
		digits = digits * 10 + (*at - '0');
		decimals += decimals >= 0;
	}
	*value = sign * (double)digits / scales[decimals > 0 ? decimals : 0];
	return at;
}

/* Reads the numbers of one word; NULL where they are not as expected. */
static const char *read_entry(const char *at, double numbers[5])
{
	if (*at == ',')
		at++;
	if (*at++ != '[')
		return NULL;
	for (int i = 0; i < 5; i++) {
		at = read_number(at, &numbers[i]);
		if (!at || *at != (i < 4 ? ',' : ']'))
			return NULL;
		at++;
	}
	return at;
}

/* NULL where the text has not so many. */
static const char *skip_code_points(const char *text, double count)
{
	int32_t code_point;

	for (; text && count >= 1.0; count--) {
		size_t used = text_next(text, &code_point);

		text = used ? text + used : NULL;
	}
	return text;
}

/* Whether what write_word() writes can be so. */
static bool is_word(const double numbers[5])
{
	return numbers[1] >= 1.0 && numbers[2] <= numbers[3];
}

/* The words' texts lie in `text` one after the other. */
static enum status read_words(struct store *store, struct call *call,
	const char *text, const char *words, struct failure *why)
{
	double numbers[5];
	double offset = 0;
	enum status rc = STATUS_OK;
	const char *at = words + (*words == '[');

	while (rc == STATUS_OK && at && *at && *at != ']') {
		struct word word;
		const char *end = NULL;

		at = read_entry(at, numbers);
		if (at && is_word(numbers) && numbers[0] >= offset) {
			text = skip_code_points(text, numbers[0] - offset);
			end = skip_code_points(text, numbers[1]);
		}
		if (!end)
			return failure_set(why, STATUS_INVALID,
				"a turn's words cannot be read: %.40s", words);
		offset = numbers[0] + numbers[1];
		text_clear(&store->text);
		rc = text_add_part(
			&store->text, text, (size_t)(end - text), why);
		word = (struct word){ { numbers[2], numbers[3] },
			text_string(&store->text), numbers[4] };
		text = end;
		if (rc == STATUS_OK)
			rc = call_add_word(call, &word, why);
	}
	return rc;
}

/* ---- rows ---- */

/* Of a column that is never NULL. Where memory for it is refused, the text is
 * empty and the next step fails (sqlite.org/c3ref/column_blob.html). */
static const char *column_text(sqlite3_stmt *s, int column)
{
	const char *text = (const char *)sqlite3_column_text(s, column);

	return text ? text : "";
}

/* A text to copy, and where to. */
struct text_column {
	int column;
	const char **into;
};

/* Copies texts into the call's arena; NULL stays NULL. */
static enum status copy_texts(struct call *call, sqlite3_stmt *s,
	const struct text_column *columns, size_t count, struct failure *why)
{
	for (size_t i = 0; i < count; i++) {
		int column = columns[i].column;

		if (sqlite3_column_type(s, column) == SQLITE_NULL)
			continue;
		*columns[i].into = arena_text(&call->arena,
			(const char *)sqlite3_column_text(s, column));
		if (!*columns[i].into)
			return failure_no_memory(why);
	}
	return STATUS_OK;
}

/* Only this program writes these columns; a name of a newer one is unknown. */
static enum party column_party(sqlite3_stmt *s, int column)
{
	enum party party = PARTY_UNKNOWN;

	(void)party_parse(column_text(s, column), &party);
	return party;
}

static enum status fill_call(
	struct call *call, sqlite3_stmt *s, struct failure *why)
{
	struct metadata *meta = &call->meta;
	const char *hash = "", *direction = "", *language = "", *hangup = "";
	const struct text_column texts[] = { { 0, &meta->call_id },
		{ 1, &call->source.paths[0] }, { 2, &call->source.paths[1] },
		{ 3, &meta->agent }, { 4, &meta->team }, { 5, &meta->customer },
		{ 6, &meta->queue }, { 7, &meta->start }, { 8, &direction },
		{ 9, &language }, { 10, &hangup }, { 22, &hash } };
	enum status rc =
		copy_texts(call, s, texts, sizeof(texts) / sizeof(*texts), why);

	if (rc != STATUS_OK)
		return rc;
	(void)direction_parse(direction, &meta->direction);
	(void)language_parse(language, &call->language);
	meta->language = call->language;
	(void)party_parse(hangup, &meta->hangup);
	meta->agent_channel = sqlite3_column_int(s, 11);
	meta->satisfaction = sqlite3_column_int(s, 23);
	call->recording.rate_hz = sqlite3_column_int(s, 12);
	call->recording.channels = sqlite3_column_int(s, 13);
	call->recording.is_dual_mono = sqlite3_column_int(s, 14);
	call->recording.duration_s = sqlite3_column_double(s, 15);
	call->is_imported = sqlite3_column_int(s, 16);
	call->silence_s = column_real(s, 17);
	call->overlap_s = column_real(s, 18);
	call->longest_silence_s = column_real(s, 19);
	call->hold_s = column_real(s, 20);
	call->music_s = column_real(s, 21);
	(void)snprintf(call->recording.hash.text,
		sizeof(call->recording.hash.text), "%s", hash);
	return STATUS_OK;
}

static enum status read_call_row(struct store *store, int64_t hearing,
	struct call *call, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_READ_CALL);
	bool has_row;
	enum status rc;

	(void)sqlite3_bind_int64(s, 1, hearing);
	rc = store_step(store, s, "cannot read a call", &has_row, why);
	if (rc != STATUS_OK)
		return rc;
	if (!has_row)
		return failure_set(why, STATUS_NOT_FOUND,
			"there is no hearing %lld", (long long)hearing);
	rc = fill_call(call, s, why);
	(void)sqlite3_reset(s);
	return rc;
}

/* What reads one row into the call. */
typedef enum status (*read_row)(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why);

static enum status read_rows(struct store *store, enum statement which,
	int64_t hearing, struct call *call, read_row read, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, which);
	enum status rc;
	bool has_row;

	(void)sqlite3_bind_int64(s, 1, hearing);
	do {
		rc = store_step(
			store, s, "cannot read a hearing", &has_row, why);
		if (rc == STATUS_OK && has_row)
			rc = read(store, s, call, why);
	} while (rc == STATUS_OK && has_row);
	(void)sqlite3_reset(s);
	return rc;
}

static enum status read_turn(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why)
{
	struct turn turn = { .party = column_party(s, 0),
		.channel = sqlite3_column_int(s, 1) - 1,
		.when = { sqlite3_column_double(s, 2),
			sqlite3_column_double(s, 3) },
		.first_word = call->words.count };
	enum status rc = read_words(
		store, call, column_text(s, 4), column_text(s, 5), why);

	turn.word_count = call->words.count - turn.first_word;
	return rc == STATUS_OK ? call_add_turn(call, &turn, why) : rc;
}

/* In turn order, as they were stored, with their words in the same order. */
static enum status read_utterance(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why)
{
	size_t at = (size_t)sqlite3_column_int64(s, 0);
	struct turn *turn;
	struct utterance utterance;

	if (at >= call->turns.count)
		return failure_set(why, STATUS_INVALID,
			"an utterance belongs to turn %zu of %zu", at,
			call->turns.count);
	(void)store;
	turn = &call->turns.items[at];
	utterance = (struct utterance){ .party = turn->party,
		.channel = turn->channel,
		.word_count = (size_t)sqlite3_column_int64(s, 1),
		.when = { sqlite3_column_double(s, 2),
			sqlite3_column_double(s, 3) },
		.confidence = column_real(s, 4),
		.level_db = column_real(s, 5),
		.noise_db = column_real(s, 6),
		.pitch_hz = column_real(s, 7),
		.pitch_range_st = column_real(s, 8),
		.voiced_share = column_real(s, 9) };
	if (turn->utterance_count++ == 0) {
		turn->first_utterance = call->utterances.count;
		utterance.first_word = turn->first_word;
	} else {
		const struct utterance *before =
			&call->utterances.items[call->utterances.count - 1];

		utterance.first_word = before->first_word + before->word_count;
	}
	return call_add_utterance(call, &utterance, why);
}

static enum status read_sound(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why)
{
	struct sound sound = { .channel = sqlite3_column_int(s, 1) - 1,
		.when = { sqlite3_column_double(s, 2),
			sqlite3_column_double(s, 3) } };

	(void)store;
	(void)sound_kind_parse(column_text(s, 0), &sound.kind);
	return call_add_sound(call, &sound, why);
}

/* The last columns of a row are the fields of a struct in order. */
static void read_fields(
	sqlite3_stmt *s, int column, double *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fields[i] = column_real(s, column + (int)i);
}

static enum status read_delivery(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why)
{
	size_t at = (size_t)sqlite3_column_int64(s, 1);

	(void)store;
	if (at >= call->turns.count)
		return failure_set(why, STATUS_INVALID,
			"a delivery belongs to turn %zu of %zu", at,
			call->turns.count);
	read_fields(s, 2, (double *)&call->turns.items[at].delivery,
		DELIVERY_FIELDS);
	return STATUS_OK;
}

static enum status read_voices(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why)
{
	(void)store;
	(void)why;
	call->voices = (struct voices){
		.is_by_voice = sqlite3_column_int(s, 0),
		.separation = column_real(s, 1),
		.confidence = column_real(s, 2),
		.is_exchanged = sqlite3_column_int(s, 3),
	};
	return STATUS_OK;
}

static enum status read_measure(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why)
{
	(void)store;
	(void)why;
	read_fields(s, 2, (double *)&call->measures[column_party(s, 1)],
		MEASURE_FIELDS);
	return STATUS_OK;
}

static void fill_usual(sqlite3_stmt *s, struct usual *usual)
{
	*usual = (struct usual){ .calls = (double)sqlite3_column_int64(s, 1),
		.speech_rate_cpm = column_real(s, 2),
		.level_db = column_real(s, 3),
		.pitch_hz = column_real(s, 4) };
}

static enum status read_usual(struct store *store, sqlite3_stmt *s,
	struct call *call, struct failure *why)
{
	(void)store;
	(void)why;
	fill_usual(s, &call->usual);
	return STATUS_OK;
}

enum status store_find_usual(struct store *store, const char *agent,
	struct usual *usual, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_FIND_USUAL);
	struct usual found = { 0 };
	bool has_row = false;
	enum status rc;

	bind_text(s, 1, agent);
	rc = store_step(store, s, "cannot find what is usual", &has_row, why);
	if (rc == STATUS_OK && has_row)
		fill_usual(s, &found);
	(void)sqlite3_reset(s);
	if (rc == STATUS_OK)
		*usual = found;
	return rc;
}

/* Turns come before what belongs to them. */
static enum status read_call(struct store *store, int64_t hearing,
	struct call *call, struct failure *why)
{
	static const struct {
		enum statement statement;
		read_row read;
	} parts[] = { { SQL_READ_TURNS, read_turn },
		{ SQL_READ_UTTERANCES, read_utterance },
		{ SQL_READ_SOUNDS, read_sound },
		{ SQL_READ_VOICES, read_voices },
		{ SQL_READ_DELIVERIES, read_delivery },
		{ SQL_READ_MEASURES, read_measure },
		{ SQL_READ_USUAL, read_usual } };
	enum status rc = read_call_row(store, hearing, call, why);

	for (size_t i = 0;
		i < sizeof(parts) / sizeof(*parts) && rc == STATUS_OK; i++)
		rc = read_rows(store, parts[i].statement, hearing, call,
			parts[i].read, why);
	return rc;
}

/* All of it at one moment, and the lock on the database taken once; the caller
 * may be in a transaction already. */
enum status store_read_call(struct store *store, int64_t hearing,
	struct call *call, struct failure *why)
{
	sqlite3_stmt *end = store_statement(store, SQL_END_READING);
	enum status rc =
		store_run(store, store_statement(store, SQL_BEGIN_READING),
			"cannot read a call", why);

	call_clear(call);
	if (rc != STATUS_OK)
		return rc;
	rc = read_call(store, hearing, call, why);
	/* Nothing was changed, and an error may have ended it already. */
	(void)sqlite3_step(end);
	(void)sqlite3_reset(end);
	return rc;
}

enum status store_read_words(struct store *store, int64_t hearing,
	struct call *call, struct failure *why)
{
	call_clear(call);
	return read_rows(store, SQL_READ_TURNS, hearing, call, read_turn, why);
}

enum status store_list_hearings(struct store *store, const struct digest *rules,
	int64_t after, struct hearing_ids *ids, struct failure *why)
{
	sqlite3_stmt *s = store_statement(store, SQL_LIST_HEARINGS);
	bool has_row;
	enum status rc;

	ids->count = 0;
	(void)sqlite3_bind_int64(s, 1, after);
	bind_text(s, 2, rules->text);
	(void)sqlite3_bind_int(s, 3, STORE_IDS_MOST);
	do {
		rc = store_step(
			store, s, "cannot list the hearings", &has_row, why);
		if (rc == STATUS_OK && has_row)
			ids->items[ids->count++] = sqlite3_column_int64(s, 0);
	} while (rc == STATUS_OK && has_row);
	return rc;
}
