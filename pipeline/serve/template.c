#include "template.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asset.h"
#include "vocabulary.h"

#define DEPTH_MOST 12
#define NAME_BYTES 64
#define KEYS_MOST 4

/* The row that a stretch of template is filled from, and those around it. */
struct frame {
	const struct frame *outer;
	const struct table *table;
	size_t row;
};

struct writer {
	const struct page *page;
	struct text *out;
	struct failure *why;
	int depth;
};

/* A stretch of template. */
struct piece {
	const char *at, *end;
};

static enum status write_piece(
	struct writer *writer, const struct frame *frame, struct piece piece);

/* As cells come out of the store: a number is written without need for a
 * filter only where it is whole. */
static void print_number(char *text, size_t room, double number)
{
	(void)snprintf(text, room,
		number == floor(number) && fabs(number) < 1e15 ? "%.0f" : "%g",
		number);
}

/* The value of `name`; NULL where it is not known. Numbers go into `room`. */
static const char *look_up(const struct writer *writer,
	const struct frame *frame, const char *name, char *room, size_t bytes)
{
	for (; frame; frame = frame->outer) {
		const struct cell *cell =
			page_cell(frame->table, frame->row, name);

		if (!cell)
			continue;
		if (cell->kind == CELL_TEXT)
			return cell->text;
		room[0] = '\0';
		if (cell->kind == CELL_NUMBER)
			print_number(room, bytes, cell->number);
		return room;
	}
	return page_value(writer->page, name);
}

static enum status write_escaped(struct writer *writer, const char *text)
{
	enum status rc = STATUS_OK;

	while (*text && rc == STATUS_OK) {
		size_t plain = strcspn(text, "&<>\"'");

		rc = text_add_part(writer->out, text, plain, writer->why);
		text += plain;
		if (*text && rc == STATUS_OK)
			rc = text_add_format(
				writer->out, writer->why, "&#%d;", *text++);
	}
	return rc;
}

static enum status write_url(struct writer *writer, const char *text)
{
	enum status rc = STATUS_OK;

	for (; *text && rc == STATUS_OK; text++) {
		unsigned char byte = (unsigned char)*text;
		bool is_plain = (byte >= 'a' && byte <= 'z') ||
				(byte >= 'A' && byte <= 'Z') ||
				(byte >= '0' && byte <= '9') ||
				strchr("-_.~", byte);

		rc = text_add_format(writer->out, writer->why,
			is_plain ? "%c" : "%%%02X", byte);
	}
	return rc;
}

static enum status write_time(struct writer *writer, const char *text)
{
	double seconds = 0.0;
	long whole;

	if (sscanf(text, "%lf", &seconds) != 1)
		return STATUS_OK;
	whole = (long)floor(seconds);
	return text_add_format(
		writer->out, writer->why, "%ld:%02ld", whole / 60, whole % 60);
}

/* "2026-03-02T15:03:26+08:00" as the day and the time of that place. */
static enum status write_moment(struct writer *writer, const char *text)
{
	size_t length = strlen(text);
	char shown[17];

	if (length < 16)
		return write_escaped(writer, text);
	memcpy(shown, text, 16);
	shown[10] = ' ';
	shown[16] = '\0';
	return write_escaped(writer, shown);
}

static enum status write_number(
	struct writer *writer, const char *text, int decimals, double factor)
{
	double number;

	if (sscanf(text, "%lf", &number) != 1)
		return text_add(writer->out, "–", writer->why);
	return text_add_format(writer->out, writer->why, "%.*f%s", decimals,
		number * factor, factor > 1.0 ? " %" : "");
}

static enum status write_one(struct writer *writer, const char *text)
{
	return write_number(writer, text, 1, 1.0);
}

static enum status write_two(struct writer *writer, const char *text)
{
	return write_number(writer, text, 2, 1.0);
}

static enum status write_whole(struct writer *writer, const char *text)
{
	return write_number(writer, text, 0, 1.0);
}

static enum status write_percent(struct writer *writer, const char *text)
{
	return write_number(writer, text, 0, 100.0);
}

static enum status write_word(struct writer *writer, const char *text)
{
	return write_escaped(
		writer, vocabulary_find(text, writer->page->is_chinese));
}

