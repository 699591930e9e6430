/*
 * What stands inside each operator of a condition.
 */
#include <math.h>
#include <string.h>

#include "pack_loader.h"
#include "sound.h"

#define BIT(operator) (1u << (operator))
/* A speaker who starts so soon after the other has begun does not cut in:
 * both began at once. */
#define DEFAULT_AFTER_S 0.5
/* Share of the units that two sentences have in common when they say the
 * same. */
#define DEFAULT_LIKENESS 0.7

/* A probability, or how far words lean, of a turn that has the emotion. */
#define DEFAULT_EMOTION 0.5
/* A turn with fewer words repeats nothing and has no rate of its own. */
#define DEFAULT_LEAST_WORDS 6

#define EVENTS                                                       \
	(BIT(OPERATOR_SILENCE) | BIT(OPERATOR_RESPONSE_DELAY) |      \
		BIT(OPERATOR_OVERLAP) | BIT(OPERATOR_INTERRUPTION) | \
		BIT(OPERATOR_SOUND) | BIT(OPERATOR_MONOLOGUE))
/* Of the agent over his or her earlier calls. */
#define USUALS                                                   \
	(BIT(OPERATOR_USUAL_LEVEL) | BIT(OPERATOR_USUAL_PITCH) | \
		BIT(OPERATOR_USUAL_RATE))
#define NUMBERS                                                           \
	(BIT(OPERATOR_SPEECH_RATE) | BIT(OPERATOR_TALK_SHARE) |           \
		BIT(OPERATOR_DURATION) | BIT(OPERATOR_TURN_COUNT) |       \
		BIT(OPERATOR_LEVEL) | BIT(OPERATOR_PITCH) |               \
		BIT(OPERATOR_LEVEL_CHANGE) | BIT(OPERATOR_PITCH_CHANGE) | \
		BIT(OPERATOR_RATE_CHANGE) | BIT(OPERATOR_TURN_RATE) | USUALS)
/* What a call has one of: there is no looking for it in a part. */
#define WHOLE_CALL                                       \
	(BIT(OPERATOR_DURATION) | BIT(OPERATOR_HANGUP) | \
		BIT(OPERATOR_FIRST_SPEAKER) | USUALS)

enum field_kind {
	FIELD_SECONDS,
	FIELD_SHARE,
	FIELD_NUMBER,
	FIELD_COUNT,
	FIELD_FLAG,
	FIELD_TEXT,
	FIELD_PHRASES,
	FIELD_EXCEPTS,
	FIELD_SOUNDS,
	FIELD_EMOTION,
};

/* What may stand inside an operator, and where it goes. */
static const struct field {
	const char *key;
	unsigned int operators;
	enum field_kind kind;
	size_t offset;
} fields[] = {
#define AT(member) offsetof(struct condition, member)
	{ "any", BIT(OPERATOR_SAID), FIELD_PHRASES, 0 },
	{ "all", BIT(OPERATOR_SAID), FIELD_PHRASES, 0 },
	{ "of", BIT(OPERATOR_SAID), FIELD_PHRASES, 0 },
	{ "to", BIT(OPERATOR_SIMILAR), FIELD_PHRASES, 0 },
	{ "at_least", BIT(OPERATOR_SAID), FIELD_COUNT, AT(need_groups) },
	{ "in_order", BIT(OPERATOR_SAID), FIELD_FLAG, AT(is_ordered) },
	{ "near_words", BIT(OPERATOR_SAID), FIELD_COUNT, AT(near_words) },
	{ "near_s", BIT(OPERATOR_SAID), FIELD_SECONDS, AT(near_s) },
	{ "exact", BIT(OPERATOR_SAID), FIELD_FLAG, AT(is_exact) },
	{ "except", BIT(OPERATOR_SAID) | BIT(OPERATOR_REPEATED), FIELD_EXCEPTS,
		0 },
	{ "pattern", BIT(OPERATOR_REGEX), FIELD_TEXT, AT(regex) },
	{ "except", BIT(OPERATOR_REGEX), FIELD_TEXT, AT(regex_except) },
	{ "likeness", BIT(OPERATOR_SIMILAR) | BIT(OPERATOR_REPEATED),
		FIELD_SHARE, AT(likeness) },
	{ "within_turns", BIT(OPERATOR_REPEATED), FIELD_COUNT,
		AT(within_turns) },
	{ "least_words", BIT(OPERATOR_REPEATED) | BIT(OPERATOR_TURN_RATE),
		FIELD_COUNT, AT(least_words) },
	{ "digits", BIT(OPERATOR_READ_BACK), FIELD_COUNT, AT(least_digits) },
	{ "longer_than_s", EVENTS, FIELD_SECONDS, AT(longer_than_s) },
	{ "total_above_s", EVENTS, FIELD_SECONDS, AT(total_above_s) },
	{ "share_above", EVENTS, FIELD_SHARE, AT(share_above) },
	{ "after_s", BIT(OPERATOR_INTERRUPTION), FIELD_SECONDS, AT(after_s) },
	{ "include", BIT(OPERATOR_SILENCE) | BIT(OPERATOR_RESPONSE_DELAY),
		FIELD_SOUNDS, AT(sounds) },
	{ "own", BIT(OPERATOR_SILENCE), FIELD_FLAG, AT(is_own) },
	{ "kind", BIT(OPERATOR_EMOTION), FIELD_EMOTION, AT(emotion) },
	{ "kinds", BIT(OPERATOR_SOUND), FIELD_SOUNDS, AT(sounds) },
	{ "above", NUMBERS | BIT(OPERATOR_EMOTION), FIELD_NUMBER, AT(above) },
	{ "below", NUMBERS | BIT(OPERATOR_EMOTION), FIELD_NUMBER, AT(below) },
#undef AT
};
#define FIELD_COUNT_ALL (sizeof(fields) / sizeof(fields[0]))

