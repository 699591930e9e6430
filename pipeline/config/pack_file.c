#include "pack_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack_loader.h"
#include "path.h"
#include "text.h"

/* Unless the pack says otherwise: posteriors below these are guesses. */
#define DEFAULT_HIT_CONFIDENCE 0.3
/* Words that a model of the wrong language hears have a mean of up to 0.47
 * (models/README.md, "Language choice"): below, hearing says nothing. */
#define DEFAULT_SCOPE_CONFIDENCE 0.5
#define DEFAULT_FLAG_AT 0.5
#define DEFAULT_AGAIN 0.25
#define DEFAULT_MOST_AGAIN 0.5

static const struct yaml_range share = { 0.0, 1.0 };
static const struct yaml_range points = { 0.0, 1000.0 };
static const struct yaml_range log_odds = { -20.0, 20.0 };

static enum status read_number(struct loader *loader,
	const struct yaml_value *map, const char *key, struct yaml_range range,
	double *number)
{
	const struct yaml_value *value = yaml_find(map, key);

	return value ? yaml_number(
			       loader->tree, value, range, number, loader->why)
		     : STATUS_OK;
}

static void *take(struct loader *loader, size_t count, size_t bytes)
{
	return arena_alloc(&loader->pack->arena, (count ? count : 1) * bytes);
}

enum status pack_read_id(
	struct loader *loader, const struct yaml_value *value, const char **id)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";

	if (!*value->key || strspn(value->key, allowed) != strlen(value->key))
		return yaml_refuse(loader->tree, value, loader->why,
			"name \"%s\": want a-z, 0-9, _ and -", value->key);
	*id = arena_text(&loader->pack->arena, value->key);
	return *id ? STATUS_OK : failure_no_memory(loader->why);
}

enum status pack_name_failure(
	struct loader *loader, const char *what, const char *name)
{
	struct failure rest = *loader->why;
	const char *at = rest.text + strlen(loader->tree->path);

	/* Behind `path:line:column: `, which yaml_refuse() wrote. */
	at = strstr(at, ": ");
	if (!at || strncmp(rest.text, loader->tree->path,
			   strlen(loader->tree->path)) != 0)
		return STATUS_INVALID;
	return failure_set(loader->why, STATUS_INVALID, "%.*s%s \"%s\": %s",
		(int)(at + 2 - rest.text), rest.text, what, name, at + 2);
}

static enum status read_section(struct loader *loader,
	const struct yaml_value *value, struct section *section)
{
	static const char *const keys[] = { "title", "weight" };
	enum status rc = yaml_check_keys(
		loader->tree, value, keys, 2, "section", loader->why);

	if (rc == STATUS_OK)
		rc = pack_read_id(loader, value, &section->id);
	section->title_en = section->title_zh = section->id;
	if (rc == STATUS_OK)
		rc = pack_read_title(
			loader, value, &section->title_en, &section->title_zh);
	if (rc == STATUS_OK && !yaml_find(value, "weight"))
		rc = yaml_refuse(loader->tree, value, loader->why,
			"section \"%s\": \"weight\" is missing", section->id);
	if (rc == STATUS_OK)
		rc = read_number(
			loader, value, "weight", points, &section->weight);
	return rc;
}

static enum status read_sections(
	struct loader *loader, const struct yaml_value *map)
{
	struct pack *pack = loader->pack;
	enum status rc = STATUS_OK;

	if (map->kind != YAML_MAP)
		return yaml_refuse(
			loader->tree, map, loader->why, "sections: want names");
	pack->sections = take(loader, map->count, sizeof(*pack->sections));
	if (!pack->sections)
		return failure_no_memory(loader->why);
	for (const struct yaml_value *at = map->first; at && rc == STATUS_OK;
		at = at->next)
		rc = read_section(
			loader, at, &pack->sections[pack->section_count++]);
	return rc;
}

static enum status read_rule_section(
	struct loader *loader, const struct yaml_value *map, struct rule *rule)
{
	const struct yaml_value *value = yaml_find(map, "section");
	const struct pack *pack = loader->pack;
	const char *names[64];
	int count = 0;

	rule->section = -1;
	if (!value)
		return STATUS_OK;
	for (size_t i = 0; i < pack->section_count && count < 64; i++)
		names[count++] = pack->sections[i].id;
	return pack_read_choice(loader, value, names, count, &rule->section);
}

static enum status read_veto(
	struct loader *loader, const struct yaml_value *map, struct rule *rule)
{
	static const char *const names[] = { "false", "sheet", "section",
		"true" };
	const struct yaml_value *value = yaml_find(map, "veto");
	int choice = 0;
	enum status rc = STATUS_OK;

