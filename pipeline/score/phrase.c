#include "phrase.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "list.h"
#include "number.h"
#include "slot.h"

#define NAME_MOST_UNITS 4
#define ANY_MOST_UNITS 6
#define NUMBER_MOST_UNITS 32
/* Bounds what a phrase may try at one place. */
#define MOST_SLOTS 3
#define SLOT_MOST_UNITS 12
#define NO_PHRASE UINT32_MAX

enum element_kind {
	ELEMENT_UNIT = 0,
	ELEMENT_NUMBER,
	ELEMENT_NAME,
	ELEMENT_ANY,
	ELEMENT_SLOT, /* a thing of a kind, slot.h */
};

struct element {
	enum element_kind kind;
	uint64_t id;	      /* ELEMENT_UNIT */
	uint32_t least, most; /* the others: how many units */
	enum slot slot;	      /* ELEMENT_SLOT */
};

struct entry {
	const char *text;
	uint32_t first, count; /* in the table's elements */
	uint32_t next;	       /* with the same first unit */
	uint64_t second; /* its second unit; 0 when that is a slot, or none */
	bool is_number;	 /* digits and nothing else: 12345 */
};

struct bucket {
	uint64_t id; /* 0: empty */
	uint32_t entry;
};

struct phrase_table {
	struct arena arena; /* texts */
	struct entry *entries;
	size_t entry_count, entry_capacity;
	struct element *elements;
	size_t element_count, element_capacity;
	struct bucket *buckets; /* a power of two, open addressing */
	size_t bucket_count;
	uint32_t numbers; /* entries that begin with {number} */
	uint32_t open;	  /* those that begin with another slot */
	struct units units;
	struct text spare, part;
};

enum status phrase_table_new(struct phrase_table **out, struct failure *why)
{
	struct phrase_table *table = calloc(1, sizeof(*table));

	if (!table)
		return failure_no_memory(why);
	table->numbers = table->open = NO_PHRASE;
	*out = table;
	return STATUS_OK;
}

void phrase_table_free(struct phrase_table *table)
{
	if (!table)
		return;
	arena_release(&table->arena);
	free(table->entries);
	free(table->elements);
	free(table->buckets);
	units_release(&table->units);
	text_release(&table->spare);
	text_release(&table->part);
	free(table);
}

static enum status add_element(struct phrase_table *table,
	const struct element *element, struct failure *why)
{
	enum status rc =
		list_reserve(&table->elements, &table->element_capacity,
			table->element_count + 1, sizeof(*element), why);

	if (rc == STATUS_OK)
		table->elements[table->element_count++] = *element;
	return rc;
}

/* The units of the bytes between two slots. */
static enum status add_literal(struct phrase_table *table, const char *at,
	size_t length, struct failure *why)
{
	enum status rc;

	text_clear(&table->part);
	table->units.count = 0;
	rc = text_add_part(&table->part, at, length, why);
	if (rc == STATUS_OK)
		rc = units_add(&table->units, text_string(&table->part), 0,
			&table->spare, why);
	for (size_t i = 0; i < table->units.count && rc == STATUS_OK; i++)
		rc = add_element(table,
			&(struct element){ .id = table->units.items[i].id,
				.least = 1,
				.most = 1 },
			why);
	return rc;
}

/* `name` or `name:count`, the text between braces. */
static enum status add_slot(
	struct phrase_table *table, const char *slot, struct failure *why)
{
	static const struct {
		const char *name;
		struct element element;
	} slots[] = {
		{ "number", { .kind = ELEMENT_NUMBER,
				    .least = 1,
				    .most = NUMBER_MOST_UNITS } },
		{ "name", { .kind = ELEMENT_NAME,
				  .least = 1,
				  .most = NAME_MOST_UNITS } },
		{ "any", { .kind = ELEMENT_ANY, .most = ANY_MOST_UNITS } },
	};
	const char *colon = strchr(slot, ':');
	size_t length = colon ? (size_t)(colon - slot) : strlen(slot);
	struct element thing = { .kind = ELEMENT_SLOT };
	int64_t count = 0;

