#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "status.h"
#include "text.h"

static void a_failure_holds_its_sentence_and_answers_its_status(void **state)
{
	struct failure why = { "" };

	(void)state;
	assert_int_equal(
		failure_set(&why, STATUS_INVALID,
			"rate is %d Hz, want %d to %d", 96000, 8000, 48000),
		STATUS_INVALID);
	assert_string_equal(why.text, "rate is 96000 Hz, want 8000 to 48000");
}

static void a_prefix_stands_before_the_sentence(void **state)
{
	struct failure why = { "" };

	(void)state;
	(void)failure_set(&why, STATUS_IO, "file is empty");
	(void)failure_prefix(&why, STATUS_IO, "decode");
	assert_int_equal(
		failure_prefix(&why, STATUS_IO, "%s", "4711.mp3"), STATUS_IO);
	assert_string_equal(why.text, "4711.mp3: decode: file is empty");
}

static void a_failure_stays_one_line(void **state)
{
	struct failure why = { "" };

	(void)state;
	(void)failure_set(&why, STATUS_IO, "a%cb%cc%cd", '\n', '\r', 0x7f);
	assert_string_equal(why.text, "a?b?c?d");
}

static void a_line_break_in_a_prefix_becomes_a_question_mark(void **state)
{
	struct failure why = { "x" };

	(void)state;
	(void)failure_prefix(&why, STATUS_IO, "%s", "evil\nname.wav");
	assert_string_equal(why.text, "evil?name.wav: x");
}

static void chinese_stays_as_it_is(void **state)
{
	struct failure why = { "" };

	(void)state;
	(void)failure_set(&why, STATUS_IO, "%s", "录音.wav");
	assert_string_equal(why.text, "录音.wav");
}

static void a_sentence_that_is_too_long_is_cut_between_characters(void **state)
{
	struct failure why = { "" };
	char longer[2 * sizeof(why.text)] = "";

	(void)state;
	for (size_t i = 0; i + 3 < sizeof(longer); i += 3)
		memcpy(longer + i, "长", 3);
	for (int lead = 0; lead < 3; lead++) {
		(void)failure_set(
			&why, STATUS_IO, "%s%s", &"ab"[2 - lead], longer);
		assert_true(text_is_utf8(why.text, strlen(why.text)));
	}
}

static void a_prefix_that_is_too_long_is_cut_between_characters(void **state)
{
	struct failure why = { "" };
	char longer[2 * sizeof(why.text)] = "";

	(void)state;
	for (size_t i = 0; i + 3 < sizeof(longer); i += 3)
		memcpy(longer + i, "长", 3);
	for (int lead = 0; lead < 3; lead++) {
		(void)failure_set(&why, STATUS_IO, "file is empty");
		(void)failure_prefix(
			&why, STATUS_IO, "%s%s", &"ab"[2 - lead], longer);
		assert_true(text_is_utf8(why.text, strlen(why.text)));
	}
}

static void nobody_needs_to_listen(void **state)
{
	(void)state;
	assert_int_equal(failure_set(NULL, STATUS_BUSY, "x"), STATUS_BUSY);
	assert_int_equal(failure_prefix(NULL, STATUS_BUSY, "x"), STATUS_BUSY);
	assert_int_equal(failure_no_memory(NULL), STATUS_NO_MEMORY);
	assert_int_equal(failure_errno(NULL, EIO, "x"), STATUS_IO);
}

static void a_system_error_says_what_and_why(void **state)
{
	struct failure why = { "" };

	(void)state;
	assert_int_equal(failure_errno(&why, EACCES, "cannot open"), STATUS_IO);
	assert_string_equal(why.text, "cannot open: Permission denied");
}

static void a_missing_file_is_not_found(void **state)
{
	(void)state;
	assert_int_equal(failure_errno(NULL, ENOENT, "x"), STATUS_NOT_FOUND);
}

static void a_refused_allocation_of_the_system_is_no_memory(void **state)
{
	(void)state;
	assert_int_equal(failure_errno(NULL, ENOMEM, "x"), STATUS_NO_MEMORY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_failure_holds_its_sentence_and_answers_its_status),
		cmocka_unit_test(a_prefix_stands_before_the_sentence),
		cmocka_unit_test(a_failure_stays_one_line),
		cmocka_unit_test(
			a_line_break_in_a_prefix_becomes_a_question_mark),
		cmocka_unit_test(chinese_stays_as_it_is),
		cmocka_unit_test(
			a_sentence_that_is_too_long_is_cut_between_characters),
		cmocka_unit_test(
			a_prefix_that_is_too_long_is_cut_between_characters),
		cmocka_unit_test(nobody_needs_to_listen),
		cmocka_unit_test(a_system_error_says_what_and_why),
		cmocka_unit_test(a_missing_file_is_not_found),
		cmocka_unit_test(
			a_refused_allocation_of_the_system_is_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