	if (value)
		rc = pack_read_choice(loader, value, names, 4, &choice);
	rule->veto = choice == 3 ? VETO_SHEET : (enum veto)choice;
	rule->is_veto = rule->veto == VETO_SHEET;
	return rc;
}

static enum status read_question(
	struct loader *loader, const struct yaml_value *map, struct rule *rule)
{
	const struct yaml_value *applies = yaml_find(map, "applies");
	const struct yaml_value *pass = yaml_find(map, "pass");
	const struct yaml_value *fail = yaml_find(map, "fail");
	enum status rc = STATUS_OK;

	rule->applies = -1;
	rule->fails_on = fail != NULL;
	if (!pass == !fail)
		return yaml_refuse(loader->tree, map, loader->why,
			"want one of \"pass\" and \"fail\"");
	if (applies)
		rc = pack_condition_at(loader, applies, &rule->applies);
	if (rc == STATUS_OK)
		rc = pack_condition_at(
			loader, pass ? pass : fail, &rule->condition);
	return rc;
}

static enum status read_points(
	struct loader *loader, const struct yaml_value *map, struct rule *rule)
{
	static const char *const severities[] = { "none", "minor", "major",
		"critical" };
	const struct yaml_value *each = yaml_find(map, "each");
	const struct yaml_value *severity = yaml_find(map, "severity");
	enum status rc =
		read_number(loader, map, "points", points, &rule->points);

	if (rc == STATUS_OK && each)
		rc = yaml_flag(loader->tree, each, &rule->is_each, loader->why);
	if (rc == STATUS_OK)
		rc = read_number(loader, map, "bonus", points, &rule->bonus);
	rule->cap = rule->points > 0.0 ? rule->points : rule->bonus;
	if (rc == STATUS_OK)
		rc = read_number(loader, map, "cap", points, &rule->cap);
	if (rc == STATUS_OK)
		rc = read_number(loader, map, "risk_weight", log_odds,
			&rule->risk_weight);
	if (rc == STATUS_OK && severity)
		rc = pack_read_choice(
			loader, severity, severities, 4, &rule->severity);
	if (rc == STATUS_OK && rule->risk_weight < 0.0)
		rc = yaml_refuse(loader->tree, yaml_find(map, "risk_weight"),
			loader->why,
			"risk_weight: %g would lower the risk, want 0 or more",
			rule->risk_weight);
	if (rc == STATUS_OK && (rule->points > 0.0 || rule->bonus > 0.0) &&
		rule->section < 0)
		rc = yaml_refuse(loader->tree, map, loader->why,
			"points without a section");
	return rc;
}

static enum status read_rule(
	struct loader *loader, const struct yaml_value *map, struct rule *rule)
{
	static const char *const keys[] = { "title", "section", "points",
		"veto", "risk_weight", "bonus", "each", "cap", "applies",
		"pass", "fail", "severity" };
	enum status rc = pack_read_id(loader, map, &rule->id);

	if (rc != STATUS_OK)
		return rc;
	rule->line = map->line;
	rule->column = map->column;
	rule->title_en = rule->title_zh = rule->id;
	rc = yaml_check_keys(loader->tree, map, keys,
		sizeof(keys) / sizeof(keys[0]), "rule", loader->why);
	if (rc == STATUS_OK)
		rc = pack_read_title(
			loader, map, &rule->title_en, &rule->title_zh);
	if (rc == STATUS_OK)
		rc = read_rule_section(loader, map, rule);
	if (rc == STATUS_OK)
		rc = read_veto(loader, map, rule);
	if (rc == STATUS_OK)
		rc = read_points(loader, map, rule);
	if (rc == STATUS_OK)
		rc = read_question(loader, map, rule);
	return rc == STATUS_INVALID
		       ? pack_name_failure(loader, "rule", rule->id)
		       : rc;
}

static enum status read_rules(
	struct loader *loader, const struct yaml_value *map)
{
	struct pack *pack = loader->pack;
	enum status rc = STATUS_OK;

	if (!map || map->kind != YAML_MAP || map->count == 0)
		return yaml_refuse(loader->tree, map ? map : loader->tree->root,
			loader->why, "rules: want at least one");
	pack->rules = take(loader, map->count, sizeof(*pack->rules));
	if (!pack->rules)
		return failure_no_memory(loader->why);
	for (const struct yaml_value *at = map->first; at && rc == STATUS_OK;
		at = at->next)
		rc = read_rule(loader, at, &pack->rules[pack->rule_count++]);
	return rc;
}

static enum status read_grades(
	struct loader *loader, const struct yaml_value *list)
{
	static const char *const keys[] = { "at_least", "title" };
	struct pack *pack = loader->pack;
	double last = INFINITY;
	enum status rc = STATUS_OK;

