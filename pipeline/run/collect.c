#include "collect.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "list.h"
#include "log.h"
#include "manifest.h"
#include "metadata_fields.h"
#include "name_pattern.h"
#include "path.h"
#include "sidecar.h"

/* Deeper than any recorder's folders; links are not followed, so that this is
 * only reached by accident. */
#define DEPTH_MOST 32

/* What every step of a collection needs. */
struct collection {
	struct jobs *jobs;
	const struct name_pattern *pattern; /* may be NULL */
	struct problems problems;
};

static const char *const endings[] = { "3gp", "aac", "amr", "au", "flac", "gsm",
	"m4a", "mka", "mp3", "mp4", "oga", "ogg", "opus", "snd", "wav", "wma" };

static bool is_recording(const char *path)
{
	struct text folded = { 0 };
	struct failure why;
	bool is_one = false;

	if (text_fold(&folded, path_extension(path), &why) != STATUS_OK)
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		is_one =
			is_one || strcmp(endings[i], text_string(&folded)) == 0;
	text_release(&folded);
	return is_one;
}

/* Names in a folder, sorted, "." and ".." left out. */
struct names {
	char **items;
	size_t count, capacity;
};

static void names_release(struct names *names)
{
	for (size_t i = 0; i < names->count; i++)
		free(names->items[i]);
	free(names->items);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static enum status read_folder(
	struct names *names, const char *path, struct failure *why)
{
	DIR *folder = opendir(path);
	enum status rc = STATUS_OK;
	const struct dirent *entry;

	if (!folder)
		return failure_errno(why, errno, path);
	while (rc == STATUS_OK && (entry = readdir(folder))) {
		if (strcmp(entry->d_name, ".") == 0 ||
			strcmp(entry->d_name, "..") == 0)
			continue;
		rc = list_reserve(&names->items, &names->capacity,
			names->count + 1, sizeof(*names->items), why);
		if (rc != STATUS_OK)
			break;
		names->items[names->count] = strdup(entry->d_name);
		if (!names->items[names->count++])
			rc = failure_no_memory(why);
	}
	(void)closedir(folder);
	if (rc == STATUS_OK && names->count)
		qsort(names->items, names->count, sizeof(*names->items),
			compare_names);
	return rc;
}

/* Adds what the sidecar and the file's name tell to what the manifest said. */
static enum status complete_job(struct collection *collection, struct job *job,
	const char *origin, struct failure *why)
{
	struct arena *arena = &collection->jobs->arena;
	const char *path = job->source.paths[0];
	struct sidecar sidecar = { 0 };
	struct metadata named = { 0 };
	struct metadata_source from = { &named, path };
	enum status rc =
		sidecar_read(path, &sidecar, arena, &collection->problems, why);

	if (rc == STATUS_OK && sidecar.path)
		rc = metadata_merge(&job->meta, origin,
			&(struct metadata_source){
				&sidecar.meta, sidecar.path },
			arena, &collection->problems, why);
	if (rc == STATUS_OK && collection->pattern)
		rc = name_pattern_read(collection->pattern, path, &named, arena,
			&collection->problems, why);
	if (rc == STATUS_OK && collection->pattern)
		rc = metadata_merge(&job->meta, origin, &from, arena,
			&collection->problems, why);
	if (!job->source.transcript)
		job->source.transcript = sidecar.transcript;
	if (rc == STATUS_OK && !job->source.transcript)
		rc = sidecar_find_transcript(
			path, arena, &job->source.transcript, why);
	return rc;
}

static enum status add_job(struct collection *collection, const struct job *job,
	const char *origin, struct failure *why)
{
	struct jobs *jobs = collection->jobs;
	enum status rc = list_reserve(&jobs->items, &jobs->capacity,
		jobs->count + 1, sizeof(*jobs->items), why);

	if (rc != STATUS_OK)
		return rc;
	jobs->items[jobs->count] = *job;
	rc = complete_job(collection, &jobs->items[jobs->count], origin, why);
	jobs->count += rc == STATUS_OK;
	return rc;
}

static enum status add_recording(
	struct collection *collection, const char *path, struct failure *why)
{
	struct job job = { 0 };

	job.source.paths[0] = arena_text(&collection->jobs->arena, path);
	if (!job.source.paths[0])
		return failure_no_memory(why);
	return add_job(collection, &job, job.source.paths[0], why);
}

static enum status add_manifest(
	struct collection *collection, const char *path, struct failure *why)
{
	struct arena *arena = &collection->jobs->arena;
	struct manifest manifest = { 0 };
	enum status rc = manifest_load(
		&manifest, path, arena, &collection->problems, why);

	for (size_t i = 0; i < manifest.count && rc == STATUS_OK; i++) {
		const struct manifest_row *row = &manifest.rows[i];
		const char *origin =
			arena_print(arena, "%s:%d", path, row->line);

		rc = origin ? add_job(collection, &row->job, origin, why)
			    : failure_no_memory(why);
	}
	collection->jobs->left_out += manifest.left_out;
	manifest_release(&manifest);
	return rc;
}

static enum status add_folder(struct collection *collection, const char *path,
	int depth, struct failure *why);

/* One that cannot be searched is a problem; the others are searched. */
static enum status add_folder_below(struct collection *collection,
	const char *path, int depth, struct failure *why)
{
	struct failure what;
	enum status rc = STATUS_OK;

	if (depth > DEPTH_MOST)
		rc = failure_set(&what, STATUS_INVALID,
			"%s: more than %d folders deep", path, DEPTH_MOST);
	else
		rc = add_folder(collection, path, depth, &what);
	if (rc == STATUS_OK)
		return rc;
	if (rc == STATUS_NO_MEMORY)
		return failure_no_memory(why);
	collection->jobs->left_out++;
	return problems_add(&collection->problems, &collection->jobs->arena,
		why, "%s", what.text);
}

/* Links to recordings count, links to folders do not. */
static enum status add_entry(struct collection *collection, const char *path,
	int depth, struct failure *why)
{
	struct stat about;

	if (lstat(path, &about) == 0 && S_ISDIR(about.st_mode))
		return add_folder_below(collection, path, depth + 1, why);
	return is_recording(path) ? add_recording(collection, path, why)
				  : STATUS_OK;
}

static enum status add_folder(struct collection *collection, const char *path,
	int depth, struct failure *why)
{
	struct names names = { 0 };
	struct text entry = { 0 };
	enum status rc = read_folder(&names, path, why);

	for (size_t i = 0; i < names.count && rc == STATUS_OK; i++) {
		text_clear(&entry);
		rc = text_add_format(
			&entry, why, "%s/%s", path, names.items[i]);
		if (rc == STATUS_OK)
			rc = add_entry(collection, entry.bytes, depth, why);
	}
	text_release(&entry);
	names_release(&names);
	return rc;
}

enum status collect_jobs(struct jobs *jobs, const char *path,
	const struct name_pattern *pattern, struct failure *why)
{
	struct collection collection = { .jobs = jobs, .pattern = pattern };
	enum status rc;

	if (path_is_folder(path))
		rc = add_folder(&collection, path, 0, why);
	else if (strcmp(path_extension(path), "csv") == 0)
		rc = add_manifest(&collection, path, why);
	else
		rc = add_recording(&collection, path, why);
	for (size_t i = 0; i < collection.problems.count; i++)
		log_line(LOG_ERROR, "%s", collection.problems.items[i]);
	problems_release(&collection.problems);
	return rc;
}

void jobs_release(struct jobs *jobs)
{
	free(jobs->items);
	arena_release(&jobs->arena);
	*jobs = (struct jobs){ 0 };
}
