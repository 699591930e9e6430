#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "path.h"
#include "scarce_memory.h"

static void the_name_is_behind_the_last_slash(void **state)
{
	(void)state;
	assert_string_equal(path_name("calls/4711.wav"), "4711.wav");
	assert_string_equal(path_name("4711.wav"), "4711.wav");
	assert_string_equal(path_name("calls/"), "");
}

static void the_extension_is_behind_the_last_point(void **state)
{
	(void)state;
	assert_string_equal(path_extension("a.b/call.tar.gz"), "gz");
}

static void a_point_in_a_folder_is_no_extension(void **state)
{
	(void)state;
	assert_string_equal(path_extension("2026.03/call"), "");
}

static void a_hidden_file_has_no_extension(void **state)
{
	(void)state;
	assert_string_equal(path_extension("calls/.hidden"), "");
}

static void a_relative_name_is_seen_from_the_file_beside_it(void **state)
{
	struct text path = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		path_beside(&path, "corpus/manifest.csv", "calls/a.wav", &why),
		STATUS_OK);
	assert_string_equal(text_string(&path), "corpus/calls/a.wav");
	text_release(&path);
}

static void an_absolute_name_stays(void **state)
{
	struct text path = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		path_beside(&path, "corpus/manifest.csv", "/calls/a.wav", &why),
		STATUS_OK);
	assert_string_equal(text_string(&path), "/calls/a.wav");
	text_release(&path);
}

static void an_ending_replaces_the_extension(void **state)
{
	struct text path = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(path_with_ending(&path, "a.b/call.wav", ".vtt", &why),
		STATUS_OK);
	assert_string_equal(text_string(&path), "a.b/call.vtt");
	text_release(&path);
}

static void an_ending_is_added_where_there_is_no_extension(void **state)
{
	struct text path = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		path_with_ending(&path, "a.b/call", ".vtt", &why), STATUS_OK);
	assert_string_equal(text_string(&path), "a.b/call.vtt");
	text_release(&path);
}

static void a_folder_is_a_folder_and_no_file(void **state)
{
	(void)state;
	assert_true(path_is_folder("."));
	assert_false(path_is_file("."));
	assert_false(path_is_folder("no/such/folder"));
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void a_file_is_read_whole_in_place_of_what_was_there(void **state)
{
	struct text text = { 0 };
	struct failure why;

	(void)state;
	write_file("read.tmp", "您好\n");
	assert_int_equal(text_add(&text, "old", &why), STATUS_OK);
	assert_int_equal(path_read(&text, "read.tmp", 100, &why), STATUS_OK);
	(void)remove("read.tmp");
	assert_string_equal(text_string(&text), "您好\n");
	text_release(&text);
}

static void an_empty_file_reads_as_the_empty_string(void **state)
{
	struct text text = { 0 };
	struct failure why;

	(void)state;
	write_file("empty.tmp", "");
	assert_int_equal(path_read(&text, "empty.tmp", 100, &why), STATUS_OK);
	(void)remove("empty.tmp");
	assert_string_equal(text_string(&text), "");
	text_release(&text);
}

static void a_file_that_is_too_large_is_refused(void **state)
{
	struct text text = { 0 };
	struct failure why;

	(void)state;
	write_file("large.tmp", "12345678901");
	assert_int_equal(
		path_read(&text, "large.tmp", 10, &why), STATUS_INVALID);
	(void)remove("large.tmp");
	assert_string_equal(why.text, "file is larger than 10 bytes");
	text_release(&text);
}

static void a_missing_file_is_not_found(void **state)
{
	struct text text = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(
		path_read(&text, "no/such.csv", 10, &why), STATUS_NOT_FOUND);
	text_release(&text);
}

static void a_folder_cannot_be_read(void **state)
{
	struct text text = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(path_read(&text, ".", 10, &why), STATUS_IO);
	assert_string_equal(why.text, "cannot read: Is a directory");
	text_release(&text);
}

static void reading_survives_every_refusal(void **state)
{
	struct failure why;
	long n = 0;

	(void)state;
	write_file("refused.tmp", "text");
	for (;; n++) {
		struct text text = { 0 };
		enum status rc;

		scarce_memory_refuse(n);
		rc = path_read(&text, "refused.tmp", 100, &why);
		text_release(&text);
		if (!scarce_memory_grant())
			break;
		assert_int_equal(rc, STATUS_NO_MEMORY);
	}
	(void)remove("refused.tmp");
	assert_true(n > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_name_is_behind_the_last_slash),
		cmocka_unit_test(the_extension_is_behind_the_last_point),
		cmocka_unit_test(a_point_in_a_folder_is_no_extension),
		cmocka_unit_test(a_hidden_file_has_no_extension),
		cmocka_unit_test(
			a_relative_name_is_seen_from_the_file_beside_it),
		cmocka_unit_test(an_absolute_name_stays),
		cmocka_unit_test(an_ending_replaces_the_extension),
		cmocka_unit_test(
			an_ending_is_added_where_there_is_no_extension),
		cmocka_unit_test(a_folder_is_a_folder_and_no_file),
		cmocka_unit_test(
			a_file_is_read_whole_in_place_of_what_was_there),
		cmocka_unit_test(an_empty_file_reads_as_the_empty_string),
		cmocka_unit_test(a_file_that_is_too_large_is_refused),
		cmocka_unit_test(a_missing_file_is_not_found),
		cmocka_unit_test(a_folder_cannot_be_read),
		cmocka_unit_test(reading_survives_every_refusal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
