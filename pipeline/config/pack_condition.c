#include <math.h>
#include <string.h>

#include "list.h"
#include "pack_loader.h"
#include "sound.h"

#define BIT(operator) (1u << (operator))
/* A speaker who starts so soon after the other has begun does not cut in:
 * both began at once. */
#define DEFAULT_AFTER_S 0.5
/* Share of the units that two sentences have in common when they say the
 * same. */
#define DEFAULT_LIKENESS 0.7

#define EVENTS                                                       \
	(BIT(OPERATOR_SILENCE) | BIT(OPERATOR_RESPONSE_DELAY) |      \
		BIT(OPERATOR_OVERLAP) | BIT(OPERATOR_INTERRUPTION) | \
		BIT(OPERATOR_SOUND) | BIT(OPERATOR_MONOLOGUE))
#define NUMBERS                                                           \
	(BIT(OPERATOR_SPEECH_RATE) | BIT(OPERATOR_TALK_SHARE) |           \
		BIT(OPERATOR_DURATION) | BIT(OPERATOR_TURN_COUNT) |       \
		BIT(OPERATOR_LEVEL) | BIT(OPERATOR_PITCH) |               \
		BIT(OPERATOR_LEVEL_CHANGE) | BIT(OPERATOR_PITCH_CHANGE) | \
		BIT(OPERATOR_RATE_CHANGE))

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
	{ "except", BIT(OPERATOR_SAID), FIELD_EXCEPTS, 0 },
	{ "pattern", BIT(OPERATOR_REGEX), FIELD_TEXT, AT(regex) },
	{ "except", BIT(OPERATOR_REGEX), FIELD_TEXT, AT(regex_except) },
	{ "likeness", BIT(OPERATOR_SIMILAR) | BIT(OPERATOR_REPEATED),
		FIELD_SHARE, AT(likeness) },
	{ "digits", BIT(OPERATOR_READ_BACK), FIELD_COUNT, AT(least_digits) },
	{ "longer_than_s", EVENTS, FIELD_SECONDS, AT(longer_than_s) },
	{ "total_above_s", EVENTS, FIELD_SECONDS, AT(total_above_s) },
	{ "share_above", EVENTS, FIELD_SHARE, AT(share_above) },
	{ "after_s", BIT(OPERATOR_INTERRUPTION), FIELD_SECONDS, AT(after_s) },
	{ "include", BIT(OPERATOR_SILENCE) | BIT(OPERATOR_RESPONSE_DELAY),
		FIELD_SOUNDS, AT(sounds) },
	{ "kinds", BIT(OPERATOR_SOUND), FIELD_SOUNDS, AT(sounds) },
	{ "above", NUMBERS, FIELD_NUMBER, AT(above) },
	{ "below", NUMBERS, FIELD_NUMBER, AT(below) },
#undef AT
};
#define FIELD_COUNT_ALL (sizeof(fields) / sizeof(fields[0]))

/* Keys of a condition that are operators. */
static const struct operator_name {
	const char *key;
	enum operator operator;
	bool is_negated;
} operators[] = {
	{ "all", OPERATOR_LOGIC, false },
	{ "any", OPERATOR_LOGIC, false },
	{ "not", OPERATOR_LOGIC, true },
	{ "at_least", OPERATOR_LOGIC, false },
	{ "said", OPERATOR_SAID, false },
	{ "not_said", OPERATOR_SAID, true },
	{ "regex", OPERATOR_REGEX, false },
	{ "similar", OPERATOR_SIMILAR, false },
	{ "repeated", OPERATOR_REPEATED, false },
	{ "read_back", OPERATOR_READ_BACK, false },
	{ "silence", OPERATOR_SILENCE, false },
	{ "response_delay", OPERATOR_RESPONSE_DELAY, false },
	{ "overlap", OPERATOR_OVERLAP, false },
	{ "interruption", OPERATOR_INTERRUPTION, false },
	{ "sound", OPERATOR_SOUND, false },
	{ "monologue", OPERATOR_MONOLOGUE, false },
	{ "speech_rate", OPERATOR_SPEECH_RATE, false },
	{ "talk_share", OPERATOR_TALK_SHARE, false },
	{ "duration_s", OPERATOR_DURATION, false },
	{ "turns", OPERATOR_TURN_COUNT, false },
	{ "level_db", OPERATOR_LEVEL, false },
	{ "pitch_hz", OPERATOR_PITCH, false },
	{ "level_change_db", OPERATOR_LEVEL_CHANGE, false },
	{ "pitch_change_st", OPERATOR_PITCH_CHANGE, false },
	{ "rate_change_share", OPERATOR_RATE_CHANGE, false },
	{ "first_speaker", OPERATOR_FIRST_SPEAKER, false },
	{ "hangup", OPERATOR_HANGUP, false },
};
#define OPERATOR_NAME_COUNT (sizeof(operators) / sizeof(operators[0]))