static const struct yaml_range seconds = { 0.0, PACK_MOST_SECONDS };
static const struct yaml_range share = { 0.0, 1.0 };
static const struct yaml_range any_number = { -1e9, 1e9 };

static const struct yaml_range count_range = { 1.0, 10000.0 };

enum status pack_read_party(struct loader *loader,
	const struct yaml_value *value, enum party *party)
{
	static const char *const names[PARTY_COUNT] = { "anyone", "agent",
		"customer", "system" };
	int choice = 0;
	enum status rc =
		pack_read_choice(loader, value, names, PARTY_COUNT, &choice);

	*party = (enum party)choice;
	return rc;
}

const struct condition *pack_unset_condition(void)
{
	static const struct condition condition = {
		.scope = { .from_s = NAN,
			.to_s = NAN,
			.from_share = NAN,
			.to_share = NAN,
			.first_s = NAN,
			.last_s = NAN,
			.anchor = -1,
			.other_anchor = -1,
			.reach_s = NAN },
		.times = 1,
		.confidence = NAN,
		.need_groups = 1,
		.near_s = NAN,
		.likeness = DEFAULT_LIKENESS,
		.least_digits = 4,
		.least_words = DEFAULT_LEAST_WORDS,
		.total_above_s = NAN,
		.share_above = NAN,
		.after_s = DEFAULT_AFTER_S,
		.above = NAN,
		.below = NAN,
	};

	return &condition;
}

static enum status read_double(struct loader *loader,
	const struct yaml_value *value, struct yaml_range range, double *number)
{
	return yaml_number(loader->tree, value, range, number, loader->why);
}

enum status pack_read_sounds(struct loader *loader,
	const struct yaml_value *value, unsigned int *sounds)
{
	const struct yaml_value *at =
		value->kind == YAML_LIST ? value->first : value;
	enum sound_kind kind;

	if (value->kind == YAML_SCALAR && strcmp(value->text, "all") == 0) {
		*sounds = ~0u;
		return STATUS_OK;
	}
	for (; at; at = value->kind == YAML_LIST ? at->next : NULL) {
		if (at->kind != YAML_SCALAR ||
			!sound_kind_parse(at->text, &kind))
			return yaml_refuse(loader->tree, at, loader->why,
				"unknown kind of sound \"%s\"", at->text);
		*sounds |= 1u << kind;
	}
	return STATUS_OK;
}

static enum status read_emotion(struct loader *loader,
	const struct yaml_value *value, enum emotion *emotion)
{
	static const char *const names[EMOTION_COUNT] = { "anger", "impatience",
		"monotony", "negative", "positive" };
	int choice = 0;
	enum status rc =
		pack_read_choice(loader, value, names, EMOTION_COUNT, &choice);

	*emotion = (enum emotion)choice;
	return rc;
}

static enum status read_field(struct loader *loader, const struct field *field,
	const struct yaml_value *value, struct condition *condition)
{
	void *at = (char *)condition + field->offset;
	int groups = 0;

	switch (field->kind) {
	case FIELD_SECONDS:
		return read_double(loader, value, seconds, at);
	case FIELD_SHARE:
		return read_double(loader, value, share, at);
	case FIELD_NUMBER:
		return read_double(loader, value, any_number, at);
	case FIELD_COUNT:
		return yaml_integer(
			loader->tree, value, count_range, at, loader->why);
	case FIELD_FLAG:
		return yaml_flag(loader->tree, value, at, loader->why);
	case FIELD_TEXT:
		return pack_read_text(loader, value, at);
	case FIELD_PHRASES:
		return pack_read_phrases(loader, value, &condition->phrases,
			&condition->phrase_count, &condition->group_count);
	case FIELD_EXCEPTS:
		return pack_read_phrases(loader, value, &condition->excepts,
			&condition->except_count, &groups);
	case FIELD_SOUNDS:
		return pack_read_sounds(loader, value, at);
	case FIELD_EMOTION:
		return read_emotion(loader, value, at);
	}
	return STATUS_OK;
}

