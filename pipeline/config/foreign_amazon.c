/*
 * Amazon Transcribe Call Analytics categories. A category holds when all of
 * its rules do.
 *
 * Source: Amazon Transcribe API reference, CategoryProperties and Rule.
 */
#include <math.h>
#include <string.h>

#include "foreign_build.h"

/* The list of categories in what the API takes or lists. */
static const json_t *find_categories(const json_t *root)
{
	const json_t *list = json_object_get(root, "Categories");

	return list ? list : root;
}

static const json_t *unwrap(const json_t *category)
{
	const json_t *inner = json_object_get(category, "CategoryProperties");

	return inner ? inner : category;
}

bool foreign_is_amazon(const json_t *root)
{
	const json_t *list = find_categories(root);
	const json_t *first =
		unwrap(json_is_array(list) ? json_array_get(list, 0) : list);

	return json_is_string(json_object_get(first, "CategoryName")) &&
	       json_is_array(json_object_get(first, "Rules"));
}

/* Puts a number of theirs, times `scale`, under our key; an absent one stays
 * so. */
static void put_scaled(struct foreign *foreign, json_t *into, const char *key,
	double number, double scale)
{
	if (!isnan(number))
		foreign_put(foreign, into, key, json_real(number * scale));
}

/* Milliseconds from the start or before the end. */
static void put_absolute(
	struct foreign *foreign, json_t *within, const json_t *range)
{
	static const char *const keys[][2] = { { "StartTime", "from_s" },
		{ "EndTime", "to_s" }, { "First", "to_s" },
		{ "Last", "last_s" } };

	for (size_t i = 0; i < 4; i++)
		put_scaled(foreign, within, keys[i][1],
			foreign_number(range, keys[i][0]), 0.001);
}

/* Per cent of the call. */
static void put_relative(
	struct foreign *foreign, json_t *within, const json_t *range)
{
	static const char *const keys[][2] = { { "StartPercentage",
						       "from_share" },
		{ "EndPercentage", "to_share" }, { "First", "to_share" } };

	for (size_t i = 0; i < 3; i++)
		put_scaled(foreign, within, keys[i][1],
			foreign_number(range, keys[i][0]), 0.01);
	put_scaled(foreign, within, "from_share",
		100.0 - foreign_number(range, "Last"), 0.01);
}

static json_t *read_transcript(struct foreign *foreign, const json_t *filter)
{
	const json_t *targets = json_object_get(filter, "Targets");

	if (json_array_size(targets) == 0) {
		foreign_note(
			foreign, "a %s without Targets", "TranscriptFilter");
		return NULL;
	}
	return json_pack("{s:{s:O}}", "said", "any", (json_t *)targets);
}

static json_t *read_interruption(struct foreign *foreign, const json_t *filter)
{
	json_t *fields = json_pack("{s:i}", "after_s", 0);

	put_scaled(foreign, fields, "total_above_s",
		foreign_number(filter, "Threshold"), 0.001);
	return json_pack("{s:o}", "interruption", fields);
}

static json_t *read_non_talk(struct foreign *foreign, const json_t *filter)
{
	json_t *fields = json_object();

	put_scaled(foreign, fields, "longer_than_s",
		foreign_number(filter, "Threshold"), 0.001);
	foreign_put(foreign, fields, "include",
		json_pack("[s,s]", "hold", "music"));
	return json_pack("{s:o}", "silence", fields);
}

/* NEUTRAL: neither; MIXED: both, by turns. */
static json_t *make_sentiment(const char *theirs)
{
	if (strcmp(theirs, "NEGATIVE") == 0)
		return json_pack("{s:s}", "emotion", "negative");
	if (strcmp(theirs, "POSITIVE") == 0)
		return json_pack("{s:s}", "emotion", "positive");
	if (strcmp(theirs, "NEUTRAL") == 0)
		return json_pack("{s:[{s:s},{s:s}]}", "not", "emotion",
			"negative", "emotion", "positive");
	if (strcmp(theirs, "MIXED") == 0)
		return json_pack("{s:[{s:s},{s:s}]}", "all", "emotion",
			"negative", "emotion", "positive");
	return NULL;
}

