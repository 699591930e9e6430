#include "cache.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "path.h"

/* Others may read what a user keeps, as the umask has it. */
#define FOLDER_MODE 0777
#define ENTRY_MODE 0755

/* Every folder on the way. */
static enum status make_folders(const char *path, struct failure *why)
{
	struct text part = { 0 };
	enum status rc = STATUS_OK;

	for (size_t at = 0; path[at] && rc == STATUS_OK;) {
		at += strspn(path + at, "/");
		at += strcspn(path + at, "/");
		text_clear(&part);
		rc = text_add_part(&part, path, at, why);
		if (rc == STATUS_OK &&
			mkdir(text_string(&part), FOLDER_MODE) != 0 &&
			errno != EEXIST && !path_is_folder(text_string(&part)))
			rc = failure_errno(why, errno, text_string(&part));
	}
	text_release(&part);
	return rc;
}

void cache_open(struct cache *cache, const char *folder)
{
	*cache = (struct cache){ .folder = folder };
}

/* The folder, the files in it and those of the folders in it. */
static void remove_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct text inner = { 0 };
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)) != NULL) {
		const char *name = entry->d_name;

		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
			continue;
		text_clear(&inner);
		if (text_add_format(&inner, NULL, "%s/%s", path, name) ==
				STATUS_OK &&
			unlink(text_string(&inner)) != 0)
			remove_folder(text_string(&inner));
	}
	if (folder)
		(void)closedir(folder);
	(void)rmdir(path);
	text_release(&inner);
}

void cache_close(struct cache *cache)
{
	if (cache->temporary.length > 0)
		remove_folder(text_string(&cache->temporary));
	text_release(&cache->temporary);
	*cache = (struct cache){ 0 };
}

static enum status find_in(const char *folder, const struct digest *key,
	struct text *entry, struct failure *why)
{
	enum status rc;

	text_clear(entry);
	rc = text_add_format(entry, why, "%s/%s", folder, key->text);
	if (rc == STATUS_OK && access(text_string(entry), R_OK | X_OK) != 0)
		rc = failure_errno(why, ENOENT, text_string(entry));
	return rc;
}

enum status cache_find(const struct cache *cache, const struct digest *key,
	struct text *entry, struct failure *why)
{
	enum status rc = STATUS_NOT_FOUND;

	if (cache->folder)
		rc = find_in(cache->folder, key, entry, why);
	if (rc == STATUS_NOT_FOUND && cache->temporary.length > 0)
		rc = find_in(text_string(&cache->temporary), key, entry, why);
	return rc;
}

/* Makes the folder to fill within `folder`. */
static enum status begin_in(const char *folder, const struct digest *key,
	struct text *work, struct text *entry, struct failure *why)
{
	enum status rc = make_folders(folder, why);

	text_clear(work);
	text_clear(entry);
	if (rc == STATUS_OK)
		rc = text_add_format(work, why, "%s/new.XXXXXX", folder);
	if (rc == STATUS_OK)
		rc = text_add_format(entry, why, "%s/%s", folder, key->text);
	if (rc == STATUS_OK &&
		(!mkdtemp(work->bytes) || chmod(work->bytes, ENTRY_MODE) != 0))
		rc = failure_errno(why, errno, folder);
	return rc;
}

static enum status make_temporary(struct cache *cache, struct failure *why)
{
	const char *place = getenv("TMPDIR");
	enum status rc;

	if (cache->temporary.length > 0)
		return STATUS_OK;
	rc = text_add_format(&cache->temporary, why, "%s/auscult.XXXXXX",
		place && *place ? place : "/tmp");
	if (rc == STATUS_OK && !mkdtemp(cache->temporary.bytes)) {
		rc = failure_errno(why, errno, place ? place : "/tmp");
		text_clear(&cache->temporary);
	}
	return rc;
}

enum status cache_begin(struct cache *cache, const struct digest *key,
	struct text *work, struct text *entry, struct failure *why)
{
	enum status rc = STATUS_NOT_FOUND;

	if (cache->folder)
		rc = begin_in(cache->folder, key, work, entry, &cache->refusal);
	if (rc == STATUS_OK)
		return rc;
	rc = make_temporary(cache, why);
	return rc == STATUS_OK ? begin_in(text_string(&cache->temporary), key,
					 work, entry, why)
			       : rc;
}

enum status cache_keep(const char *work, const char *entry, struct failure *why)
{
	enum status rc = STATUS_OK;

	if (rename(work, entry) == 0)
		return rc;
	if (access(entry, R_OK | X_OK) != 0)
		rc = failure_errno(why, errno, entry);
	remove_folder(work);
	return rc;
}

void cache_drop(const char *work)
{
	remove_folder(work);
}
