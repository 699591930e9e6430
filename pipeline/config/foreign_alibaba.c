/*
 * Rules of Alibaba Cloud's quality inspection. A rule is an expression over
 * conditions; a condition one over operators, which share its range.
 *
 * Source: Alibaba Cloud Intelligent Conversation Analysis, developer reference:
 * UploadRule and the description of detection operator objects.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "foreign_build.h"
#include "foreign_logic.h"

/* A sentence is an utterance, which is no longer than this. */
#define SENTENCE_S 15

/* The operator at hand. */
struct reading {
	struct foreign *foreign;
	const char *cid;
	const json_t *param;
};

static json_t *list_of(const json_t *param, const char *key)
{
	json_t *list = json_object_get(param, key);

	return json_array_size(list) > 0 ? list : NULL;
}

static bool is_less(const json_t *param)
{
	const char *compare = foreign_text(param, "compareOperator");

	return compare && strcmp(compare, "lt") == 0;
}

static json_t *read_keywords(
	const struct reading *reading, const char *key, double need)
{
	struct foreign *foreign = reading->foreign;
	json_t *words = list_of(reading->param, "keywords");
	double times = foreign_number(reading->param, "threshold");
	json_t *said, *condition;

	if (!words) {
		foreign_note(foreign, "%s without keywords", "an operator");
		return NULL;
	}
	said = json_pack("{s:O}", key, words);
	if (need > 1.0)
		foreign_put(foreign, said, "at_least", json_integer((int)need));
	if (strcmp(key, "any") != 0 &&
		json_is_true(json_object_get(reading->param, "in_sentence")))
		foreign_put(foreign, said, "near_s", json_integer(SENTENCE_S));
	condition = json_pack("{s:o}", "said", said);
	if (times > 1.0)
		foreign_put(foreign, condition, "times",
			json_integer((json_int_t)times));
	return condition;
}

static json_t *read_any(const struct reading *reading)
{
	return read_keywords(reading, "any", NAN);
}

static json_t *read_include(const struct reading *reading)
{
	double need = foreign_number(reading->param, "keywordMatchSize");
	json_t *condition;

	if (isnan(need) || need < 0.0)
		return read_keywords(reading, "all", NAN);
	if (need > 0.0)
		return read_keywords(reading, "of", need);
	condition = read_keywords(reading, "any", NAN);
	if (condition)
		foreign_put(reading->foreign, condition, "negate", json_true());
	return condition;
}

static json_t *read_regex(const struct reading *reading)
{
	const char *regex = foreign_text(reading->param, "regex");
	const char *except = foreign_text(reading->param, "notRegex");
	json_t *fields;

	if (!regex) {
		foreign_note(reading->foreign, "%s without regex",
			"REGULAR_EXPRESSION");
		return NULL;
	}
	fields = json_pack("{s:s}", "pattern", regex);
	if (except && *except)
		foreign_put(reading->foreign, fields, "except",
			json_string(except));
	return json_pack("{s:o}", "regex", fields);
}

/* Theirs is 0..1 or per cent. */
static void put_likeness(
	const struct reading *reading, json_t *fields, const char *key)
{
	double likeness = foreign_number(reading->param, key);

	if (likeness > 1.0)
		likeness /= 100.0;
	if (!isnan(likeness))
		foreign_put(reading->foreign, fields, "likeness",
			json_real(likeness));
}

static json_t *read_similar(const struct reading *reading)
{
	json_t *sentences = list_of(reading->param, "similarlySentences");
	json_t *fields;

	if (!sentences) {
		foreign_note(reading->foreign, "%s without similarlySentences",
			"SIMILAR_MATCH");
		return NULL;
	}
	fields = json_pack("{s:O}", "to", sentences);
	put_likeness(reading, fields, "score");
	return json_pack("{s:o}", "similar", fields);
}

static json_t *read_repeat(const struct reading *reading)
{
	json_t *excludes = list_of(reading->param, "excludes");
	double from = foreign_number(reading->param, "from");
	double least = foreign_number(reading->param, "threshold");
	double times = foreign_number(reading->param, "hit_time");
	json_t *fields = json_object();
	json_t *condition = json_pack("{s:o}", "repeated", fields);

	put_likeness(reading, fields, "similarity_threshold");
	if (times > 1.0)
		foreign_put(reading->foreign, condition, "times",
			json_integer((json_int_t)times));
	if (from >= 1.0)
		foreign_put(reading->foreign, fields, "within_turns",
			json_integer((json_int_t)from));
	if (least >= 1.0)
		foreign_put(reading->foreign, fields, "least_words",
			json_integer((json_int_t)least));
	if (excludes)
		foreign_put(reading->foreign, fields, "except",
			json_incref(excludes));
	return condition;
}

