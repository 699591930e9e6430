#include "metadata_fields.h"

#include <stdio.h>
#include <string.h>

#include "iso_time.h"
#include "number.h"
#include "text.h"

/* Holds in one call: more is no contact centre's doing. */
#define HOLDS_MOST 1000

struct field;

/* One field's value on its way. */
struct setting {
	struct metadata *meta;
	struct arena *arena;
	const struct field *field;
};

struct field {
	const char *name;
	size_t offset; /* of a string in struct metadata */
	enum status (*set)(const struct setting *to, const char *value,
		struct failure *why);
	/* The value in words, NULL for unknown; false without memory. */
	bool (*print)(const struct setting *from, const char **value);
};

static const char **string_of(const struct setting *at)
{
	return (const char **)((char *)at->meta + at->field->offset);
}

static enum status set_string(
	const struct setting *to, const char *value, struct failure *why)
{
	const char *copy = arena_text(to->arena, value);

	if (!copy)
		return failure_no_memory(why);
	*string_of(to) = copy;
	return STATUS_OK;
}

static bool print_string(const struct setting *from, const char **value)
{
	*value = *string_of(from);
	return true;
}

static enum status refuse(const struct setting *to, const char *value,
	const char *wanted, struct failure *why)
{
	return failure_set(why, STATUS_INVALID, "%s: \"%s\" is not %s",
		to->field->name, value, wanted);
}

static enum status set_start(
	const struct setting *to, const char *value, struct failure *why)
{
	struct iso_time time;

	if (!iso_time_parse(value, &time))
		return refuse(to, value,
			"a date and time with offset like "
			"2026-11-23T09:00:00+08:00",
			why);
	return set_string(to, time.text, why);
}

static enum status set_direction(
	const struct setting *to, const char *value, struct failure *why)
{
	if (!direction_parse(value, &to->meta->direction))
		return refuse(to, value, "inbound or outbound", why);
	return STATUS_OK;
}

static bool print_direction(const struct setting *from, const char **value)
{
	*value = from->meta->direction ? direction_name(from->meta->direction)
				       : NULL;
	return true;
}

static enum status set_language(
	const struct setting *to, const char *value, struct failure *why)
{
	if (!language_parse(value, &to->meta->language))
		return refuse(to, value, "zh, en or yue", why);
	return STATUS_OK;
}

static bool print_language(const struct setting *from, const char **value)
{
	*value = from->meta->language ? language_name(from->meta->language)
				      : NULL;
	return true;
}

static enum status set_hangup(
	const struct setting *to, const char *value, struct failure *why)
{
	if (!party_parse(value, &to->meta->hangup))
		return refuse(to, value, "agent, customer or system", why);
	return STATUS_OK;
}

static bool print_hangup(const struct setting *from, const char **value)
{
	*value = from->meta->hangup ? party_name(from->meta->hangup) : NULL;
	return true;
}

static enum status set_channel(
	const struct setting *to, const char *value, struct failure *why)
{
	if (strcmp(value, "1") != 0 && strcmp(value, "2") != 0)
		return refuse(to, value, "1 or 2", why);
	to->meta->agent_channel = *value - '0';
	return STATUS_OK;
}

static bool print_channel(const struct setting *from, const char **value)
{
	static const char *const names[] = { NULL, "1", "2" };

	*value = names[from->meta->agent_channel];
	return true;
}

static enum status set_satisfaction(
	const struct setting *to, const char *value, struct failure *why)
{
	if (*value < '1' || *value > '5' || value[1])
		return refuse(to, value, "1 to 5, 5 the best", why);
	to->meta->satisfaction = *value - '0';
	return STATUS_OK;
}

static bool print_satisfaction(const struct setting *from, const char **value)
{
	static const char *const names[] = { NULL, "1", "2", "3", "4", "5" };

	*value = names[from->meta->satisfaction];
	return true;
}

/* "12.5-60.0" */
static bool parse_hold(const char *at, size_t length, struct span *hold)
{
	char text[64];
	char *dash;

	if (length >= sizeof(text))
		return false;
	memcpy(text, at, length);
	text[length] = '\0';
	dash = strchr(text, '-');
	if (!dash)
		return false;
	*dash = '\0';
	return number_parse(text, &hold->start_s) &&
	       number_parse(dash + 1, &hold->end_s) && hold->start_s >= 0.0 &&
	       hold->end_s > hold->start_s;
}

