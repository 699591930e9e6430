#include <float.h>
#include <jansson.h>
#include <math.h>

#include "json_name.h"
#include "transcript_private.h"

/* Milliseconds: finer than any boundary that is found. */
static json_t *seconds(double at_s)
{
	return isnan(at_s) ? json_null() : json_real(round(at_s * 1e3) / 1e3);
}

static json_t *number(double value)
{
	return isnan(value) ? json_null() : json_real(round(value * 1e4) / 1e4);
}

static json_t *fields_to_json(
	const struct measure_field *fields, size_t count, const double *values)
{
	json_t *object = json_object();

	for (size_t i = 0; i < count; i++)
		(void)json_object_set_new(
			object, fields[i].name, number(values[i]));
	return object;
}

static json_t *delivery_to_json(const struct delivery *delivery)
{
	return fields_to_json(
		delivery_fields, DELIVERY_FIELDS, (const double *)delivery);
}

static json_t *words_to_json(const struct call *call, const struct turn *turn)
{
	json_t *words = json_array();

	for (size_t i = 0; i < turn->word_count; i++) {
		const struct word *word =
			&call->words.items[turn->first_word + i];

		(void)json_array_append_new(words,
			json_pack("{s:s, s:o, s:o, s:o}", "text", word->text,
				"start_s", seconds(word->when.start_s), "end_s",
				seconds(word->when.end_s), "confidence",
				number(word->confidence)));
	}
	return words;
}

static enum status turns_to_json(
	json_t *turns, const struct call *call, struct failure *why)
{
	struct text text = { 0 };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < call->turns.count && rc == STATUS_OK; i++) {
		const struct turn *turn = &call->turns.items[i];

		text_clear(&text);
		rc = call_turn_text(call, turn, &text, why);
		if (rc != STATUS_OK)
			break;
		(void)json_array_append_new(
			turns, json_pack("{s:s, s:i, s:o, s:o, s:s, s:o, s:o}",
				       "party", party_name(turn->party),
				       "channel", turn->channel + 1, "start_s",
				       seconds(turn->when.start_s), "end_s",
				       seconds(turn->when.end_s), "text",
				       text_string(&text), "words",
				       words_to_json(call, turn), "delivery",
				       delivery_to_json(&turn->delivery)));
	}
	text_release(&text);
	return rc;
}

static json_t *sounds_to_json(const struct call *call)
{
	json_t *sounds = json_array();

	for (size_t i = 0; i < call->sounds.count; i++) {
		const struct sound *sound = &call->sounds.items[i];

		(void)json_array_append_new(
			sounds, json_pack("{s:s, s:i, s:o, s:o}", "kind",
					sound_kind_name(sound->kind), "channel",
					sound->channel + 1, "start_s",
					seconds(sound->when.start_s), "end_s",
					seconds(sound->when.end_s)));
	}
	return sounds;
}

static json_t *measures_to_json(const struct measures *measures)
{
	return fields_to_json(
		measure_fields, MEASURE_FIELDS, (const double *)measures);
}

/* Of both parties; of who is neither known to be where such a one spoke. */
static json_t *parties_to_json(const struct call *call)
{
	const struct measures *unknown = &call->measures[PARTY_UNKNOWN];
	json_t *parties = json_pack("{s:o, s:o}", "agent",
		measures_to_json(&call->measures[PARTY_AGENT]), "customer",
		measures_to_json(&call->measures[PARTY_CUSTOMER]));

	if (unknown->talk_s > 0.0)
		(void)json_object_set_new(
			parties, "unknown", measures_to_json(unknown));
	return parties;
}

static json_t *recording_to_json(const struct call *call)
{
	const struct recording *recording = &call->recording;

	return json_pack(
		"{s:o, s:o, s:s?, s:s?, s:i, s:i, s:b, s:o, s:s, s:s?}", "path",
		json_name(call->source.paths[0]), "path_customer",
		json_name(call->source.paths[1]), "container",
		recording->container, "codec", recording->codec, "rate_hz",
		recording->rate_hz, "channels", recording->channels,
		"is_dual_mono", recording->is_dual_mono, "duration_s",
		seconds(recording->duration_s), "hash", recording->hash.text,
		"warning", recording->warning);
}

enum status transcript_write_json(
	FILE *out, const struct call *call, struct failure *why)
{
	json_t *turns = json_array(), *whole;
	enum status rc = turns_to_json(turns, call, why);

	if (rc != STATUS_OK) {
		json_decref(turns);
		return rc;
	}
	/* json_pack() takes what it is given, also when it fails. */
	whole = json_pack("{s:o, s:s, s:b, s:s?, s:o, s:o, s:o, s:o, s:o, "
			  "s:o, s:o, s:o}",
		"recording", recording_to_json(call), "language",
		language_name(call->language), "is_imported", call->is_imported,
		"unheard", call->unheard, "turns", turns, "sounds",
		sounds_to_json(call), "measures", parties_to_json(call),
		"silence_s", number(call->silence_s), "overlap_s",
		number(call->overlap_s), "longest_silence_s",
		number(call->longest_silence_s), "hold_s", number(call->hold_s),
		"music_s", number(call->music_s));
	if (!whole)
		return failure_no_memory(why);
	/* As many digits as decimal fractions keep: 0.59 stays 0.59. */
	if (json_dumpf(whole, out,
		    JSON_INDENT(1) | JSON_REAL_PRECISION(DBL_DIG)) ||
		fputc('\n', out) == EOF)
		rc = failure_set(why, STATUS_IO, "cannot write JSON");
	json_decref(whole);
	return rc;
}
