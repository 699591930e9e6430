#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "database.h"
#include "sample_call.h"
#include "scarce_memory.h"
#include "store.h"

/* In memory where the system has a place there: a thousand databases are made,
 * and a disk would be waited for. */
static char database[64] = "store_memory.tmp.db";

/* Thousands of allocations: one in so many is refused, for time's sake. */
#define STRIDE 23

/* What SQLite allocates with: counted like the program's own memory. Its own
 * methods know a block's size, so they are kept and asked behind the count. */
static sqlite3_mem_methods plain;

static void *scarce_malloc(int bytes)
{
	return scarce_memory_allows() ? plain.xMalloc(bytes) : NULL;
}

static void *scarce_realloc(void *memory, int bytes)
{
	return scarce_memory_allows() ? plain.xRealloc(memory, bytes) : NULL;
}

static int make_sqlite_scarce(void **state)
{
	sqlite3_mem_methods scarce;

	(void)state;
	if (access("/dev/shm", W_OK) == 0)
		(void)snprintf(database, sizeof(database),
			"/dev/shm/auscult-store-memory-%ld.db", (long)getpid());
	if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) != SQLITE_OK)
		return 1;
	scarce = plain;
	scarce.xMalloc = scarce_malloc;
	scarce.xRealloc = scarce_realloc;
	/* A pool of small blocks would hide allocations from the count. */
	return sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK ||
	       sqlite3_config(SQLITE_CONFIG_MALLOC, &scarce) != SQLITE_OK;
}

/* Whether what was read is what was put: nothing was left out in silence. */
static void check(const struct call *read, const struct call *call)
{
	assert_string_equal(
		read->recording.hash.text, call->recording.hash.text);
	assert_string_equal(read->meta.agent, call->meta.agent);
	assert_int_equal(read->words.count, call->words.count);
	assert_int_equal(read->turns.count, call->turns.count);
	assert_int_equal(read->turns.items[1].party, PARTY_CUSTOMER);
	assert_int_equal(read->utterances.count, call->utterances.count);
	assert_int_equal(read->sounds.count, call->sounds.count);
}

/* Reads back the only hearing there is. */
static enum status read_back(
	struct store *store, const struct call *call, struct failure *why)
{
	const struct digest other_rules = { "other" };
	struct hearing_ids ids;
	struct call read = { 0 };
	enum status rc = store_list_hearings(store, &other_rules, 0, &ids, why);

	if (rc == STATUS_OK)
		rc = store_read_call(store, ids.items[0], &read, why);
	if (rc == STATUS_OK)
		check(&read, call);
	call_release(&read);
	return rc;
}

static struct store *open_store(void)
{
	struct failure why = { "" };
	struct store *store = NULL;
	enum status rc = store_new(&store, database, STORE_WRITE, &why);

	if (rc != STATUS_OK)
		print_error("%s\n", why.text);
	assert_int_equal(rc, STATUS_OK);
	return store;
}

typedef enum status (*step)(
	struct store *store, const struct call *call, struct failure *why);

static enum status put(
	struct store *store, const struct call *call, struct failure *why)
{
	const struct run_record run = { .version = "0", .jobs = 1 };
	const struct store_key key = sample_key('e', 'r');
	enum status rc = store_begin_run(store, &run, why);

	return rc == STATUS_OK ? store_put_call(store, call, &key, why) : rc;
}

static enum status read_all(
	struct store *store, const struct call *call, struct failure *why)
{
	struct table table = { 0 };
	enum status rc = read_back(store, call, why);

	if (rc == STATUS_OK)
		rc = store_query(store, "agent", &table, why);
	table_release(&table);
	return rc;
}

/* Runs `run` with its allocation `n` refused, on a store opened for it; false
 * when there are not so many. SQLite does without some allocations (a smaller
 * cache, an unsorted list): that refusal is no failure. */
static bool refuse_one(
	long n, step run, const struct call *call, enum status *rc)
{
	struct failure why = { "" };
	struct store *store = open_store();
	bool has_refused;

	scarce_memory_refuse(n);
	*rc = run(store, call, &why);
	has_refused = scarce_memory_grant();
	store_free(store);
	if (*rc != STATUS_OK && *rc != STATUS_NO_MEMORY)
		print_error("refusal %ld: %s\n", n, why.text);
	assert_true(*rc == STATUS_OK || *rc == STATUS_NO_MEMORY);
	assert_true(has_refused || *rc == STATUS_OK);
	return has_refused;
}

static void a_refused_allocation_never_leaves_half_a_call(void **state)
{
	struct call call = { 0 };
	enum status rc;
	long n = 0, failed = 0;
	bool has_refused;

	(void)state;
	assert_true(sample_call(&call, 'a'));
	database_remove(database);
	do {
		has_refused = refuse_one(n, put, &call, &rc);
		n += STRIDE;
		failed += rc != STATUS_OK;
		database_expect(database,
			"SELECT (SELECT count(*) FROM call), "
			"(SELECT count(*) FROM latest_assessment "
			"JOIN reason USING (assessment_id))",
			rc == STATUS_OK ? "1|1" : "0|0");
		if (rc == STATUS_OK)
			database_remove(database);
	} while (has_refused);
	assert_true(failed > 100);
	call_release(&call);
	database_remove(database);
}

static void a_refused_allocation_never_leaves_out_what_is_read(void **state)
{
	struct call call = { 0 };
	struct failure why = { "" };
	struct store *store;
	enum status rc;
	long n = 0, failed = 0;

	(void)state;
	assert_true(sample_call(&call, 'a'));
	database_remove(database);
	store = open_store();
	assert_int_equal(put(store, &call, &why), STATUS_OK);
	store_free(store);
	for (; refuse_one(n, read_all, &call, &rc); n += STRIDE)
		failed += rc != STATUS_OK;
	assert_true(failed > 100);
	call_release(&call);
	database_remove(database);
}

static void a_refused_allocation_never_leaves_half_a_schema(void **state)
{
	struct failure why;
	long n = 0;

	(void)state;
	for (;; n += STRIDE + n / 20) {
		struct store *store = NULL;
		enum status rc;

		database_remove(database);
		scarce_memory_refuse(n);
		rc = store_new(&store, database, STORE_WRITE, &why);
		store_free(store);
		if (!scarce_memory_grant())
			break;
		if (rc != STATUS_OK)
			assert_int_equal(rc, STATUS_NO_MEMORY);
		assert_int_equal(store_new(&store, database, STORE_WRITE, &why),
			STATUS_OK);
		store_free(store);
	}
	assert_true(n > 10);
	database_remove(database);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_refused_allocation_never_leaves_half_a_call),
		cmocka_unit_test(
			a_refused_allocation_never_leaves_out_what_is_read),
		cmocka_unit_test(
			a_refused_allocation_never_leaves_half_a_schema),
	};

	return cmocka_run_group_tests(tests, make_sqlite_scarce, NULL);
}