static json_t *read_interval(const struct reading *reading)
{
	double interval_ms = foreign_number(reading->param, "interval");
	bool is_answer =
		json_is_true(json_object_get(reading->param, "different_role"));
	json_t *condition;

	if (isnan(interval_ms)) {
		foreign_note(reading->foreign, "%s without interval",
			"INTERVAL_GREATER");
		return NULL;
	}
	condition =
		json_pack("{s:{s:f}}", is_answer ? "response_delay" : "silence",
			"longer_than_s", interval_ms / 1000.0);
	if (is_less(reading->param))
		foreign_put(reading->foreign, condition, "negate", json_true());
	return condition;
}

static json_t *read_speed(const struct reading *reading)
{
	double rate = foreign_number(reading->param, "velocityInMint");
	double least = foreign_number(reading->param, "minWordSize");
	const char *limit = is_less(reading->param) ? "below" : "above";
	json_t *fields;

	if (isnan(rate)) {
		foreign_note(reading->foreign, "%s without velocityInMint",
			"SPEECH_SPEED_CHECK");
		return NULL;
	}
	fields = json_pack("{s:f}", limit, rate);
	if (json_is_true(json_object_get(reading->param, "average")))
		return json_pack("{s:o}", "speech_rate", fields);
	if (least >= 1.0)
		foreign_put(reading->foreign, fields, "least_words",
			json_integer((json_int_t)least));
	return json_pack("{s:o}", "turn_rate", fields);
}

static const struct their_operator {
	const char *type;
	json_t *(*read)(const struct reading *reading);
	bool needs_party;
} their_operators[] = { { "HIT_ANY_KEYWORDS", read_any, false },
	{ "INCLUDE_KEYWORDS", read_include, false },
	{ "REGULAR_EXPRESSION", read_regex, false },
	{ "SIMILAR_MATCH", read_similar, false },
	{ "ADVANCED_REPEAT_DETECT", read_repeat, false },
	{ "INTERVAL_GREATER", read_interval, false },
	{ "SPEECH_SPEED_CHECK", read_speed, true } };
#define THEIR_OPERATOR_COUNT \
	(sizeof(their_operators) / sizeof(*their_operators))

/* ---- where a condition looks ---- */

static void put_anchor(
	struct foreign *foreign, json_t *within, const json_t *anchor)
{
	static const char *const locations[][2] = { { "AFTER", "after" },
		{ "BEFORE", "before" }, { "AROUND", "around" },
		{ "CURRENT", "same_turn" } };
	const char *cid = foreign_text(anchor, "cid");
	const char *location = foreign_text(anchor, "location");
	double nth = foreign_number(anchor, "hit_time");
	char name[FOREIGN_NAME_BYTES];

	if (!cid || !location)
		return;
	(void)snprintf(name, sizeof(name), "c%s", cid);
	for (size_t i = 0; i < 4; i++)
		if (strcmp(location, locations[i][0]) == 0)
			foreign_put(foreign, within, locations[i][1],
				json_string(name));
	if (nth > 0.0)
		foreign_put(
			foreign, within, "hit", json_integer((json_int_t)nth));
	else
		foreign_put(foreign, within, "hit", json_string("each"));
}

static void put_range(
	struct foreign *foreign, json_t *within, const json_t *range)
{
	double from = foreign_number(range, "from");
	double to = foreign_number(range, "to");
	bool is_anchored = json_object_size(within) > 0;

	if (isnan(from) && isnan(to))
		return;
	if ((isnan(from) || from <= 1.0) && to >= 1.0)
		foreign_put(foreign, within,
			is_anchored ? "turns" : "first_turns",
			json_integer((json_int_t)to));
	else
		foreign_note(foreign,
			"the %s does not begin at the first sentence and is "
			"left out",
			"range");
}

/* Gives the common part of a condition's operators. */
static json_t *read_range(struct foreign *foreign, const json_t *condition)
{
	const json_t *range = json_object_get(condition, "check_range");
	const char *role = foreign_text(range, "role");
	json_t *within = json_object(), *common = json_object();

	if (role && strcmp(role, "客服") == 0)
		foreign_put(foreign, common, "by", json_string("agent"));
	else if (role && strcmp(role, "客户") == 0)
		foreign_put(foreign, common, "by", json_string("customer"));
	put_anchor(foreign, within, json_object_get(range, "anchor"));
	put_range(foreign, within, json_object_get(range, "range"));
	if (json_object_size(within) > 0)
		foreign_put(foreign, common, "within", within);
	else
		json_decref(within);
	return common;
}

/* ---- operators, conditions, rules ---- */

static const struct their_operator *find_operator(const char *type)
{
	for (size_t i = 0; i < THEIR_OPERATOR_COUNT; i++)
		if (type && strcmp(type, their_operators[i].type) == 0)
			return &their_operators[i];
	return NULL;
}

static void read_operator(
	struct reading *reading, const json_t *theirs, const json_t *common)
{
	struct foreign *foreign = reading->foreign;
	const char *type = foreign_text(theirs, "type");
	const char *oid = foreign_text(theirs, "oid");
	const struct their_operator *operator= find_operator(type);
	char name[FOREIGN_NAME_BYTES];
	json_t *condition;

