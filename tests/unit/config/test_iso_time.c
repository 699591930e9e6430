#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "iso_time.h"

static void assert_read(const char *text, const char *want)
{
	struct iso_time time = { "" };

	assert_true(iso_time_parse(text, &time));
	assert_string_equal(time.text, want);
}

static void assert_refused(const char *text)
{
	struct iso_time time = { "as it was" };

	if (iso_time_parse(text, &time))
		fail_msg("\"%s\" was taken for a time", text);
	assert_string_equal(time.text, "as it was");
}

static void every_spelling_comes_out_as_one(void **state)
{
	(void)state;
	assert_read("2026-11-23T09:00:05+08:00", "2026-11-23T09:00:05+08:00");
	assert_read("2026-11-23 09:00:05+0800", "2026-11-23T09:00:05+08:00");
	assert_read("2026-11-23t09:00+08:00", "2026-11-23T09:00:00+08:00");
}

static void a_fraction_of_a_second_is_dropped(void **state)
{
	(void)state;
	assert_read("2026-11-23T09:00:05.999Z", "2026-11-23T09:00:05+00:00");
	assert_read("2026-11-23T09:00:05,5Z", "2026-11-23T09:00:05+00:00");
}

static void an_offset_may_be_west_and_less_than_an_hour(void **state)
{
	(void)state;
	assert_read("2026-11-23T09:00-03:30", "2026-11-23T09:00:00-03:30");
	assert_read("2026-11-23T09:00-00:30", "2026-11-23T09:00:00-00:30");
}

static void a_time_without_an_offset_is_refused(void **state)
{
	(void)state;
	assert_refused("2026-11-23T09:00:05");
	assert_refused("2026-11-23T09:00");
}

static void an_offset_that_no_place_has_is_refused(void **state)
{
	(void)state;
	assert_read("2026-11-23T09:00+14:00", "2026-11-23T09:00:00+14:00");
	assert_refused("2026-11-23T09:00+14:01");
	assert_refused("2026-11-23T09:00+08:60");
	assert_refused("2026-11-23T09:00+8");
	assert_refused("2026-11-23T09:00+08:");
}

static void a_part_that_is_missing_is_refused(void **state)
{
	static const char *const texts[] = { "", "2026", "2026-", "2026-11",
		"2026-11-", "2026-11-23", "2026-11-23T", "2026-11-23T09",
		"2026-11-23T09:", "2026-11-23T09:00:Z", "26-11-23T09:00Z" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_refused(texts[i]);
}

static void what_stands_behind_it_is_refused(void **state)
{
	(void)state;
	assert_refused("2026-11-23T09:00Z ");
	assert_refused("2026-11-23T09:00+08:00[Asia/Shanghai]");
}

static void an_hour_that_does_not_exist_is_refused(void **state)
{
	(void)state;
	assert_refused("2026-11-23T24:00Z");
	assert_refused("2026-11-23T09:60Z");
	assert_refused("2026-11-23T09:00:60Z");
}

static void a_day_that_does_not_exist_is_refused(void **state)
{
	static const char *const texts[] = { "1969-12-31T09:00Z",
		"2026-00-23T09:00Z", "2026-13-23T09:00Z", "2026-11-00T09:00Z",
		"2026-11-31T09:00Z" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_refused(texts[i]);
}

static void leap_years_have_a_29th_of_february(void **state)
{
	(void)state;
	assert_read("2028-02-29T00:00Z", "2028-02-29T00:00:00+00:00");
	assert_read("2000-02-29T00:00Z", "2000-02-29T00:00:00+00:00");
	assert_refused("2026-02-29T00:00Z");
	assert_refused("2100-02-29T00:00Z");
}

static void set_zone(const char *zone)
{
	assert_int_equal(setenv("TZ", zone, 1), 0);
	tzset();
}

static void digits_are_of_the_machine_s_own_zone(void **state)
{
	struct iso_time time;

	(void)state;
	set_zone("CST-8");
	assert_true(iso_time_parse_digits("20261123090005", &time));
	assert_string_equal(time.text, "2026-11-23T09:00:05+08:00");
}

static void the_zone_s_offset_holds_over_the_turn_of_a_year(void **state)
{
	struct iso_time time;

	(void)state;
	set_zone("CST-8");
	assert_true(iso_time_parse_digits("20270101010000", &time));
	assert_string_equal(time.text, "2027-01-01T01:00:00+08:00");
	set_zone("EST5");
	assert_true(iso_time_parse_digits("20261231230000", &time));
	assert_string_equal(time.text, "2026-12-31T23:00:00-05:00");
}

static void digits_that_are_no_moment_are_refused(void **state)
{
	static const char *const texts[] = { "", "2026112309000",
		"202611230900055", "2026112309000x", "x0261123090005",
		"20261131090005" };
	struct iso_time time;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_false(iso_time_parse_digits(texts[i], &time));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_spelling_comes_out_as_one),
		cmocka_unit_test(a_fraction_of_a_second_is_dropped),
		cmocka_unit_test(an_offset_may_be_west_and_less_than_an_hour),
		cmocka_unit_test(a_time_without_an_offset_is_refused),
		cmocka_unit_test(an_offset_that_no_place_has_is_refused),
		cmocka_unit_test(a_part_that_is_missing_is_refused),
		cmocka_unit_test(what_stands_behind_it_is_refused),
		cmocka_unit_test(an_hour_that_does_not_exist_is_refused),
		cmocka_unit_test(a_day_that_does_not_exist_is_refused),
		cmocka_unit_test(leap_years_have_a_29th_of_february),
		cmocka_unit_test(digits_are_of_the_machine_s_own_zone),
		cmocka_unit_test(
			the_zone_s_offset_holds_over_the_turn_of_a_year),
		cmocka_unit_test(digits_that_are_no_moment_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
