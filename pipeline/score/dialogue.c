#include "dialogue.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "number.h"

#define TURN_GAP_S 0.4
#define KEYWORD_MOST_BYTES 32

/* Of a voice on the telephone, and how far a raised one lies above it. */
#define LEVEL_DB (-20.0)
#define LOUDER_DB 10.0
#define PITCH_HZ 160.0
#define HIGHER 1.4 /* six semitones */

/* Characters or words a minute. */
enum pace { PACE_NORMAL, PACE_FAST, PACE_SLOW };
static const double rates[LANGUAGE_COUNT][3] = {
	[LANGUAGE_UNKNOWN] = { 150.0, 260.0, 70.0 },
	[LANGUAGE_ZH] = { 240.0, 400.0, 100.0 },
	[LANGUAGE_EN] = { 150.0, 260.0, 70.0 },
	[LANGUAGE_YUE] = { 240.0, 400.0, 100.0 },
};

/* Of a tone that is there, and of one that is not. */
#define TONE_THERE 0.9
#define TONE_NOT_THERE 0.1

/* How a turn is spoken. */
struct manner {
	enum pace pace;
	double level_db, pitch_hz;
	double anger, impatience, monotony;
	double polarity; /* of its words */
};
static const struct manner plain = { PACE_NORMAL, LEVEL_DB, PITCH_HZ,
	TONE_NOT_THERE, TONE_NOT_THERE, TONE_NOT_THERE, 0.0 };

struct reader {
	struct call *call;
	double now_s;
	int line;
	double units[PARTY_COUNT];   /* spoken so far */
	double level_s[PARTY_COUNT]; /* level times length */
	double pitch_s[PARTY_COUNT]; /* likewise */
	struct failure *why;
};

static enum status refuse(struct reader *reader, const char *sentence)
{
	return failure_set(reader->why, STATUS_INVALID, "line %d: %s",
		reader->line, sentence);
}

static bool is_spoken(int32_t code_point)
{
	return text_is_word_character(code_point) || code_point == '\'';
}

/* The next word from `at` on: one ideograph, or letters and digits together;
 * gives its length, 0 at the end. Moves `*at` to it. */
static size_t next_word(const char **at, const char *end)
{
	const char *start = *at;
	size_t length = 0, used;
	int32_t code_point;

	while (start < end) {
		used = text_next(start, &code_point);
		if (is_spoken(code_point))
			break;
		start += used;
	}
	*at = start;
	while (start + length < end) {
		used = text_next(start + length, &code_point);
		if (!is_spoken(code_point))
			break;
		if (text_is_ideograph(code_point))
			return length > 0 ? length : used;
		length += used;
	}
	return length;
}

static enum status add_words(struct reader *reader, const char *at,
	const char *end, double word_s, size_t *count)
{
	double start_s = reader->now_s;
	enum status rc = STATUS_OK;
	char bytes[256];
	size_t length;

	while (rc == STATUS_OK && (length = next_word(&at, end)) > 0) {
		struct word word = { .when = { start_s, start_s + word_s },
			.text = bytes,
			.confidence = NAN };

		if (length >= sizeof(bytes))
			return refuse(reader, "a word is too long");
		memcpy(bytes, at, length);
		bytes[length] = '\0';
		rc = call_add_word(reader->call, &word, reader->why);
		start_s += word_s;
		at += length;
		(*count)++;
	}
	return rc;
}

static enum status add_speech(struct reader *reader, enum party party,
	const char *at, const char *end, const struct manner *manner)
{
	struct call *call = reader->call;
	double word_s = 60.0 / rates[call->language][manner->pace];
	struct utterance utterance = { .party = party,
		.channel = party == PARTY_CUSTOMER,
		.first_word = call->words.count,
		.confidence = NAN,
		.level_db = manner->level_db,
		.noise_db = NAN,
		.pitch_hz = manner->pitch_hz };
	struct turn turn = { .party = party,
		.channel = party == PARTY_CUSTOMER,
		.first_utterance = call->utterances.count,
		.utterance_count = 1,
		.first_word = call->words.count };
	size_t count = 0;
	enum status rc = add_words(reader, at, end, word_s, &count);

	delivery_clear(&turn.delivery);
	turn.delivery.anger = manner->anger;
	turn.delivery.impatience = manner->impatience;
	turn.delivery.monotony = manner->monotony;
	turn.delivery.polarity = manner->polarity;
	if (rc != STATUS_OK)
		return rc;
	if (count == 0)
		return refuse(reader, "nothing is said");
	turn.word_count = utterance.word_count = count;
	turn.when = utterance.when = (struct span){ reader->now_s,
		reader->now_s + word_s * (double)count };
	reader->now_s = turn.when.end_s + TURN_GAP_S;
	reader->units[party] += (double)count;
	reader->level_s[party] += manner->level_db * span_length_s(turn.when);
	reader->pitch_s[party] += manner->pitch_hz * span_length_s(turn.when);
	call->measures[party].talk_s += span_length_s(turn.when);
	rc = call_add_utterance(call, &utterance, reader->why);
	return rc == STATUS_OK ? call_add_turn(call, &turn, reader->why) : rc;
}

/* "fast", "-1.4", "angry" ... between the party and the colon. */
static void take_note(
	struct reader *reader, const char *note, struct manner *manner)
{
	double shift_s;

