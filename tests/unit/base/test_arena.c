#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <string.h>

#include "arena.h"
#include "scarce_memory.h"

static void memory_is_zeroed(void **state)
{
	struct arena arena = { 0 };
	unsigned char *bytes;

	(void)state;
	bytes = arena_alloc(&arena, 100);
	memset(bytes, 0xff, 100);
	arena_clear(&arena);
	bytes = arena_alloc(&arena, 100);
	for (int i = 0; i < 100; i++)
		assert_int_equal(bytes[i], 0);
	arena_release(&arena);
}

static void memory_is_aligned_for_any_type(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t bytes = 1; bytes < 40; bytes++)
		assert_int_equal((uintptr_t)arena_alloc(&arena, bytes) %
					 alignof(max_align_t),
			0);
	arena_release(&arena);
}

static void pieces_do_not_overlap(void **state)
{
	struct arena arena = { 0 };
	char *first, *second;

	(void)state;
	first = arena_text(&arena, "first");
	second = arena_text(&arena, "second");
	memset(second, 'x', 6);
	assert_string_equal(first, "first");
	arena_release(&arena);
}

static void more_than_a_block_is_given_whole(void **state)
{
	struct arena arena = { 0 };
	const size_t many = 1024 * 1024;
	unsigned char *bytes;

	(void)state;
	bytes = arena_alloc(&arena, many);
	bytes[many - 1] = 1;
	assert_non_null(arena_alloc(&arena, 1));
	arena_release(&arena);
}

static void older_pieces_stay_when_blocks_are_added(void **state)
{
	struct arena arena = { 0 };
	char *text;

	(void)state;
	text = arena_text(&arena, "您好");
	for (int i = 0; i < 1000; i++)
		assert_non_null(arena_alloc(&arena, 1000));
	assert_string_equal(text, "您好");
	arena_release(&arena);
}

static void an_absurd_size_is_refused(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_null(arena_alloc(&arena, SIZE_MAX));
	assert_null(arena_alloc(&arena, SIZE_MAX - 40));
	arena_release(&arena);
}

static void a_part_of_a_text_is_copied_and_ended(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_string_equal(arena_text_part(&arena, "8021-热线", 4), "8021");
	arena_release(&arena);
}

static void a_null_text_stays_null(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_null(arena_text(&arena, NULL));
	arena_release(&arena);
}

static void printing_gives_the_whole_text(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_string_equal(
		arena_print(&arena, "%s at %.1f s", "silence", 12.5),
		"silence at 12.5 s");
	arena_release(&arena);
}

static void an_empty_arena_can_be_cleared_and_released(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	arena_clear(&arena);
	arena_release(&arena);
	assert_null(arena.block);
}

static void a_cleared_arena_works_without_asking_for_memory(void **state)
{
	struct arena arena = { 0 };
	void *memory;

	(void)state;
	assert_non_null(arena_alloc(&arena, 10));
	arena_clear(&arena);
	scarce_memory_refuse(0);
	memory = arena_alloc(&arena, 10);
	assert_false(scarce_memory_grant());
	assert_non_null(memory);
	arena_release(&arena);
}

static void a_refused_block_gives_null_and_leaves_the_rest(void **state)
{
	struct arena arena = { 0 };
	char *kept;
	void *refused;

	(void)state;
	kept = arena_text(&arena, "kept");
	scarce_memory_refuse(0);
	refused = arena_alloc(&arena, 1024 * 1024);
	assert_true(scarce_memory_grant());
	assert_null(refused);
	assert_string_equal(kept, "kept");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed),
		cmocka_unit_test(memory_is_aligned_for_any_type),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(more_than_a_block_is_given_whole),
		cmocka_unit_test(older_pieces_stay_when_blocks_are_added),
		cmocka_unit_test(an_absurd_size_is_refused),
		cmocka_unit_test(a_part_of_a_text_is_copied_and_ended),
		cmocka_unit_test(a_null_text_stays_null),
		cmocka_unit_test(printing_gives_the_whole_text),
		cmocka_unit_test(an_empty_arena_can_be_cleared_and_released),
		cmocka_unit_test(
			a_cleared_arena_works_without_asking_for_memory),
		cmocka_unit_test(
			a_refused_block_gives_null_and_leaves_the_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
