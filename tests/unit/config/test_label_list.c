#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "label_list.h"

struct reading {
	struct label_list list;
	struct arena arena;
	struct failure why;
	enum status rc;
};

static void read(struct reading *reading, const char *text)
{
	FILE *file = fopen("labels.csv", "wb");

	*reading = (struct reading){ 0 };
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
	reading->rc = label_list_read(
		&reading->list, "labels.csv", &reading->arena, &reading->why);
	(void)remove("labels.csv");
}

static void end(struct reading *reading)
{
	label_list_release(&reading->list);
	arena_release(&reading->arena);
}

static void calls_and_complaints_are_found_by_column(void **state)
{
	struct reading reading;

	(void)state;
	read(&reading, "remark,complaint,call\nx,yes,4711\ny,overturned,b\n"
		       "z,是,c\n");
	assert_int_equal(reading.rc, STATUS_OK);
	assert_int_equal(reading.list.count, 3);
	assert_string_equal(reading.list.items[0].call, "4711");
	assert_true(reading.list.items[0].is_complaint);
	assert_false(reading.list.items[1].is_complaint);
	assert_true(reading.list.items[2].is_complaint);
	end(&reading);
}

static void check_wrong(const char *text, const char *want)
{
	struct reading reading;

	read(&reading, text);
	assert_int_equal(reading.rc, STATUS_INVALID);
	assert_string_equal(reading.why.text, want);
	end(&reading);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
	(void)state;
	check_wrong("", "labels.csv: want a header with call and complaint");
	check_wrong("call,verdict\n",
		"labels.csv: want a header with call and complaint");
	check_wrong("call,complaint\na,yes\nb,maybe\n",
		"labels.csv:3: complaint: \"maybe\" is not yes or no");
	check_wrong(
		"call,complaint\na\n", "labels.csv:2: 1 fields are too few");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calls_and_complaints_are_found_by_column),
		cmocka_unit_test(what_is_wrong_is_told_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
