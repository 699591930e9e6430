#include "reference.h"

#include <jansson.h>
#include <string.h>

#include "path.h"

/* Where a value stands, for messages: "turns[3].party". */
struct place {
	const char *list; /* "turns" */
	size_t index;
	struct failure *why;
};

static enum status refuse(
	const struct place *place, const char *key, const char *want)
{
	return failure_set(place->why, STATUS_INVALID, "%s[%zu].%s: want %s",
		place->list, place->index, key, want);
}

static enum status read_time(const json_t *item, const char *key,
	double *time_s, const struct place *place)
{
	const json_t *value = json_object_get(item, key);

	if (!json_is_number(value) || json_number_value(value) < 0.0)
		return refuse(place, key, "seconds from 0");
	*time_s = json_number_value(value);
	return STATUS_OK;
}

static enum status read_span(
	const json_t *item, struct span *when, const struct place *place)
{
	struct span read;
	enum status rc = read_time(item, "start_s", &read.start_s, place);

	if (rc == STATUS_OK)
		rc = read_time(item, "end_s", &read.end_s, place);
	if (rc != STATUS_OK)
		return rc;
	if (read.end_s < read.start_s)
		return refuse(place, "end_s", "a time not before start_s");
	*when = read;
	return STATUS_OK;
}

static enum status check_keys(
	const json_t *object, const char *const *keys, struct failure *why)
{
	const char *key;
	json_t *value;

	if (!json_is_object(object))
		return failure_set(why, STATUS_INVALID, "want an object");
	/* The iterator takes a non-const object but does not change it. */
	json_object_foreach((json_t *)object, key, value)
	{
		size_t i = 0;

		while (keys[i] && strcmp(keys[i], key) != 0)
			i++;
		if (!keys[i])
			return failure_set(
				why, STATUS_INVALID, "unknown key \"%s\"", key);
	}
	return STATUS_OK;
}

static enum status check_item(
	const json_t *item, const char *const *keys, const struct place *place)
{
	enum status rc = check_keys(item, keys, place->why);

	return rc == STATUS_OK ? rc
			       : failure_prefix(place->why, rc, "%s[%zu]",
					 place->list, place->index);
}

static enum status read_turn(struct reference *reference, const json_t *item,
	const struct place *place)
{
	static const char *const keys[] = { "party", "start_s", "end_s", "text",
		NULL };
	struct reference_turn *turn = &reference->turns[place->index];
	const char *party = json_string_value(json_object_get(item, "party"));
	const char *text = json_string_value(json_object_get(item, "text"));
	enum status rc = check_item(item, keys, place);

	if (rc == STATUS_OK && (!party || !party_parse(party, &turn->party) ||
				       turn->party == PARTY_UNKNOWN))
		rc = refuse(place, "party", "agent, customer or system");
	if (rc == STATUS_OK)
		rc = read_span(item, &turn->when, place);
	if (rc != STATUS_OK)
		return rc;
	turn->text = arena_text(&reference->arena, text ? text : "");
	return turn->text ? STATUS_OK : failure_no_memory(place->why);
}

static enum status read_sound(struct reference *reference, const json_t *item,
	const struct place *place)
{
	static const char *const keys[] = { "kind", "channel", "start_s",
		"end_s", NULL };
	struct sound *sound = &reference->spans[place->index];
	const char *kind = json_string_value(json_object_get(item, "kind"));
	const json_t *channel = json_object_get(item, "channel");
	json_int_t number = json_integer_value(channel);
	enum status rc = check_item(item, keys, place);

	if (rc == STATUS_OK && (!kind || !sound_kind_parse(kind, &sound->kind)))
		rc = refuse(place, "kind", "ringback, busy, ...");
	if (rc == STATUS_OK && channel &&
		(!json_is_integer(channel) || number < 0 || number > 2))
		rc = refuse(place, "channel", "0, 1 or 2");
	sound->channel = number > 0 ? (int)number - 1 : SOUND_ON_ALL;
	return rc == STATUS_OK ? read_span(item, &sound->when, place) : rc;
}

static enum status read_reason(struct reference *reference, const json_t *item,
	const struct place *place)
{
	const char **reason = &reference->reasons[place->index];

	if (!json_is_string(item))
		return failure_set(place->why, STATUS_INVALID,
			"%s[%zu]: want a rule's id", place->list, place->index);
	*reason = arena_text(&reference->arena, json_string_value(item));
	return *reason ? STATUS_OK : failure_no_memory(place->why);
}

/* A list of the file: where it goes and who reads an item of it. */
struct list_reader {
	const char *name;
	size_t item_bytes;
	size_t items, count, has; /* offsets in struct reference */
	enum status (*read)(struct reference *reference, const json_t *item,
		const struct place *place);
};

#define LIST(name, type, items, count, has, read)                      \
	{                                                              \
		name, sizeof(type), offsetof(struct reference, items), \
			offsetof(struct reference, count),             \
			offsetof(struct reference, has), read          \
	}