	pack->grades = take(loader, list->count, sizeof(*pack->grades));
	if (!pack->grades)
		return failure_no_memory(loader->why);
	for (const struct yaml_value *at = list->first; at && rc == STATUS_OK;
		at = at->next) {
		struct grade *grade = &pack->grades[pack->grade_count++];

		rc = yaml_check_keys(
			loader->tree, at, keys, 2, "grade", loader->why);
		if (rc == STATUS_OK)
			rc = pack_read_title(
				loader, at, &grade->name_en, &grade->name_zh);
		if (rc == STATUS_OK)
			rc = read_number(loader, at, "at_least",
				(struct yaml_range){ 0, 100 },
				&grade->least_score);
		if (rc == STATUS_OK &&
			(!grade->name_en || grade->least_score >= last))
			rc = yaml_refuse(loader->tree, at, loader->why,
				"grades: want titles, best grade first");
		last = grade->least_score;
	}
	return rc;
}

static enum status read_tiers(
	struct loader *loader, const struct yaml_value *map)
{
	static const char *const keys[] = { "low", "medium", "high" };
	double *tiers = loader->pack->risk.tiers;
	enum status rc = yaml_check_keys(
		loader->tree, map, keys, 3, "tiers", loader->why);

	for (int i = 0; i < 3 && rc == STATUS_OK; i++)
		rc = read_number(
			loader, map, keys[i], share, &tiers[RISK_LOW + i]);
	if (rc == STATUS_OK && !(tiers[RISK_LOW] <= tiers[RISK_MEDIUM] &&
				       tiers[RISK_MEDIUM] <= tiers[RISK_HIGH]))
		rc = yaml_refuse(loader->tree, map, loader->why,
			"tiers: want low <= medium <= high");
	return rc;
}

static enum status read_risk(
	struct loader *loader, const struct yaml_value *map)
{
	static const char *const keys[] = { "bias", "flag_at", "tiers", "again",
		"most_again" };
	struct risk_model *risk = &loader->pack->risk;
	const struct yaml_value *tiers = yaml_find(map, "tiers");
	enum status rc = yaml_check_keys(
		loader->tree, map, keys, 5, "risk", loader->why);

	*risk = (struct risk_model){ .is_set = true,
		.flag_at = DEFAULT_FLAG_AT,
		.tiers = { 0.0, 0.1, 0.3, 0.6 },
		.again = DEFAULT_AGAIN,
		.most_again = DEFAULT_MOST_AGAIN };
	if (rc == STATUS_OK)
		rc = read_number(loader, map, "bias", log_odds, &risk->bias);
	if (rc == STATUS_OK)
		rc = read_number(loader, map, "flag_at", share, &risk->flag_at);
	if (rc == STATUS_OK)
		rc = read_number(loader, map, "again", share, &risk->again);
	if (rc == STATUS_OK)
		rc = read_number(
			loader, map, "most_again", share, &risk->most_again);
	return rc == STATUS_OK && tiers ? read_tiers(loader, tiers) : rc;
}

static enum status read_confidence(
	struct loader *loader, const struct yaml_value *map)
{
	static const char *const keys[] = { "hit", "scope" };
	struct pack *pack = loader->pack;
	enum status rc = yaml_check_keys(
		loader->tree, map, keys, 2, "confidence", loader->why);

	if (rc == STATUS_OK)
		rc = read_number(
			loader, map, "hit", share, &pack->hit_confidence);
	if (rc == STATUS_OK)
		rc = read_number(
			loader, map, "scope", share, &pack->scope_confidence);
	return rc;
}

static enum status read_languages(
	struct loader *loader, const struct yaml_value *list)
{
	const struct yaml_value *at =
		list->kind == YAML_LIST ? list->first : list;

	for (; at; at = list->kind == YAML_LIST ? at->next : NULL) {
		enum language language = LANGUAGE_UNKNOWN;

		if (!language_parse(at->text, &language) || !language)
			return yaml_refuse(loader->tree, at, loader->why,
				"unknown language \"%s\", want zh, en or yue",
				at->text);
		loader->pack->languages[language] = true;
	}
	return STATUS_OK;
}

static enum status read_metadata(
	struct loader *loader, const struct yaml_value *root)
{
	const struct yaml_value *name = yaml_find(root, "pack");
	const struct yaml_value *version = yaml_find(root, "version");
	const struct yaml_value *languages = yaml_find(root, "languages");
	const struct yaml_value *direction = yaml_find(root, "direction");
	struct pack *pack = loader->pack;
	enum status rc;

