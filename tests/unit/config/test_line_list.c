#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "line_list.h"

#define PATH "test_lines.txt"

static enum status read_bytes(struct line_list *list, struct arena *arena,
	const char *bytes, size_t length, struct failure *why)
{
	FILE *file = fopen(PATH, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	return line_list_read(list, PATH, arena, why);
}

static void blank_lines_and_blanks_around_are_left_out(void **state)
{
	static const char bytes[] = "\xef\xbb\xbf 一 二 \r\n\n \t\n三";
	struct line_list list = { 0 };
	struct arena arena = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		read_bytes(&list, &arena, bytes, sizeof(bytes) - 1, &why),
		STATUS_OK);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0], "一 二");
	assert_string_equal(list.items[1], "三");
	assert_int_equal(list.numbers[1], 4);
	arena_release(&arena);
}

static void an_empty_file_has_no_lines(void **state)
{
	struct line_list list = { 0 };
	struct arena arena = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(read_bytes(&list, &arena, "", 0, &why), STATUS_OK);
	assert_int_equal(list.count, 0);
	arena_release(&arena);
}

static void what_is_no_text_is_refused(void **state)
{
	struct line_list list = { 0 };
	struct arena arena = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(read_bytes(&list, &arena, "a\n\xff\n", 4, &why),
		STATUS_INVALID);
	assert_string_equal(why.text, PATH ":2: not UTF-8");
	assert_int_equal(
		read_bytes(&list, &arena, "a\0b", 3, &why), STATUS_INVALID);
	assert_string_equal(why.text, PATH ": is no text");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blank_lines_and_blanks_around_are_left_out),
		cmocka_unit_test(an_empty_file_has_no_lines),
		cmocka_unit_test(what_is_no_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