static const char *const common_keys[] = { "title", "by", "within", "times",
	"unless", "confidence", "negate" };
#define COMMON_KEY_COUNT (sizeof(common_keys) / sizeof(common_keys[0]))

static const char *const party_keys[] = { "anyone", "agent", "customer",
	"system" };

static const struct yaml_range seconds = { 0.0, PACK_MOST_SECONDS };
static const struct yaml_range share = { 0.0, 1.0 };
static const struct yaml_range count_range = { 1.0, 10000.0 };
static const struct yaml_range any_number = { -1e9, 1e9 };

static enum status read_double(struct loader *loader,
	const struct yaml_value *value, struct yaml_range range, double *number)
{
	return yaml_number(loader->tree, value, range, number, loader->why);
}

static enum status read_count(struct loader *loader,
	const struct yaml_value *map, const char *key, int *number)
{
	const struct yaml_value *value = yaml_find(map, key);

	return value ? yaml_integer(loader->tree, value, count_range, number,
			       loader->why)
		     : STATUS_OK;
}

static enum status read_sounds(struct loader *loader,
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
		return read_sounds(loader, value, at);
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
	int choice = 0;
	enum status rc;

	switch (condition->operator) {
	case OPERATOR_SAID:
	case OPERATOR_SIMILAR:
		return pack_read_phrases(loader, value, &condition->phrases,
			&condition->phrase_count, &condition->group_count);
	case OPERATOR_REGEX:
		return pack_read_text(loader, value, &condition->regex);
	case OPERATOR_FIRST_SPEAKER:
	case OPERATOR_HANGUP:
		rc = pack_read_choice(
			loader, value, party_keys, PARTY_COUNT, &choice);
		condition->who = (enum party)choice;
		return rc;
	case OPERATOR_SOUND:
		return read_sounds(loader, value, &condition->sounds);
	default:
		return yaml_refuse(loader->tree, value, loader->why,
			"%s: want keys with values", value->key);
	}
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
	return STATUS_OK;
}

static enum status read_children(struct loader *loader,
	const struct yaml_value *list, struct condition *condition)
{
	const struct yaml_value *at =
		list->kind == YAML_LIST ? list->first : list;
	size_t count = list->kind == YAML_LIST ? list->count : 1;
	enum status rc = STATUS_OK;

	if (count == 0)
		return yaml_refuse(loader->tree, list, loader->why,
			"%s: want conditions", list->key);
	condition->children = arena_alloc(
		&loader->pack->arena, count * sizeof(*condition->children));
	if (!condition->children)
		return failure_no_memory(loader->why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++, at = at->next)
		rc = pack_condition_at(loader, at, &condition->children[i]);
	condition->child_count = count;
	return rc;
}