	if (slot_parse(slot, strlen(slot), &thing.slot))
		return add_element(table, &thing, why);
	if (colon &&
		!number_parse_integer(colon + 1, 1, SLOT_MOST_UNITS, &count))
		return failure_set(why, STATUS_INVALID,
			"slot {%s}: want a number from 1 to %d after the colon",
			slot, SLOT_MOST_UNITS);
	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++) {
		struct element element = slots[i].element;

		if (strlen(slots[i].name) != length ||
			memcmp(slots[i].name, slot, length) != 0)
			continue;
		if (colon && element.kind == ELEMENT_NUMBER)
			element.least = (uint32_t)count;
		else if (colon)
			element.most = (uint32_t)count;
		return add_element(table, &element, why);
	}
	return failure_set(why, STATUS_INVALID,
		"unknown slot {%s}, want {number}, {name}, {money}, {date}, "
		"{phone} or {any}",
		slot);
}

static enum status add_parts(
	struct phrase_table *table, const char *text, struct failure *why)
{
	enum status rc = STATUS_OK;
	int slots = 0;

	while (*text && rc == STATUS_OK) {
		size_t length = strcspn(text, "{");
		const char *end = strchr(text + length, '}');
		char slot[32] = "";

		rc = add_literal(table, text, length, why);
		text += length;
		if (rc != STATUS_OK || !*text)
			return rc;
		if (!end || (size_t)(end - text) >= sizeof(slot))
			return failure_set(why, STATUS_INVALID,
				"a brace in \"%s\" is not closed", text);
		if (++slots > MOST_SLOTS)
			return failure_set(why, STATUS_INVALID,
				"more than %d slots in one phrase", MOST_SLOTS);
		memcpy(slot, text + 1, (size_t)(end - text - 1));
		rc = add_slot(table, slot, why);
		text = end + 1;
	}
	return rc;
}

static bool is_number(const struct phrase_table *table, size_t first)
{
	for (size_t i = first; i < table->element_count; i++)
		if (table->elements[i].kind != ELEMENT_UNIT ||
			!unit_is_digit(table->elements[i].id))
			return false;
	return true;
}

static bool has_unit(const struct phrase_table *table, size_t first)
{
	for (size_t i = first; i < table->element_count; i++)
		if (table->elements[i].kind == ELEMENT_UNIT)
			return true;
	return false;
}

enum status phrase_table_add(struct phrase_table *table, const char *text,
	uint32_t *index, struct failure *why)
{
	size_t first = table->element_count;
	struct entry *entry;
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < table->entry_count; i++) {
		if (strcmp(table->entries[i].text, text) == 0) {
			*index = (uint32_t)i;
			return STATUS_OK;
		}
	}
	rc = list_reserve(&table->entries, &table->entry_capacity,
		table->entry_count + 1, sizeof(*table->entries), why);
	if (rc == STATUS_OK)
		rc = add_parts(table, text, why);
	if (rc == STATUS_OK && !has_unit(table, first))
		rc = failure_set(why, STATUS_INVALID,
			"phrase \"%s\" has no words of its own", text);
	if (rc != STATUS_OK) {
		table->element_count = first;
		return rc;
	}
	*index = (uint32_t)table->entry_count;
	entry = &table->entries[table->entry_count++];
	*entry = (struct entry){ .text = arena_text(&table->arena, text),
		.first = (uint32_t)first,
		.count = (uint32_t)(table->element_count - first),
		.next = NO_PHRASE,
		.is_number = is_number(table, first) };
	return entry->text ? STATUS_OK : failure_no_memory(why);
}

size_t phrase_table_count(const struct phrase_table *table)
{
	return table->entry_count;
}

