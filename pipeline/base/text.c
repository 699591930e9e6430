#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "list.h"

enum status text_add_part(
	struct text *text, const char *more, size_t length, struct failure *why)
{
	enum status rc = list_reserve(&text->bytes, &text->capacity,
		text->length + length + 1, 1, why);

	if (rc != STATUS_OK)
		return rc;
	memcpy(text->bytes + text->length, more, length);
	text->length += length;
	text->bytes[text->length] = '\0';
	return STATUS_OK;
}

enum status text_add(struct text *text, const char *more, struct failure *why)
{
	return text_add_part(text, more, strlen(more), why);
}

enum status text_add_format(
	struct text *text, struct failure *why, const char *format, ...)
{
	va_list arguments, again;
	enum status rc;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	rc = length < 0 ? failure_set(why, STATUS_INVALID, "cannot format text")
			: list_reserve(&text->bytes, &text->capacity,
				  text->length + (size_t)length + 1, 1, why);
	if (rc == STATUS_OK) {
		(void)vsnprintf(text->bytes + text->length, (size_t)length + 1,
			format, again);
		text->length += (size_t)length;
	}
	va_end(again);
	return rc;
}

const char *text_string(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

void text_clear(struct text *text)
{
	text->length = 0;
	if (text->bytes)
		text->bytes[0] = '\0';
}

void text_release(struct text *text)
{
	free(text->bytes);
	*text = (struct text){ 0 };
}

bool text_is_utf8(const char *bytes, size_t length)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)bytes;
	utf8proc_int32_t code_point;

	while (length > 0) {
		utf8proc_ssize_t used = utf8proc_iterate(
			at, (utf8proc_ssize_t)length, &code_point);

		if (used <= 0)
			return false;
		at += used;
		length -= (size_t)used;
	}
	return true;
}

size_t text_next(const char *at, int32_t *code_point)
{
	utf8proc_ssize_t used;

	*code_point = 0;
	if (!*at)
		return 0;
	used = utf8proc_iterate((const utf8proc_uint8_t *)at,
		(utf8proc_ssize_t)strnlen(at, 4), code_point);
	if (used > 0)
		return (size_t)used;
	*code_point = 0xfffd;
	return 1;
}

bool text_is_word_character(int32_t code_point)
{
	switch ((int)utf8proc_category(code_point)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return true;
	}
	return false;
}

bool text_is_ideograph(int32_t code_point)
{
	/* Unicode 15, blocks CJK Unified Ideographs and Extensions A to H,
	 * Compatibility Ideographs, and the iteration marks. */
	return (code_point >= 0x4e00 && code_point <= 0x9fff) ||
	       (code_point >= 0x3400 && code_point <= 0x4dbf) ||
	       (code_point >= 0xf900 && code_point <= 0xfaff) ||
	       (code_point >= 0x20000 && code_point <= 0x323af) ||
	       code_point == 0x3005 || code_point == 0x3007;
}

size_t text_count_characters(const char *text)
{
	size_t count = 0;
	int32_t code_point;
	size_t used;

	while ((used = text_next(text, &code_point)) > 0) {
		text += used;
		count += text_is_word_character(code_point);
	}
	return count;
}

int text_width(const char *text)
{
	int width = 0;
	int32_t code_point;
	size_t used;

	for (; (used = text_next(text, &code_point)) > 0; text += used)
		width += utf8proc_charwidth(code_point);
	return width;
}

/* Drops what is not UTF-8, so that utf8proc never refuses the rest. */
static enum status copy_well_formed(
	struct text *into, const char *from, struct failure *why)
{
	enum status rc = STATUS_OK;
	int32_t code_point;
	size_t used;

	text_clear(into);
	while (rc == STATUS_OK && (used = text_next(from, &code_point)) > 0) {
		if (used > 1 || (unsigned char)*from < 0x80)
			rc = text_add_part(into, from, used, why);
		from += used;
	}
	return rc;
}

enum status text_fold(struct text *into, const char *from, struct failure *why)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t length;
	enum status rc = copy_well_formed(into, from, why);

	if (rc != STATUS_OK || into->length == 0)
		return rc;
	length = utf8proc_map((const utf8proc_uint8_t *)into->bytes,
		(utf8proc_ssize_t)into->length, &folded,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
			UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
	if (length == UTF8PROC_ERROR_NOMEM)
		return failure_no_memory(why);
	if (length < 0)
		return failure_set(why, STATUS_INVALID, "cannot fold text: %s",
			utf8proc_errmsg(length));
	text_clear(into);
	rc = text_add_part(into, (const char *)folded, (size_t)length, why);
	free(folded);
	return rc;
}

const char *text_library(void)
{
	return utf8proc_version();
}