static enum status read_logic(struct loader *loader,
	const struct yaml_value *value, struct condition *condition)
{
	static const char *const keys[] = { "count", "of" };
	const struct yaml_value *of = value;
	enum status rc = STATUS_OK;

	condition->need = 1;
	if (strcmp(value->key, "at_least") == 0) {
		rc = yaml_check_keys(
			loader->tree, value, keys, 2, "at_least", loader->why);
		of = yaml_find(value, "of");
		if (rc == STATUS_OK && !(of && yaml_find(value, "count")))
			rc = yaml_refuse(loader->tree, value, loader->why,
				"at_least: want count and of");
		if (rc == STATUS_OK)
			rc = read_count(
				loader, value, "count", &condition->need);
	}
	if (rc == STATUS_OK)
		rc = read_children(loader, of, condition);
	if (rc == STATUS_OK && strcmp(value->key, "all") == 0)
		condition->need = (int)condition->child_count;
	if (rc == STATUS_OK && condition->need > (int)condition->child_count)
		rc = yaml_refuse(loader->tree, value, loader->why,
			"at_least: %d of %zu conditions can never hold",
			condition->need, condition->child_count);
	return rc;
}

static const struct condition *unset(void)
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
		.total_above_s = NAN,
		.share_above = NAN,
		.after_s = DEFAULT_AFTER_S,
		.above = NAN,
		.below = NAN,
	};

	return &condition;
}

/* The one key of the map that is an operator. */
static enum status find_operator(struct loader *loader,
	const struct yaml_value *map, const struct yaml_value **value,
	const struct operator_name **name)
{
	*value = NULL;
	for (size_t i = 0; i < OPERATOR_NAME_COUNT; i++) {
		const struct yaml_value *at = yaml_find(map, operators[i].key);

		if (!at)
			continue;
		if (*value)
			return yaml_refuse(loader->tree, at, loader->why,
				"two operators, \"%s\" and \"%s\"",
				(*name)->key, operators[i].key);
		*value = at;
		*name = &operators[i];
	}
	return *value ? STATUS_OK
		      : yaml_refuse(loader->tree, map, loader->why,
				"no operator (said, silence, all, ...)");
}

static enum status check_condition_keys(
	struct loader *loader, const struct yaml_value *map)
{
	const char *keys[COMMON_KEY_COUNT + OPERATOR_NAME_COUNT];

	for (size_t i = 0; i < COMMON_KEY_COUNT; i++)
		keys[i] = common_keys[i];
	for (size_t i = 0; i < OPERATOR_NAME_COUNT; i++)
		keys[COMMON_KEY_COUNT + i] = operators[i].key;
	return yaml_check_keys(loader->tree, map, keys,
		sizeof(keys) / sizeof(keys[0]), "condition", loader->why);
}

static enum status read_common(struct loader *loader,
	const struct yaml_value *map, struct condition *condition)
{
	const struct yaml_value *by = yaml_find(map, "by");
	const struct yaml_value *within = yaml_find(map, "within");
	const struct yaml_value *unless = yaml_find(map, "unless");
	const struct yaml_value *negate = yaml_find(map, "negate");
	const struct yaml_value *confidence = yaml_find(map, "confidence");
	int party = 0;
	enum status rc = pack_read_title(
		loader, map, &condition->title_en, &condition->title_zh);

	if (rc == STATUS_OK && by)
		rc = pack_read_choice(
			loader, by, party_keys, PARTY_COUNT, &party);
	condition->party = (enum party)party;
	if (rc == STATUS_OK && within)
		rc = pack_read_scope(loader, within, &condition->scope);
	if (rc == STATUS_OK && unless)
		rc = pack_read_exceptions(loader, unless, condition);
	if (rc == STATUS_OK && confidence)
		rc = read_double(
			loader, confidence, share, &condition->confidence);
	if (rc == STATUS_OK)
		rc = read_count(loader, map, "times", &condition->times);
	if (rc == STATUS_OK && negate)
		rc = yaml_flag(loader->tree, negate, &condition->is_negated,
			loader->why);
	return rc;
}

