#include "model_install.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model_file.h"
#include "path.h"
#include "unpack.h"

#define OPEN_FOLDERS_MOST 16

static int remove_one(
	const char *path, const struct stat *about, int kind, struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	return remove(path);
}

/* Makes `path` and the folders above it. */
static enum status make_folder(const char *path, struct failure *why)
{
	struct text part = { 0 };
	enum status rc = STATUS_OK;

	for (const char *at = path; rc == STATUS_OK && *at;) {
		at += strspn(at, "/");
		at += strcspn(at, "/");
		text_clear(&part);
		rc = text_add_part(&part, path, (size_t)(at - path), why);
		if (rc == STATUS_OK && mkdir(text_string(&part), 0777) &&
			errno != EEXIST)
			rc = failure_errno(why, errno, text_string(&part));
	}
	text_release(&part);
	return rc;
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* The folder with model.yaml: `folder`, or the only one in it. */
static enum status find_top(
	struct text *top, const char *folder, struct failure *why)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_visible, alphasort);
	bool is_alone = count == 1;
	struct text inner = { 0 };
	enum status rc = STATUS_OK;

	if (is_alone)
		rc = text_add_format(
			&inner, why, "%s/%s", folder, entries[0]->d_name);
	for (int i = 0; i < count; i++)
		free(entries[i]);
	free(entries);
	if (rc == STATUS_OK)
		rc = text_add(top,
			is_alone && path_is_folder(text_string(&inner))
				? text_string(&inner)
				: folder,
			why);
	text_release(&inner);
	return rc;
}

/* Whether `name` can be a folder's name and no other thing. */
static bool is_folder_name(const char *name)
{
	return *name && *name != '.' && !strchr(name, '/') &&
	       unpack_is_safe(name);
}

/* The same sentence with the model's own files as they were before they were
 * unpacked: `model.yaml:7:1: ...`. */
static enum status name_within(
	struct failure *why, enum status rc, const char *top)
{
	struct failure said = *why;
	size_t length = strlen(top);

	if (strncmp(said.text, top, length) == 0 && said.text[length] == '/')
		(void)failure_set(why, rc, "%s", said.text + length + 1);
	return rc;
}

/* Checks the unpacked model and moves it to where it belongs. */
static enum status check_and_move(struct model **out, const char *top,
	const char *models, model_check check, struct failure *why)
{
	struct text path = { 0 };
	struct model *model = NULL;
	enum status rc = text_add_format(&path, why, "%s/model.yaml", top);

	if (rc == STATUS_OK && !path_is_file(text_string(&path)))
		rc = failure_set(
			why, STATUS_INVALID, "there is no model.yaml in it");
	if (rc == STATUS_OK)
		rc = model_load(&model, text_string(&path), why);
	if (rc == STATUS_OK)
		rc = model_verify(model, why);
	if (rc == STATUS_OK)
		rc = check(model, why);
	if (rc != STATUS_OK)
		rc = name_within(why, rc, top);
	if (rc == STATUS_OK && !is_folder_name(model->name))
		rc = failure_set(why, STATUS_INVALID,
			"name \"%s\" cannot be that of a folder", model->name);
	text_clear(&path);
	if (rc == STATUS_OK)
		rc = text_add_format(&path, why, "%s/%s", models, model->name);
	if (rc == STATUS_OK && path_is_folder(text_string(&path)))
		rc = failure_set(why, STATUS_BUSY,
			"%s is installed already; remove it first",
			text_string(&path));
	if (rc == STATUS_OK && rename(top, text_string(&path)))
		rc = failure_errno(why, errno, text_string(&path));
	text_release(&path);
	if (rc == STATUS_OK)
		*out = model;
	else
		model_free(model);
	return rc;
}

enum status model_install(struct model **out, const char *source,
	const char *models, model_check check, struct failure *why)
{
	struct text folder = { 0 }, top = { 0 };
	bool is_made = false;
	enum status rc = make_folder(models, why);

	/* In the models folder, so that the move is within one file system; its
	 * point hides it from whoever lists models. */
	if (rc == STATUS_OK)
		rc = text_add_format(
			&folder, why, "%s/.install-XXXXXX", models);
	if (rc == STATUS_OK) {
		is_made = mkdtemp(folder.bytes) != NULL;
		if (!is_made)
			rc = failure_errno(why, errno, models);
	}
	if (rc == STATUS_OK)
		rc = unpack(source, text_string(&folder), why);
	if (rc == STATUS_OK)
		rc = find_top(&top, text_string(&folder), why);
	/* mkdtemp() keeps others out; a model may be read by all. */
	if (rc == STATUS_OK && chmod(text_string(&top), 0755))
		rc = failure_errno(why, errno, text_string(&top));
	if (rc == STATUS_OK)
		rc = check_and_move(out, text_string(&top), models, check, why);
	if (is_made)
		(void)nftw(text_string(&folder), remove_one, OPEN_FOLDERS_MOST,
			FTW_DEPTH | FTW_PHYS);
	text_release(&top);
	text_release(&folder);
	return rc;
}
