#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "list.h"
#include "scarce_memory.h"

struct numbers {
	int *items;
	size_t count, capacity;
};

static enum status push(struct numbers *list, int number, struct failure *why)
{
	enum status rc = list_reserve(&list->items, &list->capacity,
		list->count + 1, sizeof(*list->items), why);

	if (rc == STATUS_OK)
		list->items[list->count++] = number;
	return rc;
}

static void items_stay_as_the_list_grows(void **state)
{
	struct numbers list = { 0 };
	struct failure why;

	(void)state;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(push(&list, i, &why), STATUS_OK);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list.items[i], i);
	free(list.items);
}

static void new_room_is_zeroed(void **state)
{
	struct numbers list = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(push(&list, 7, &why), STATUS_OK);
	assert_int_equal(list_reserve(&list.items, &list.capacity, 100,
				 sizeof(*list.items), &why),
		STATUS_OK);
	for (size_t i = 1; i < list.capacity; i++)
		assert_int_equal(list.items[i], 0);
	free(list.items);
}

static void room_that_is_there_is_not_asked_for_again(void **state)
{
	struct numbers list = { 0 };
	struct failure why;
	int *items;

	(void)state;
	assert_int_equal(push(&list, 1, &why), STATUS_OK);
	items = list.items;
	assert_int_equal(list_reserve(&list.items, &list.capacity,
				 list.capacity, sizeof(*list.items), &why),
		STATUS_OK);
	assert_ptr_equal(list.items, items);
	free(list.items);
}

static void a_hundred_thousand_pushes_ask_seldom(void **state)
{
	struct numbers list = { 0 };
	struct failure why;
	int growths = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		size_t before = list.capacity;

		assert_int_equal(push(&list, i, &why), STATUS_OK);
		growths += list.capacity != before;
	}
	assert_in_range(growths, 1, 20);
	free(list.items);
}

static void a_size_that_overflows_is_refused(void **state)
{
	struct numbers list = { 0 };
	struct failure why;

	(void)state;
	assert_int_equal(list_reserve(&list.items, &list.capacity, SIZE_MAX / 2,
				 sizeof(*list.items), &why),
		STATUS_NO_MEMORY);
	assert_null(list.items);
}

static void a_refusal_changes_nothing(void **state)
{
	struct numbers list = { 0 };
	struct failure why;
	size_t capacity;
	enum status rc;

	(void)state;
	assert_int_equal(push(&list, 42, &why), STATUS_OK);
	capacity = list.capacity;
	scarce_memory_refuse(0);
	rc = list_reserve(
		&list.items, &list.capacity, 10000, sizeof(*list.items), &why);
	assert_true(scarce_memory_grant());
	assert_int_equal(rc, STATUS_NO_MEMORY);
	assert_int_equal(list.capacity, capacity);
	assert_int_equal(list.items[0], 42);
	assert_string_equal(why.text, "out of memory");
	free(list.items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_stay_as_the_list_grows),
		cmocka_unit_test(new_room_is_zeroed),
		cmocka_unit_test(room_that_is_there_is_not_asked_for_again),
		cmocka_unit_test(a_hundred_thousand_pushes_ask_seldom),
		cmocka_unit_test(a_size_that_overflows_is_refused),
		cmocka_unit_test(a_refusal_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