static enum status read_condition(struct loader *loader,
	const struct yaml_value *map, struct condition *condition)
{
	const struct operator_name *name = NULL;
	const struct yaml_value *value = NULL;
	enum status rc;

	condition->line = map->line;
	condition->column = map->column;
	rc = check_condition_keys(loader, map);
	if (rc == STATUS_OK)
		rc = find_operator(loader, map, &value, &name);
	if (rc == STATUS_OK)
		rc = read_common(loader, map, condition);
	if (rc != STATUS_OK)
		return rc;
	condition->operator= name->operator;
	if (name->operator== OPERATOR_LOGIC)
		rc = read_logic(loader, value, condition);
	else if (value->kind == YAML_MAP)
		rc = read_fields(loader, value, condition);
	else
		rc = read_short(loader, value, condition);
	if (rc == STATUS_OK)
		rc = check_operator(loader, value, condition);
	if (name->is_negated)
		condition->is_negated = !condition->is_negated;
	return rc;
}

static enum status reserve_condition(struct loader *loader, int *index)
{
	enum status rc = list_reserve(&loader->conditions.items,
		&loader->conditions.capacity, loader->conditions.count + 1,
		sizeof(struct condition), loader->why);

	if (rc != STATUS_OK)
		return rc;
	*index = (int)loader->conditions.count++;
	loader->conditions.items[*index] = *unset();
	return STATUS_OK;
}

/* The array may move while a condition's own parts are read into it. */
static enum status fill_condition(
	struct loader *loader, const struct yaml_value *map, int index)
{
	struct condition made = *unset();
	enum status rc;

	made.id = loader->conditions.items[index].id;
	rc = read_condition(loader, map, &made);
	if (rc == STATUS_OK)
		loader->conditions.items[index] = made;
	else if (rc == STATUS_INVALID && made.id)
		rc = pack_name_failure(loader, "condition", made.id);
	return rc;
}

static enum status find_condition(
	struct loader *loader, const struct yaml_value *value, int *index)
{
	const char *names[PACK_MOST_CONDITIONS];
	size_t count = loader->conditions.count;
	const char *nearest;

	for (size_t i = 0; i < count && i < PACK_MOST_CONDITIONS; i++) {
		names[i] = loader->conditions.items[i].id;
		if (names[i] && strcmp(names[i], value->text) == 0) {
			*index = (int)i;
			return STATUS_OK;
		}
	}
	nearest = yaml_nearest(names, count, value->text);
	return yaml_refuse(loader->tree, value, loader->why,
		nearest ? "unknown condition \"%s\", did you mean \"%s\""
			: "unknown condition \"%s\"%s",
		value->text, nearest ? nearest : "");
}

enum status pack_condition_at(
	struct loader *loader, const struct yaml_value *value, int *index)
{
	enum status rc;

	if (value->kind == YAML_SCALAR)
		return find_condition(loader, value, index);
	if (loader->conditions.count >= PACK_MOST_CONDITIONS)
		return yaml_refuse(loader->tree, value, loader->why,
			"more than %d conditions", PACK_MOST_CONDITIONS);
	if (value->kind != YAML_MAP)
		return yaml_refuse(loader->tree, value, loader->why,
			"want a condition: its name, or an operator");
	rc = reserve_condition(loader, index);
	return rc == STATUS_OK ? fill_condition(loader, value, *index) : rc;
}

enum status pack_read_conditions(
	struct loader *loader, const struct yaml_value *map)
{
	enum status rc = STATUS_OK;
	int index = 0;

	if (map->kind != YAML_MAP || map->count > PACK_MOST_CONDITIONS)
		return yaml_refuse(loader->tree, map, loader->why,
			"conditions: want names with an operator each, at most "
			"%d",
			PACK_MOST_CONDITIONS);
	for (const struct yaml_value *at = map->first; at && rc == STATUS_OK;
		at = at->next) {
		rc = reserve_condition(loader, &index);
		if (rc == STATUS_OK)
			rc = pack_read_id(loader, at,
				&loader->conditions.items[index].id);
	}
	index = 0;
	for (const struct yaml_value *at = map->first; at && rc == STATUS_OK;
		at = at->next)
		rc = fill_condition(loader, at, index++);
	return rc;
}