static enum status set_holds(
	const struct setting *to, const char *value, struct failure *why)
{
	struct span *holds;
	size_t count = 1;

	for (const char *at = value; *at; at++)
		count += *at == ';';
	if (count > HOLDS_MOST)
		return refuse(to, "...", "a list of at most 1000 spans", why);
	holds = arena_alloc(to->arena, count * sizeof(*holds));
	if (!holds)
		return failure_no_memory(why);
	for (size_t i = 0; i < count; i++) {
		size_t length = strcspn(value, ";");

		if (!parse_hold(value, length, &holds[i]))
			return refuse(to, value,
				"spans in seconds like 12.5-60.0;80-90", why);
		if (i > 0 && holds[i].start_s < holds[i - 1].end_s)
			return refuse(to, value,
				"behind the end of the hold before it", why);
		value += length + (value[length] == ';');
	}
	to->meta->holds = holds;
	to->meta->hold_count = count;
	return STATUS_OK;
}

static bool print_holds(const struct setting *from, const char **value)
{
	const char *text = "";

	*value = NULL;
	if (from->meta->hold_count == 0)
		return true;
	for (size_t i = 0; i < from->meta->hold_count && text; i++)
		text = arena_print(from->arena, "%s%s%g-%g", text, i ? ";" : "",
			from->meta->holds[i].start_s,
			from->meta->holds[i].end_s);
	*value = text;
	return text != NULL;
}

#define STRING_FIELD(name)                                          \
	{                                                           \
#name, offsetof(struct metadata, name), set_string, \
			print_string                                \
	}

static const struct field fields[] = {
	STRING_FIELD(call_id),
	STRING_FIELD(agent),
	STRING_FIELD(team),
	STRING_FIELD(customer),
	STRING_FIELD(queue),
	{ "start", offsetof(struct metadata, start), set_start, print_string },
	{ "direction", 0, set_direction, print_direction },
	{ "language", 0, set_language, print_language },
	{ "hangup", 0, set_hangup, print_hangup },
	{ "satisfaction", 0, set_satisfaction, print_satisfaction },
	{ "agent_channel", 0, set_channel, print_channel },
	{ "hold", 0, set_holds, print_holds },
};
#define FIELD_COUNT (sizeof(fields) / sizeof(*fields))

static const struct field *find_field(const char *name)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (strcmp(fields[i].name, name) == 0)
			return &fields[i];
	return NULL;
}

bool metadata_has_field(const char *name)
{
	return find_field(name) != NULL;
}

enum status metadata_set(struct metadata *meta, struct arena *arena,
	const char *name, const char *value, struct failure *why)
{
	struct setting to = { meta, arena, find_field(name) };

	if (!to.field)
		return failure_set(why, STATUS_NOT_FOUND,
			"\"%s\" is not a field of a call", name);
	if (!text_is_utf8(value, strlen(value)))
		return failure_set(
			why, STATUS_INVALID, "%s: not UTF-8", to.field->name);
	return *value ? to.field->set(&to, value, why) : STATUS_OK;
}

enum status metadata_merge(struct metadata *into, const char *into_origin,
	const struct metadata_source *from, struct arena *arena,
	struct problems *problems, struct failure *why)
{
	struct metadata other = *from->meta;
	struct setting a = { into, arena, NULL }, b = { &other, arena, NULL };

	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const char *here, *there;
		enum status rc = STATUS_OK;

		a.field = b.field = &fields[i];
		if (!fields[i].print(&a, &here) || !fields[i].print(&b, &there))
			return failure_no_memory(why);
		if (here && there && strcmp(here, there) != 0)
			rc = problems_add(problems, arena, why,
				"%s: %s is \"%s\", but \"%s\" in %s",
				into_origin, fields[i].name, here, there,
				from->origin);
		else if (!here && there)
			rc = fields[i].set(&a, there, why);
		if (rc != STATUS_OK)
			return rc;
	}
	return STATUS_OK;
}
