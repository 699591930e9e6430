#include "database.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

void database_remove(const char *path)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
	char name[256];

	for (int i = 0; i < 4; i++) {
		(void)snprintf(name, sizeof(name), "%s%s", path, endings[i]);
		(void)remove(name);
	}
}

/* What the rows have printed so far. */
struct printed {
	char text[4096];
	int length;
};

static int print_row(void *context, int count, char **cells, char **names)
{
	struct printed *printed = context;

	(void)names;
	for (int i = 0; i < count; i++) {
		printed->length += snprintf(printed->text + printed->length,
			sizeof(printed->text) - (size_t)printed->length, "%s%s",
			i		  ? "|"
			: printed->length ? "\n"
					  : "",
			cells[i] ? cells[i] : "");
		if (printed->length >= (int)sizeof(printed->text))
			return 1;
	}
	return 0;
}

static void run(const char *path, const char *sql, struct printed *printed)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open(path, &db);

	if (rc == SQLITE_OK)
		rc = sqlite3_exec(
			db, sql, printed ? print_row : NULL, printed, NULL);
	if (rc != SQLITE_OK)
		print_error("%s: %s\n", sql, sqlite3_errmsg(db));
	(void)sqlite3_close(db);
	assert_int_equal(rc, SQLITE_OK);
}

void database_execute(const char *path, const char *sql)
{
	run(path, sql, NULL);
}

void database_expect(const char *path, const char *sql, const char *want)
{
	struct printed printed = { .length = 0 };

	run(path, sql, &printed);
	assert_string_equal(printed.text, want);
}