/* Any of the sentiments; what narrows the filter narrows each. */
static json_t *read_sentiment(struct foreign *foreign, const json_t *filter)
{
	const json_t *theirs = json_object_get(filter, "Sentiments");
	json_t *any = json_array();
	const json_t *value;
	size_t i;

	json_array_foreach(theirs, i, value)
	{
		json_t *sentiment =
			json_is_string(value)
				? make_sentiment(json_string_value(value))
				: NULL;

		if (sentiment && json_array_append_new(any, sentiment) != 0)
			foreign->rc = failure_no_memory(foreign->why);
	}
	if (json_array_size(any) > 0)
		return json_pack("{s:o}", "any", any);
	json_decref(any);
	foreign_note(foreign, "a %s without Sentiments", "SentimentFilter");
	return NULL;
}

static const struct filter {
	const char *key;
	json_t *(*read)(struct foreign *foreign, const json_t *filter);
} filters[] = { { "TranscriptFilter", read_transcript },
	{ "InterruptionFilter", read_interruption },
	{ "NonTalkTimeFilter", read_non_talk },
	{ "SentimentFilter", read_sentiment } };
#define FILTER_COUNT (sizeof(filters) / sizeof(*filters))

/* Whom and where a filter looks at, into a condition that is no logic. */
static void put_narrowing(
	struct foreign *foreign, json_t *condition, const json_t *filter)
{
	const char *role = foreign_text(filter, "ParticipantRole");
	json_t *within = json_object();

	if (role)
		foreign_put(foreign, condition, "by",
			json_string(strcmp(role, "AGENT") == 0 ? "agent"
							       : "customer"));
	put_absolute(
		foreign, within, json_object_get(filter, "AbsoluteTimeRange"));
	put_relative(
		foreign, within, json_object_get(filter, "RelativeTimeRange"));
	if (json_object_size(within) > 0)
		foreign_put(foreign, condition, "within", within);
	else
		json_decref(within);
}

/* The same into all conditions of the logic, which is as deep as
 * read_sentiment() makes it. */
static void put_narrowings(
	struct foreign *foreign, json_t *condition, const json_t *filter)
{
	static const char *const logics[] = { "any", "all", "not" };
	json_t *children = NULL, *child;
	size_t i;

	for (i = 0; i < 3 && !children; i++)
		children = json_object_get(condition, logics[i]);
	if (!children)
		put_narrowing(foreign, condition, filter);
	json_array_foreach(children, i, child)
		put_narrowings(foreign, child, filter);
}

/* What every filter may say besides. */
static void put_common(
	struct foreign *foreign, json_t *condition, const json_t *filter)
{
	put_narrowings(foreign, condition, filter);
	if (json_is_true(json_object_get(filter, "Negate")))
		foreign_put(foreign, condition, "negate", json_true());
}

static void read_rule(
	struct foreign *foreign, json_t *conditions, const json_t *rule)
{
	for (size_t i = 0; i < FILTER_COUNT; i++) {
		const json_t *filter = json_object_get(rule, filters[i].key);
		json_t *condition =
			filter ? filters[i].read(foreign, filter) : NULL;

		if (!condition)
			continue;
		put_common(foreign, condition, filter);
		if (json_array_append_new(conditions, condition) != 0)
			foreign->rc = failure_no_memory(foreign->why);
	}
}

static void read_category(struct foreign *foreign, const json_t *category)
{
	const char *theirs = foreign_text(category, "CategoryName");
	const json_t *rules = json_object_get(category, "Rules");
	json_t *conditions = json_array();
	char name[FOREIGN_NAME_BYTES];
	const json_t *rule;
	size_t i;

	foreign->place = theirs ? theirs : "?";
	json_array_foreach(rules, i, rule) read_rule(foreign, conditions, rule);
	if (json_array_size(conditions) == 0) {
		foreign_note(foreign, "nothing of the %s is left", "category");
		json_decref(conditions);
		return;
	}
	foreign_name(foreign->rules, foreign->place, "category", name);
	foreign_put(foreign, foreign->rules, name,
		json_pack("{s:s,s:{s:o}}", "title", foreign->place, "pass",
			"all", conditions));
}

void foreign_amazon(struct foreign *foreign, const json_t *root)
{
	const json_t *list = find_categories(root);
	const json_t *category;
	size_t i;

	if (!json_is_array(list))
		read_category(foreign, unwrap(list));
	json_array_foreach(list, i, category) if (foreign->rc == STATUS_OK)
		read_category(foreign, unwrap(category));
}
