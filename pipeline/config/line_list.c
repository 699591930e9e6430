#include "line_list.h"

#include <string.h>

#include "path.h"
#include "text.h"

static size_t count_lines(const char *text)
{
	size_t count = 1;

	while ((text = strchr(text, '\n')) != NULL) {
		text++;
		count++;
	}
	return count;
}

/* Takes the `length` bytes at `line` unless they are blank. */
static enum status take_line(struct line_list *list, const char *line,
	size_t length, struct arena *arena, struct failure *why)
{
	static const char blanks[] = " \t\r";

	while (length && strchr(blanks, line[length - 1]))
		length--;
	while (length && strchr(blanks, *line)) {
		line++;
		length--;
	}
	if (length == 0)
		return STATUS_OK;
	if (!text_is_utf8(line, length))
		return failure_set(why, STATUS_INVALID, "not UTF-8");
	list->items[list->count] = arena_text_part(arena, line, length);
	if (!list->items[list->count])
		return failure_no_memory(why);
	list->count++;
	return STATUS_OK;
}

static enum status take_lines(struct line_list *list, const char *text,
	const char *path, struct arena *arena, struct failure *why)
{
	size_t most = count_lines(text);
	enum status rc = STATUS_OK;

	list->items = arena_alloc(arena, most * sizeof(*list->items));
	list->numbers = arena_alloc(arena, most * sizeof(*list->numbers));
	if (!list->items || !list->numbers)
		return failure_no_memory(why);
	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	for (int number = 1; rc == STATUS_OK && *text; number++) {
		size_t length = strcspn(text, "\n");

		list->numbers[list->count] = number;
		rc = take_line(list, text, length, arena, why);
		if (rc == STATUS_INVALID)
			rc = failure_prefix(why, rc, "%s:%d", path, number);
		text += length + (text[length] == '\n');
	}
	return rc;
}

enum status line_list_read(struct line_list *list, const char *path,
	struct arena *arena, struct failure *why)
{
	struct line_list read = { .count = 0 };
	struct text bytes = { 0 };
	enum status rc = path_read(&bytes, path, LINE_LIST_MOST_BYTES, why);

	if (rc != STATUS_OK)
		rc = failure_prefix(why, rc, "%s", path);
	else if (strlen(text_string(&bytes)) != bytes.length)
		rc = failure_set(why, STATUS_INVALID, "%s: is no text", path);
	else
		rc = take_lines(&read, text_string(&bytes), path, arena, why);
	text_release(&bytes);
	if (rc == STATUS_OK)
		*list = read;
	return rc;
}
