/*
 * The tests inside a pack.
 */
#include <math.h>
#include <string.h>

#include "pack_loader.h"

static enum status find_rule(
	struct loader *loader, const struct yaml_value *value, int *index)
{
	const struct pack *pack = loader->pack;
	const char *names[512];
	const char *nearest;
	size_t count = 0;

	for (size_t i = 0; i < pack->rule_count; i++) {
		if (strcmp(pack->rules[i].id, value->key) == 0) {
			*index = (int)i;
			return STATUS_OK;
		}
		if (count < sizeof(names) / sizeof(names[0]))
			names[count++] = pack->rules[i].id;
	}
	nearest = yaml_nearest(names, count, value->key);
	return yaml_refuse(loader->tree, value, loader->why,
		nearest ? "expect: unknown rule \"%s\", did you mean \"%s\""
			: "expect: unknown rule \"%s\"%s",
		value->key, nearest ? nearest : "");
}

static enum status read_expected(struct loader *loader,
	const struct yaml_value *map, struct pack_example *example)
{
	static const char *const names[] = { "unknown", "pass", "fail",
		"not_applicable" };
	enum status rc = STATUS_OK;

	if (map->kind != YAML_MAP || map->count == 0)
		return yaml_refuse(loader->tree, map, loader->why,
			"expect: want rules with verdicts");
	example->expected = arena_alloc(
		&loader->pack->arena, map->count * sizeof(*example->expected));
	if (!example->expected)
		return failure_no_memory(loader->why);
	for (const struct yaml_value *at = map->first; at && rc == STATUS_OK;
		at = at->next) {
		struct expected_verdict *expected =
			&example->expected[example->expected_count++];
		int value = 0;

		expected->line = at->line;
		expected->column = at->column;
		rc = find_rule(loader, at, &expected->rule);
		if (rc == STATUS_OK && strcmp(at->text, "n/a") == 0)
			value = VERDICT_NOT_APPLICABLE;
		else if (rc == STATUS_OK)
			rc = pack_read_choice(
				loader, at, names, VERDICT_VALUE_COUNT, &value);
		expected->value = (enum verdict_value)value;
	}
	return rc;
}

static enum status read_expected_score(struct loader *loader,
	const struct yaml_value *map, struct pack_example *example)
{
	static const char *const keys[] = { "at_least", "at_most" };
	const struct yaml_range range = { 0.0, 100.0 };
	const struct yaml_value *least = yaml_find(map, "at_least");
	const struct yaml_value *most = yaml_find(map, "at_most");
	enum status rc = yaml_check_keys(
		loader->tree, map, keys, 2, "score", loader->why);

	if (rc == STATUS_OK && least)
		rc = yaml_number(loader->tree, least, range,
			&example->least_score, loader->why);
	if (rc == STATUS_OK && most)
		rc = yaml_number(loader->tree, most, range,
			&example->most_score, loader->why);
	return rc;
}

/* What the agent was like in earlier calls. */
static enum status read_usual(struct loader *loader,
	const struct yaml_value *map, struct usual *usual)
{
	static const char *const keys[] = { "speech_rate_cpm", "level_db",
		"pitch_hz" };
	static const struct yaml_range ranges[] = { { 1.0, 2000.0 },
		{ -200.0, 0.0 }, { 20.0, 1000.0 } };
	double *const numbers[] = { &usual->speech_rate_cpm, &usual->level_db,
		&usual->pitch_hz };
	enum status rc = yaml_check_keys(
		loader->tree, map, keys, 3, "usual", loader->why);

	*usual = (struct usual){ USUAL_LEAST_CALLS, NAN, NAN, NAN };
	for (int i = 0; i < 3 && rc == STATUS_OK; i++) {
		const struct yaml_value *value = yaml_find(map, keys[i]);

		if (value)
			rc = yaml_number(loader->tree, value, ranges[i],
				numbers[i], loader->why);
	}
	return rc;
}

/* What a test says of the call, where it is not what the pack says. */
static enum status read_circumstances(struct loader *loader,
	const struct yaml_value *map, struct pack_example *example)
{
	const struct yaml_value *language = yaml_find(map, "language");
	const struct yaml_value *hangup = yaml_find(map, "hangup");
	const struct yaml_value *direction = yaml_find(map, "direction");

	for (int i = LANGUAGE_COUNT - 1; i > 0; i--)
		if (loader->pack->languages[i])
			example->language = (enum language)i;
	example->direction = loader->pack->direction;
	if (language && !language_parse(language->text, &example->language))
		return yaml_refuse(loader->tree, language, loader->why,
			"unknown language \"%s\"", language->text);
	if (hangup && !party_parse(hangup->text, &example->hangup))
		return yaml_refuse(loader->tree, hangup, loader->why,
			"unknown party \"%s\"", hangup->text);
	if (direction && !direction_parse(direction->text, &example->direction))
		return yaml_refuse(loader->tree, direction, loader->why,
			"unknown direction \"%s\"", direction->text);
	return STATUS_OK;
}

static enum status read_example(struct loader *loader,
	const struct yaml_value *map, struct pack_example *example)
{
	static const char *const keys[] = { "name", "dialogue", "expect",
		"score", "language", "direction", "hangup", "usual" };
	const struct yaml_value *name = yaml_find(map, "name");
	const struct yaml_value *dialogue = yaml_find(map, "dialogue");
	const struct yaml_value *expect = yaml_find(map, "expect");
	const struct yaml_value *score = yaml_find(map, "score");
	const struct yaml_value *usual = yaml_find(map, "usual");
	enum status rc = yaml_check_keys(loader->tree, map, keys,
		sizeof(keys) / sizeof(keys[0]), "test", loader->why);

	example->line = map->line;
	example->column = map->column;
	example->least_score = example->most_score = NAN;
	if (rc == STATUS_OK && !(name && dialogue && expect))
		rc = yaml_refuse(loader->tree, map, loader->why,
			"test: want name, dialogue and expect");
	if (rc == STATUS_OK)
		rc = pack_read_text(loader, name, &example->name);
	if (rc == STATUS_OK)
		rc = pack_read_text(loader, dialogue, &example->dialogue);
	if (rc == STATUS_OK)
		rc = read_circumstances(loader, map, example);
	if (rc == STATUS_OK && usual)
		rc = read_usual(loader, usual, &example->usual);
	if (rc == STATUS_OK)
		rc = read_expected(loader, expect, example);
	return rc == STATUS_OK && score
		       ? read_expected_score(loader, score, example)
		       : rc;
}

enum status pack_read_examples(
	struct loader *loader, const struct yaml_value *list)
{
	struct pack *pack = loader->pack;
	enum status rc = STATUS_OK;

	if (list->kind != YAML_LIST)
		return yaml_refuse(
			loader->tree, list, loader->why, "tests: want a list");
	pack->examples = arena_alloc(
		&pack->arena, (list->count + 1) * sizeof(*pack->examples));
	if (!pack->examples)
		return failure_no_memory(loader->why);
	for (const struct yaml_value *at = list->first; at && rc == STATUS_OK;
		at = at->next)
		rc = read_example(
			loader, at, &pack->examples[pack->example_count++]);
	return rc;
}
