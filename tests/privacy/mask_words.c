/*
 * mask_words: what privacy finds in dialogues, for measure.py.
 *
 *	generate.py | mask_words | measure.py
 *
 * Each line on standard input is a word: dialogue, turn, party, start_s, end_s,
 * word, label, parted by tabs; it comes out with the kind that was found.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "privacy.h"

#define FIELDS 7
#define LINE_BYTES 512

struct lines {
	char (*items)[LINE_BYTES];
	size_t count, capacity;
};

static void split(char *line, const char *fields[FIELDS])
{
	for (int i = 0; i < FIELDS; i++) {
		fields[i] = line ? line : "";
		line = line ? strchr(line, '\t') : NULL;
		if (line)
			*line++ = '\0';
	}
}

static enum status add_word(struct call *call, const char *const fields[FIELDS],
	bool begins_turn, struct failure *why)
{
	struct word word = { { atof(fields[3]), atof(fields[4]) }, fields[5],
		0.9 };
	struct turn turn = { .when = word.when,
		.party = *fields[2] == 'A' ? PARTY_AGENT : PARTY_CUSTOMER,
		.first_word = call->words.count };
	enum status rc =
		begins_turn ? call_add_turn(call, &turn, why) : STATUS_OK;

	if (rc != STATUS_OK)
		return rc;
	call->turns.items[call->turns.count - 1].word_count++;
	call->turns.items[call->turns.count - 1].when.end_s = word.when.end_s;
	return call_add_word(call, &word, why);
}

/* Finds what is private in one dialogue and writes its lines again. */
static enum status mask(const struct lines *lines, struct call *call,
	struct privacy *privacy, struct failure *why)
{
	char turn[32] = "";
	enum status rc = STATUS_OK;

	call_clear(call);
	for (size_t i = 0; i < lines->count && rc == STATUS_OK; i++) {
		const char *fields[FIELDS];
		char copy[LINE_BYTES];

		memcpy(copy, lines->items[i], sizeof(copy));
		split(copy, fields);
		rc = add_word(call, fields, strcmp(turn, fields[1]) != 0, why);
		(void)snprintf(turn, sizeof(turn), "%s", fields[1]);
	}
	if (rc == STATUS_OK)
		rc = privacy_find(privacy, call, why);
	for (size_t i = 0; i < lines->count && rc == STATUS_OK; i++)
		(void)printf("%s\t%s\n", lines->items[i],
			private_kind_name(
				(enum private_kind)privacy->kinds[i]));
	return rc;
}

int main(void)
{
	struct lines lines = { 0 };
	struct call call = { 0 };
	struct privacy privacy = { 0 };
	struct failure why = { "" };
	char line[LINE_BYTES], dialogue[32] = "";
	enum status rc = STATUS_OK;

	while (rc == STATUS_OK && fgets(line, sizeof(line), stdin)) {
		size_t length = strcspn(line, "\t");

		line[strcspn(line, "\n")] = '\0';
		if (strncmp(dialogue, line, length + 1) != 0) {
			rc = mask(&lines, &call, &privacy, &why);
			(void)snprintf(dialogue, sizeof(dialogue), "%.*s\t",
				(int)length, line);
			lines.count = 0;
		}
		if (rc == STATUS_OK)
			rc = list_reserve(&lines.items, &lines.capacity,
				lines.count + 1, sizeof(*lines.items), &why);
		if (rc == STATUS_OK)
			memcpy(lines.items[lines.count++], line, sizeof(line));
	}
	if (rc == STATUS_OK)
		rc = mask(&lines, &call, &privacy, &why);
	if (rc != STATUS_OK)
		(void)fprintf(stderr, "mask_words: %s\n", why.text);
	free(lines.items);
	privacy_release(&privacy);
	call_release(&call);
	return rc != STATUS_OK;
}