static const struct field *find_field(enum operator operator, const char * key)
{
	for (size_t i = 0; i < FIELD_COUNT_ALL; i++)
		if ((fields[i].operators & BIT(operator)) &&
			strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

static enum status read_fields(struct loader *loader,
	const struct yaml_value *map, struct condition *condition)
{
	const char *keys[FIELD_COUNT_ALL];
	size_t count = 0;
	enum status rc;

	for (size_t i = 0; i < FIELD_COUNT_ALL; i++)
		if (fields[i].operators & BIT(condition->operator))
			keys[count++] = fields[i].key;
	rc = yaml_check_keys(
		loader->tree, map, keys, count, map->key, loader->why);
	for (const struct yaml_value *at = map->first; at && rc == STATUS_OK;
		at = at->next)
		rc = read_field(loader,
			find_field(condition->operator, at->key), at,
			condition);
	if (rc == STATUS_OK && yaml_find(map, "all"))
		condition->need_groups = condition->group_count;
	return rc;
}

/* An operator's value where it is not a map. */
static enum status read_short(struct loader *loader,
	const struct yaml_value *value, struct condition *condition)
{
	switch (condition->operator) {
	case OPERATOR_SAID:
	case OPERATOR_SIMILAR:
		return pack_read_phrases(loader, value, &condition->phrases,
			&condition->phrase_count, &condition->group_count);
	case OPERATOR_REGEX:
		return pack_read_text(loader, value, &condition->regex);
	case OPERATOR_FIRST_SPEAKER:
	case OPERATOR_HANGUP:
		return pack_read_party(loader, value, &condition->who);
	case OPERATOR_EMOTION:
		return read_emotion(loader, value, &condition->emotion);
	case OPERATOR_SOUND:
		return pack_read_sounds(loader, value, &condition->sounds);
	default:
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: want keys with values", value->key);
	}
}

static bool is_narrowed(const struct scope *scope)
{
	return scope->relation != ANCHOR_NONE || scope->masks != 0 ||
	       !isnan(scope->from_s) || !isnan(scope->to_s) ||
	       !isnan(scope->from_share) || !isnan(scope->to_share) ||
	       !isnan(scope->first_s) || !isnan(scope->last_s) ||
	       scope->first_turns > 0 || scope->last_turns > 0;
}

static enum status check_operator(struct loader *loader,
	const struct yaml_value *value, const struct condition *condition)
{
	unsigned int bit = BIT(condition->operator);

	if ((bit & (BIT(OPERATOR_SAID) | BIT(OPERATOR_SIMILAR))) &&
		condition->phrase_count == 0)
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: no phrases", value->key);
	if (condition->need_groups > condition->group_count &&
		condition->operator== OPERATOR_SAID)
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: at least %d of %d phrases can never be heard",
			value->key, condition->need_groups,
			condition->group_count);
	if (bit == BIT(OPERATOR_REGEX) && !condition->regex)
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: \"pattern\" is missing", value->key);
	if ((bit & NUMBERS) && isnan(condition->above) &&
		isnan(condition->below))
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: want \"above\" or \"below\"", value->key);
	if (condition->operator>= OPERATOR_SPEECH_RATE &&(
		    condition->times > 1 || condition->exception_count > 0))
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: is one number, without \"times\" or \"unless\"",
			value->key);
	if ((bit & USUALS) && condition->party != PARTY_AGENT)
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: want \"by: agent\", of whom calls are kept",
			value->key);
	if ((bit & WHOLE_CALL) && is_narrowed(&condition->scope))
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: is told of the whole call, not \"within\" a part",
			value->key);
	return STATUS_OK;
}

enum status pack_read_operator(struct loader *loader,
	const struct yaml_value *value, struct condition *condition)
{
	enum status rc = value->kind == YAML_MAP
				 ? read_fields(loader, value, condition)
				 : read_short(loader, value, condition);

	if (condition->operator== OPERATOR_EMOTION && isnan(condition->above) &&
		isnan(condition->below))
		condition->above = DEFAULT_EMOTION;
	return rc == STATUS_OK ? check_operator(loader, value, condition) : rc;
}