static const struct {
	const char *name;
	enum status (*write)(struct writer *writer, const char *text);
} filters[] = {
	{ "", write_escaped },
	{ "time", write_time },
	{ "moment", write_moment },
	{ "one", write_one },
	{ "two", write_two },
	{ "whole", write_whole },
	{ "percent", write_percent },
	{ "word", write_word },
	{ "url", write_url },
};

static enum status fail(
	struct writer *writer, const char *what, struct piece piece)
{
	int length = (int)(piece.end - piece.at);

	return failure_set(writer->why, STATUS_INVALID, "template: %s: %.*s",
		what, length < 40 ? length : 40, piece.at);
}

/* Copies a tag's content, which must be short. */
static bool copy_name(char *name, struct piece tag)
{
	size_t length = (size_t)(tag.end - tag.at);

	if (length >= NAME_BYTES)
		return false;
	memcpy(name, tag.at, length);
	name[length] = '\0';
	return true;
}

static enum status write_value(
	struct writer *writer, const struct frame *frame, struct piece tag)
{
	char name[NAME_BYTES], room[40], *filter;
	const char *value;

	if (!copy_name(name, tag))
		return fail(writer, "name is too long", tag);
	filter = strchr(name, '|');
	if (filter)
		*filter++ = '\0';
	value = look_up(writer, frame, name, room, sizeof(room));
	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++)
		if (strcmp(filters[i].name, filter ? filter : "") == 0)
			return filters[i].write(writer, value ? value : "");
	return fail(writer, "there is no such filter", tag);
}

/* From behind an opening tag to its {{/}}; false where there is none. */
static bool find_end(const char *at, const char *end, struct piece *inside,
	const char **behind)
{
	int depth = 1;

	inside->at = at;
	while (at + 4 <= end) {
		if (at[0] != '{' || at[1] != '{') {
			at++;
			continue;
		}
		if (strchr("?^#", at[2]))
			depth++;
		else if (at[2] == '/' && --depth == 0)
			break;
		at += 2;
	}
	if (depth)
		return false;
	inside->end = at;
	*behind = strstr(at, "}}") + 2;
	return true;
}

static enum status write_if(struct writer *writer, const struct frame *frame,
	struct piece tag, struct piece inside)
{
	char name[NAME_BYTES], room[40], *word;
	const char *value;
	bool holds;

	if (!copy_name(name, (struct piece){ tag.at + 1, tag.end }))
		return fail(writer, "name is too long", tag);
	word = strchr(name, '=');
	if (word)
		*word++ = '\0';
	value = look_up(writer, frame, name, room, sizeof(room));
	if (word)
		holds = value && strcmp(value, word) == 0;
	else
		holds = value && *value && strcmp(value, "0") != 0;
	if (holds != (*tag.at == '?'))
		return STATUS_OK;
	return write_piece(writer, frame, inside);
}

static bool are_same(const struct cell *cell, const char *value)
{
	char room[40] = "";

	if (!cell || !value)
		return false;
	if (cell->kind == CELL_TEXT)
		return strcmp(cell->text, value) == 0;
	if (cell->kind == CELL_NUMBER)
		print_number(room, sizeof(room), cell->number);
	return strcmp(room, value) == 0;
}

/* The columns that a row must share with what is around it. */
struct keys {
	const char *names[KEYS_MOST];
	const char *values[KEYS_MOST];
	char rooms[KEYS_MOST][40];
	size_t count;
};

static void read_keys(struct keys *keys, char *names,
	const struct writer *writer, const struct frame *frame)
{
	char *rest = NULL;

	for (char *name = strtok_r(names, " ", &rest);
		name && keys->count < KEYS_MOST;
		name = strtok_r(NULL, " ", &rest)) {
		size_t i = keys->count++;

		keys->names[i] = name;
		keys->values[i] = look_up(writer, frame, name, keys->rooms[i],
			sizeof(keys->rooms[i]));
	}
}

static bool is_wanted(
	const struct keys *keys, const struct table *table, size_t row)
{
	for (size_t i = 0; i < keys->count; i++)
		if (!are_same(page_cell(table, row, keys->names[i]),
			    keys->values[i]))
			return false;
	return true;
}

