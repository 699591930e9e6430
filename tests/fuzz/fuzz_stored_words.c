/*
 * Any text as the words of a stored turn, as a hostile database may have them:
 * refused with a sentence, or read, and then each word is one of the call's.
 */
#include <sqlite3.h>
#include <stdio.h>

#include "fuzzed_file.h"
#include "sample_call.h"
#include "store.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* A database with one call in it, and a way past the store to its words. */
struct stored {
	struct store *store;
	sqlite3 *db;
	sqlite3_stmt *update;
};

static void make(struct stored *stored)
{
	const struct run_record run = { .version = "0", .jobs = 1 };
	const struct store_key key = sample_key('e', 'r');
	struct call call = { 0 };
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/night.db", fuzzed_folder());
	fuzz_require(store_new(&stored->store, path, STORE_WRITE, NULL) ==
		     STATUS_OK);
	fuzz_require(store_begin_run(stored->store, &run, NULL) == STATUS_OK);
	fuzz_require(sample_call(&call, 'a'));
	fuzz_require(
		store_put_call(stored->store, &call, &key, NULL) == STATUS_OK);
	call_release(&call);
	fuzz_require(sqlite3_open(path, &stored->db) == SQLITE_OK);
	(void)sqlite3_exec(
		stored->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
	fuzz_require(sqlite3_prepare_v2(stored->db,
			     "UPDATE turn SET words = ?1 WHERE seq = 0", -1,
			     &stored->update, NULL) == SQLITE_OK);
}

static void check(const struct call *call)
{
	for (size_t i = 0; i < call->turns.count; i++) {
		const struct turn *turn = &call->turns.items[i];

		fuzz_require(turn->first_word + turn->word_count <=
			     call->words.count);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static struct stored stored;
	static struct call call;
	struct failure why = { "" };

	if (!stored.store)
		make(&stored);
	(void)sqlite3_bind_text(stored.update, 1, (const char *)bytes,
		(int)count, SQLITE_STATIC);
	fuzz_require(sqlite3_step(stored.update) == SQLITE_DONE);
	fuzz_require(sqlite3_reset(stored.update) == SQLITE_OK);
	if (store_read_call(stored.store, 1, &call, &why) == STATUS_OK)
		check(&call);
	else
		fuzz_require(why.text[0] != '\0');
	return 0;
}
