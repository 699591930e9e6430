#include "path.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

const char *path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

const char *path_extension(const char *path)
{
	const char *name = path_name(path);
	const char *point = strrchr(name, '.');

	return point && point > name ? point + 1 : name + strlen(name);
}

enum status path_beside(struct text *into, const char *beside, const char *name,
	struct failure *why)
{
	size_t folder_length = (size_t)(path_name(beside) - beside);
	enum status rc;

	text_clear(into);
	if (name[0] == '/')
		return text_add(into, name, why);
	rc = text_add_part(into, beside, folder_length, why);
	return rc == STATUS_OK ? text_add(into, name, why) : rc;
}

enum status path_with_ending(struct text *into, const char *path,
	const char *ending, struct failure *why)
{
	const char *extension = path_extension(path);
	size_t length = (size_t)(extension - path);
	enum status rc;

	if (*extension)
		length--;
	text_clear(into);
	rc = text_add_part(into, path, length, why);
	return rc == STATUS_OK ? text_add(into, ending, why) : rc;
}

bool path_is_folder(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool path_is_file(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

bool path_is_same(const char *a, const char *b)
{
	struct stat left, right;

	return stat(a, &left) == 0 && stat(b, &right) == 0 &&
	       left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

enum status path_read(struct text *into, const char *path, size_t most_bytes,
	struct failure *why)
{
	char block[32768];
	FILE *file = fopen(path, "rb");
	enum status rc = STATUS_OK;
	size_t count;

	text_clear(into);
	if (!file)
		return failure_errno(why, errno, "cannot open");
	while (rc == STATUS_OK &&
		(count = fread(block, 1, sizeof(block), file)) > 0) {
		if (into->length + count > most_bytes)
			rc = failure_set(why, STATUS_INVALID,
				"file is larger than %zu bytes", most_bytes);
		else
			rc = text_add_part(into, block, count, why);
	}
	if (rc == STATUS_OK && ferror(file))
		rc = failure_errno(why, errno, "cannot read");
	(void)fclose(file);
	return rc;
}