	reading->param = json_object_get(theirs, "param");
	if (!operator) {
		foreign_note(foreign, "%s has no counterpart",
			type ? type : "an operator without a type");
		return;
	}
	if (operator->needs_party && !json_object_get(common, "by")) {
		foreign_note(foreign, "%s of no role", type);
		return;
	}
	condition = operator->read(reading);
	if (!condition)
		return;
	if (json_object_update(condition, (json_t *)common) != 0)
		foreign->rc = failure_no_memory(foreign->why);
	(void)snprintf(
		name, sizeof(name), "c%s-o%s", reading->cid, oid ? oid : "1");
	foreign_put(foreign, foreign->conditions, name, condition);
}

/* The condition or operator of that number, if it was carried over. */
static json_t *look_up(void *context, const char *id)
{
	const struct reading *reading = context;
	char name[2 * FOREIGN_NAME_BYTES];

	if (reading->cid)
		(void)snprintf(name, sizeof(name), "c%s-o%s", reading->cid, id);
	else
		(void)snprintf(name, sizeof(name), "c%s", id);
	if (json_object_get(reading->foreign->conditions, name))
		return json_string(name);
	foreign_note(reading->foreign, "\"%s\" is left out of the lambda", id);
	return NULL;
}

/* A name alone is the condition {all: [name]}. */
static json_t *read_logic(struct reading *reading, const json_t *theirs)
{
	const char *lambda = foreign_text(theirs, "lambda");
	bool is_wrong = !lambda;
	json_t *logic =
		lambda ? foreign_logic(lambda, look_up, reading, &is_wrong)
		       : NULL;

	if (is_wrong)
		foreign_note(reading->foreign, "lambda \"%s\" is no expression",
			lambda ? lambda : "");
	return json_is_string(logic) ? json_pack("{s:[o]}", "all", logic)
				     : logic;
}

static void read_condition(struct foreign *foreign, const json_t *theirs)
{
	struct reading reading = { .foreign = foreign,
		.cid = foreign_text(theirs, "cid") };
	const json_t *operators = json_object_get(theirs, "operators");
	json_t *common, *logic, *theirs_operator;
	char name[FOREIGN_NAME_BYTES];
	size_t i;

	foreign->place = "?";
	if (!reading.cid) {
		foreign_note(foreign, "a %s without cid", "condition");
		return;
	}
	(void)snprintf(name, sizeof(name), "c%s", reading.cid);
	foreign->place = name;
	common = read_range(foreign, theirs);
	json_array_foreach(operators, i, theirs_operator)
		read_operator(&reading, theirs_operator, common);
	json_decref(common);
	logic = read_logic(&reading, theirs);
	if (logic)
		foreign_put(foreign, foreign->conditions, name, logic);
	else
		foreign_note(foreign, "nothing of the %s is left", "condition");
}

static void read_rule(struct foreign *foreign, const json_t *theirs)
{
	struct reading reading = { .foreign = foreign };
	const char *title = foreign_text(theirs, "name");
	double points = fabs(foreign_number(theirs, "scoreNum"));
	char name[FOREIGN_NAME_BYTES];
	json_t *rule, *logic;

	foreign->place = title ? title : "?";
	logic = read_logic(&reading, theirs);
	if (!logic) {
		foreign_note(foreign, "nothing of the %s is left", "rule");
		return;
	}
	foreign_name(foreign->rules, title ? title : "", "rule", name);
	rule = json_pack("{s:s,s:o}", "title", foreign->place, "fail", logic);
	if (points > 0.0) {
		foreign->has_points = true;
		foreign_put(foreign, rule, "section", json_string("imported"));
		foreign_put(foreign, rule, "points", json_real(points));
	}
	foreign_put(foreign, foreign->rules, name, rule);
}

/* UploadRule takes its lists as text, too. */
static json_t *take_list(const json_t *root, const char *key)
{
	json_t *value = json_object_get(root, key);

	if (json_is_string(value))
		return json_loads(
			json_string_value(value), JSON_REJECT_DUPLICATES, NULL);
	return json_incref(value);
}

bool foreign_is_alibaba(const json_t *root)
{
	json_t *conditions = take_list(root, "conditions");
	bool is_so =
		json_is_array(conditions) &&
		json_object_get(json_array_get(conditions, 0), "operators");

	json_decref(conditions);
	return is_so;
}

void foreign_alibaba(struct foreign *foreign, const json_t *root)
{
	json_t *conditions = take_list(root, "conditions");
	json_t *rules = take_list(root, "rules");
	json_t *value;
	size_t i;

	json_array_foreach(conditions, i, value) read_condition(foreign, value);
	json_array_foreach(rules, i, value) read_rule(foreign, value);
	json_decref(conditions);
	json_decref(rules);
}
