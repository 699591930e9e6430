#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "route.h"

static struct arena arena;

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void a_path_gives_its_object(void **state)
{
	const char *object = NULL;
	bool is_known;

	(void)state;
	assert_non_null(route_find(
		"GET", "/call/17/audio", &arena, &object, &is_known));
	assert_string_equal(object, "17");
}

static void another_method_is_known_but_not_answered(void **state)
{
	const char *object;
	bool is_known;

	(void)state;
	assert_null(route_find("POST", "/tonight", &arena, &object, &is_known));
	assert_true(is_known);
}

static void an_object_is_one_part_of_the_path(void **state)
{
	const char *object;
	bool is_known;

	(void)state;
	assert_null(route_find(
		"GET", "/call/1/2/audio", &arena, &object, &is_known));
	assert_null(route_find("GET", "/call/", &arena, &object, &is_known));
	assert_null(
		route_find("GET", "/assets/../x", &arena, &object, &is_known));
}

static void every_change_is_noted(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++)
		assert_true(!routes[i].change || routes[i].log);
}

static void all_but_the_way_in_wants_an_account(void **state)
{
	size_t open = 0;

	(void)state;
	for (size_t i = 0; i < route_count; i++)
		open += routes[i].right == RIGHT_ANYBODY;
	assert_int_equal(open, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_gives_its_object),
		cmocka_unit_test(another_method_is_known_but_not_answered),
		cmocka_unit_test(an_object_is_one_part_of_the_path),
		cmocka_unit_test(every_change_is_noted),
		cmocka_unit_test(all_but_the_way_in_wants_an_account),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
