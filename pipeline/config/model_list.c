#include "model_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "list.h"
#include "model_file.h"
#include "path.h"

static int has_a_name(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Adds `folder`/`name` when it holds a model.yaml. */
static enum status add_model(struct model_list *list, const char *folder,
	const char *name, struct failure *why)
{
	struct listed_model item = { .folder = arena_print(&list->arena,
					     "%s/%s", folder, name) };
	const char *path = item.folder ? arena_print(&list->arena,
						 "%s/model.yaml", item.folder)
				       : NULL;
	enum status rc;

	if (!path)
		return failure_no_memory(why);
	if (!path_is_file(path))
		return STATUS_OK;
	rc = list_reserve(&list->items, &list->capacity, list->count + 1,
		sizeof(*list->items), why);
	if (rc != STATUS_OK)
		return rc;
	if (model_load(&item.model, path, &item.why) != STATUS_OK)
		item.model = NULL;
	list->items[list->count++] = item;
	return STATUS_OK;
}

static enum status add_folder(
	struct model_list *list, const char *folder, struct failure *why)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, has_a_name, alphasort);
	enum status rc = STATUS_OK;

	if (count < 0)
		return errno == ENOENT ? STATUS_OK
				       : failure_errno(why, errno, folder);
	for (int i = 0; i < count; i++) {
		if (rc == STATUS_OK)
			rc = add_model(list, folder, entries[i]->d_name, why);
		free(entries[i]);
	}
	free(entries);
	return rc;
}

/* As models_find() chooses. */
static void mark_first(struct model_list *list)
{
	bool has[LANGUAGE_COUNT] = { false };

	for (size_t i = 0; i < list->count; i++) {
		struct listed_model *item = &list->items[i];

		if (!item->model)
			continue;
		item->is_first = !has[item->model->language];
		has[item->model->language] = true;
	}
}

enum status model_list_read(struct model_list *list, const char *const *folders,
	size_t folder_count, struct failure *why)
{
	enum status rc = STATUS_OK;

	for (size_t i = 0; i < folder_count && rc == STATUS_OK; i++)
		rc = add_folder(list, folders[i], why);
	if (rc == STATUS_OK)
		mark_first(list);
	else
		model_list_release(list);
	return rc;
}

void model_list_release(struct model_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		model_free(list->items[i].model);
	free(list->items);
	arena_release(&list->arena);
	*list = (struct model_list){ 0 };
}