static struct bucket *find_bucket(const struct phrase_table *table, uint64_t id)
{
	size_t mask = table->bucket_count - 1;
	size_t i = (size_t)((id * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & mask;

	while (table->buckets[i].id && table->buckets[i].id != id)
		i = (i + 1) & mask;
	return &table->buckets[i];
}

enum status phrase_table_finish(struct phrase_table *table, struct failure *why)
{
	size_t count = 16;

	while (count < 2 * table->entry_count)
		count *= 2;
	table->buckets = calloc(count, sizeof(*table->buckets));
	if (!table->buckets)
		return failure_no_memory(why);
	table->bucket_count = count;
	for (size_t i = table->entry_count; i-- > 0;) {
		struct entry *entry = &table->entries[i];
		const struct element *element = &table->elements[entry->first];
		struct bucket *bucket;

		if (element->kind != ELEMENT_UNIT) {
			uint32_t *chain = element->kind == ELEMENT_NUMBER
						  ? &table->numbers
						  : &table->open;

			entry->next = *chain;
			*chain = (uint32_t)i;
			continue;
		}
		if (entry->count > 1 && element[1].kind == ELEMENT_UNIT)
			entry->second = element[1].id;
		bucket = find_bucket(table, element->id);
		entry->next = bucket->id ? bucket->entry : NO_PHRASE;
		*bucket = (struct bucket){ element->id, (uint32_t)i };
	}
	return STATUS_OK;
}

/* The sequence that a phrase is held against. */
struct place {
	const struct unit *units;
	const unsigned char *is_after_pause;
	size_t count;
};

static bool fits(const struct element *element, const struct unit *unit)
{
	switch (element->kind) {
	case ELEMENT_UNIT:
		return element->id == unit->id;
	case ELEMENT_NUMBER:
		return unit->is_numeral;
	case ELEMENT_NAME:
		return !unit->is_numeral;
	case ELEMENT_ANY:
		return true;
	case ELEMENT_SLOT:
		return false;
	}
	return false;
}

static bool is_parted(const struct place *place, size_t from, size_t to)
{
	for (size_t i = from; i < to && place->is_after_pause; i++)
		if (place->is_after_pause[i])
			return true;
	return false;
}

/* The end of the thing at `at`, SIZE_MAX for none. */
static size_t slot_end(const struct place *place, const struct element *element,
	size_t at, bool is_start)
{
	size_t length =
		slot_length(element->slot, place->units, place->count, at);

	return length > 0 && !is_parted(place, at + is_start, at + length)
		       ? at + length
		       : SIZE_MAX;
}

/*
 * The end of the phrase whose elements begin at `at`, SIZE_MAX when it does not
 * stand there. A number takes all it can get; names and gaps as little as will
 * do. Slots are few and short, so that trying again costs little.
 */
static size_t match_from(const struct place *place,
	const struct element *element, size_t left, size_t at, bool is_start)
{
	uint32_t taken = 0;

	for (; left > 0 && element->kind == ELEMENT_UNIT; element++, left--) {
		if (at >= place->count || !fits(element, &place->units[at]) ||
			(!is_start && is_parted(place, at, at + 1)))
			return SIZE_MAX;
		at++;
		is_start = false;
	}
	if (left == 0)
		return at;
	if (element->kind == ELEMENT_SLOT) {
		at = slot_end(place, element, at, is_start);
		return at == SIZE_MAX ? at
				      : match_from(place, element + 1, left - 1,
						at, false);
	}
	for (;;) {
		if (taken >= element->least &&
			!(element->kind == ELEMENT_NUMBER &&
				taken < element->most && at < place->count &&
				place->units[at].is_numeral)) {
			size_t end = match_from(place, element + 1, left - 1,
				at, is_start && taken == 0);

			if (end != SIZE_MAX)
				return end;
		}
		if (taken == element->most || at >= place->count ||
			!fits(element, &place->units[at]) ||
			(!(is_start && taken == 0) && place->is_after_pause &&
				place->is_after_pause[at]))
			return SIZE_MAX;
		taken++;
		at++;
	}
}

/* Marks where the numbers end that stand at digit `from` of the run: bit `i`
 * is the end of its `i`th digit. */
static uint64_t find_ends(const struct phrase_table *table,
	const struct place *place, size_t start, size_t from, size_t end)
{
	const struct bucket *bucket =
		find_bucket(table, place->units[start + from].id);
	uint32_t at = bucket->id ? bucket->entry : NO_PHRASE;
	uint64_t ends = 0;

	for (; at != NO_PHRASE; at = table->entries[at].next) {
		const struct entry *entry = &table->entries[at];

		if (entry->is_number && start + from + entry->count <= end &&
			match_from(place, &table->elements[entry->first],
				entry->count, start + from, true) != SIZE_MAX)
			ends |= UINT64_C(1) << (from + entry->count);
	}
	return ends;
}

/* Whether the digits [start, end), at most NUMBER_MOST_UNITS of them, are such
 * numbers, one behind the other. */
static bool are_numbers(const struct phrase_table *table,
	const struct place *place, size_t start, size_t end)
{
	uint64_t reached = 1;

	for (size_t i = 0; start + i < end; i++)
		if (reached >> i & 1)
			reached |= find_ends(table, place, start, i, end);
	return reached >> (end - start) & 1;
}

/* A number is not heard within a longer one: 12345 is no part of 13812345678,
 * yet stands in 12345 12315. */
static bool stands_alone(const struct phrase_table *table,
	const struct place *place, size_t from, size_t to)
{
	size_t start = from, end = to;

	while (start > 0 && from - start < NUMBER_MOST_UNITS &&
		unit_is_digit(place->units[start - 1].id))
		start--;
	while (end < place->count && end - to < NUMBER_MOST_UNITS &&
		unit_is_digit(place->units[end].id))
		end++;
	return are_numbers(table, place, start, from) &&
	       are_numbers(table, place, to, end);
}

static enum status try_chain(const struct phrase_table *table,
	const struct place *place, uint32_t entry, size_t at,
	struct phrase_hits *hits, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (; entry != NO_PHRASE && rc == STATUS_OK;
		entry = table->entries[entry].next) {
		const struct entry *phrase = &table->entries[entry];
		size_t end;

		/* Most are told apart by their second unit. */
		if (phrase->second &&
			(at + 1 >= place->count ||
				place->units[at + 1].id != phrase->second))
			continue;
		end = match_from(place, &table->elements[phrase->first],
			phrase->count, at, true);

		if (end == SIZE_MAX ||
			(phrase->is_number &&
				!stands_alone(table, place, at, end)))
			continue;
		rc = list_reserve(&hits->items, &hits->capacity,
			hits->count + 1, sizeof(*hits->items), why);
		if (rc == STATUS_OK)
			hits->items[hits->count++] = (struct phrase_hit){
				.phrase = entry,
				.first = (uint32_t)at,
				.count = (uint32_t)(end - at),
				.likeness = 1.0F,
			};
	}
	return rc;
}

enum status phrase_find(const struct phrase_table *table,
	const struct units *units, const unsigned char *is_after_pause,
	struct phrase_hits *hits, struct failure *why)
{
	const struct place place = { units->items, is_after_pause,
		units->count };
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < units->count && rc == STATUS_OK; i++) {
		const struct bucket *bucket =
			find_bucket(table, units->items[i].id);

		if (bucket->id)
			rc = try_chain(
				table, &place, bucket->entry, i, hits, why);
		if (rc == STATUS_OK && units->items[i].is_numeral)
			rc = try_chain(
				table, &place, table->numbers, i, hits, why);
		if (rc == STATUS_OK)
			rc = try_chain(
				table, &place, table->open, i, hits, why);
	}
	return rc;
}
