#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "log.h"
#include "path.h"

/* Standard error while a test runs; what the lines went to before. */
static int standard_error;

static int catch_lines(void **state)
{
	FILE *file;

	(void)state;
	(void)fflush(stderr);
	standard_error = dup(STDERR_FILENO);
	file = fopen("log.tmp", "wb");
	return standard_error < 0 || !file ||
	       dup2(fileno(file), STDERR_FILENO) < 0 || fclose(file) != 0;
}

static int let_lines_go(void **state)
{
	(void)state;
	(void)fflush(stderr);
	log_set_level(LOG_NOTICE);
	(void)remove("log.tmp");
	return dup2(standard_error, STDERR_FILENO) < 0 ||
	       close(standard_error) != 0;
}

static void assert_logged(const char *want)
{
	struct text text = { 0 };
	struct failure why;
	char logged[200];

	(void)fflush(stderr);
	assert_int_equal(path_read(&text, "log.tmp", 10000, &why), STATUS_OK);
	(void)snprintf(logged, sizeof(logged), "%s", text_string(&text));
	text_release(&text);
	assert_string_equal(logged, want);
}

static void a_line_ends_with_a_line_break(void **state)
{
	(void)state;
	log_line(LOG_NOTICE, "%d calls", 24);
	assert_logged("24 calls\n");
}

static void details_are_not_shown_unasked(void **state)
{
	(void)state;
	log_line(LOG_DETAIL, "detail");
	assert_logged("");
}

static void quiet_keeps_warnings_and_errors(void **state)
{
	(void)state;
	log_set_level(LOG_WARNING);
	log_line(LOG_NOTICE, "notice");
	log_line(LOG_WARNING, "warning");
	log_line(LOG_ERROR, "error");
	assert_logged("warning\nerror\n");
}

static void verbose_shows_details(void **state)
{
	(void)state;
	log_set_level(LOG_DETAIL);
	log_line(LOG_DETAIL, "detail");
	assert_logged("detail\n");
}

static void a_status_line_is_for_terminals_only(void **state)
{
	(void)state;
	log_status("[####....] 50 %");
	assert_logged("");
}

static void a_line_break_in_a_name_does_not_break_the_line(void **state)
{
	(void)state;
	log_line(LOG_ERROR, "%s: file is empty", "evil\nname.wav");
	assert_logged("evil?name.wav: file is empty\n");
}

#define LOG_TEST(test) \
	cmocka_unit_test_setup_teardown(test, catch_lines, let_lines_go)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LOG_TEST(a_line_ends_with_a_line_break),
		LOG_TEST(details_are_not_shown_unasked),
		LOG_TEST(quiet_keeps_warnings_and_errors),
		LOG_TEST(verbose_shows_details),
		LOG_TEST(a_status_line_is_for_terminals_only),
		LOG_TEST(a_line_break_in_a_name_does_not_break_the_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
