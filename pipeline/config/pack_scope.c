/*
 * Where in the call a condition looks, and what excuses its hits.
 */
#include <math.h>
#include <string.h>

#include "pack_loader.h"

static const struct yaml_range seconds = { 0.0, PACK_MOST_SECONDS };
static const struct yaml_range share = { 0.0, 1.0 };
static const struct yaml_range count_range = { 1.0, 10000.0 };

static enum status read_double(struct loader *loader,
	const struct yaml_value *value, struct yaml_range range, double *number)
{
	return yaml_number(loader->tree, value, range, number, loader->why);
}

/* Optional keys of a map that are numbers; absent ones stay as they are. */
struct number_key {
	const char *key;
	struct yaml_range range;
	double *number;
};

static enum status read_numbers(struct loader *loader,
	const struct yaml_value *map, const struct number_key *keys,
	size_t count)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < count && rc == STATUS_OK; i++) {
		const struct yaml_value *value = yaml_find(map, keys[i].key);

		if (value)
			rc = read_double(
				loader, value, keys[i].range, keys[i].number);
	}
	return rc;
}

static enum status read_count(struct loader *loader,
	const struct yaml_value *map, const char *key, int *number)
{
	const struct yaml_value *value = yaml_find(map, key);

	return value ? yaml_integer(loader->tree, value, count_range, number,
			       loader->why)
		     : STATUS_OK;
}

static enum status read_nth(
	struct loader *loader, const struct yaml_value *value, int *nth)
{
	static const char *const names[] = { "each", "first" };
	int choice = 0;
	enum status rc;

	if (strcmp(value->text, "last") == 0) {
		*nth = ANCHOR_LAST;
		return STATUS_OK;
	}
	if (value->text[0] >= '0' && value->text[0] <= '9')
		return yaml_integer(
			loader->tree, value, count_range, nth, loader->why);
	rc = pack_read_choice(loader, value, names, 2, &choice);
	if (rc == STATUS_OK)
		*nth = choice;
	return rc;
}

static enum status read_anchor(struct loader *loader,
	const struct yaml_value *map, struct scope *scope)
{
	static const char *const names[] = { NULL, "after", "before", "around",
		"between", "same_turn", "next_turn" };
	enum status rc = STATUS_OK;

	scope->nth = 1;
	for (int i = ANCHOR_AFTER; i <= ANCHOR_NEXT_TURN; i++) {
		const struct yaml_value *value = yaml_find(map, names[i]);

		if (!value || rc != STATUS_OK)
			continue;
		if (scope->relation != ANCHOR_NONE)
			return yaml_refuse(loader->tree, value, loader->why,
				"within: \"%s\" beside \"%s\"", names[i],
				names[scope->relation]);
		scope->relation = (enum anchor_relation)i;
		if (i != ANCHOR_BETWEEN) {
			rc = pack_condition_at(loader, value, &scope->anchor);
			continue;
		}
		if (value->kind != YAML_LIST || value->count != 2)
			return yaml_refuse(loader->tree, value, loader->why,
				"between: want two conditions");
		rc = pack_condition_at(loader, value->first, &scope->anchor);
		if (rc == STATUS_OK)
			rc = pack_condition_at(
				loader, value->last, &scope->other_anchor);
	}
	if (rc == STATUS_OK && yaml_find(map, "hit"))
		rc = read_nth(loader, yaml_find(map, "hit"), &scope->nth);
	return rc;
}

enum status pack_read_scope(struct loader *loader, const struct yaml_value *map,
	struct scope *scope)
{
	static const char *const keys[] = { "from_s", "to_s", "from_share",
		"to_share", "first_s", "last_s", "first_turns", "last_turns",
		"after", "before", "around", "between", "same_turn",
		"next_turn", "hit", "seconds", "turns", "mask" };
	const struct number_key numbers[] = {
		{ "from_s", seconds, &scope->from_s },
		{ "to_s", seconds, &scope->to_s },
		{ "from_share", share, &scope->from_share },
		{ "to_share", share, &scope->to_share },
		{ "first_s", seconds, &scope->first_s },
		{ "last_s", seconds, &scope->last_s },
		{ "seconds", seconds, &scope->reach_s },
	};
	enum status rc = yaml_check_keys(loader->tree, map, keys,
		sizeof(keys) / sizeof(keys[0]), "within", loader->why);

	if (rc == STATUS_OK)
		rc = read_numbers(loader, map, numbers,
			sizeof(numbers) / sizeof(numbers[0]));
	if (rc == STATUS_OK)
		rc = read_count(
			loader, map, "first_turns", &scope->first_turns);
	if (rc == STATUS_OK)
		rc = read_count(loader, map, "last_turns", &scope->last_turns);
	if (rc == STATUS_OK)
		rc = read_count(loader, map, "turns", &scope->reach_turns);
	if (rc == STATUS_OK)
		rc = read_anchor(loader, map, scope);
	if (rc == STATUS_OK && yaml_find(map, "mask"))
		rc = pack_read_sounds(
			loader, yaml_find(map, "mask"), &scope->masks);
	if (rc == STATUS_OK && scope->from_s >= scope->to_s)
		rc = yaml_refuse(loader->tree, map, loader->why,
			"within: from_s %g is not before to_s %g",
			scope->from_s, scope->to_s);
	if (rc == STATUS_OK && scope->from_share >= scope->to_share)
		rc = yaml_refuse(loader->tree, map, loader->why,
			"within: from_share %g is not before to_share %g",
			scope->from_share, scope->to_share);
	return rc;
}

static enum status read_exception(struct loader *loader,
	const struct yaml_value *map, struct exception *exception)
{
	static const char *const keys[] = { "condition", "before_s", "after_s",
		"times" };
	const struct number_key numbers[] = {
		{ "before_s", seconds, &exception->before_s },
		{ "after_s", seconds, &exception->after_s },
	};
	const struct yaml_value *condition = yaml_find(map, "condition");
	enum status rc = yaml_check_keys(
		loader->tree, map, keys, 4, "unless", loader->why);

	exception->before_s = exception->after_s = NAN;
	if (rc == STATUS_OK && !condition)
		rc = yaml_refuse(loader->tree, map, loader->why,
			"unless: \"condition\" is missing");
	if (rc == STATUS_OK)
		rc = pack_condition_at(
			loader, condition, &exception->condition);
	if (rc == STATUS_OK)
		rc = read_numbers(loader, map, numbers, 2);
	if (rc == STATUS_OK)
		rc = read_count(loader, map, "times", &exception->times);
	if (rc == STATUS_OK && isnan(exception->before_s) &&
		isnan(exception->after_s))
		rc = yaml_refuse(loader->tree, map, loader->why,
			"unless: want before_s or after_s");
	return rc;
}

enum status pack_read_exceptions(struct loader *loader,
	const struct yaml_value *value, struct condition *condition)
{
	const struct yaml_value *at =
		value->kind == YAML_LIST ? value->first : value;
	size_t count = value->kind == YAML_LIST ? value->count : 1;
	enum status rc = STATUS_OK;

	condition->exceptions = arena_alloc(
		&loader->pack->arena, count * sizeof(*condition->exceptions));
	if (!condition->exceptions)
		return failure_no_memory(loader->why);
	for (size_t i = 0; i < count && rc == STATUS_OK; i++, at = at->next)
		rc = read_exception(loader, at, &condition->exceptions[i]);
	condition->exception_count = count;
	return rc;
}
