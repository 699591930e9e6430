#include "unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "path.h"

#define BLOCK_BYTES 65536

/* One unpacking. */
struct unpacking {
	struct archive *archive;
	const char *folder;
	size_t skip; /* leading bytes of an entry's path that are `source` */
	int files;
	int64_t bytes;
	struct text path; /* scratch: where the entry goes */
	struct failure *why;
};

bool unpack_is_safe(const char *name)
{
	size_t length;

	for (; *name; name += length + (name[length] == '/')) {
		length = strcspn(name, "/");
		if (length == 0 || length > NAME_MAX ||
			(length == 2 && strncmp(name, "..", 2) == 0))
			return false;
	}
	return true;
}

static enum status fail(const struct unpacking *unpacking)
{
	const char *message = archive_error_string(unpacking->archive);

	return failure_set(unpacking->why, STATUS_INVALID, "cannot unpack: %s",
		message ? message : "no archive that is known");
}

static enum status open_archive(struct unpacking *unpacking, const char *source)
{
	struct archive *archive = archive_read_new();

	unpacking->archive = archive;
	if (!archive)
		return failure_no_memory(unpacking->why);
	if (archive_read_support_filter_gzip(archive) != ARCHIVE_OK ||
		archive_read_support_filter_xz(archive) != ARCHIVE_OK ||
		archive_read_support_filter_bzip2(archive) != ARCHIVE_OK ||
		archive_read_support_format_tar(archive) != ARCHIVE_OK ||
		archive_read_support_format_zip(archive) != ARCHIVE_OK ||
		archive_read_open_filename(archive, source, BLOCK_BYTES) !=
			ARCHIVE_OK)
		return fail(unpacking);
	return STATUS_OK;
}

static enum status open_folder(struct unpacking *unpacking, const char *source)
{
	struct archive *archive = archive_read_disk_new();

	unpacking->archive = archive;
	if (!archive)
		return failure_no_memory(unpacking->why);
	unpacking->skip = strlen(source);
	if (archive_read_disk_set_symlink_logical(archive) != ARCHIVE_OK ||
		archive_read_disk_open(archive, source) != ARCHIVE_OK)
		return fail(unpacking);
	return STATUS_OK;
}

/* Makes the folders in which unpacking->path lies, below the folder given. */
static enum status make_folders(struct unpacking *unpacking)
{
	char *path = unpacking->path.bytes;

	for (char *at = path + strlen(unpacking->folder) + 1;
		(at = strchr(at, '/')) != NULL; at++) {
		int rc;

		*at = '\0';
		rc = mkdir(path, 0777);
		if (rc && errno != EEXIST)
			return failure_errno(unpacking->why, errno, path);
		*at = '/';
	}
	return STATUS_OK;
}

static enum status copy_data(struct unpacking *unpacking, FILE *file)
{
	char block[BLOCK_BYTES];
	la_ssize_t count;

	while ((count = archive_read_data(
			unpacking->archive, block, sizeof(block))) > 0) {
		unpacking->bytes += count;
		if (unpacking->bytes > UNPACK_MOST_BYTES)
			return failure_set(unpacking->why, STATUS_INVALID,
				"holds more than %lld bytes",
				(long long)UNPACK_MOST_BYTES);
		if (fwrite(block, 1, (size_t)count, file) != (size_t)count)
			return failure_errno(unpacking->why, errno,
				text_string(&unpacking->path));
	}
	return count < 0 ? fail(unpacking) : STATUS_OK;
}

static enum status write_file(struct unpacking *unpacking)
{
	const char *path = text_string(&unpacking->path);
	enum status rc = make_folders(unpacking);
	FILE *file;

	if (rc != STATUS_OK)
		return rc;
	if (++unpacking->files > UNPACK_MOST_FILES)
		return failure_set(unpacking->why, STATUS_INVALID,
			"holds more than %d files", UNPACK_MOST_FILES);
	/* "x": what is there already came twice in the archive. */
	file = fopen(path, "wbx");
	if (!file)
		return failure_errno(unpacking->why, errno, path);
	rc = copy_data(unpacking, file);
	if (fclose(file) != 0 && rc == STATUS_OK)
		rc = failure_errno(unpacking->why, errno, path);
	return rc;
}

/* The entry's path as seen from the source. */
static const char *entry_name(
	const struct unpacking *unpacking, struct archive_entry *entry)
{
	const char *name = archive_entry_pathname(entry);

	if (!name || strlen(name) < unpacking->skip)
		return "";
	name += unpacking->skip;
	while (unpacking->skip && *name == '/')
		name++;
	while (strncmp(name, "./", 2) == 0)
		name += 2;
	return name;
}

static enum status take_entry(
	struct unpacking *unpacking, struct archive_entry *entry)
{
	const char *name = entry_name(unpacking, entry);
	enum status rc;

	if (archive_entry_filetype(entry) == AE_IFDIR)
		return STATUS_OK;
	if (!*name || !unpack_is_safe(name))
		return failure_set(unpacking->why, STATUS_INVALID,
			"\"%s\" would leave the folder", name);
	if (archive_entry_filetype(entry) != AE_IFREG ||
		archive_entry_hardlink(entry))
		return failure_set(unpacking->why, STATUS_INVALID,
			"\"%s\" is no plain file", name);
	text_clear(&unpacking->path);
	rc = text_add_format(&unpacking->path, unpacking->why, "%s/%s",
		unpacking->folder, name);
	return rc == STATUS_OK ? write_file(unpacking) : rc;
}

static enum status take_entries(struct unpacking *unpacking)
{
	struct archive_entry *entry = archive_entry_new();
	enum status rc = STATUS_OK;
	int step = ARCHIVE_OK;

	if (!entry)
		return failure_no_memory(unpacking->why);
	while (rc == STATUS_OK &&
		(step = archive_read_next_header2(unpacking->archive, entry)) ==
			ARCHIVE_OK) {
		rc = take_entry(unpacking, entry);
		/* Only a folder has deeper entries; an archive says no. */
		if (unpacking->skip && rc == STATUS_OK)
			(void)archive_read_disk_descend(unpacking->archive);
	}
	if (rc == STATUS_OK && step != ARCHIVE_EOF)
		rc = fail(unpacking);
	archive_entry_free(entry);
	return rc;
}

enum status unpack(const char *source, const char *folder, struct failure *why)
{
	struct unpacking unpacking = { .folder = folder, .why = why };
	enum status rc;

	if (!path_is_folder(source) && !path_is_file(source))
		return failure_set(why, STATUS_NOT_FOUND,
			"there is no such folder or archive");
	rc = path_is_folder(source) ? open_folder(&unpacking, source)
				    : open_archive(&unpacking, source);
	if (rc == STATUS_OK)
		rc = take_entries(&unpacking);
	(void)archive_read_free(unpacking.archive);
	text_release(&unpacking.path);
	return rc;
}

const char *unpack_library(void)
{
	return archive_version_string();
}