	if (strcmp(note, "fast") == 0)
		manner->pace = PACE_FAST;
	else if (strcmp(note, "slow") == 0)
		manner->pace = PACE_SLOW;
	else if (strcmp(note, "loud") == 0)
		manner->level_db += LOUDER_DB;
	else if (strcmp(note, "high") == 0)
		manner->pitch_hz *= HIGHER;
	else if (strcmp(note, "angry") == 0)
		manner->anger = TONE_THERE;
	else if (strcmp(note, "impatient") == 0)
		manner->impatience = TONE_THERE;
	else if (strcmp(note, "flat") == 0)
		manner->monotony = TONE_THERE;
	else if (strcmp(note, "unhappy") == 0)
		manner->polarity = -TONE_THERE;
	else if (strcmp(note, "happy") == 0)
		manner->polarity = TONE_THERE;
	else if (number_parse(note, &shift_s))
		reader->now_s = fmax(0.0, reader->now_s - TURN_GAP_S + shift_s);
}

static enum status read_turn(
	struct reader *reader, const char *line, const char *end)
{
	const char *colon = memchr(line, ':', (size_t)(end - line));
	enum party party = line[0] == 'A'   ? PARTY_AGENT
			   : line[0] == 'C' ? PARTY_CUSTOMER
					    : PARTY_UNKNOWN;
	struct manner manner = plain;
	char note[KEYWORD_MOST_BYTES] = "";
	const char *from = line + 1;

	if (!colon)
		return refuse(reader, "want a colon behind the speaker");
	while (from < colon && *from == ' ')
		from++;
	if ((size_t)(colon - from) >= sizeof(note))
		return refuse(reader, "the note before the colon is too long");
	memcpy(note, from, (size_t)(colon - from));
	take_note(reader, note, &manner);
	return add_speech(reader, party, colon + 1, end, &manner);
}

static enum status add_sound(
	struct reader *reader, enum sound_kind kind, const char *length)
{
	struct sound sound = { .kind = kind, .channel = SOUND_ON_ALL };
	double length_s = 1.0;
	enum status rc;

	if (*length && (!number_parse(length, &length_s) || length_s < 0.0))
		return refuse(reader, "want a number of seconds");
	sound.when = (struct span){ reader->now_s, reader->now_s + length_s };
	if (kind == SOUND_NONE)
		rc = STATUS_OK;
	else
		rc = call_add_sound(reader->call, &sound, reader->why);
	reader->now_s += length_s;
	return rc;
}

static enum status read_ivr(
	struct reader *reader, const char *at, const char *end)
{
	struct sound sound = { .kind = SOUND_IVR, .channel = 0 };
	enum status rc;

	sound.when.start_s = reader->now_s;
	rc = add_speech(reader, PARTY_SYSTEM, at, end, &plain);
	sound.when.end_s = reader->now_s;
	return rc == STATUS_OK
		       ? call_add_sound(reader->call, &sound, reader->why)
		       : rc;
}

static enum status read_keyword(
	struct reader *reader, const char *line, const char *end)
{
	static const struct {
		const char *word;
		enum sound_kind kind;
	} words[] = { { "pause", SOUND_NONE }, { "hold", SOUND_HOLD },
		{ "music", SOUND_MUSIC }, { "ringback", SOUND_RINGBACK },
		{ "busy", SOUND_BUSY }, { "sit", SOUND_INFORMATION_TONE },
		{ "keys", SOUND_DTMF } };
	char word[KEYWORD_MOST_BYTES] = "", value[KEYWORD_MOST_BYTES] = "";
	size_t length = 0;

	while (line + length < end && isalpha((unsigned char)line[length]))
		length++;
	if (length >= sizeof(word))
		return refuse(reader, "unknown line");
	memcpy(word, line, length);
	line += length;
	while (line < end && *line == ' ')
		line++;
	if (strcmp(word, "ivr") == 0)
		return read_ivr(reader, line, end);
	if ((size_t)(end - line) < sizeof(value))
		memcpy(value, line, (size_t)(end - line));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(word, words[i].word) == 0)
			return add_sound(reader, words[i].kind,
				words[i].kind == SOUND_DTMF ? "" : value);
	return refuse(reader, "want A:, C:, U:, pause, hold, ivr or a tone");
}

static enum status read_line(
	struct reader *reader, const char *line, const char *end)
{
	while (line < end && isspace((unsigned char)*line))
		line++;
	while (end > line && isspace((unsigned char)end[-1]))
		end--;
	if (line == end || *line == '#')
		return STATUS_OK;
	if ((*line == 'A' || *line == 'C' || *line == 'U') && line + 1 < end &&
		(line[1] == ':' || line[1] == ' '))
		return read_turn(reader, line, end);
	return read_keyword(reader, line, end);
}

/* What tone would have measured. */
static void fill_measures(struct reader *reader)
{
	struct call *call = reader->call;
	double all_s = call->measures[PARTY_AGENT].talk_s +
		       call->measures[PARTY_CUSTOMER].talk_s;

	for (int p = 0; p < PARTY_COUNT; p++) {
		struct measures *measures = &call->measures[p];
		double talk_s = measures->talk_s;

		measures_clear(measures);
		measures->talk_s = talk_s;
		measures->talk_share = all_s > 0.0 ? talk_s / all_s : NAN;
		measures->speech_rate_cpm =
			talk_s > 0.0 ? 60.0 * reader->units[p] / talk_s : NAN;
		measures->level_db =
			talk_s > 0.0 ? reader->level_s[p] / talk_s : NAN;
		measures->pitch_hz =
			talk_s > 0.0 ? reader->pitch_s[p] / talk_s : NAN;
	}
	call->recording.duration_s = reader->now_s;
}

enum status dialogue_read(
	struct call *call, const char *text, struct failure *why)
{
	struct reader reader = { .call = call, .why = why };
	enum status rc = STATUS_OK;

	while (*text && rc == STATUS_OK) {
		size_t length = strcspn(text, "\n");

		reader.line++;
		rc = read_line(&reader, text, text + length);
		text += length;
		text += *text == '\n';
	}
	if (rc == STATUS_OK)
		fill_measures(&reader);
	return rc;
}