static enum status write_rows(struct writer *writer, const struct frame *outer,
	struct piece tag, struct piece inside)
{
	char name[NAME_BYTES], *by;
	struct keys keys = { .count = 0 };
	struct frame frame = { .outer = outer };
	enum status rc = STATUS_OK;

	if (!copy_name(name, (struct piece){ tag.at + 1, tag.end }))
		return fail(writer, "name is too long", tag);
	by = strstr(name, " by ");
	if (by) {
		*by = '\0';
		read_keys(&keys, by + 4, writer, outer);
	}
	frame.table = page_table(writer->page, name);
	if (!frame.table)
		return STATUS_OK;
	for (; frame.row < frame.table->row_count && rc == STATUS_OK;
		frame.row++)
		if (is_wanted(&keys, frame.table, frame.row))
			rc = write_piece(writer, &frame, inside);
	return rc;
}

static enum status write_other(
	struct writer *writer, const struct frame *frame, struct piece tag)
{
	char name[NAME_BYTES];
	const char *text = NULL;

	if (copy_name(name, (struct piece){ tag.at + 1, tag.end }))
		text = asset_template(name);
	if (!text)
		return fail(writer, "there is no such template", tag);
	return write_piece(
		writer, frame, (struct piece){ text, text + strlen(text) });
}

/* The tag whose content begins at `at`; moves `at` behind all it spans. */
static enum status write_tag(struct writer *writer, const struct frame *frame,
	const char **at, const char *end)
{
	const char *close = strstr(*at, "}}");
	struct piece tag = { *at, close }, inside;

	if (!close || close > end)
		return fail(
			writer, "is not closed", (struct piece){ *at, end });
	*at = close + 2;
	if (*tag.at == '>')
		return write_other(writer, frame, tag);
	if (!strchr("?^#", *tag.at))
		return write_value(writer, frame, tag);
	if (!find_end(close + 2, end, &inside, at))
		return fail(writer, "has no end", tag);
	return *tag.at == '#' ? write_rows(writer, frame, tag, inside)
			      : write_if(writer, frame, tag, inside);
}

/* [[English|中文]]: either may hold tags. */
static enum status write_choice(struct writer *writer,
	const struct frame *frame, const char **at, const char *end)
{
	const char *close = strstr(*at, "]]");
	const char *bar = *at;

	if (!close || close > end)
		return fail(
			writer, "is not closed", (struct piece){ *at, end });
	/* A bar inside a tag is a filter's. */
	for (int depth = 0; bar < close && (*bar != '|' || depth); bar++)
		depth += *bar == '{' ? 1 : *bar == '}' ? -1 : 0;
	if (bar == close)
		return fail(writer, "has no bar", (struct piece){ *at, close });
	{
		struct piece english = { *at, bar },
			     chinese = { bar + 1, close };

		*at = close + 2;
		return write_piece(writer, frame,
			writer->page->is_chinese ? chinese : english);
	}
}

static enum status write_piece(
	struct writer *writer, const struct frame *frame, struct piece piece)
{
	const char *at = piece.at;
	enum status rc = STATUS_OK;

	if (++writer->depth > DEPTH_MOST)
		return fail(writer, "is too deep", piece);
	while (at < piece.end && rc == STATUS_OK) {
		const char *from = at;

		while (at < piece.end && !(at[0] == '{' && at[1] == '{') &&
			!(at[0] == '[' && at[1] == '['))
			at++;
		rc = text_add_part(
			writer->out, from, (size_t)(at - from), writer->why);
		if (at >= piece.end || rc != STATUS_OK)
			break;
		at += 2;
		rc = at[-1] == '{'
			     ? write_tag(writer, frame, &at, piece.end)
			     : write_choice(writer, frame, &at, piece.end);
	}
	writer->depth--;
	return rc;
}

enum status template_fill(const struct page *page, const char *text,
	struct text *out, struct failure *why)
{
	struct writer writer = { .page = page, .out = out, .why = why };

	return write_piece(
		&writer, NULL, (struct piece){ text, text + strlen(text) });
}

enum status template_write(const struct page *page, const char *name,
	struct text *out, struct failure *why)
{
	const char *text = asset_template(name);

	if (!text)
		return failure_set(why, STATUS_NOT_FOUND,
			"there is no template \"%s\"", name);
	return template_fill(page, text, out, why);
}
