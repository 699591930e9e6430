#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "symbols.h"

struct entry {
	struct reading *readings;
	bool is_rare;
};

struct lexicon {
	enum language language;
	struct symbols words;
	struct entry *entries; /* by word */
	size_t entry_capacity;
	struct symbols phones;
	size_t longest_bytes;
	struct arena readings;
};

enum status lexicon_new(
	struct lexicon **out, enum language language, struct failure *why)
{
	struct lexicon *lexicon = calloc(1, sizeof(*lexicon));

	if (!lexicon)
		return failure_no_memory(why);
	lexicon->language = language;
	*out = lexicon;
	return STATUS_OK;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	symbols_release(&lexicon->words);
	symbols_release(&lexicon->phones);
	arena_release(&lexicon->readings);
	free(lexicon->entries);
	free(lexicon);
}

/* Phones of `names` into `phones`, which has room for UINT8_MAX. */
static enum status read_phones(struct lexicon *lexicon, const char *names,
	uint8_t *phones, size_t *count, struct failure *why)
{
	*count = 0;
	for (;;) {
		size_t length;
		uint32_t phone;
		enum status rc;

		names += strspn(names, " \t");
		length = strcspn(names, " \t");
		if (length == 0)
			break;
		if (*count == UINT8_MAX)
			return failure_set(why, STATUS_INVALID,
				"a reading has more than %d phones", UINT8_MAX);
		rc = symbols_add(&lexicon->phones, names, length, &phone, why);
		if (rc != STATUS_OK)
			return rc;
		if (phone >= LEXICON_PHONES_MOST)
			return failure_set(why, STATUS_INVALID,
				"more than %d phones", LEXICON_PHONES_MOST);
		phones[(*count)++] = (uint8_t)phone;
		names += length;
	}
	return *count > 0 ? STATUS_OK
			  : failure_set(why, STATUS_INVALID,
				    "a word has no reading");
}

static enum status add_word(struct lexicon *lexicon, const char *text,
	uint32_t *word, struct failure *why)
{
	size_t length = strlen(text);
	enum status rc = symbols_add(&lexicon->words, text, length, word, why);

	if (rc == STATUS_OK)
		rc = list_reserve(&lexicon->entries, &lexicon->entry_capacity,
			lexicon->words.count, sizeof(*lexicon->entries), why);
	if (rc == STATUS_OK && length > lexicon->longest_bytes)
		lexicon->longest_bytes = length;
	return rc;
}

/* Where a further reading is linked; NULL when the word has it already. */
static struct reading **find_end(
	struct entry *entry, const uint8_t *phones, size_t count)
{
	struct reading **link = &entry->readings;

	for (; *link; link = &(*link)->next)
		if ((*link)->count == count &&
			memcmp((*link)->phones, phones, count) == 0)
			return NULL;
	return link;
}

enum status lexicon_add(struct lexicon *lexicon, const char *word,
	const char *phones, struct failure *why)
{
	uint8_t numbers[UINT8_MAX];
	struct reading **end;
	struct reading *reading;
	uint32_t index;
	size_t count;
	enum status rc = read_phones(lexicon, phones, numbers, &count, why);

	if (rc == STATUS_OK)
		rc = add_word(lexicon, word, &index, why);
	if (rc != STATUS_OK)
		return rc;
	end = find_end(&lexicon->entries[index], numbers, count);
	if (!end)
		return STATUS_OK;
	reading = arena_alloc(&lexicon->readings, sizeof(*reading) + count);
	if (!reading)
		return failure_no_memory(why);
	reading->count = (uint8_t)count;
	memcpy(reading->phones, numbers, count);
	*end = reading;
	return STATUS_OK;
}

static struct entry *find_entry(struct lexicon *lexicon, const char *word)
{
	uint32_t index;

	if (!symbols_find(&lexicon->words, word, strlen(word), &index))
		return NULL;
	return &lexicon->entries[index];
}

void lexicon_forget(struct lexicon *lexicon, const char *word)
{
	struct entry *entry = find_entry(lexicon, word);

	if (entry)
		*entry = (struct entry){ 0 };
}

void lexicon_mark_rare(struct lexicon *lexicon, const char *word)
{
	struct entry *entry = find_entry(lexicon, word);

	if (entry)
		entry->is_rare = true;
}

enum language lexicon_language(const struct lexicon *lexicon)
{
	return lexicon->language;
}

size_t lexicon_count(const struct lexicon *lexicon)
{
	return lexicon->words.count;
}

const char *lexicon_text(const struct lexicon *lexicon, uint32_t word)
{
	return lexicon->words.texts[word];
}

const struct reading *lexicon_readings(
	const struct lexicon *lexicon, uint32_t word)
{
	return lexicon->entries[word].readings;
}

bool lexicon_is_rare(const struct lexicon *lexicon, uint32_t word)
{
	return lexicon->entries[word].is_rare;
}

size_t lexicon_longest_bytes(const struct lexicon *lexicon)
{
	return lexicon->longest_bytes;
}

bool lexicon_find(const struct lexicon *lexicon, const char *text,
	size_t length, uint32_t *word)
{
	uint32_t found;

	if (!symbols_find(&lexicon->words, text, length, &found) ||
		!lexicon->entries[found].readings)
		return false;
	*word = found;
	return true;
}

size_t lexicon_phone_count(const struct lexicon *lexicon)
{
	return lexicon->phones.count;
}

const char *lexicon_phone_name(const struct lexicon *lexicon, uint8_t phone)
{
	return lexicon->phones.texts[phone];
}

bool lexicon_find_phone(
	const struct lexicon *lexicon, const char *name, uint8_t *phone)
{
	uint32_t found;

	if (!symbols_find(&lexicon->phones, name, strlen(name), &found))
		return false;
	*phone = (uint8_t)found;
	return true;
}