static const struct list_reader lists[] = {
	LIST("turns", struct reference_turn, turns, turn_count, has_turns,
		read_turn),
	LIST("spans", struct sound, spans, span_count, has_spans, read_sound),
	LIST("reasons", const char *, reasons, reason_count, has_reasons,
		read_reason),
};

static enum status read_list(struct reference *reference, const json_t *list,
	const struct list_reader *reader, struct failure *why)
{
	char *base = (char *)reference;
	struct place place = { .list = reader->name, .why = why };
	size_t size = json_array_size(list);
	enum status rc = STATUS_OK;
	void *items;

	if (!list)
		return STATUS_OK;
	if (!json_is_array(list))
		return failure_set(
			why, STATUS_INVALID, "%s: want a list", reader->name);
	items = arena_alloc(&reference->arena, (size + 1) * reader->item_bytes);
	if (!items)
		return failure_no_memory(why);
	memcpy(base + reader->items, &items, sizeof(items));
	*(bool *)(base + reader->has) = true;
	for (; place.index < size && rc == STATUS_OK; place.index++)
		rc = reader->read(
			reference, json_array_get(list, place.index), &place);
	*(size_t *)(base + reader->count) = size;
	return rc;
}

static enum status read_pack(struct reference *reference, const char *pack,
	json_t *rules, struct failure *why)
{
	const char *rule, *name;
	json_t *value;

	json_object_foreach(rules, rule, value)
	{
		struct reference_verdict *verdict =
			&reference->verdicts[reference->verdict_count];

		name = json_string_value(value);
		if (!name || !verdict_value_parse(name, &verdict->value))
			return failure_set(why, STATUS_INVALID,
				"verdicts.%s.%s: \"%s\" is not pass, fail, "
				"unknown or not_applicable",
				pack, rule, name ? name : "?");
		verdict->pack = arena_text(&reference->arena, pack);
		verdict->rule = arena_text(&reference->arena, rule);
		if (!verdict->pack || !verdict->rule)
			return failure_no_memory(why);
		reference->verdict_count++;
	}
	return STATUS_OK;
}

static enum status read_verdicts(
	struct reference *reference, json_t *packs, struct failure *why)
{
	size_t count = 1;
	enum status rc = STATUS_OK;
	const char *pack;
	json_t *rules;

	if (!packs)
		return STATUS_OK;
	if (!json_is_object(packs))
		return failure_set(
			why, STATUS_INVALID, "verdicts: want an object");
	json_object_foreach(packs, pack, rules) count +=
		json_object_size(rules);
	reference->has_verdicts = true;
	reference->verdicts = arena_alloc(
		&reference->arena, count * sizeof(*reference->verdicts));
	if (!reference->verdicts)
		return failure_no_memory(why);
	json_object_foreach(packs, pack, rules) if (rc == STATUS_OK) rc =
		read_pack(reference, pack, rules, why);
	return rc;
}

static enum status read_flag(
	struct reference *reference, const json_t *flag, struct failure *why)
{
	if (flag && !json_is_boolean(flag))
		return failure_set(
			why, STATUS_INVALID, "flagged: want true or false");
	reference->has_flag = flag != NULL;
	reference->is_flagged = json_is_true(flag);
	return STATUS_OK;
}

static enum status read_root(
	struct reference *reference, json_t *root, struct failure *why)
{
	static const char *const keys[] = { "turns", "spans", "verdicts",
		"flagged", "reasons", NULL };
	enum status rc = check_keys(root, keys, why);

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		if (rc == STATUS_OK)
			rc = read_list(reference,
				json_object_get(root, lists[i].name), &lists[i],
				why);
	if (rc == STATUS_OK)
		rc = read_verdicts(
			reference, json_object_get(root, "verdicts"), why);
	return rc == STATUS_OK ? read_flag(reference,
					 json_object_get(root, "flagged"), why)
			       : rc;
}

enum status reference_read(
	struct reference *reference, const char *path, struct failure *why)
{
	struct text bytes = { 0 };
	json_error_t error;
	json_t *root = NULL;
	enum status rc = path_read(&bytes, path, REFERENCE_MOST_BYTES, why);

	if (rc == STATUS_OK) {
		root = json_loadb(text_string(&bytes), bytes.length,
			JSON_REJECT_DUPLICATES, &error);
		rc = root ? read_root(reference, root, why)
			  : failure_set(why, STATUS_INVALID, "line %d: %s",
				    error.line, error.text);
	}
	json_decref(root);
	text_release(&bytes);
	if (rc == STATUS_OK)
		return rc;
	reference_release(reference);
	return failure_prefix(why, rc, "%s", path);
}

void reference_release(struct reference *reference)
{
	arena_release(&reference->arena);
	*reference = (struct reference){ 0 };
}