	if (!name || !version || !languages)
		return yaml_refuse(loader->tree, root, loader->why,
			"\"%s\" is missing",
			!name	   ? "pack"
			: !version ? "version"
				   : "languages");
	rc = pack_read_text(loader, name, &pack->name);
	if (rc == STATUS_OK)
		rc = pack_read_text(loader, version, &pack->version);
	pack->title_en = pack->title_zh = pack->name;
	if (rc == STATUS_OK)
		rc = pack_read_title(
			loader, root, &pack->title_en, &pack->title_zh);
	if (rc == STATUS_OK)
		rc = read_languages(loader, languages);
	if (rc == STATUS_OK && direction &&
		!direction_parse(direction->text, &pack->direction))
		rc = yaml_refuse(loader->tree, direction, loader->why,
			"direction: want inbound or outbound, not \"%s\"",
			direction->text);
	return rc;
}

static enum status read_root(struct loader *loader)
{
	static const char *const keys[] = { "pack", "version", "title",
		"languages", "direction", "confidence", "vocabularies",
		"conditions", "sections", "rules", "grades", "risk", "tests" };
	const struct yaml_value *root = loader->tree->root;
	const struct part {
		const char *key;
		enum status (*read)(
			struct loader *loader, const struct yaml_value *value);
	} parts[] = { { "confidence", read_confidence },
		{ "sections", read_sections }, { "grades", read_grades },
		{ "risk", read_risk }, { "conditions", pack_read_conditions },
		{ "rules", read_rules }, { "tests", pack_read_examples } };
	enum status rc = yaml_check_keys(loader->tree, root, keys,
		sizeof(keys) / sizeof(keys[0]), "pack", loader->why);

	if (rc == STATUS_OK)
		rc = read_metadata(loader, root);
	loader->vocabularies = yaml_find(root, "vocabularies");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const struct yaml_value *value = yaml_find(root, parts[i].key);

		if (rc == STATUS_OK && value)
			rc = parts[i].read(loader, value);
	}
	if (rc == STATUS_OK && loader->pack->rule_count == 0)
		rc = yaml_refuse(loader->tree, root, loader->why,
			"\"rules\" is missing");
	return rc;
}

/* The conditions, whose number is known only now, into the pack. */
static enum status keep_conditions(struct loader *loader)
{
	struct pack *pack = loader->pack;
	size_t count = loader->conditions.count;

	pack->conditions = take(loader, count, sizeof(*pack->conditions));
	if (!pack->conditions)
		return failure_no_memory(loader->why);
	if (count > 0)
		memcpy(pack->conditions, loader->conditions.items,
			count * sizeof(*pack->conditions));
	pack->condition_count = count;
	return pack_check_circles(loader);
}

static enum status fill_pack(
	struct pack *pack, const struct yaml_tree *tree, struct failure *why)
{
	struct loader loader = { .tree = tree, .pack = pack, .why = why };
	enum status rc;

	pack->hit_confidence = DEFAULT_HIT_CONFIDENCE;
	pack->scope_confidence = DEFAULT_SCOPE_CONFIDENCE;
	pack->path = arena_text(&pack->arena, tree->path);
	if (!pack->path)
		return failure_no_memory(why);
	rc = read_root(&loader);
	if (rc == STATUS_OK)
		rc = keep_conditions(&loader);
	free(loader.conditions.items);
	return rc;
}

enum status pack_parse(struct pack **out, const char *bytes, size_t length,
	const char *path, struct failure *why)
{
	struct pack *pack = calloc(1, sizeof(*pack));
	struct yaml_tree tree = { 0 };
	struct hash hash;
	enum status rc;

	if (!pack)
		return failure_no_memory(why);
	rc = yaml_tree_parse(&tree, bytes, length, path, why);
	if (rc == STATUS_OK)
		rc = fill_pack(pack, &tree, why);
	yaml_tree_release(&tree);
	if (rc != STATUS_OK) {
		pack_free(pack);
		return rc;
	}
	hash_init(&hash);
	hash_add(&hash, bytes, length);
	hash_finish(&hash, &pack->hash);
	*out = pack;
	return STATUS_OK;
}

enum status pack_load(struct pack **out, const char *path, struct failure *why)
{
	struct text content = { 0 };
	enum status rc = path_read(&content, path, YAML_TREE_MOST_BYTES, why);

	if (rc == STATUS_OK)
		rc = pack_parse(
			out, text_string(&content), content.length, path, why);
	else
		(void)failure_prefix(why, rc, "%s", path);
	text_release(&content);
	return rc;
}

void pack_free(struct pack *pack)
{
	if (pack)
		arena_release(&pack->arena);
	free(pack);
}
