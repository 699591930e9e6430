#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cache.h"
#include "path.h"

static const struct digest key = { "0123abcd" };

/* A cache in a folder of this test's own, which is not there yet. */
static void open_cache(struct cache *cache, char folder[64])
{
	strcpy(folder, "test_cache.XXXXXX");
	assert_non_null(mkdtemp(folder));
	strcat(folder, "/deep/er");
	cache_open(cache, folder);
}

static void put(const char *folder, const char *text)
{
	char path[256];
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/file", folder);
	file = fopen(path, "wb");
	assert_non_null(file);
	(void)fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void assert_content(const char *folder, const char *expected)
{
	struct text content = { 0 };
	struct failure why;
	char path[256];

	(void)snprintf(path, sizeof(path), "%s/file", folder);
	assert_int_equal(path_read(&content, path, 100, &why), STATUS_OK);
	assert_string_equal(text_string(&content), expected);
	text_release(&content);
}

static void begin(struct cache *cache, struct text *work, struct text *entry)
{
	struct failure why = { "" };

	assert_int_equal(
		cache_begin(cache, &key, work, entry, &why), STATUS_OK);
}

static void an_entry_is_there_once_it_is_kept(void **state)
{
	struct cache cache;
	struct text work = { 0 }, entry = { 0 };
	struct failure why;
	char folder[64];

	(void)state;
	open_cache(&cache, folder);
	assert_int_equal(
		cache_find(&cache, &key, &entry, &why), STATUS_NOT_FOUND);
	begin(&cache, &work, &entry);
	put(text_string(&work), "one");
	assert_int_equal(
		cache_find(&cache, &key, &entry, &why), STATUS_NOT_FOUND);
	assert_int_equal(
		cache_keep(text_string(&work), text_string(&entry), &why),
		STATUS_OK);
	assert_int_equal(cache_find(&cache, &key, &entry, &why), STATUS_OK);
	assert_content(text_string(&entry), "one");
	assert_false(path_is_folder(text_string(&work)));
	assert_string_equal(cache.refusal.text, "");
	text_release(&work);
	text_release(&entry);
	cache_close(&cache);
}

static void the_first_of_two_wins(void **state)
{
	struct cache cache;
	struct text first = { 0 }, second = { 0 }, entry = { 0 };
	struct failure why;
	char folder[64];

	(void)state;
	open_cache(&cache, folder);
	begin(&cache, &first, &entry);
	begin(&cache, &second, &entry);
	put(text_string(&first), "first");
	put(text_string(&second), "second");
	assert_int_equal(
		cache_keep(text_string(&first), text_string(&entry), &why),
		STATUS_OK);
	assert_int_equal(
		cache_keep(text_string(&second), text_string(&entry), &why),
		STATUS_OK);
	assert_content(text_string(&entry), "first");
	assert_false(path_is_folder(text_string(&second)));
	text_release(&first);
	text_release(&second);
	text_release(&entry);
	cache_close(&cache);
}

static void what_is_dropped_leaves_nothing(void **state)
{
	struct cache cache;
	struct text work = { 0 }, entry = { 0 };
	char folder[64];

	(void)state;
	open_cache(&cache, folder);
	begin(&cache, &work, &entry);
	put(text_string(&work), "half");
	cache_drop(text_string(&work));
	assert_false(path_is_folder(text_string(&work)));
	assert_false(path_is_folder(text_string(&entry)));
	text_release(&work);
	text_release(&entry);
	cache_close(&cache);
}

static void a_folder_that_cannot_be_gives_way_to_a_temporary_one(void **state)
{
	struct cache cache;
	struct text work = { 0 }, entry = { 0 };
	struct failure why;
	char folder[4096];

	(void)state;
	cache_open(&cache, "/proc/nowhere");
	begin(&cache, &work, &entry);
	put(text_string(&work), "kept until the end");
	assert_int_equal(
		cache_keep(text_string(&work), text_string(&entry), &why),
		STATUS_OK);
	assert_int_equal(cache_find(&cache, &key, &entry, &why), STATUS_OK);
	assert_string_equal(
		cache.refusal.text, "/proc/nowhere: No such file or directory");
	(void)snprintf(folder, sizeof(folder), "%s", text_string(&entry));
	cache_close(&cache);
	assert_false(path_is_folder(folder));
	text_release(&work);
	text_release(&entry);
}

static void nowhere_to_write_is_a_failure(void **state)
{
	struct cache cache;
	struct text work = { 0 }, entry = { 0 };
	struct failure why = { "" };

	(void)state;
	assert_int_equal(setenv("TMPDIR", "/proc/nowhere", 1), 0);
	cache_open(&cache, NULL);
	assert_int_equal(cache_begin(&cache, &key, &work, &entry, &why),
		STATUS_NOT_FOUND);
	assert_int_equal(unsetenv("TMPDIR"), 0);
	text_release(&work);
	text_release(&entry);
	cache_close(&cache);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_is_there_once_it_is_kept),
		cmocka_unit_test(the_first_of_two_wins),
		cmocka_unit_test(what_is_dropped_leaves_nothing),
		cmocka_unit_test(
			a_folder_that_cannot_be_gives_way_to_a_temporary_one),
		cmocka_unit_test(nowhere_to_write_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
