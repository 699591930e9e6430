#include <string.h>

#include "list.h"
#include "pack_loader.h"

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
	{ "turn_rate", OPERATOR_TURN_RATE, false },
	{ "emotion", OPERATOR_EMOTION, false },
	{ "speech_rate", OPERATOR_SPEECH_RATE, false },
	{ "talk_share", OPERATOR_TALK_SHARE, false },
	{ "duration_s", OPERATOR_DURATION, false },
	{ "turns", OPERATOR_TURN_COUNT, false },
	{ "level_db", OPERATOR_LEVEL, false },
	{ "pitch_hz", OPERATOR_PITCH, false },
	{ "level_change_db", OPERATOR_LEVEL_CHANGE, false },
	{ "pitch_change_st", OPERATOR_PITCH_CHANGE, false },
	{ "rate_change_share", OPERATOR_RATE_CHANGE, false },
	{ "level_over_usual_db", OPERATOR_USUAL_LEVEL, false },
	{ "pitch_over_usual_st", OPERATOR_USUAL_PITCH, false },
	{ "rate_over_usual_share", OPERATOR_USUAL_RATE, false },
	{ "first_speaker", OPERATOR_FIRST_SPEAKER, false },
	{ "hangup", OPERATOR_HANGUP, false },
};
#define OPERATOR_NAME_COUNT (sizeof(operators) / sizeof(operators[0]))

static const char *const common_keys[] = { "title", "by", "within", "times",
	"unless", "confidence", "negate" };
#define COMMON_KEY_COUNT (sizeof(common_keys) / sizeof(common_keys[0]))

static const struct yaml_range count_range = { 1.0, 10000.0 };
static const struct yaml_range share = { 0.0, 1.0 };

static enum status read_count(struct loader *loader,
	const struct yaml_value *map, const char *key, int *number)
{
	const struct yaml_value *value = yaml_find(map, key);

	return value ? yaml_integer(loader->tree, value, count_range, number,
			       loader->why)
		     : STATUS_OK;
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

/* What narrows a condition says nothing of logic over others. */
static enum status refuse_narrowing(struct loader *loader,
	const struct yaml_value *map, const struct yaml_value *logic)
{
	static const char *const keys[] = { "by", "within", "times", "unless",
		"confidence" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct yaml_value *value = yaml_find(map, keys[i]);

		if (value)
			return yaml_refuse(loader->tree, value, loader->why,
				"\"%s\" beside \"%s\": write it into the "
				"conditions there",
				keys[i], logic->key);
	}
	return STATUS_OK;
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
	enum status rc = pack_read_title(
		loader, map, &condition->title_en, &condition->title_zh);

	if (rc == STATUS_OK && by)
		rc = pack_read_party(loader, by, &condition->party);
	if (rc == STATUS_OK && within)
		rc = pack_read_scope(loader, within, &condition->scope);
	if (rc == STATUS_OK && unless)
		rc = pack_read_exceptions(loader, unless, condition);
	if (rc == STATUS_OK && confidence)
		rc = yaml_number(loader->tree, confidence, share,
			&condition->confidence, loader->why);
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
	if (name->operator== OPERATOR_LOGIC) {
		rc = refuse_narrowing(loader, map, value);
		if (rc == STATUS_OK)
			rc = read_logic(loader, value, condition);
	} else {
		rc = pack_read_operator(loader, value, condition);
	}
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
	loader->conditions.items[*index] = *pack_unset_condition();
	return STATUS_OK;
}

/* The array may move while a condition's own parts are read into it. */
static enum status fill_condition(
	struct loader *loader, const struct yaml_value *map, int index)
{
	struct condition made = *pack_unset_condition();
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
