/*
 * Any bytes as the database of a shard: refused with a sentence, or merged,
 * and then the database it went into is whole. Most of what one byte breaks is
 * seen only behind SQLite's header, so a byte of the input also chooses where
 * the others are written into a database of ours.
 */
#include "fuzzed_file.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample_call.h"
#include "store.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* Of the input, before the bytes that are written over the sample. */
#define HEAD_BYTES 4

/* A database as bytes. */
struct image {
	char *bytes;
	size_t count;
};

static struct image sample; /* of a shard */
static struct image empty;  /* that it is merged into */
static char merged_path[256];

static void store_sample(const char *path)
{
	const struct run_record run = { .version = "0", .jobs = 1 };
	const struct store_key key = sample_key('e', 'r');
	struct store *store = NULL;
	struct call call = { 0 };

	fuzz_require(store_new(&store, path, STORE_WRITE, NULL) == STATUS_OK);
	fuzz_require(store_begin_run(store, &run, NULL) == STATUS_OK);
	fuzz_require(sample_call(&call, 'a'));
	fuzz_require(store_put_call(store, &call, &key, NULL) == STATUS_OK);
	fuzz_require(store_put_quarantine(store, &call.recording.hash, &key,
			     "b.wav", "crashed", NULL) == STATUS_OK);
	call_release(&call);
	store_free(store);
}

static void read_image(struct image *image, const char *path)
{
	FILE *file = fopen(path, "rb");

	fuzz_require(file && fseek(file, 0, SEEK_END) == 0);
	image->count = (size_t)ftell(file);
	rewind(file);
	image->bytes = malloc(image->count);
	fuzz_require(image->bytes && fread(image->bytes, 1, image->count,
					     file) == image->count);
	(void)fclose(file);
}

static void make_images(void)
{
	char path[256];
	struct store *store = NULL;

	(void)snprintf(path, sizeof(path), "%s/sample.db", fuzzed_folder());
	(void)snprintf(merged_path, sizeof(merged_path), "%s/merged.db",
		fuzzed_folder());
	store_sample(path);
	read_image(&sample, path);
	fuzz_require(
		store_new(&store, merged_path, STORE_WRITE, NULL) == STATUS_OK);
	store_free(store);
	read_image(&empty, merged_path);
}

/* The sample with the input written over it; the input itself where it is a
 * database from its first byte on. */
static const char *write_shard(const uint8_t *bytes, size_t count)
{
	char *shard;
	const char *path;
	uint32_t at = 0;

	if (count < HEAD_BYTES || memcmp(bytes, "SQLi", HEAD_BYTES) == 0)
		return fuzzed_file("shard.db", bytes, count);
	memcpy(&at, bytes, HEAD_BYTES);
	at %= (uint32_t)sample.count;
	bytes += HEAD_BYTES;
	count -= HEAD_BYTES;
	if (count > sample.count - at)
		count = sample.count - at;
	shard = malloc(sample.count);
	fuzz_require(shard != NULL);
	memcpy(shard, sample.bytes, sample.count);
	memcpy(shard + at, bytes, count);
	path = fuzzed_file("shard.db", (const uint8_t *)shard, sample.count);
	free(shard);
	return path;
}

static int is_ok(void *seen, int count, char **cells, char **names)
{
	(void)names;
	fuzz_require(count == 1 && strcmp(cells[0], "ok") == 0);
	*(int *)seen = 1;
	return 0;
}

static void check_merged(void)
{
	sqlite3 *db = NULL;
	int seen = 0;

	fuzz_require(sqlite3_open(merged_path, &db) == SQLITE_OK);
	fuzz_require(sqlite3_exec(db, "PRAGMA integrity_check", is_ok, &seen,
			     NULL) == SQLITE_OK);
	fuzz_require(seen);
	(void)sqlite3_close(db);
}

static void remove_beside(const char *path)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	char name[300];

	for (int i = 0; i < 3; i++) {
		(void)snprintf(name, sizeof(name), "%s%s", path, endings[i]);
		(void)remove(name);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct failure why = { "" };
	struct store *store = NULL;
	const char *shard;
	int64_t added = 0;

	if (!sample.bytes)
		make_images();
	(void)fuzzed_file(
		"merged.db", (const uint8_t *)empty.bytes, empty.count);
	shard = write_shard(bytes, count);
	fuzz_require(
		store_new(&store, merged_path, STORE_WRITE, NULL) == STATUS_OK);
	if (store_merge(store, shard, true, &added, &why) != STATUS_OK)
		fuzz_require(why.text[0] != '\0');
	store_free(store);
	check_merged();
	remove_beside(merged_path);
	remove_beside(shard);
	return 0;
}
